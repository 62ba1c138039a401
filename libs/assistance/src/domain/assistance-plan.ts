import { AggregateRoot, newId, nextState, type LocalDate, type Transitions, type Uuid } from '@yizhu/kernel';
import { assistanceError } from './assistance.errors.js';

export const PLAN_STATES = ['active', 'closed'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
export type PlanAct = 'take-in' | 'take-out' | 'hand-over' | 'review' | 'close';
export const PLAN_TRANSITIONS: Transitions<PlanState, PlanAct> = {
  'take-in': { from: ['active'] },
  'take-out': { from: ['active'] },
  'hand-over': { from: ['active'] },
  review: { from: ['active'] },
  close: { from: ['active'], to: 'closed' },
};
/** How a plan ended, against what it was for. */
export const PLAN_OUTCOMES = ['reached', 'partly_reached', 'not_reached', 'moved_away', 'no_longer_wanted'] as const;
export type PlanOutcome = (typeof PLAN_OUTCOMES)[number];
/** Needs that one plan can hold: more is no plan. */
export const PLAN_NEEDS = 30;
/** A plan is looked at again within this many days. */
export const REVIEW_WITHIN_DAYS = 366;
/** Reviews that one plan can hold; with one a day it is a year and more. */
const REVIEWS = 400;

/** A need of the household that the plan serves; what becomes of it stands with its request. */
export interface PlanNeed {
  id: Uuid;
  countyCode: string;
  divisionCode: string;
  planId: Uuid;
  needId: Uuid;
  requestId: Uuid;
  takenInAt: Date;
  takenOutAt: Date | null;
}

/** What was found on a day, and when it is looked at again. */
export interface PlanReview {
  readonly on: LocalDate;
  readonly by: string;
  readonly words: string;
  readonly nextReviewOn: LocalDate;
}

export interface Keeper {
  readonly id: Uuid;
  readonly name: string;
}
/** A need as its request has it. */
export interface NeedTaken {
  readonly needId: Uuid;
  readonly requestId: Uuid;
}

/** 帮扶方案 (domain.md): one household, its needs, the orders that serve them, who keeps it, a day of review. */
export class AssistancePlan extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  number!: string;
  householdId!: Uuid;
  headName!: string;
  /** What it is for, in a sentence. */
  aim!: string;
  status!: PlanState;
  keeperId!: Uuid;
  keeperName!: string;
  reviewOn!: LocalDate;
  reviews!: PlanReview[];
  openedAt!: Date;
  openedByName!: string;
  outcome!: PlanOutcome | null;
  closingWords!: string | null;
  closedAt!: Date | null;
  needs!: PlanNeed[];

  /** @throws plan-review-day | plan-needs-enough */
  static open(
    input: { readonly id?: Uuid | undefined; readonly countyCode: string; readonly divisionCode: string; readonly number: string; readonly householdId: Uuid; readonly headName: string; readonly aim: string; readonly keeper: Keeper; readonly reviewOn: LocalDate; readonly needs: readonly NeedTaken[]; readonly openedByName: string },
    today: LocalDate, at: Date,
  ): AssistancePlan {
    const plan = new AssistancePlan();
    const { keeper, needs, ...rest } = input;
    Object.assign(plan, rest, { id: input.id ?? newId(), status: 'active', keeperId: keeper.id, keeperName: keeper.name, reviews: [], openedAt: at, outcome: null, closingWords: null, closedAt: null, needs: [] });
    plan.lookAgain(input.reviewOn, today, 'reviewOn');
    plan.add(needs, at);
    plan.tell('plan-opened', { memberId: keeper.id, needs: needs.length });
    return plan;
  }

  /** @throws act-not-allowed | plan-needs-enough */
  takeIn(needs: readonly NeedTaken[], at: Date): void {
    this.move('take-in');
    this.add(needs, at);
  }

  /** The need stays with its request. @throws act-not-allowed | plan-need-unknown */
  takeOut(needId: Uuid, at: Date): void {
    this.move('take-out');
    const need = this.standing.find((each) => each.needId === needId);
    if (!need) throw assistanceError('plan-need-unknown', {}, 'needId');
    need.takenOutAt = at;
  }

  /** @throws act-not-allowed */
  handOver(keeper: Keeper): void {
    this.move('hand-over');
    this.keeperId = keeper.id;
    this.keeperName = keeper.name;
    this.tell('plan-handed-over', { memberId: keeper.id });
  }

  /** @throws act-not-allowed | plan-review-day | plan-reviews-enough */
  review(found: { readonly words: string; readonly nextReviewOn: LocalDate; readonly by: string }, today: LocalDate): void {
    this.move('review');
    if (this.reviews.length >= REVIEWS) throw assistanceError('plan-reviews-enough');
    this.lookAgain(found.nextReviewOn, today, 'nextReviewOn');
    this.reviews = [...this.reviews, { on: today, by: found.by, words: found.words, nextReviewOn: found.nextReviewOn }];
    this.tell('plan-reviewed', { nextReviewOn: found.nextReviewOn });
  }

  /** Nobody's need is left behind in it. `waiting`: how many of those it holds somebody still waits for. @throws act-not-allowed | plan-needs-open */
  close(end: { readonly outcome: PlanOutcome; readonly words: string }, waiting: number, at: Date): void {
    const status = nextState(PLAN_TRANSITIONS, 'assistance-plan', this.status, 'close');
    if (waiting > 0) throw assistanceError('plan-needs-open', { open: waiting });
    Object.assign(this, { status, outcome: end.outcome, closingWords: end.words, closedAt: at });
    this.tell('plan-closed', { outcome: end.outcome });
  }

  /** The needs it holds now. */
  get standing(): PlanNeed[] {
    return this.needs.filter(({ takenOutAt }) => takenOutAt === null);
  }

  private add(needs: readonly NeedTaken[], at: Date): void {
    const held = new Set(this.standing.map(({ needId }) => needId));
    const fresh = needs.filter(({ needId }) => !held.has(needId));
    if (held.size + fresh.length > PLAN_NEEDS) throw assistanceError('plan-needs-enough', { most: PLAN_NEEDS }, 'needIds');
    this.needs = [...this.needs, ...fresh.map((need) => ({ ...need, id: newId(), countyCode: this.countyCode, divisionCode: this.divisionCode, planId: this.id, takenInAt: at, takenOutAt: null }))];
  }

  private lookAgain(on: LocalDate, today: LocalDate, field: string): void {
    const days = (Date.parse(on) - Date.parse(today)) / 86_400_000;
    if (days < 1 || days > REVIEW_WITHIN_DAYS) throw assistanceError('plan-review-day', { most: REVIEW_WITHIN_DAYS }, field);
    this.reviewOn = on;
  }

  private move(act: PlanAct): void {
    this.status = nextState(PLAN_TRANSITIONS, 'assistance-plan', this.status, act);
  }

  private tell(what: string, payload: Record<string, unknown>): void {
    this.record({ type: `assistance.${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, number: this.number, ...payload } });
  }
}
