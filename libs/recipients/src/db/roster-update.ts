import { newId, type Uuid } from '@yizhu/kernel';
import { currentContext, queryPrepared, type Sealer } from '@yizhu/platform';
import type { EntityManager } from 'typeorm';
import { MEMBER_FIELDS, type RegisteredHousehold, type RegisteredMember, type RosterChange, type RosterUpdate } from '../domain/roster/update.js';
import { maskBank, maskPhone, openDetails, personColumns, sealDetails } from './household-writer.js';

interface Row {
  id: Uuid;
  division_code: string;
  cause: string;
  benefit_fen: string | null;
  details: string;
  members: { id: Uuid; version: number; blind: string; name: string; relation: string; phone: string | null; health: string | null; bank: string | null; is_head: boolean; status: RegisteredMember['status']; category: RegisteredMember['category']; groups: RegisteredMember['groups'] }[];
}

/** Households as they stand, locked until the import ends, within the caller's scope; what lies outside is not among them. */
export const registeredNow = async (manager: EntityManager, sealer: Sealer, ids: readonly Uuid[], lock: boolean): Promise<Map<Uuid, RegisteredHousehold>> => {
  const rows = (await manager.query(
    `WITH h AS MATERIALIZED (SELECT * FROM recipients.household WHERE id = ANY($1::uuid[]) AND ended_at IS NULL ORDER BY id ${lock ? 'FOR UPDATE' : ''})
     SELECT h.id, h.division_code, h.cause_of_hardship AS cause, h.benefit_fen, h.details_sealed AS details,
       (SELECT json_agg(json_build_object('id', p.id, 'version', p.version, 'blind', encode(p.id_blind, 'hex'), 'name', p.name, 'relation', p.relation, 'phone', p.phone_sealed, 'health', p.health_sealed, 'bank', p.bank_sealed, 'is_head', p.is_head, 'status', p.status, 'category', p.category, 'groups', p.groups))
          FROM recipients.person p WHERE p.household_id = h.id) AS members FROM h`,
    [ids],
  )) as Row[];
  const open = (sealed: string | null, column: string, id: Uuid): string => (sealed === null ? '' : sealer.open(sealed, 'recipients.person', column, id));
  return new Map(
    rows.map(({ id, division_code, cause, benefit_fen, details, members }) => {
      const { address, remark, extra } = openDetails(sealer, id, details);
      return [id, {
        id, divisionCode: division_code, causeOfHardship: cause, benefitFen: benefit_fen === null ? null : Number(benefit_fen), address, remark, extra,
        members: members.map(({ phone, health, bank, is_head, ...m }) => ({ ...m, isHead: is_head, phone: open(phone, 'phone', m.id), health: open(health, 'health', m.id), bankAccount: open(bank, 'bank_account', m.id) })),
      }];
    }),
  );
};

/** What a batch of a roster changes, with where it stands in the file. */
export interface UpdatedHousehold {
  readonly sheet: string;
  readonly household: RegisteredHousehold;
  readonly update: RosterUpdate;
}

/** Keeps what is changed (or would be) for showing, and for taking it back: sealed, as rosters carry telephones and accounts. */
export const noteChanges = async (manager: EntityManager, sealer: Sealer, importId: Uuid, firstNumber: number, updated: readonly UpdatedHousehold[]): Promise<void> => {
  const rows = updated.flatMap(({ sheet, household, update }) =>
    update.changes.map((change) => {
      const id = newId();
      return { id, sheet, row: change.row, field: change.field, household: household.id, division: household.divisionCode, person: change.personId, sealed: sealer.seal(JSON.stringify(textsOf(change)), 'recipients.roster_change', 'texts', id) };
    }),
  );
  if (rows.length === 0) return;
  await queryPrepared(
    manager,
    `INSERT INTO recipients.roster_change (id, county_code, division_code, import_id, n, sheet, row, field, household_id, person_id, texts_sealed)
     SELECT r.id, $2, r.division, $3::uuid, $4::int + row_number() OVER (), r.sheet, r.row, r.field, r.household, r.person, r.sealed FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, sheet text, row int, field text, household uuid, division text, person uuid, sealed text)`,
    [JSON.stringify(rows), currentContext().countyCode, importId, firstNumber],
  );
};
export interface ChangeTexts {
  readonly name: string;
  readonly heading: string | null;
  readonly before: string;
  readonly after: string;
}
const textsOf = ({ name, heading, before, after }: RosterChange): ChangeTexts => ({ name, heading, before, after });

/** Writes fields and new members of a batch in one statement, each household with its event and audit row. Decisions are made beside it. */
export const updateHouseholds = async (manager: EntityManager, sealer: Sealer, updated: readonly UpdatedHousehold[], importId: Uuid | null, at: Date, today: string): Promise<void> => {
  const rows = updated.flatMap(({ household, update }) => {
    const written = update.changes.filter(({ field }) => field !== 'category');
    return written.length === 0 ? [] : [rowOf(sealer, household, update, written)];
  });
  if (rows.length === 0) return;
  const { countyCode, actor, traceId, address } = currentContext();
  await queryPrepared(manager, UPDATE_HOUSEHOLDS, [JSON.stringify(rows), countyCode, at, importId, actor?.id ?? null, actor?.kind ?? 'system', traceId, address, today]);
};

