import { localDate, newId, notFound, type Uuid } from '@yizhu/kernel';
import { currentContext, httpError, scopePredicate, Values, type Act, type Sealer, type TransactionManager } from '@yizhu/platform';
import { maskBank, maskPhone, openDetails, sealDetails } from '../../db/household-writer.js';
import type { Columns } from '../../db/changed-row.js';
import { takesOther, type Choice } from '../../domain/duplicates/choice.js';
import { duplicateError } from '../../domain/duplicates/duplicates.errors.js';

/** A person's row as an act of merging needs it. */
export interface PersonRow {
  readonly id: Uuid;
  readonly version: number;
  readonly household_id: Uuid;
  readonly name: string;
  readonly sex: string;
  readonly birth_date: string;
  readonly id_sealed: string;
  readonly id_blind: Buffer;
  readonly id_masked: string;
  readonly phone_sealed: string | null;
  readonly phone_blind: Buffer | null;
  readonly health_sealed: string | null;
  readonly bank_sealed: string | null;
  readonly relation: string;
  readonly is_head: boolean;
  readonly member_since: string;
  readonly status: string;
  readonly category: string | null;
  readonly groups: string[];
  readonly category_since: string | null;
  readonly review_due_on: string | null;
  readonly exit_reason: string | null;
  readonly exited_on: string | null;
  readonly restricted_since: Date | null;
}
export interface HouseholdRow {
  readonly id: Uuid;
  readonly version: number;
  readonly number: string;
  readonly division_code: string;
  readonly head_id: Uuid;
  readonly head_name: string;
  readonly member_count: number;
  readonly category: string | null;
  readonly cause_of_hardship: string;
  readonly benefit_fen: string | null;
  readonly details_sealed: string;
  readonly last_visit_at: Date | null;
  readonly next_visit_due: string | null;
  readonly merged_into: Uuid | null;
  readonly merge_id: Uuid | null;
}

const PERSON = `p.id, p.version, p.household_id, p.name, p.sex, p.birth_date::text, p.id_sealed, p.id_blind, p.id_masked, p.phone_sealed, p.phone_blind, p.health_sealed, p.bank_sealed, p.relation, p.is_head, p.member_since::text, p.status, p.category, p.groups, p.category_since::text, p.review_due_on::text, p.exit_reason, p.exited_on::text, p.restricted_since`;
const HOUSEHOLD = `h.id, h.version, h.number, h.division_code, h.head_id, h.head_name, h.member_count, h.category, h.cause_of_hardship, h.benefit_fen::text, h.details_sealed, h.last_visit_at, h.next_visit_due::text, h.merged_into, h.merge_id`;

/** Always in the order of their ids, so that two acts on the same two never wait for one another in a circle. */
const lockRows = async <Row extends { id: Uuid }>(manager: TransactionManager, resource: string, table: string, columns: string, ids: readonly Uuid[], scoped: boolean): Promise<Map<Uuid, Row>> => {
  const values = new Values();
  const [alias] = columns.split('.') as [string];
  const where = `${alias}.id = ANY(${values.add(ids)}::uuid[])${scoped ? ` AND ${scopePredicate(currentContext().scope, { alias }, values)}` : ''}`;
  const rows = (await manager.query(`SELECT ${columns} FROM ${table} ${alias} WHERE ${where} ORDER BY ${alias}.id FOR UPDATE`, values.list)) as Row[];
  const found = new Map(rows.map((row) => [row.id, row]));
  const missing = ids.find((id) => !found.has(id));
  if (missing === undefined) return found;
  const [merged] = (await manager.query(`SELECT survivor_id FROM recipients.merge WHERE merged_id = $1 AND undone_at IS NULL`, [missing])) as { survivor_id: Uuid }[];
  throw merged ? duplicateError('recipient-merged', { into: merged.survivor_id }) : notFound(resource);
};
/** Within the caller's scope. @throws not-found | recipient-merged */
export const lockPeople = (manager: TransactionManager, ids: readonly Uuid[]): Promise<Map<Uuid, PersonRow>> => lockRows(manager, 'recipient', 'recipients.person', PERSON, ids, true);
/** Within the caller's scope. @throws not-found */
export const lockHouseholds = (manager: TransactionManager, ids: readonly Uuid[]): Promise<Map<Uuid, HouseholdRow>> => lockRows(manager, 'household', 'recipients.household', HOUSEHOLD, ids, true);

/** @throws stale, when somebody has changed it since it was looked at */
export const requireVersion = (row: { readonly version: number }, seen: number): void => {
  if (row.version !== seen) throw httpError('stale', { currentVersion: row.version });
};
/** @throws household-merged */
export const requireStanding = (household: HouseholdRow): void => {
  if (household.merged_into !== null) throw duplicateError('household-merged', { into: household.merged_into });
};

