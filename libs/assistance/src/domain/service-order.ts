import { AggregateRoot, newId, nextState, type Transitions, type Uuid } from '@yizhu/kernel';
import { assistanceError } from './assistance.errors.js';
import { checkEvidence, type AttemptReason, type ConfirmedBy, type DeliveryRule, type GivenEvidence, type PositionCheck, type UnableReason } from './delivery-evidence.js';
import { isOwn } from './own.js';
import { OFFER_STANDS, type GivenBy, type Urgency } from './vocabulary.js';
import type { RankedHelper } from './ranking.js';

export const ORDER_STATES = ['planned', 'offered', 'accepted', 'scheduled', 'in_progress', 'delivered', 'verified', 'closed', 'cancelled', 'failed'] as const;
export type OrderState = (typeof ORDER_STATES)[number];
export type OrderAct = 'offer' | 'accept' | 'refuse' | 'expire' | 'schedule' | 'start' | 'miss' | 'deliver' | 'verify' | 'close' | 'cancel' | 'fail';

export const ORDER_TRANSITIONS: Transitions<OrderState, OrderAct> = {
  offer: { from: ['planned'], to: 'offered' },
  accept: { from: ['offered'], to: 'accepted' },
  refuse: { from: ['offered'], to: 'planned' },
  expire: { from: ['offered'], to: 'planned' },
  schedule: { from: ['accepted', 'scheduled'], to: 'scheduled' },
  start: { from: ['accepted', 'scheduled', 'in_progress'], to: 'in_progress' },
  // In vain this time: it stays with its helper, for another attempt.
  miss: { from: ['accepted', 'scheduled', 'in_progress'], to: 'accepted' },
  deliver: { from: ['in_progress'], to: 'delivered' },
  verify: { from: ['delivered'], to: 'verified' },
  close: { from: ['verified'], to: 'closed' },
  cancel: { from: ['planned', 'offered', 'accepted', 'scheduled'], to: 'cancelled' },
  fail: { from: ['accepted', 'scheduled', 'in_progress'], to: 'failed' },
};

/** For whom the order stands with, and nobody else in the field: `not-yours` otherwise. */
export const OWN_ORDER_ACTS: readonly OrderAct[] = ['accept', 'refuse', 'schedule', 'start', 'miss', 'deliver', 'fail'];

export type OfferState = 'pending' | 'accepted' | 'declined' | 'expired' | 'withdrawn';

/** An offer of an order to one helper, with why it was this one. */
export interface Offer {
  id: Uuid;
  countyCode: string;
  divisionCode: string;
  orderId: Uuid;
  memberId: Uuid;
  memberName: string;
  organisationId: Uuid | null;
  status: OfferState;
  score: number;
  reasons: RankedHelper['reasons'];
  offeredAt: Date;
  expiresAt: Date;
  answeredAt: Date | null;
  reason: string | null;
}

/** An attempt in vain, of whoever the order stood with. */
export interface DeliveryAttempt {
  id: Uuid;
  countyCode: string;
  divisionCode: string;
  orderId: Uuid;
  memberId: Uuid;
  memberName: string;
  organisationId: Uuid | null;
  reason: AttemptReason;
  words: string | null;
  at: Date;
}

/** Who acts, as an account and as a team member. */
export interface Confirmer {
  readonly id: Uuid | null;
  readonly name: string;
  readonly memberId: Uuid | null;
}

export interface OrderPlan {
  readonly id?: Uuid | undefined;
  readonly countyCode: string;
  readonly divisionCode: string;
  readonly number: string;
  readonly requestId: Uuid;
  readonly requestNumber: string;
  readonly needId: Uuid;
  readonly itemId: Uuid;
  readonly itemCode: string;
  readonly itemName: string;
  readonly itemRelease: number;
  readonly skill: string | null;
  /** What the item, as released, demands of the delivery, and what it is counted in. */
  readonly evidence: readonly string[];
  readonly unit: string;
  readonly quantity: number;
  readonly personId: Uuid;
  readonly personName: string;
  readonly householdId: Uuid;
  readonly headName: string;
  readonly urgency: Urgency;
  readonly dueAt: Date | null;
}

