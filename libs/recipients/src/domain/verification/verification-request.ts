import { addDays, AggregateRoot, localDate, newId, nextState, notFound, type LocalDate, type Transitions, type Uuid, type WorkingCalendar } from '@yizhu/kernel';
import { consentError } from '../consent/consent.errors.js';
import { compare, isFinding, type DepartmentAnswer, type Outcome } from './comparison.js';
import { isValueOf, type VerificationKind } from './items.js';
import { verificationError } from './verification.errors.js';

export const VERIFICATION_STATES = ['drafted', 'sent', 'answering', 'concluded', 'stopped', 'expired'] as const;
export type VerificationState = (typeof VERIFICATION_STATES)[number];
export type VerificationAct = 'send' | 'answer' | 'conclude' | 'stop' | 'expire';

/** A withdrawn consent stops it, one that runs out expires it; what is concluded stays. */
export const VERIFICATION_TRANSITIONS: Transitions<VerificationState, VerificationAct> = {
  send: { from: ['drafted'], to: 'sent' },
  answer: { from: ['sent', 'answering'], to: 'answering' },
  conclude: { from: ['sent', 'answering'], to: 'concluded' },
  stop: { from: ['drafted', 'sent', 'answering'], to: 'stopped' },
  expire: { from: ['drafted', 'sent', 'answering'], to: 'expired' },
};
export const OPEN_STATES: readonly VerificationState[] = ['drafted', 'sent', 'answering'];
export const CHASED_BY = ['phone', 'letter', 'meeting'] as const;
export type ChasedBy = (typeof CHASED_BY)[number];

/** Whom the request is about, as they were when it was made, and the consent it rests on. */
export interface VerificationSubject {
  readonly personId: Uuid;
  readonly name: string;
  readonly idMasked: string;
  readonly consentId: Uuid;
}
/** One question about one person to one department. What was declared and answered is sealed; how they compare is not. */
export interface VerificationItem {
  id: Uuid;
  countyCode: string;
  divisionCode: string;
  requestId: Uuid;
  position: number;
  /** The first of its department's items: a department finds each request once. */
  leads: boolean;
  createdAt: Date;
  kind: VerificationKind;
  personId: Uuid;
  organisationId: Uuid;
  organisationName: string;
  answerDays: number;
  toleranceAbsolute: number;
  tolerancePercent: number;
  validDays: number;
  declaredSealed: string | null;
  answerSealed: string | null;
  outcome: Outcome | null;
  dueAt: Date | null;
  answeredAt: Date | null;
  answeredBy: Uuid | null;
  answeredByName: string | null;
  paperNumber: string | null;
}
export interface Chase {
  id: Uuid;
  countyCode: string;
  divisionCode: string;
  requestId: Uuid;
  organisationId: Uuid;
  organisationName: string;
  chasedBy: ChasedBy;
  note: string;
  chasedAt: Date;
  actorId: Uuid | null;
  actorName: string;
}
export interface DraftedVerification {
  readonly id: Uuid;
  readonly countyCode: string;
  readonly divisionCode: string;
  readonly number: string;
  readonly householdId: Uuid;
  readonly headName: string;
  readonly subjects: readonly VerificationSubject[];
  /** The first day on which a consent it rests on is over is the day after this. */
  readonly consentUntil: LocalDate;
  readonly items: readonly Pick<VerificationItem, 'id' | 'kind' | 'personId' | 'organisationId' | 'organisationName' | 'answerDays' | 'toleranceAbsolute' | 'tolerancePercent' | 'validDays' | 'declaredSealed'>[];
}
export interface Answerer {
  readonly id: Uuid | null;
  readonly name: string;
  /** The department somebody answers for; null for the office, which enters what a department wrote. */
  readonly organisationId: Uuid | null;
  readonly isOffice: boolean;
  readonly paperNumber: string | null;
}