const rowOf = (sealer: Sealer, household: RegisteredHousehold, { joining }: RosterUpdate, written: readonly RosterChange[]): Record<string, unknown> => {
  const own = new Map(written.filter((c) => c.personId === null && c.field !== 'extra').map((c) => [c.field, c.after]));
  const extra = Object.fromEntries(written.filter((c) => c.field === 'extra').map((c) => [c.heading!, c.after]));
  const people = household.members.flatMap((member) => {
    const mine = written.filter((c) => c.personId === member.id && (MEMBER_FIELDS as readonly string[]).includes(c.field));
    return mine.length === 0 ? [] : [{ id: member.id, ...memberColumns(sealer, member.id, Object.fromEntries(mine.map((c) => [c.field, c.after]))) }];
  });
  return {
    id: household.id, division: household.divisionCode, cause: own.get('causeOfHardship') ?? null, benefit: own.has('benefitFen') ? Number(own.get('benefitFen')) : null,
    details: own.has('address') || own.has('remark') || Object.keys(extra).length > 0 ? sealDetails(sealer, household.id, { address: own.get('address') ?? household.address, remark: own.get('remark') ?? household.remark, extra: { ...household.extra, ...extra } }) : null,
    people, joining: joining.map((member) => personColumns(sealer, member)), event_id: newId(), audit_id: newId(), fields: [...new Set(written.map(({ field }) => field))],
  };
};

/** Columns by what changed; null leaves a column as it is. */
export const memberColumns = (sealer: Sealer, id: Uuid, to: { relation?: string; phone?: string; health?: string; bankAccount?: string }): Record<string, string | null> => ({
  relation: to.relation ?? null,
  phone: to.phone ? sealer.seal(to.phone, 'recipients.person', 'phone', id) : null, phone_blind: to.phone ? `\\x${sealer.blind('phone', to.phone).toString('hex')}` : null, phone_masked: to.phone ? maskPhone(to.phone) : null,
  health: to.health ? sealer.seal(to.health, 'recipients.person', 'health', id) : null,
  bank: to.bankAccount ? sealer.seal(to.bankAccount, 'recipients.person', 'bank_account', id) : null, bank_masked: to.bankAccount ? maskBank(to.bankAccount) : null,
});

/** $1 households as JSON, $2 county, $3 at, $4 import, $5 actor, $6 actor kind, $7 trace, $8 address, $9 today. */
const UPDATE_HOUSEHOLDS = `
WITH u AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, division text, cause text, benefit bigint, details text, people jsonb, joining jsonb, event_id uuid, audit_id uuid, fields jsonb)),
household AS (UPDATE recipients.household h SET cause_of_hardship = coalesce(u.cause, h.cause_of_hardship), benefit_fen = coalesce(u.benefit, h.benefit_fen), details_sealed = coalesce(u.details, h.details_sealed), member_count = h.member_count + jsonb_array_length(u.joining), version = h.version + 1 FROM u WHERE h.id = u.id),
changed AS (SELECT m.* FROM u, jsonb_to_recordset(u.people) AS m(id uuid, relation text, phone text, phone_blind bytea, phone_masked text, health text, bank text, bank_masked text)),
person AS (UPDATE recipients.person p SET relation = coalesce(c.relation, p.relation), phone_sealed = coalesce(c.phone, p.phone_sealed), phone_blind = coalesce(c.phone_blind, p.phone_blind), phone_masked = coalesce(c.phone_masked, p.phone_masked),
    health_sealed = coalesce(c.health, p.health_sealed), bank_sealed = coalesce(c.bank, p.bank_sealed), bank_masked = coalesce(c.bank_masked, p.bank_masked), version = p.version + 1 FROM changed c WHERE p.id = c.id),
j AS (SELECT u.id AS household_id, u.division, m.* FROM u, jsonb_to_recordset(u.joining) AS m(id uuid, name text, sex text, birth_date date, id_sealed text, id_blind bytea, id_masked text, phone_sealed text, phone_blind bytea, phone_masked text, health_sealed text, bank_sealed text, bank_masked text, relation text, is_head boolean, grams jsonb)),
joined AS (INSERT INTO recipients.person (id, county_code, division_code, version, household_id, name, sex, birth_date, id_sealed, id_blind, id_masked, phone_sealed, phone_blind, phone_masked, health_sealed, bank_sealed, bank_masked, relation, is_head, member_since, status, category, groups, created_at)
  SELECT id, $2, division, 1, household_id, name, sex, birth_date, id_sealed, id_blind, id_masked, phone_sealed, phone_blind, phone_masked, health_sealed, bank_sealed, bank_masked, relation, false, $9::date, 'registered', NULL, '{}', $3::timestamptz FROM j),
gram AS (INSERT INTO recipients.name_gram (gram, county_code, created_at, person_id, division_code) SELECT g.gram, $2, $3::timestamptz, j.id, j.division FROM j, jsonb_array_elements_text(j.grams) AS g(gram)),
event AS (INSERT INTO platform.outbox_event (id, county_code, type, subject_id, payload, actor_id, occurred_at)
  SELECT event_id, $2, 'recipients.household-updated', id, jsonb_build_object('householdId', id, 'divisionCode', division, 'importId', $4::uuid), $5::uuid, $3::timestamptz FROM u)
INSERT INTO platform.audit_entry (id, county_code, at, actor_id, actor_kind, action, resource, subject_id, outcome, detail, trace_id, address)
  SELECT audit_id, $2, clock_timestamp(), $5::uuid, $6, 'update', 'household', id, 'done', jsonb_build_object('importId', $4::uuid, 'fields', fields), $7, $8 FROM u`;
