import { EntitySchema } from 'typeorm';
import { AggregateRepository } from '@yizhu/platform';
import { columns } from './columns.js';
import { Consent } from '../domain/consent/consent.js';
import { VerificationRequest, type Chase, type VerificationItem } from '../domain/verification/verification-request.js';

export const consentSchema = new EntitySchema<Consent>({
  name: 'Consent', target: Consent, schema: 'recipients', tableName: 'consent',
  columns: columns({
    version: 'int', number: 'text', householdId: 'uuid', headName: 'text', personId: 'uuid', personName: 'text', purpose: 'text', coverage: 'text', items: 'text[]', legalBasis: 'text', givenBy: 'text', guardianName: 'text?', guardianRelation: 'text?', guardianIdSealed: 'text?', guardianIdMasked: 'text?',
    form: 'text', paperNumber: 'text?', paperKeptAt: 'text?', validFrom: 'date', validUntil: 'date', withdrawnAt: 'timestamptz?', withdrawnReason: 'text?', createdAt: 'timestamptz',
  }) as never,
});
export const verificationRequestSchema = new EntitySchema<VerificationRequest>({
  name: 'VerificationRequest', target: VerificationRequest, schema: 'recipients', tableName: 'verification_request',
  columns: columns({
    version: 'int', number: 'text', householdId: 'uuid', headName: 'text', status: 'text', subjects: 'jsonb', organisationIds: 'uuid[]', consentUntil: 'date', createdAt: 'timestamptz', sentAt: 'timestamptz?', dueAt: 'timestamptz?', endedAt: 'timestamptz?', reason: 'text?', findings: 'int',
    reportNumber: 'text?', reportValidUntil: 'date?', conclusionSealed: 'text?',
  }) as never,
});
export const verificationItemSchema = new EntitySchema<VerificationItem>({
  name: 'VerificationItem', schema: 'recipients', tableName: 'verification_item',
  columns: columns({
    requestId: 'uuid', position: 'int', leads: 'boolean', createdAt: 'timestamptz', kind: 'text', personId: 'uuid', organisationId: 'uuid', organisationName: 'text', answerDays: 'int', toleranceAbsolute: 'int', tolerancePercent: 'int', validDays: 'int', declaredSealed: 'text?', answerSealed: 'text?', outcome: 'text?',
    dueAt: 'timestamptz?', answeredAt: 'timestamptz?', answeredBy: 'uuid?', answeredByName: 'text?', paperNumber: 'text?',
  }) as never,
});
export const chaseSchema = new EntitySchema<Chase>({
  name: 'VerificationChase', schema: 'recipients', tableName: 'verification_chase',
  columns: columns({ requestId: 'uuid', organisationId: 'uuid', organisationName: 'text', chasedBy: 'text', note: 'text', chasedAt: 'timestamptz', actorId: 'uuid?', actorName: 'text' }) as never,
});

export const verificationSchemas: EntitySchema[] = [consentSchema, verificationRequestSchema, verificationItemSchema, chaseSchema] as EntitySchema[];

export const consents = new AggregateRepository<Consent>({ resource: 'consent', table: 'recipients.consent', root: consentSchema as never });
export const verificationRequests = new AggregateRepository<VerificationRequest>({
  resource: 'verification-request', table: 'recipients.verification_request', root: verificationRequestSchema as never,
  children: [
    { property: 'items', schema: verificationItemSchema as never, parentColumn: 'requestId', order: 'position' },
    { property: 'chases', schema: chaseSchema as never, parentColumn: 'requestId', order: 'chasedAt' },
  ],
});