/** One service item to be delivered to one recipient by one helper. */
export class ServiceOrder extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  number!: string;
  requestId!: Uuid;
  requestNumber!: string;
  needId!: Uuid;
  itemId!: Uuid;
  itemCode!: string;
  itemName!: string;
  itemRelease!: number;
  skill!: string | null;
  evidence!: string[];
  unit!: string;
  quantity!: number;
  personId!: Uuid;
  personName!: string;
  householdId!: Uuid;
  headName!: string;
  urgency!: Urgency;
  status!: OrderState;
  /** Who it stands offered to or is carried out by. */
  memberId!: Uuid | null;
  memberName!: string | null;
  organisationId!: Uuid | null;
  scheduledAt!: Date | null;
  deliveredAt!: Date | null;
  deliveryNote!: string | null;
  deliveredQuantity!: number | null;
  /** The account that recorded the delivery. */
  deliveredBy!: Uuid | null;
  positionCheck!: PositionCheck | null;
  farReason!: string | null;
  confirmedBy!: ConfirmedBy | null;
  confirmedByName!: string | null;
  unableBecause!: UnableReason | null;
  /** Since when those above know that it was tried in vain too often. */
  toldUpAt!: Date | null;
  dueAt!: Date | null;
  reason!: string | null;
  createdAt!: Date;
  closedAt!: Date | null;
  offers!: Offer[];
  attempts!: DeliveryAttempt[];

  static plan(input: OrderPlan, at: Date): ServiceOrder {
    const order = new ServiceOrder();
    Object.assign(order, input, {
      id: input.id ?? newId(), status: 'planned', memberId: null, memberName: null, organisationId: null, scheduledAt: null, deliveredAt: null, deliveryNote: null,
      deliveredQuantity: null, deliveredBy: null, positionCheck: null, farReason: null, confirmedBy: null, confirmedByName: null, unableBecause: null, toldUpAt: null, reason: null, createdAt: at, closedAt: null, offers: [], attempts: [],
    });
    order.tell('order-planned');
    return order;
  }

  /** @throws helper-refused-before: whoever refused is not asked a second time */
  offer(helper: RankedHelper, at: Date): void {
    if (this.offers.some((o) => o.memberId === helper.id && o.status === 'declined')) throw assistanceError('helper-refused-before', {}, 'memberId');
    this.move('offer');
    const expiresAt = new Date(at.getTime() + OFFER_STANDS[this.urgency] * 60_000);
    this.offers.push({
      id: newId(), countyCode: this.countyCode, divisionCode: this.divisionCode, orderId: this.id, memberId: helper.id, memberName: helper.name, organisationId: helper.organisationId, status: 'pending', score: helper.score, reasons: helper.reasons,
      offeredAt: at, expiresAt, answeredAt: null, reason: null,
    });
    this.memberId = helper.id;
    this.memberName = helper.name;
    this.organisationId = helper.organisationId;
    this.tell('order-offered', { memberId: helper.id, urgency: this.urgency, answerBy: expiresAt.toISOString() });
  }

  /** @throws not-yours | offer-expired */
  accept(by: Uuid | null, at: Date): void {
    const offer = this.pending('accept', by);
    if (at > offer.expiresAt) throw assistanceError('offer-expired');
    this.move('accept');
    this.answer(offer, 'accepted', at, null);
    this.tell('order-accepted', { memberId: offer.memberId });
  }

  refuse(by: Uuid | null, reason: string, at: Date): void {
    const offer = this.pending('refuse', by);
    this.move('refuse');
    this.answer(offer, 'declined', at, reason);
    this.unassign();
    this.tell('order-refused', { memberId: offer.memberId });
  }

  /** Nobody answered in time: the order is free for the next best. */
  expire(at: Date): boolean {
    const offer = this.offers.find((o) => o.status === 'pending');
    if (!offer || at <= offer.expiresAt) return false;
    this.move('expire');
    this.answer(offer, 'expired', at, null);
    this.unassign();
    this.tell('order-offer-expired', { memberId: offer.memberId });
    return true;
  }

  schedule(by: Uuid | null, when: Date, at: Date): void {
    this.requireRight('schedule', by);
    if (when < at || when.getTime() > at.getTime() + 90 * 86_400_000) throw assistanceError('schedule-in-past', {}, 'at');
    this.move('schedule');
    this.scheduledAt = when;
    this.tell('order-scheduled');
  }

  /** Somebody has checked in for it. */
  start(by: Uuid | null): void {
    this.requireRight('start', by);
    this.move('start');
    this.tell('order-started');
  }

  /** Photos and signatures belong to a visit that is going on or just over. @throws not-yours | proof-closed */
  requireProofs(by: Uuid | null): void {
    this.requireRight('deliver', by);
    if (this.status !== 'in_progress') throw assistanceError('proof-closed');
  }

  /** Nobody was home, or the like: the order waits for another attempt, and too many are told up the line. @throws not-yours */
  miss(by: Uuid | null, why: { readonly reason: AttemptReason; readonly words: string }, rule: DeliveryRule, at: Date): void {
    this.requireRight('miss', by);
    this.move('miss');
    this.attempts.push({ id: newId(), countyCode: this.countyCode, divisionCode: this.divisionCode, orderId: this.id, memberId: this.memberId!, memberName: this.memberName!, organisationId: this.organisationId, reason: why.reason, words: why.words.trim() || null, at });
    this.scheduledAt = null;
    this.tell('order-attempt-failed', { memberId: this.memberId, attempt: this.attempts.length, reason: why.reason });
    if (this.toldUpAt !== null || this.attempts.length < rule.attemptsUntilTold) return;
    this.toldUpAt = at;
    this.tell('order-told-up', { attempts: this.attempts.length });
  }

  /**
   * Delivery rests on a visit that is over and on what the item demands; what is given beyond is kept too.
   * @throws visit-missing | visit-still-open | those of checkEvidence
   */
  deliver(by: Uuid | null, given: GivenEvidence, visits: { readonly done: number; readonly open: number }, rule: DeliveryRule, recordedBy: Uuid | null, at: Date): void {
    this.requireRight('deliver', by);
    nextState(ORDER_TRANSITIONS, 'service-order', this.status, 'deliver');
    if (visits.open > 0) throw assistanceError('visit-still-open');
    if (visits.done === 0) throw assistanceError('visit-missing');
    const note = given.note.trim();
    const farReason = given.farReason.trim();
    this.positionCheck = checkEvidence(this.evidence, this.quantity, { ...given, note, farReason }, rule);
    this.move('deliver');
    Object.assign(this, { deliveredAt: at, deliveryNote: note, deliveredQuantity: given.quantity, deliveredBy: recordedBy, farReason: farReason || null });
    this.tell('order-delivered', { memberId: this.memberId });
  }

  /** Confirmed by the person, or by somebody other than who delivered where the person can't. @throws unable-reason-missing | second-pair-delivered */
  verify(confirmed: { readonly by: ConfirmedBy; readonly unableBecause: UnableReason | null }, who: Confirmer): void {
    nextState(ORDER_TRANSITIONS, 'service-order', this.status, 'verify');
    if (confirmed.by === 'second_pair') {
      if (confirmed.unableBecause === null) throw assistanceError('unable-reason-missing', {}, 'unableBecause');
      if ((who.memberId !== null && who.memberId === this.memberId) || (who.id !== null && who.id === this.deliveredBy)) throw assistanceError('second-pair-delivered');
    }
    this.move('verify');
    Object.assign(this, { confirmedBy: confirmed.by, confirmedByName: who.name, unableBecause: confirmed.by === 'second_pair' ? confirmed.unableBecause : null });
    this.tell('order-verified', { memberId: this.memberId });
  }

  close(at: Date): void {
    this.move('close');
    this.closedAt = at;
    this.tell('order-closed', { memberId: this.memberId });
  }

  cancel(reason: string, at: Date): void {
    this.end('cancel', reason, at);
  }

  /** @throws not-yours */
  fail(by: Uuid | null, reason: string, at: Date): void {
    this.requireRight('fail', by);
    this.end('fail', reason, at);
  }

  /** @throws feedback-too-early */
  takeFeedback(score: number, givenBy: GivenBy): void {
    if (!['delivered', 'verified', 'closed'].includes(this.status)) throw assistanceError('feedback-too-early');
    this.tell('feedback-given', { score, givenBy, memberId: this.memberId });
  }

  private end(act: 'cancel' | 'fail', reason: string, at: Date): void {
    if (reason.trim() === '') throw assistanceError('reason-missing', {}, 'reason');
    this.move(act);
    for (const offer of this.offers) if (offer.status === 'pending') this.answer(offer, 'withdrawn', at, null);
    this.reason = reason.trim();
    this.closedAt = at;
    this.tell(act === 'cancel' ? 'order-cancelled' : 'order-failed');
  }

  private requireRight(act: OrderAct, by: Uuid | null): void {
    if (OWN_ORDER_ACTS.includes(act) && !isOwn(by, this.memberId)) throw assistanceError('not-yours');
  }

  private pending(act: 'accept' | 'refuse', by: Uuid | null): Offer {
    this.requireRight(act, by);
    const offer = this.offers.find((o) => o.status === 'pending');
    if (!offer) {
      nextState(ORDER_TRANSITIONS, 'service-order', this.status, act);
      throw assistanceError('offer-expired');
    }
    return offer;
  }

  private answer(offer: Offer, status: OfferState, at: Date, reason: string | null): void {
    offer.status = status;
    offer.answeredAt = at;
    offer.reason = reason;
  }

  private unassign(): void {
    this.memberId = null;
    this.memberName = null;
    this.organisationId = null;
  }

  private move(act: OrderAct): void {
    this.status = nextState(ORDER_TRANSITIONS, 'service-order', this.status, act);
  }

  private tell(what: string, payload: Record<string, unknown> = {}): void {
    this.record({ type: `assistance.${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, number: this.number, ...payload } });
  }
}
