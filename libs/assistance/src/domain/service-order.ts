import { AggregateRoot, newId, nextState, type Transitions, type Uuid } from '@yizhu/kernel';
import { assistanceError } from './assistance.errors.js';
import { isOwn } from './own.js';
import { OFFER_STANDS, type GivenBy, type Urgency } from './vocabulary.js';
import type { RankedHelper } from './ranking.js';

export const ORDER_STATES = ['planned', 'offered', 'accepted', 'scheduled', 'in_progress', 'delivered', 'verified', 'closed', 'cancelled', 'failed'] as const;
export type OrderState = (typeof ORDER_STATES)[number];
export type OrderAct = 'offer' | 'accept' | 'refuse' | 'expire' | 'schedule' | 'start' | 'deliver' | 'verify' | 'close' | 'cancel' | 'fail';

export const ORDER_TRANSITIONS: Transitions<OrderState, OrderAct> = {
  offer: { from: ['planned'], to: 'offered' },
  accept: { from: ['offered'], to: 'accepted' },
  refuse: { from: ['offered'], to: 'planned' },
  expire: { from: ['offered'], to: 'planned' },
  schedule: { from: ['accepted', 'scheduled'], to: 'scheduled' },
  start: { from: ['accepted', 'scheduled', 'in_progress'], to: 'in_progress' },
  deliver: { from: ['in_progress'], to: 'delivered' },
  verify: { from: ['delivered'], to: 'verified' },
  close: { from: ['verified'], to: 'closed' },
  cancel: { from: ['planned', 'offered', 'accepted', 'scheduled'], to: 'cancelled' },
  fail: { from: ['accepted', 'scheduled', 'in_progress'], to: 'failed' },
};

/** For whom the order stands with, and nobody else in the field: `not-yours` otherwise. */
export const OWN_ORDER_ACTS: readonly OrderAct[] = ['accept', 'refuse', 'schedule', 'start', 'deliver', 'fail'];

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
  dueAt!: Date | null;
  reason!: string | null;
  createdAt!: Date;
  closedAt!: Date | null;
  offers!: Offer[];

  static plan(input: OrderPlan, at: Date): ServiceOrder {
    const order = new ServiceOrder();
    Object.assign(order, input, {
      id: input.id ?? newId(), status: 'planned', memberId: null, memberName: null, organisationId: null, scheduledAt: null, deliveredAt: null, deliveryNote: null, reason: null, createdAt: at, closedAt: null, offers: [],
    });
    order.tell('order-planned');
    return order;
  }

  /** @throws helper-refused-before: whoever refused is not asked a second time */
  offer(helper: RankedHelper, at: Date): void {
    if (this.offers.some((o) => o.memberId === helper.id && o.status === 'declined')) throw assistanceError('helper-refused-before', {}, 'memberId');
    this.move('offer');
    this.offers.push({
      id: newId(), countyCode: this.countyCode, divisionCode: this.divisionCode, orderId: this.id, memberId: helper.id, memberName: helper.name, organisationId: helper.organisationId, status: 'pending', score: helper.score, reasons: helper.reasons,
      offeredAt: at, expiresAt: new Date(at.getTime() + OFFER_STANDS[this.urgency] * 60_000), answeredAt: null, reason: null,
    });
    this.memberId = helper.id;
    this.memberName = helper.name;
    this.organisationId = helper.organisationId;
    this.tell('order-offered', { memberId: helper.id });
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

  /** @throws visit-missing | visit-still-open: delivery rests on a visit that is over */
  deliver(by: Uuid | null, note: string, visits: { readonly done: number; readonly open: number }, at: Date): void {
    this.requireRight('deliver', by);
    nextState(ORDER_TRANSITIONS, 'service-order', this.status, 'deliver');
    if (visits.open > 0) throw assistanceError('visit-still-open');
    if (visits.done === 0) throw assistanceError('visit-missing');
    this.move('deliver');
    this.deliveredAt = at;
    this.deliveryNote = note.trim();
    this.tell('order-delivered', { memberId: this.memberId });
  }

  verify(): void {
    this.move('verify');
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
