import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { AssistancePlan, type PlanNeed } from '../domain/assistance-plan.js';
import { HelpRequest, type Need } from '../domain/help-request.js';
import { ServiceOrder, type DeliveryAttempt, type Offer } from '../domain/service-order.js';
import { Visit } from '../domain/visit.js';
import { MicroWish, type WishClaim } from '../domain/wishes.js';
import { SpotCheck } from '../domain/spot-check.js';
import { FollowUp } from '../domain/follow-up.js';

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** Columns by property: `type`, or `type?` where it may be null; the column's name is the property's in snake case. */
const columns = (types: Record<string, string>): Record<string, EntitySchemaColumnOptions> =>
  Object.fromEntries(
    Object.entries({ id: 'uuid', countyCode: 'text', ...types }).map(([property, type]) => [
      property,
      { name: snake(property), type: type.replace(/\?|\[\]/g, ''), nullable: type.endsWith('?'), array: type.includes('[]'), primary: property === 'id' || property === 'countyCode' } as EntitySchemaColumnOptions,
    ]),
  );

export const helpRequestSchema = new EntitySchema<HelpRequest>({
  name: 'HelpRequest', target: HelpRequest, schema: 'assistance', tableName: 'help_request',
  columns: columns({ divisionCode: 'text', version: 'int', number: 'text', trackingCode: 'text', personId: 'uuid', personName: 'text', householdId: 'uuid', headName: 'text', channel: 'text', source: 'text', summary: 'text', callerSealed: 'text?', status: 'text', urgency: 'text?', dueAt: 'timestamptz?', reason: 'text?', declinedBy: 'uuid?', declinedByName: 'text?', ownerId: 'uuid?', ownerName: 'text?', appealedAt: 'timestamptz?', escalation: 'int', createdAt: 'timestamptz', closedAt: 'timestamptz?' }) as never,
});
export const needSchema = new EntitySchema<Need>({
  name: 'Need', schema: 'assistance', tableName: 'need',
  columns: columns({ divisionCode: 'text', requestId: 'uuid', position: 'int', dimension: 'text', description: 'text', status: 'text', orderId: 'uuid?', metBy: 'uuid?', metAt: 'timestamptz?', referredTo: 'uuid?', reason: 'text?', assessedNeedId: 'uuid?' }) as never,
});
export const serviceOrderSchema = new EntitySchema<ServiceOrder>({
  name: 'ServiceOrder', target: ServiceOrder, schema: 'assistance', tableName: 'service_order',
  columns: columns({
    divisionCode: 'text', version: 'int', number: 'text', requestId: 'uuid', requestNumber: 'text', needId: 'uuid', itemId: 'uuid', itemCode: 'text', itemName: 'text', itemRelease: 'int', skill: 'text?', evidence: 'text[]', unit: 'text', quantity: 'double precision', personId: 'uuid', personName: 'text', householdId: 'uuid', headName: 'text',
    urgency: 'text', status: 'text', memberId: 'uuid?', memberName: 'text?', organisationId: 'uuid?', scheduledAt: 'timestamptz?', deliveredAt: 'timestamptz?', deliveryNote: 'text?', dueAt: 'timestamptz?', reason: 'text?', createdAt: 'timestamptz', closedAt: 'timestamptz?',
    deliveredQuantity: 'double precision?', deliveredBy: 'uuid?', positionCheck: 'text?', farReason: 'text?', confirmedBy: 'text?', confirmedByName: 'text?', unableBecause: 'text?', toldUpAt: 'timestamptz?',
  }) as never,
});
export const deliveryAttemptSchema = new EntitySchema<DeliveryAttempt>({
  name: 'DeliveryAttempt', schema: 'assistance', tableName: 'delivery_attempt',
  columns: columns({ divisionCode: 'text', orderId: 'uuid', memberId: 'uuid', memberName: 'text', organisationId: 'uuid?', reason: 'text', words: 'text?', at: 'timestamptz' }) as never,
});
export const offerSchema = new EntitySchema<Offer>({
  name: 'Offer', schema: 'assistance', tableName: 'offer',
  columns: columns({ divisionCode: 'text', orderId: 'uuid', memberId: 'uuid', memberName: 'text', organisationId: 'uuid?', status: 'text', score: 'int', reasons: 'jsonb', offeredAt: 'timestamptz', expiresAt: 'timestamptz', answeredAt: 'timestamptz?', reason: 'text?' }) as never,
});
export const visitSchema = new EntitySchema<Visit>({
  name: 'Visit', target: Visit, schema: 'assistance', tableName: 'visit',
  columns: columns({
    divisionCode: 'text', version: 'int', householdId: 'uuid', headName: 'text', memberId: 'uuid', memberName: 'text', organisationId: 'uuid?', orderId: 'uuid?', orderNumber: 'text?', kind: 'text', status: 'text', checkedInAt: 'timestamptz', checkedOutAt: 'timestamptz?', deviceTime: 'timestamptz?', receivedAt: 'timestamptz',
    lng: 'double precision?', lat: 'double precision?', distanceMetres: 'int?', category: 'text?', personsSeen: 'uuid[]', notesSealed: 'text?', checklist: 'jsonb',
  }) as never,
});

