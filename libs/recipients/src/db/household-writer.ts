import { localDate, newId, type Uuid } from '@yizhu/kernel';
import { currentContext, nameGrams, queryPrepared, type Sealer } from '@yizhu/platform';
import type { EntityManager } from 'typeorm';
import type { AdmittedHousehold, AdmittedMember } from '../domain/admission.js';
import type { HouseholdDetails } from '../domain/household.js';
import type { CategoryRuleBook } from '../domain/category/category-rule.js';

/** Where a household came from. */
export interface Source {
  readonly kind: 'form' | 'roster' | 'seed';
  readonly id: Uuid | null;
}

export const maskPhone = (phone: string): string => (phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`);
export const maskBank = (account: string): string => `****${account.slice(-4)}`;

/** What households registered together have in common. */
export interface Registration {
  readonly source: Source;
  readonly at: Date;
  /** Begins a block of household numbers reserved for them. */
  readonly firstNumber: number;
  readonly book: CategoryRuleBook;
}

/** The sealed and plain columns of one person, ready for a row. */
export const personColumns = (sealer: Sealer, member: AdmittedMember): Record<string, unknown> => {
  const seal = (column: string, value: string): string | null => (value === '' ? null : sealer.seal(value, 'recipients.person', column, member.id));
  return {
    id: member.id, name: member.name, sex: member.sex, birth_date: member.birthDate,
    id_sealed: seal('id_number', member.idNumber.value), id_blind: `\\x${sealer.blind('id_number', member.idNumber.value).toString('hex')}`, id_masked: member.idNumber.masked,
    phone_sealed: seal('phone', member.phone), phone_blind: member.phone === '' ? null : `\\x${sealer.blind('phone', member.phone).toString('hex')}`, phone_masked: member.phone === '' ? null : maskPhone(member.phone),
    health_sealed: seal('health', member.health), bank_sealed: seal('bank_account', member.bankAccount), bank_masked: member.bankAccount === '' ? null : maskBank(member.bankAccount),
    relation: member.relation, is_head: member.isHead, grams: nameGrams(member.name),
  };
};

export const sealDetails = (sealer: Sealer, householdId: Uuid, details: HouseholdDetails): string => sealer.seal(JSON.stringify(details), 'recipients.household', 'details', householdId);
export const openDetails = (sealer: Sealer, householdId: Uuid, sealed: string): HouseholdDetails => JSON.parse(sealer.open(sealed, 'recipients.household', 'details', householdId)) as HouseholdDetails;

/**
 * Registers households with all that belongs to them — members, name pieces, first decision, timeline, event and audit row — in
 * one statement, whether it is one from a form or hundreds from a roster.
 */
export const insertHouseholds = async (manager: EntityManager, sealer: Sealer, households: readonly AdmittedHousehold[], { source, at, firstNumber, book }: Registration): Promise<void> => {
  if (households.length === 0) return;
  const { countyCode, actor, traceId, address } = currentContext();
  const today = localDate(at);
  const rows = households.map((h) => ({
    id: h.id, division_code: h.villageCode, head_id: h.members.find((m) => m.isHead)!.id, head_name: h.members.find((m) => m.isHead)!.name, member_count: h.members.length,
    category: h.category, groups: h.groups, cause: h.causeOfHardship, benefit_fen: h.benefitFen, basis: h.basis, effective_on: h.effectiveOn,
    details: sealDetails(sealer, h.id, { address: h.address, remark: h.remark, extra: h.extra }),
    next_due: book.visitDue(h.category, today), review_due: h.category && book.reviewDue(h.category, h.effectiveOn),
    people: h.members.map((m) => ({ ...personColumns(sealer, m), decision_id: newId() })),
    timeline_id: newId(), event_id: newId(), audit_id: newId(),
  }));
  await queryPrepared(manager, INSERT_HOUSEHOLDS, [JSON.stringify(rows), countyCode, at, Number(today.slice(0, 4)), source.kind, source.id, actor?.id ?? null, actor?.kind ?? 'system', traceId, address, today, firstNumber, actor?.id ? actor.name : null]);
};

/** $1 households as JSON, $2 county, $3 at, $4 year, $5 source, $6 source id, $7 actor, $8 actor kind, $9 trace, $10 address, $11 today, $12 first number, $13 the actor's name. */
const INSERT_HOUSEHOLDS = `
WITH h AS (SELECT r.*, row_number() OVER () AS n FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, division_code text, head_id uuid, head_name text, member_count int, category text, groups jsonb, cause text, benefit_fen bigint,
    basis text, effective_on date, details text, next_due date, review_due date, people jsonb, timeline_id uuid, event_id uuid, audit_id uuid)),
