import { AggregateRepository } from '@yizhu/platform';
import { EntitySchema } from 'typeorm';
import { CategoryProposal } from '../domain/category/category-proposal.js';
import { Household } from '../domain/household.js';
import { monitoringAlertSchema } from './monitoring/monitoring-alert.schema.js';
import { Recipient } from '../domain/recipient.js';
import type { Erasure } from '../domain/rights/erasure.js';
import { erasureSchema } from './erasure.schema.js';
import { attachmentSchema } from './attachment.schema.js';
import { needsAssessmentSchema } from './assessment/needs-assessment.schema.js';
import { verificationSchemas } from './verification.schemas.js';

/** Only what the aggregate may change is mapped; the rest of the row is written once, by HouseholdWriter. */
export const recipientSchema = new EntitySchema<Recipient>({
  name: 'Recipient', target: Recipient, schema: 'recipients', tableName: 'person',
  columns: {
    id: { type: 'uuid', primary: true },
    countyCode: { type: 'text', name: 'county_code', primary: true },
    divisionCode: { type: 'text', name: 'division_code', update: false },
    version: { type: 'int' },
    householdId: { type: 'uuid', name: 'household_id', update: false },
    status: { type: 'text' },
    category: { type: 'text', nullable: true },
    groups: { type: 'text', array: true },
    categorySince: { type: 'date', name: 'category_since', nullable: true },
    reviewDueOn: { type: 'date', name: 'review_due_on', nullable: true },
    exitReason: { type: 'text', name: 'exit_reason', nullable: true },
    exitedOn: { type: 'date', name: 'exited_on', nullable: true },
    restrictedSince: { type: 'timestamptz', name: 'restricted_since', nullable: true },
  } as never,
});

export const householdSchema = new EntitySchema<Household>({
  name: 'Household', target: Household, schema: 'recipients', tableName: 'household',
  columns: {
    id: { type: 'uuid', primary: true },
    countyCode: { type: 'text', name: 'county_code', primary: true },
    divisionCode: { type: 'text', name: 'division_code' },
    version: { type: 'int' },
    number: { type: 'text', update: false },
    headId: { type: 'uuid', name: 'head_id' },
    headName: { type: 'text', name: 'head_name' },
    memberCount: { type: 'int', name: 'member_count' },
    grid: { type: 'text' },
    causeOfHardship: { type: 'text', name: 'cause_of_hardship' },
    benefitFen: { type: 'bigint', name: 'benefit_fen', nullable: true, transformer: { to: (v: number | null) => v, from: (v: string | null) => (v === null ? null : Number(v)) } },
    detailsSealed: { type: 'text', name: 'details_sealed' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true, insert: false, update: false },
    mergedInto: { type: 'uuid', name: 'merged_into', nullable: true, insert: false, update: false },
  } as never,
});

export const categoryProposalSchema = new EntitySchema<CategoryProposal>({
  name: 'CategoryProposal', target: CategoryProposal, schema: 'recipients', tableName: 'category_proposal',
  columns: {
    id: { type: 'uuid', primary: true },
    countyCode: { type: 'text', name: 'county_code', primary: true },
    divisionCode: { type: 'text', name: 'division_code', update: false },
    version: { type: 'int' },
    householdId: { type: 'uuid', name: 'household_id', update: false },
    personId: { type: 'uuid', name: 'person_id', update: false },
    category: { type: 'text', nullable: true, update: false },
    groups: { type: 'text', array: true, update: false },
    basis: { type: 'text', update: false },
    effectiveOn: { type: 'date', name: 'effective_on', update: false },
    status: { type: 'text' },
    proposedBy: { type: 'uuid', name: 'proposed_by', update: false },
    proposedByName: { type: 'text', name: 'proposed_by_name', update: false },
    proposedAt: { type: 'timestamptz', name: 'proposed_at', update: false },
    settledBy: { type: 'uuid', name: 'settled_by', nullable: true },
    settledByName: { type: 'text', name: 'settled_by_name', nullable: true },
    settledAt: { type: 'timestamptz', name: 'settled_at', nullable: true },
    reason: { type: 'text', nullable: true },
  } as never,
});

export const recipientsSchemas: EntitySchema[] = [recipientSchema, householdSchema, categoryProposalSchema, erasureSchema, ...verificationSchemas, monitoringAlertSchema, attachmentSchema, needsAssessmentSchema] as EntitySchema[];

export const erasures = new AggregateRepository<Erasure>({ resource: 'erasure', table: 'recipients.erasure', root: erasureSchema as never });