/** A question put to departments about declared means (信息核实); it rests on the consent of everybody it is about. */
export class VerificationRequest extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  number!: string;
  householdId!: Uuid;
  headName!: string;
  status!: VerificationState;
  subjects!: VerificationSubject[];
  organisationIds!: Uuid[];
  consentUntil!: LocalDate;
  createdAt!: Date;
  sentAt!: Date | null;
  /** When the earliest item that is not answered is due. */
  dueAt!: Date | null;
  endedAt!: Date | null;
  reason!: string | null;
  findings!: number;
  reportNumber!: string | null;
  reportValidUntil!: LocalDate | null;
  conclusionSealed!: string | null;
  items!: VerificationItem[];
  chases!: Chase[];

  static draft({ items, ...input }: DraftedVerification, at: Date): VerificationRequest {
    const request = Object.assign(new VerificationRequest(), input, {
      subjects: [...input.subjects], organisationIds: [...new Set(items.map((item) => item.organisationId))], status: 'drafted', createdAt: at, sentAt: null, dueAt: null, endedAt: null, reason: null, findings: 0, reportNumber: null, reportValidUntil: null, conclusionSealed: null, chases: [],
    });
    request.items = items.map((item, position) => ({
      ...item, countyCode: input.countyCode, divisionCode: input.divisionCode, requestId: input.id, position, createdAt: at, leads: items.findIndex((other) => other.organisationId === item.organisationId) === position, answerSealed: null, outcome: null, dueAt: null, answeredAt: null, answeredBy: null, answeredByName: null, paperNumber: null,
    }));
    return request;
  }

  /** Each item is due by its own term in working days. @throws consent-expired */
  send(at: Date, calendar: WorkingCalendar): void {
    this.requireConsent(at);
    this.move('send');
    this.sentAt = at;
    for (const item of this.items) item.dueAt = calendar.deadline(at, { workingDays: item.answerDays });
    this.findDue();
    this.tell('verification-sent', { items: this.items.length });
  }

  /**
   * One item, answered once and late if need be. `declared` is what `declaredSealed` holds, `sealed` what `answer` is kept as.
   * @throws not-found (another department's item) | verification-answered | verification-paper-missing | verification-value-* | consent-expired
   */
  answer(itemId: Uuid, answer: DepartmentAnswer, { declared, sealed, by, at }: { declared: number | null; sealed: string; by: Answerer; at: Date }): void {
    this.requireConsent(at);
    this.move('answer');
    const item = this.items.find(({ id }) => id === itemId);
    const own = item?.organisationId === by.organisationId;
    if (!item || (!own && !by.isOffice)) throw notFound('verification-item');
    if (item.outcome) throw verificationError('verification-answered');
    if (!own && !by.paperNumber) throw verificationError('verification-paper-missing', {}, 'paperNumber');
    if (answer.found && answer.value === null) throw verificationError('verification-value-missing', {}, 'value');
    if (!answer.found && answer.value !== null) throw verificationError('verification-value-not-expected', {}, 'value');
    if (answer.value !== null && !isValueOf(item.kind, answer.value)) throw verificationError('verification-value-malformed', {}, 'value');
    item.outcome = compare(declared, answer, { absolute: item.toleranceAbsolute, percent: item.tolerancePercent });
    item.answerSealed = sealed;
    item.answeredAt = at;
    item.answeredBy = by.id;
    item.answeredByName = by.name;
    item.paperNumber = by.paperNumber;
    this.findings = this.items.filter((each) => isFinding(each.outcome)).length;
    this.findDue();
  }

  /** Reminds a department of what is late. @throws act-not-allowed | verification-department-answered | verification-not-late */
  chase(organisationId: Uuid, by: { chasedBy: ChasedBy; note: string; actorId: Uuid | null; actorName: string }, at: Date): Chase {
    nextState(VERIFICATION_TRANSITIONS, 'verification-request', this.status, 'answer');
    const waiting = this.items.filter((item) => item.organisationId === organisationId && !item.outcome);
    if (waiting.length === 0) throw verificationError('verification-department-answered', {}, 'organisationId');
    if (!waiting.some(({ dueAt }) => dueAt !== null && dueAt < at)) throw verificationError('verification-not-late');
    const chase: Chase = { id: newId(), countyCode: this.countyCode, divisionCode: this.divisionCode, requestId: this.id, organisationId, organisationName: waiting[0]!.organisationName, ...by, chasedAt: at };
    this.chases.push(chase);
    return chase;
  }

  /**
   * Items nobody answered need a reason to be left. The report holds as long as the answer that ages fastest.
   * @throws verification-nothing-answered | verification-unanswered | verification-conclusion-missing
   */
  conclude(input: { reportNumber: string; conclusionSealed: string; unansweredReason: string | null }, at: Date): void {
    this.move('conclude');
    const answered = this.items.filter(({ outcome }) => outcome !== null);
    if (answered.length === 0) throw verificationError('verification-nothing-answered');
    const open = this.items.filter(({ outcome }) => outcome === null);
    if (open.length > 0 && !input.unansweredReason) throw verificationError('verification-unanswered', { count: open.length }, 'unansweredReason');
    this.reason = open.length > 0 ? input.unansweredReason : null;
    this.reportNumber = input.reportNumber;
    this.reportValidUntil = addDays(localDate(at), Math.min(...answered.map(({ validDays }) => validDays)));
    this.conclusionSealed = input.conclusionSealed;
    this.end(at);
    this.tell('verification-concluded', { findings: this.findings, reportNumber: this.reportNumber });
  }

  stop(reason: string, at: Date, because: 'office' | 'consent-withdrawn' = 'office'): void {
    this.move('stop');
    this.reason = reason;
    this.end(at);
    this.tell('verification-stopped', { because });
  }

  expire(at: Date): void {
    this.move('expire');
    this.end(at);
    this.tell('verification-expired', {});
  }

  private requireConsent(at: Date): void {
    if (this.consentUntil < localDate(at) && OPEN_STATES.includes(this.status)) throw consentError('consent-expired');
  }

  private findDue(): void {
    const waiting = this.items.flatMap(({ outcome, dueAt }) => (outcome === null && dueAt ? [dueAt.getTime()] : []));
    this.dueAt = waiting.length > 0 ? new Date(Math.min(...waiting)) : null;
  }

  /** What nobody answered stays so. */
  private end(at: Date): void {
    for (const item of this.items) item.outcome ??= 'unanswered';
    this.endedAt = at;
    this.dueAt = null;
  }

  private move(act: VerificationAct): void {
    this.status = nextState(VERIFICATION_TRANSITIONS, 'verification-request', this.status, act);
  }

  private tell(what: string, payload: Record<string, unknown>): void {
    this.record({ type: `recipients.${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, number: this.number, ...payload } });
  }
}
