import { newId, type Uuid } from '@yizhu/kernel';
import { AggregateRepository, type Act } from '@yizhu/platform';
import type { AssistancePlan } from '../domain/assistance-plan.js';
import type { HelpRequest } from '../domain/help-request.js';
import type { ServiceOrder } from '../domain/service-order.js';
import type { FollowUp } from '../domain/follow-up.js';
import type { SpotCheck } from '../domain/spot-check.js';
import type { Visit } from '../domain/visit.js';
import type { MicroWish } from '../domain/wishes.js';
import { assistancePlanSchema, deliveryAttemptSchema, followUpSchema, helpRequestSchema, microWishSchema, needSchema, offerSchema, planNeedSchema, serviceOrderSchema, spotCheckSchema, visitSchema, wishClaimSchema } from './assistance.schemas.js';

export const helpRequests = new AggregateRepository<HelpRequest>({
  resource: 'help-request', table: 'assistance.help_request', root: helpRequestSchema as never,
  children: [{ property: 'needs', schema: needSchema as never, parentColumn: 'requestId', order: 'position' }],
});
export const serviceOrders = new AggregateRepository<ServiceOrder>({
  resource: 'service-order', table: 'assistance.service_order', root: serviceOrderSchema as never,
  children: [
    { property: 'offers', schema: offerSchema as never, parentColumn: 'orderId', order: 'offeredAt' },
    { property: 'attempts', schema: deliveryAttemptSchema as never, parentColumn: 'orderId', order: 'at' },
  ],
  scope: { organisation: 'organisation_id', member: 'member_id' },
});
export const visits = new AggregateRepository<Visit>({ resource: 'visit', table: 'assistance.visit', root: visitSchema as never, scope: { organisation: 'organisation_id', member: 'member_id' } });
export const microWishes = new AggregateRepository<MicroWish>({
  resource: 'micro-wish', table: 'assistance.micro_wish', root: microWishSchema as never,
  children: [{ property: 'claims', schema: wishClaimSchema as never, parentColumn: 'wishId', order: 'claimedAt' }],
});
export const followUps = new AggregateRepository<FollowUp>({ resource: 'feedback-follow-up', table: 'assistance.feedback_follow_up', root: followUpSchema as never, scope: { member: 'owner_id' } });
export const spotChecks = new AggregateRepository<SpotCheck>({ resource: 'spot-check', table: 'assistance.spot_check', root: spotCheckSchema as never });

export const assistancePlans = new AggregateRepository<AssistancePlan>({
  resource: 'assistance-plan', table: 'assistance.assistance_plan', root: assistancePlanSchema as never,
  children: [{ property: 'needs', schema: planNeedSchema as never, parentColumn: 'planId', order: 'takenInAt' }],
  scope: { member: 'keeper_id' },
});

/** Notes a transition in the record's own history, for the people who work with it. */
export const recordTransition = async ({ manager, actor, now }: Act, subject: { id: Uuid; countyCode: string }, act: string, from: string, to: string, reason: string | null = null): Promise<void> => {
  await manager.query(`INSERT INTO assistance.transition (id, county_code, subject_id, at, actor_id, actor_name, act, from_state, to_state, reason) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`, [newId(), subject.countyCode, subject.id, now, actor.id, actor.name, act, from, to, reason]);
};
