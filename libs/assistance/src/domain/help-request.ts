import { AggregateRoot, newId, nextState, type Transitions, type Uuid, type WorkingCalendar } from '@yizhu/kernel';
import { assistanceError } from './assistance.errors.js';
import { APPEAL_WITHIN, DEADLINE, TRIAGE_WITHIN, type Channel, type NeedDimension, type RequestSource, type Urgency } from './vocabulary.js';

export const REQUEST_STATES = ['submitted', 'triaged', 'in_service', 'resolved', 'closed', 'withdrawn', 'declined', 'appealed'] as const;
/** Somebody waits for something. */
export const OPEN_REQUEST_STATES = ['submitted', 'triaged', 'in_service', 'resolved', 'appealed'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
export type RequestAct = 'triage' | 'serve' | 'resolve' | 'close' | 'withdraw' | 'decline' | 'appeal' | 'uphold' | 'overturn' | 'return' | 'assign';

export const REQUEST_TRANSITIONS: Transitions<RequestState, RequestAct> = {
  triage: { from: ['submitted'], to: 'triaged' },
  serve: { from: ['triaged', 'in_service'], to: 'in_service' },
  resolve: { from: ['triaged', 'in_service'], to: 'resolved' },
  close: { from: ['resolved'], to: 'closed' },
  withdraw: { from: ['submitted', 'triaged', 'in_service', 'appealed'], to: 'withdrawn' },
  decline: { from: ['submitted', 'triaged'], to: 'declined' },
  appeal: { from: ['declined'], to: 'appealed' },
  uphold: { from: ['appealed'], to: 'declined' },
  overturn: { from: ['appealed'], to: 'submitted' },
  // A department sends a referral back: the office looks again, also at what it had closed.
  return: { from: ['triaged', 'in_service', 'resolved', 'closed'], to: 'triaged' },
  // Whose it is may change at any time while somebody waits.
  assign: { from: OPEN_REQUEST_STATES },
};

export const NEED_STATES = ['open', 'planned', 'met', 'referred', 'unmet'] as const;
export type NeedState = (typeof NEED_STATES)[number];
const NEED_TRANSITIONS: Transitions<NeedState, 'plan' | 'reopen' | 'meet' | 'refer' | 'leave' | 'return'> = {
  plan: { from: ['open'], to: 'planned' },
  reopen: { from: ['planned'], to: 'open' },
  meet: { from: ['planned'], to: 'met' },
  refer: { from: ['open'], to: 'referred' },
  leave: { from: ['open'], to: 'unmet' },
  return: { from: ['referred'], to: 'open' },
};

/** One thing somebody needs; the unit that "needs resolved" counts. */
export interface Need {
  id: Uuid;
  countyCode: string;
  divisionCode: string;
  requestId: Uuid;
  dimension: NeedDimension;
  description: string;
  status: NeedState;
  orderId: Uuid | null;
  /** Who met it, and when: what the month's score counts. */
  metBy: Uuid | null;
  metAt: Date | null;
  referredTo: Uuid | null;
  reason: string | null;
  position: number;
  /** The line of an assessment that it took up. */
  assessedNeedId: Uuid | null;
}

export interface Submission {
  readonly id?: Uuid | undefined;
  readonly countyCode: string;
  readonly divisionCode: string;
  readonly number: string;
  readonly trackingCode: string;
  readonly personId: Uuid;
  readonly personName: string;
  readonly householdId: Uuid;
  readonly headName: string;
  readonly channel: Channel;
  readonly source: RequestSource;
  readonly summary: string;
  readonly callerSealed: string | null;
  /** Who sees to it; null: the office of the place. */
  readonly owner: Owner | null;
  readonly needs: readonly { readonly dimension: NeedDimension; readonly description: string; readonly assessedNeedId?: Uuid | undefined }[];
}

/** A team member who sees to a request until the person says it is well. */
export interface Owner {
  readonly id: Uuid;
  readonly name: string;
}

/** Who decides about a request; the system has no id. */
export interface Decider {
  readonly id: Uuid | null;
  readonly name: string;
}

/** Somebody asks for help. Its state follows from its needs once it is triaged. */
export class HelpRequest extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  number!: string;
  trackingCode!: string;
  personId!: Uuid;
  personName!: string;
  householdId!: Uuid;
  headName!: string;
  channel!: Channel;
  source!: RequestSource;
  summary!: string;
  callerSealed!: string | null;
  status!: RequestState;
  urgency!: Urgency | null;
  dueAt!: Date | null;
  reason!: string | null;
  /** Who declined it: an appeal goes to somebody else. */
  declinedBy!: Uuid | null;
  declinedByName!: string | null;
  /** Who sees to it; null: the office of the place (notice 71: every call for help has an owner). */
  ownerId!: Uuid | null;
  ownerName!: string | null;
  /** It may be appealed once. */
  appealedAt!: Date | null;
  /** How far up the line its deadline has been told; see `escalationOf`. */
  escalation!: number;
  createdAt!: Date;
  closedAt!: Date | null;
  needs!: Need[];

  static submit(input: Submission, at: Date, calendar: WorkingCalendar): HelpRequest {
    const request = new HelpRequest();
    const { needs, owner, ...rest } = input;
    Object.assign(request, rest, { ownerId: owner?.id ?? null, ownerName: owner?.name ?? null, id: input.id ?? newId(), status: 'submitted', urgency: null, dueAt: calendar.deadline(at, TRIAGE_WITHIN), reason: null, declinedBy: null, declinedByName: null, appealedAt: null, escalation: 0, createdAt: at, closedAt: null });
    request.needs = needs.map((need, position) => ({
      ...need, assessedNeedId: need.assessedNeedId ?? null, id: newId(), countyCode: input.countyCode, divisionCode: input.divisionCode, requestId: request.id, status: 'open', orderId: null, metBy: null, metAt: null, referredTo: null, reason: null, position,
    }));
    request.tell('request-submitted', { number: request.number, personId: request.personId, needs: needs.length, ownerId: request.ownerId });
    return request;
  }

  /** Sets how fast it must go; the deadline counts from now. */
  triage(urgency: Urgency, at: Date, calendar: WorkingCalendar): void {
    this.move('triage');
    this.urgency = urgency;
    this.dueBy(calendar.deadline(at, DEADLINE[urgency]));
    this.tell('request-triaged', { number: this.number, urgency });
  }

  /** Gives it to a member, or back to the office. */
  assign(owner: Owner | null): void {
    this.move('assign');
    this.ownerId = owner?.id ?? null;
    this.ownerName = owner?.name ?? null;
    this.tell('request-assigned', { number: this.number, memberId: this.ownerId });
  }

  decline(reason: string, by: Decider, at: Date): void {
    this.end('decline', 'request-declined', reason, at);
    this.declinedBy = by.id;
    this.declinedByName = by.name;
  }

  /** The person does not accept it; somebody else looks again within three working days. @throws appealed-before */
  appeal(reason: string, at: Date, calendar: WorkingCalendar): void {
    if (this.status === 'declined' && this.appealedAt) throw assistanceError('appealed-before');
    this.move('appeal');
    this.requireReason(reason);
    this.appealedAt = at;
    this.closedAt = null;
    this.dueBy(calendar.deadline(at, APPEAL_WITHIN));
    this.tell('request-appealed', { number: this.number });
  }

  /** The first decision stands. @throws appeal-own-decision */
  uphold(reason: string, by: Decider, at: Date): void {
    this.requireAnother('uphold', by);
    this.end('uphold', 'appeal-upheld', reason, at);
  }

  /** The first decision falls: the request is looked at as if it had come now. @throws appeal-own-decision */
  overturn(reason: string, by: Decider, at: Date, calendar: WorkingCalendar): void {
    this.requireAnother('overturn', by);
    this.move('overturn');
    this.requireReason(reason);
    this.reason = null;
    this.dueBy(calendar.deadline(at, TRIAGE_WITHIN));
    this.tell('appeal-overturned', { number: this.number });
  }

  withdraw(reason: string, at: Date): void {
    this.end('withdraw', 'request-withdrawn', reason, at);
  }

  /** An order is made for a need. @throws need-unknown | need-not-open */
  planNeed(needId: Uuid, orderId: Uuid): void {
    const need = this.need(needId);
    this.move('serve');
    this.moveNeed(need, 'plan');
    need.orderId = orderId;
  }

  /** The order came to nothing: the need waits for another. */
  reopenNeed(needId: Uuid): void {
    const need = this.need(needId);
    this.moveNeed(need, 'reopen');
    need.orderId = null;
  }

  meetNeed(needId: Uuid, by: Uuid | null, at: Date): void {
    const need = this.need(needId);
    this.moveNeed(need, 'meet');
    need.metBy = by;
    need.metAt = at;
    this.tell('need-met', { needId, orderId: need.orderId, memberId: by });
    this.resolveIfDone();
  }

  referNeed(needId: Uuid, organisationId: Uuid, reason: string): void {
    const need = this.need(needId);
    this.requireTriaged();
    this.moveNeed(need, 'refer');
    need.referredTo = organisationId;
    need.reason = reason;
    this.resolveIfDone();
  }

  /** The department sends it back: the need is open again, and the time counts anew. @throws need-not-referred */
  returnNeed(needId: Uuid, reason: string, at: Date, calendar: WorkingCalendar): void {
    const need = this.need(needId);
    if (need.status !== 'referred') throw assistanceError('need-not-referred', { state: need.status }, 'needId');
    this.requireReason(reason);
    this.move('return');
    this.moveNeed(need, 'return');
    need.referredTo = null;
    need.reason = reason.trim();
    this.closedAt = null;
    this.dueBy(calendar.deadline(at, DEADLINE[this.urgency ?? 'normal']));
    this.tell('referral-returned', { number: this.number });
  }

  /** Its deadline is near, or past: the next in line is told. */
  escalate(to: number): void {
    if (to <= this.escalation) return;
    this.escalation = to;
    this.tell('request-escalated', { number: this.number, level: to });
  }

  leaveNeed(needId: Uuid, reason: string): void {
    const need = this.need(needId);
    this.requireTriaged();
    this.moveNeed(need, 'leave');
    need.reason = reason;
    this.resolveIfDone();
  }

  close(at: Date): void {
    if (this.status !== 'resolved' && this.needs.some((n) => n.status === 'open' || n.status === 'planned')) throw assistanceError('needs-still-open');
    this.move('close');
    this.closedAt = at;
    this.tell('request-closed', { number: this.number });
  }

  private requireTriaged(): void {
    nextState(REQUEST_TRANSITIONS, 'help-request', this.status, 'serve');
  }

  private resolveIfDone(): void {
    if (this.needs.some((n) => n.status === 'open' || n.status === 'planned')) return;
    this.move('resolve');
    this.tell('request-resolved', { number: this.number });
  }

  /** A new deadline: nobody has been told of it yet. */
  private dueBy(at: Date): void {
    this.dueAt = at;
    this.escalation = 0;
  }

  private requireReason(reason: string): void {
    if (reason.trim() === '') throw assistanceError('reason-missing', {}, 'reason');
  }

  private requireAnother(act: 'uphold' | 'overturn', by: Decider): void {
    nextState(REQUEST_TRANSITIONS, 'help-request', this.status, act);
    if (by.id !== null && by.id === this.declinedBy) throw assistanceError('appeal-own-decision');
  }

  private end(act: 'decline' | 'withdraw' | 'uphold', told: string, reason: string, at: Date): void {
    this.requireReason(reason);
    this.move(act);
    this.reason = reason.trim();
    this.closedAt = at;
    this.tell(told, { number: this.number });
  }

  private need(id: Uuid): Need {
    const need = this.needs.find((n) => n.id === id);
    if (!need) throw assistanceError('need-unknown', {}, 'needId');
    return need;
  }

  private moveNeed(need: Need, act: keyof typeof NEED_TRANSITIONS): void {
    if (!(NEED_TRANSITIONS[act].from as readonly NeedState[]).includes(need.status)) throw assistanceError('need-not-open', { state: need.status }, 'needId');
    need.status = NEED_TRANSITIONS[act].to ?? need.status;
    if (need.assessedNeedId) this.tell('need-moved', { needId: need.id });
  }

  private move(act: RequestAct): void {
    this.status = nextState(REQUEST_TRANSITIONS, 'help-request', this.status, act);
  }

  private tell(what: string, payload: Record<string, unknown>): void {
    this.record({ type: `assistance.${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, ...payload } });
  }
}