export const microWishSchema = new EntitySchema<MicroWish>({
  name: 'MicroWish', target: MicroWish, schema: 'assistance', tableName: 'micro_wish',
  columns: columns({
    divisionCode: 'text', version: 'int', number: 'text', wallCode: 'text', personId: 'uuid', personName: 'text', householdId: 'uuid', headName: 'text', kind: 'text', priceFen: 'int', told: 'text', title: 'text', words: 'text', status: 'text', submittedByName: 'text', createdAt: 'timestamptz',
    publishedAt: 'timestamptz?', wallUntil: 'date?', fulfilledAt: 'timestamptz?', deliveryNote: 'text?', thanks: 'text?', reason: 'text?', closedAt: 'timestamptz?',
  }) as never,
});
export const wishClaimSchema = new EntitySchema<WishClaim>({
  name: 'WishClaim', schema: 'assistance', tableName: 'wish_claim',
  columns: columns({ divisionCode: 'text', wishId: 'uuid', status: 'text', channel: 'text', giverSealed: 'text?', giverBlind: 'bytea?', codeHash: 'bytea', claimedAt: 'timestamptz', expiresAt: 'timestamptz', endedAt: 'timestamptz?' }) as never,
});
export const followUpSchema = new EntitySchema<FollowUp>({
  name: 'FollowUp', target: FollowUp, schema: 'assistance', tableName: 'feedback_follow_up',
  columns: columns({ divisionCode: 'text', version: 'int', feedbackId: 'uuid', status: 'text', openedAt: 'timestamptz', dueAt: 'timestamptz', ownerId: 'uuid?', ownerName: 'text?', outcome: 'text?', saidSealed: 'text?', closedAt: 'timestamptz?', closedByName: 'text?' }) as never,
});
export const spotCheckSchema = new EntitySchema<SpotCheck>({
  name: 'SpotCheck', target: SpotCheck, schema: 'assistance', tableName: 'spot_check',
  columns: columns({ divisionCode: 'text', version: 'int', orderId: 'uuid', orderNumber: 'text', month: 'text', status: 'text', drawnAt: 'timestamptz', takenBy: 'uuid?', takenByName: 'text?', tries: 'int', saidDelivered: 'boolean?', saidQuantity: 'double precision?', saidScore: 'int?', remarksSealed: 'text?', differences: 'text[]', settledAt: 'timestamptz?' }) as never,
});

export const assistancePlanSchema = new EntitySchema<AssistancePlan>({
  name: 'AssistancePlan', target: AssistancePlan, schema: 'assistance', tableName: 'assistance_plan',
  columns: columns({ divisionCode: 'text', version: 'int', number: 'text', householdId: 'uuid', headName: 'text', aim: 'text', status: 'text', keeperId: 'uuid', keeperName: 'text', reviewOn: 'date', reviews: 'jsonb', openedAt: 'timestamptz', openedByName: 'text', outcome: 'text?', closingWords: 'text?', closedAt: 'timestamptz?' }) as never,
});
export const planNeedSchema = new EntitySchema<PlanNeed>({
  name: 'PlanNeed', schema: 'assistance', tableName: 'plan_need',
  columns: columns({ divisionCode: 'text', planId: 'uuid', needId: 'uuid', requestId: 'uuid', takenInAt: 'timestamptz', takenOutAt: 'timestamptz?' }) as never,
});

export const assistanceSchemas: EntitySchema[] = [helpRequestSchema, needSchema, serviceOrderSchema, offerSchema, deliveryAttemptSchema, visitSchema, microWishSchema, wishClaimSchema, followUpSchema, spotCheckSchema, assistancePlanSchema, planNeedSchema] as EntitySchema[];
