import { AggregateRoot, newId, nextState, type Term, type Transitions, type Uuid, type WorkingCalendar } from '@yizhu/kernel';
import { assistanceError } from './assistance.errors.js';
import type { Feedback } from './feedback.js';

export const FOLLOW_UP_STATES = ['open', 'closed'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];
export type FollowUpAct = 'assign' | 'close';
export const FOLLOW_UP_TRANSITIONS: Transitions<FollowUpState, FollowUpAct> = { assign: { from: ['open'], to: 'open' }, close: { from: ['open'], to: 'closed' } };
/** How the conversation ended. */
export const FOLLOW_UP_OUTCOMES = ['settled', 'served_again', 'complaint', 'not_reached'] as const;
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];

/** Marks up to here open a follow-up (domain.md: a low mark, 1 or 2). */
export const LOW_MARK = 2;
export const FOLLOW_UP_WITHIN: Term = { workingDays: 3 };

/** A conversation that a low mark reopens; the record that was rated stays closed. */
export class FollowUp extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  feedbackId!: Uuid;
  status!: FollowUpState;
  openedAt!: Date;
  dueAt!: Date;
  /** The team member who talks with the person; null for the office of the place. */
  ownerId!: Uuid | null;
  ownerName!: string | null;
  outcome!: FollowUpOutcome | null;
  /** What was said, sealed. */
  saidSealed!: string | null;
  closedAt!: Date | null;
  closedByName!: string | null;

  /** Null where the mark is not low. The owner is never who was rated. */
  static openFor(feedback: Pick<Feedback, 'id' | 'countyCode' | 'divisionCode' | 'score' | 'memberId' | 'householdId'>, owner: { readonly id: Uuid; readonly name: string } | null, at: Date, calendar: WorkingCalendar): FollowUp | null {
    if (feedback.score > LOW_MARK) return null;
    const own = owner && owner.id !== feedback.memberId ? owner : null;
    const followUp = Object.assign(new FollowUp(), {
      id: newId(), countyCode: feedback.countyCode, divisionCode: feedback.divisionCode, feedbackId: feedback.id, status: 'open' as const, openedAt: at, dueAt: calendar.deadline(at, FOLLOW_UP_WITHIN), ownerId: own?.id ?? null, ownerName: own?.name ?? null, outcome: null, saidSealed: null, closedAt: null, closedByName: null,
    });
    followUp.record({ type: 'assistance.follow-up-opened', subjectId: followUp.id, payload: { householdId: feedback.householdId, divisionCode: feedback.divisionCode, feedbackId: feedback.id, ownerId: followUp.ownerId } });
    return followUp;
  }

  /** @throws act-not-allowed | follow-up-by-rated */
  assign(owner: { readonly id: Uuid; readonly name: string }, rated: Uuid | null): void {
    this.status = nextState(FOLLOW_UP_TRANSITIONS, 'feedback-follow-up', this.status, 'assign');
    if (owner.id === rated) throw assistanceError('follow-up-by-rated', {}, 'memberId');
    this.ownerId = owner.id;
    this.ownerName = owner.name;
    this.record({ type: 'assistance.follow-up-assigned', subjectId: this.id, payload: { divisionCode: this.divisionCode, feedbackId: this.feedbackId, ownerId: owner.id } });
  }

  /** `by`: the member who closes; null for the office. @throws act-not-allowed | follow-up-by-rated */
  close(end: { readonly outcome: FollowUpOutcome; readonly saidSealed: string; readonly byName: string; readonly by: Uuid | null }, rated: Uuid | null, at: Date): void {
    this.status = nextState(FOLLOW_UP_TRANSITIONS, 'feedback-follow-up', this.status, 'close');
    if (end.by !== null && end.by === rated) throw assistanceError('follow-up-by-rated');
    Object.assign(this, { outcome: end.outcome, saidSealed: end.saidSealed, closedAt: at, closedByName: end.byName });
    this.record({ type: 'assistance.follow-up-closed', subjectId: this.id, payload: { divisionCode: this.divisionCode, feedbackId: this.feedbackId, outcome: end.outcome } });
  }
}