p AS (SELECT h.id AS household_id, h.division_code, h.category, h.groups, h.basis, h.effective_on, h.review_due, m.* FROM h, jsonb_to_recordset(h.people) AS m(id uuid, name text, sex text, birth_date date, id_sealed text, id_blind bytea, id_masked text,
    phone_sealed text, phone_blind bytea, phone_masked text, health_sealed text, bank_sealed text, bank_masked text, relation text, is_head boolean, grams jsonb, decision_id uuid)),
household AS (INSERT INTO recipients.household (id, county_code, division_code, version, number, head_id, head_name, member_count, category, cause_of_hardship, benefit_fen, details_sealed, next_visit_due, source, source_id, created_at, created_by)
  SELECT h.id, $2, h.division_code, 1, 'HH-' || $4::int || '-' || lpad(($12::bigint + h.n - 1)::text, 6, '0'), h.head_id, h.head_name, h.member_count, h.category, h.cause, h.benefit_fen, h.details, h.next_due, $5, $6::uuid, $3::timestamptz, $7::uuid FROM h),
person AS (INSERT INTO recipients.person (id, county_code, division_code, version, household_id, name, sex, birth_date, id_sealed, id_blind, id_masked, phone_sealed, phone_blind, phone_masked, health_sealed, bank_sealed, bank_masked,
    relation, is_head, member_since, status, category, groups, category_since, review_due_on, created_at)
  SELECT id, $2, division_code, 1, household_id, name, sex, birth_date, id_sealed, id_blind, id_masked, phone_sealed, phone_blind, phone_masked, health_sealed, bank_sealed, bank_masked,
    relation, is_head, $11::date, CASE WHEN category IS NULL THEN 'registered' ELSE 'active' END, category, ARRAY(SELECT jsonb_array_elements_text(groups)), CASE WHEN category IS NOT NULL THEN effective_on END, review_due, $3::timestamptz FROM p),
gram AS (INSERT INTO recipients.name_gram (gram, county_code, created_at, person_id, division_code) SELECT g.gram, $2, $3::timestamptz, p.id, p.division_code FROM p, jsonb_array_elements_text(p.grams) AS g(gram)),
decision AS (INSERT INTO recipients.category_decision (id, county_code, division_code, household_id, person_id, category, groups, basis, effective_on, decided_by, decided_at)
  SELECT decision_id, $2, division_code, household_id, id, category, ARRAY(SELECT jsonb_array_elements_text(groups)), basis, effective_on, $7::uuid, $3::timestamptz FROM p WHERE category IS NOT NULL),
timeline AS (INSERT INTO recipients.timeline_entry (id, county_code, division_code, household_id, at, kind, type, actor_id, ref_id, params, actor_name)
  SELECT timeline_id, $2, division_code, id, $3::timestamptz, CASE $5 WHEN 'roster' THEN 'import' ELSE 'household' END, 'registered', $7::uuid, $6::uuid, jsonb_build_object('members', member_count, 'category', category), $13 FROM h),
event AS (INSERT INTO platform.outbox_event (id, county_code, type, subject_id, payload, actor_id, occurred_at)
  SELECT event_id, $2, 'recipients.household-registered', id, jsonb_build_object('householdId', id, 'divisionCode', division_code, 'members', member_count, 'category', category), $7::uuid, $3::timestamptz FROM h)
INSERT INTO platform.audit_entry (id, county_code, at, actor_id, actor_kind, action, resource, subject_id, outcome, detail, trace_id, address)
  SELECT audit_id, $2, clock_timestamp(), $7::uuid, $8, 'register', 'household', id, 'done', jsonb_build_object('members', member_count, 'source', $5), $9, $10 FROM h`;