/** The survivor's columns that change, by the choice that changes them: sealed anew for the row they now stand in. */
export const chosenColumns = (sealer: Sealer, own: PersonRow, other: PersonRow, taken: readonly Choice[]): Map<Choice, Columns> => {
  const moved = (sealed: string | null, as: string): string => sealer.open(sealed!, 'recipients.person', as, other.id);
  const sealed = (value: string, as: string): string => sealer.seal(value, 'recipients.person', as, own.id);
  const columns = new Map<Choice, Columns>();
  const takes = (choice: Choice, mine: unknown, theirs: unknown): boolean => takesOther(choice, taken, mine, theirs);
  if (takes('name', own.name, other.name)) columns.set('name', { name: other.name });
  if (takes('idNumber', own.id_sealed, other.id_sealed)) columns.set('idNumber', { id_sealed: sealed(moved(other.id_sealed, 'id_number'), 'id_number'), id_blind: other.id_blind, id_masked: other.id_masked, birth_date: other.birth_date, sex: other.sex });
  if (takes('phone', own.phone_sealed, other.phone_sealed)) {
    const phone = moved(other.phone_sealed, 'phone');
    columns.set('phone', { phone_sealed: sealed(phone, 'phone'), phone_blind: other.phone_blind, phone_masked: maskPhone(phone) });
  }
  if (takes('health', own.health_sealed, other.health_sealed)) columns.set('health', { health_sealed: sealed(moved(other.health_sealed, 'health'), 'health') });
  if (takes('bankAccount', own.bank_sealed, other.bank_sealed)) {
    const account = moved(other.bank_sealed, 'bank_account');
    columns.set('bankAccount', { bank_sealed: sealed(account, 'bank_account'), bank_masked: maskBank(account) });
  }
  // Heads have no relation to choose; the other's is to the other's head.
  if (!own.is_head && !other.is_head && takes('relation', own.relation, other.relation)) columns.set('relation', { relation: other.relation });
  if (takes('standing', standing(own), standing(other)))
    columns.set('standing', { status: other.status, category: other.category, groups: other.groups, category_since: other.category_since, review_due_on: other.review_due_on, exit_reason: other.exit_reason, exited_on: other.exited_on });
  return columns;
};
/** Whoever has left the scheme stands nowhere in it. */
const standing = ({ status, category }: PersonRow): string | null => (status === 'exited' ? null : category);

/** The household's columns that change, where the two become one. */
export const chosenHouseholdColumns = (sealer: Sealer, own: HouseholdRow, other: HouseholdRow, taken: readonly Choice[]): Map<Choice, Columns> => {
  const columns = new Map<Choice, Columns>();
  const [mine, theirs] = [openDetails(sealer, own.id, own.details_sealed), openDetails(sealer, other.id, other.details_sealed)];
  const details = { ...theirs, ...mine, extra: { ...theirs.extra, ...mine.extra } };
  const address = takesOther('address', taken, mine.address, theirs.address);
  const remark = takesOther('remark', taken, mine.remark, theirs.remark);
  const extra = JSON.stringify(details.extra) !== JSON.stringify(mine.extra);
  // Address, remark and the roster's columns are sealed as one: they change together.
  if (address || remark || extra) columns.set('address', { details_sealed: sealDetails(sealer, own.id, { address: address ? theirs.address : mine.address, remark: remark ? theirs.remark : mine.remark, extra: details.extra }) });
  if (takesOther('causeOfHardship', taken, own.cause_of_hardship, other.cause_of_hardship)) columns.set('causeOfHardship', { cause_of_hardship: other.cause_of_hardship });
  if (takesOther('benefitFen', taken, own.benefit_fen, other.benefit_fen)) columns.set('benefitFen', { benefit_fen: other.benefit_fen });
  return columns;
};

/** From now on the ledger of the population counts on this day (see …-population-of-merges.ts); for the transaction. */
export const countOn = (manager: TransactionManager, day: string): Promise<unknown> => manager.query(`SELECT set_config('yizhu.population_day', $1, true)`, [day]);

/** Consents, facts and whatever else stands where the household lives. */
export const followPlace = async (manager: TransactionManager, householdId: Uuid): Promise<void> => {
  for (const table of ['category_decision', 'category_proposal', 'consent', 'verification_request', 'monitoring_fact', 'monitoring_alert', 'correction', 'restriction', 'personal_copy', 'timeline_entry'])
    await manager.query(`UPDATE recipients.${table} t SET division_code = h.division_code FROM recipients.household h WHERE h.id = $1 AND t.household_id = h.id AND t.division_code <> h.division_code`, [householdId]);
  for (const table of ['verification_item', 'verification_chase'])
    await manager.query(`UPDATE recipients.${table} t SET division_code = r.division_code FROM recipients.verification_request r WHERE r.household_id = $1 AND t.request_id = r.id AND t.division_code <> r.division_code`, [householdId]);
};

/** Notes that somebody no longer lives in a household; of the same day they never did. */
export const notePast = async ({ manager }: Pick<Act, 'manager'>, left: { householdId: Uuid; divisionCode: string; personId: Uuid; relation: string; isHead: boolean; since: string }, until: string, mergeId: Uuid | null): Promise<void> => {
  await manager.query(
    `INSERT INTO recipients.past_membership (id, county_code, division_code, household_id, person_id, relation, is_head, since, until, merge_id) SELECT $1, $2, $3, $4, $5, $6, $7, $8::date, $9::date, $10 WHERE $8::date < $9::date OR $10::uuid IS NOT NULL`,
    [newId(), currentContext().countyCode, left.divisionCode, left.householdId, left.personId, left.relation, left.isHead, left.since, until, mergeId],
  );
};

/** Every household that has ever had the person. */
export const homesOf = async (manager: TransactionManager, id: Uuid, present: Uuid): Promise<Uuid[]> => {
  const rows = (await manager.query(`SELECT DISTINCT household_id FROM recipients.past_membership WHERE person_id = $1`, [id])) as { household_id: Uuid }[];
  return [...new Set([present, ...rows.map(({ household_id }) => household_id)])];
};

export const todayOf = (act: Act): string => localDate(act.now);
/** The smallest place that covers both. */
export const commonPlace = (a: string, b: string, countyCode: string): string => (a === b ? a : a.slice(0, 9) === b.slice(0, 9) ? a.slice(0, 9) : countyCode);
