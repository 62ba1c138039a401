import { AggregateRoot, newId, nextState, type Transitions, type Uuid, type WorkingCalendar } from '@yizhu/kernel';
import { assistanceError } from './assistance.errors.js';
import { DEADLINE, TRIAGE_WITHIN, type Channel, type NeedDimension, type RequestSource, type Urgency } from './vocabulary.js';

export const REQUEST_STATES = ['submitted', 'triaged', 'in_service', 'resolved', 'closed', 'withdrawn', 'declined'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
export type RequestAct = 'triage' | 'serve' | 'resolve' | 'close' | 'withdraw' | 'decline';

export const REQUEST_TRANSITIONS: Transitions<RequestState, RequestAct> = {
  triage: { from: ['submitted'], to: 'triaged' },
  serve: { from: ['triaged', 'in_service'], to: 'in_service' },
  resolve: { from: ['triaged', 'in_service'], to: 'resolved' },
  close: { from: ['resolved'], to: 'closed' },
  withdraw: { from: ['submitted', 'triaged', 'in_service'], to: 'withdrawn' },
  decline: { from: ['submitted', 'triaged'], to: 'declined' },
};

export const NEED_STATES = ['open', 'planned', 'met', 'referred', 'unmet'] as const;
export type NeedState = (typeof NEED_STATES)[number];
const NEED_TRANSITIONS: Transitions<NeedState, 'plan' | 'reopen' | 'meet' | 'refer' | 'leave'> = {
  plan: { from: ['open'], to: 'planned' },
  reopen: { from: ['planned'], to: 'open' },
  meet: { from: ['planned'], to: 'met' },
  refer: { from: ['open'], to: 'referred' },
  leave: { from: ['open'], to: 'unmet' },
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
  readonly personId: Uuid;
  readonly personName: string;
  readonly householdId: Uuid;
  readonly headName: string;
  readonly channel: Channel;
  readonly source: RequestSource;
  readonly summary: string;
  readonly callerSealed: string | null;
  readonly needs: readonly { readonly dimension: NeedDimension; readonly description: string; readonly assessedNeedId?: Uuid | undefined }[];
}

/** Somebody asks for help. Its state follows from its needs once it is triaged. */
export class HelpRequest extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  number!: string;
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
  createdAt!: Date;
  closedAt!: Date | null;
  needs!: Need[];

  static submit(input: Submission, at: Date, calendar: WorkingCalendar): HelpRequest {
    const request = new HelpRequest();
    const { needs, ...rest } = input;
    Object.assign(request, rest, { id: input.id ?? newId(), status: 'submitted', urgency: null, dueAt: calendar.deadline(at, TRIAGE_WITHIN), reason: null, createdAt: at, closedAt: null });
    request.needs = needs.map((need, position) => ({
      ...need, assessedNeedId: need.assessedNeedId ?? null, id: newId(), countyCode: input.countyCode, divisionCode: input.divisionCode, requestId: request.id, status: 'open', orderId: null, metBy: null, metAt: null, referredTo: null, reason: null, position,
    }));
    request.tell('request-submitted', { number: request.number, personId: request.personId, needs: needs.length });
    return request;
  }

  /** Sets how fast it must go; the deadline counts from now. */
  triage(urgency: Urgency, at: Date, calendar: WorkingCalendar): void {
    this.move('triage');
    this.urgency = urgency;
    this.dueAt = calendar.deadline(at, DEADLINE[urgency]);
    this.tell('request-triaged', { number: this.number, urgency });
  }

  decline(reason: string, at: Date): void {
    this.end('decline', 'request-declined', reason, at);
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

  private end(act: 'decline' | 'withdraw', told: string, reason: string, at: Date): void {
    if (reason.trim() === '') throw assistanceError('reason-missing', {}, 'reason');
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
    need.status = NEED_TRANSITIONS[act].to;
    if (need.assessedNeedId) this.tell('need-moved', { needId: need.id });
  }

  private move(act: RequestAct): void {
    this.status = nextState(REQUEST_TRANSITIONS, 'help-request', this.status, act);
  }

  private tell(what: string, payload: Record<string, unknown>): void {
    this.record({ type: `assistance.${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, ...payload } });
  }
}
