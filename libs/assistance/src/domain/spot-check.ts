import { AggregateRoot, newId, nextState, type Transitions, type Uuid } from '@yizhu/kernel';
import { assistanceError } from './assistance.errors.js';

export const SPOT_CHECK_STATES = ['drawn', 'taken', 'agrees', 'differs', 'unreachable'] as const;
export type SpotCheckState = (typeof SPOT_CHECK_STATES)[number];
export type SpotCheckAct = 'take' | 'miss' | 'give-up' | 'agree' | 'differ';
export const SPOT_CHECK_TRANSITIONS: Transitions<SpotCheckState, SpotCheckAct> = {
  // Also from somebody who has it and doesn't come to it.
  take: { from: ['drawn', 'taken'], to: 'taken' },
  miss: { from: ['taken'], to: 'taken' },
  'give-up': { from: ['taken'], to: 'unreachable' },
  agree: { from: ['taken'], to: 'agrees' },
  differ: { from: ['taken'], to: 'differs' },
};

/** In what the call-back and what was entered can differ. */
export const SPOT_CHECK_FIELDS = ['delivered', 'quantity', 'score'] as const;
export type SpotCheckField = (typeof SPOT_CHECK_FIELDS)[number];

/** What a county wants looked at again: a share of its closed orders, in percent, and how often somebody is called in vain. */
export interface SpotCheckRule {
  readonly sharePercent: number;
  readonly triesUntilUnreachable: number;
}
export const DEFAULT_SPOT_CHECK_RULE: SpotCheckRule = { sharePercent: 5, triesUntilUnreachable: 3 };

/** Marks may lie this far apart: people say it differently on another day and to somebody else. */
export const SCORE_TOLERANCE = 2;

/** What the person says when called back; nulls where they don't know or don't say. */
export interface CallBack {
  readonly delivered: boolean;
  readonly quantity: number | null;
  /** 1 to 5. */
  readonly score: number | null;
}
/** What stands on the order and in its feedback; it was closed, so it says that it was delivered. */
export interface Entered {
  readonly quantity: number | null;
  readonly score: number | null;
}
const apart = (a: number | null, b: number | null): number => (a === null || b === null ? 0 : Math.abs(a - b));

/** Where they differ, in the order of SPOT_CHECK_FIELDS. What was never delivered has no quantity to compare. */
export const differencesOf = (said: CallBack, entered: Entered): SpotCheckField[] => {
  const differs: Record<SpotCheckField, boolean> = { delivered: !said.delivered, quantity: said.delivered && apart(said.quantity, entered.quantity) > 0, score: apart(said.score, entered.score) > SCORE_TOLERANCE };
  return SPOT_CHECK_FIELDS.filter((field) => differs[field]);
};

/** Who calls back. `hadHand`: whether they delivered the order, planned it, or acted on it in any other way. */
export interface Caller {
  readonly id: Uuid | null;
  readonly name: string;
  readonly hadHand: boolean;
}

/** A closed order about which somebody without a hand in it calls the person back; drawn by share, once. */
export class SpotCheck extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  orderId!: Uuid;
  orderNumber!: string;
  /** In which the order was closed, `YYYY-MM`, in the county's time. */
  month!: string;
  status!: SpotCheckState;
  drawnAt!: Date;
  takenBy!: Uuid | null;
  takenByName!: string | null;
  /** Calls in vain. */
  tries!: number;
  saidDelivered!: boolean | null;
  saidQuantity!: number | null;
  saidScore!: number | null;
  /** What else was said, sealed. */
  remarksSealed!: string | null;
  differences!: SpotCheckField[];
  settledAt!: Date | null;

  static draw(order: { readonly id: Uuid; readonly number: string; readonly countyCode: string; readonly divisionCode: string }, month: string, at: Date): SpotCheck {
    const check = Object.assign(new SpotCheck(), {
      id: newId(), countyCode: order.countyCode, divisionCode: order.divisionCode, orderId: order.id, orderNumber: order.number, month, status: 'drawn' as const, drawnAt: at,
      takenBy: null, takenByName: null, tries: 0, saidDelivered: null, saidQuantity: null, saidScore: null, remarksSealed: null, differences: [], settledAt: null,
    });
    check.tell('drawn', { month });
    return check;
  }

  /** @throws act-not-allowed | spot-check-own */
  take(by: Caller): void {
    this.move('take');
    if (by.hadHand) throw assistanceError('spot-check-own');
    this.takenBy = by.id;
    this.takenByName = by.name;
    this.tell('taken');
  }

  /** Nobody answered; so often that it is given up. Answers what it came to. @throws act-not-allowed | spot-check-not-yours */
  miss(by: Caller, { triesUntilUnreachable }: SpotCheckRule, at: Date): SpotCheckAct {
    const act = this.tries + 1 >= triesUntilUnreachable ? 'give-up' : 'miss';
    this.requireTaker(act, by);
    this.move(act);
    this.tries += 1;
    if (act === 'miss') this.tell('missed', { tries: this.tries });
    else this.settle(at);
    return act;
  }

  /**
   * What the person said, held against what was entered. `householdId`: of the order, as a difference stands on its household's timeline.
   * @throws act-not-allowed | spot-check-not-yours | spot-check-own
   */
  answer(by: Caller, said: CallBack & { readonly remarksSealed: string | null }, entered: Entered, householdId: Uuid, at: Date): SpotCheckAct {
    const differences = differencesOf(said, entered);
    const act = differences.length > 0 ? 'differ' : 'agree';
    this.requireTaker(act, by);
    this.move(act);
    Object.assign(this, { saidDelivered: said.delivered, saidQuantity: said.delivered ? said.quantity : null, saidScore: said.score, remarksSealed: said.remarksSealed, differences });
    this.settle(at);
    if (act === 'differ') this.tell('differed', { householdId, number: this.orderNumber, differences });
    return act;
  }

  private requireTaker(act: SpotCheckAct, by: Caller): void {
    nextState(SPOT_CHECK_TRANSITIONS, 'spot-check', this.status, act);
    if (by.id === null || by.id !== this.takenBy) throw assistanceError('spot-check-not-yours');
    if (by.hadHand) throw assistanceError('spot-check-own');
  }

  private settle(at: Date): void {
    this.settledAt = at;
    this.tell('settled', { outcome: this.status });
  }

  private move(act: SpotCheckAct): void {
    this.status = nextState(SPOT_CHECK_TRANSITIONS, 'spot-check', this.status, act);
  }

  private tell(what: string, payload: Record<string, unknown> = {}): void {
    this.record({ type: `assistance.spot-check-${what}`, subjectId: this.id, payload: { divisionCode: this.divisionCode, orderId: this.orderId, ...payload } });
  }
}
