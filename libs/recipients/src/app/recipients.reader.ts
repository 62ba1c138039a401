import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, placeJson, placePredicates, scopePredicate, Values } from '@yizhu/platform';
import { recipientError } from '../domain/recipient.errors.js';

export interface PersonBrief {
  readonly id: Uuid;
  readonly name: string;
  readonly householdId: Uuid;
  readonly headName: string;
  readonly divisionCode: string;
  readonly status: string;
}
export interface HouseholdBrief {
  readonly id: Uuid;
  readonly headName: string;
  readonly divisionCode: string;
  readonly category: string | null;
  readonly position: { readonly lng: number; readonly lat: number } | null;
}

/** How a village stands with its visits; counts of households. */
export interface VillageVisits {
  readonly place: { readonly code: string; readonly name: string };
  readonly households: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly neverVisited: number;
}

/** Counts end here: "a thousand and more" is as urgent. */
const WAITING_CAP = 1_000;
export interface Waiting {
  readonly alerts: readonly { readonly id: Uuid; readonly kind: string; readonly name: string; readonly place: { readonly code: string; readonly name: string }; readonly status: string; readonly raisedAt: string }[];
  readonly alertsTotal: number;
  readonly proposals: number;
  readonly reviews: number;
}

/** Inside an act the row is held until it commits: a merge meanwhile waits, and then takes along what the act has written. */
const held = (alias: string): string => (currentContext().transaction ? ` FOR KEY SHARE OF ${alias}` : '');

/**
 * SQL for the name of the person whose id a column holds, for lists of contexts that keep ids only: as it is now in the register, and
 * NULL for whom the reader's scope doesn't reach (row-level security holds in the subquery).
 */
export const personNameSql = (column: string): string => `(SELECT person_.name FROM recipients.person person_ WHERE person_.id = ${column})`;

/** What other contexts may ask of recipients: within the caller's scope, or not found. Of a record that was merged into another they are given that one. */
@Injectable()
export class RecipientsReader {
  constructor(@Inject(Database) private readonly database: Database) {}

  async person(id: Uuid): Promise<PersonBrief> {
    const values = new Values();
    const row = await this.database.one<PersonBrief>({
      text: `SELECT p.id, p.name, p.household_id AS "householdId", h.head_name AS "headName", p.division_code AS "divisionCode", p.status FROM recipients.person p JOIN recipients.household h ON h.id = p.household_id WHERE p.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'p' }, values)}${held('p')}`,
      values: values.list,
    });
    if (!row) {
      const survivor = await this.database.one<{ id: Uuid }>({ text: `SELECT survivor_id AS id FROM recipients.merge WHERE merged_id = $1::uuid AND undone_at IS NULL`, values: [id] });
      if (survivor) return this.person(survivor.id);
    }
    if (!row) throw notFound('recipient');
    if (row.status === 'erased') throw recipientError('recipient-erased');
    return row;
  }

  /** What is left to follow of somebody who was erased: whether they were the head, whether nobody of the household is left, and every household that ever had them. */
  async erased(id: Uuid): Promise<{ isHead: boolean; householdGone: boolean; homes: Uuid[] } | undefined> {
    return this.database.one({ text: `SELECT p.is_head AS "isHead", h.ended_at IS NOT NULL AS "householdGone", ARRAY(SELECT p.household_id UNION SELECT m.household_id FROM recipients.past_membership m WHERE m.person_id = p.id) AS homes FROM recipients.person p JOIN recipients.household h ON h.id = p.household_id WHERE p.id = $1::uuid AND p.status = 'erased'`, values: [id] });
  }

  /** Of these people those who may be written to, with the village they live in: not erased, and nobody whose processing is restricted (个保法 44). */
  async reachable(ids: readonly Uuid[]): Promise<Map<Uuid, string>> {
    if (ids.length === 0) return new Map();
    const values = new Values();
    const rows = await this.database.read<{ id: Uuid; village: string }>({
      text: `SELECT p.id, p.division_code AS village FROM recipients.person p WHERE p.id = ANY(${values.add(ids)}::uuid[]) AND p.status <> 'erased' AND p.restricted_since IS NULL AND ${scopePredicate(currentContext().scope, { alias: 'p' }, values)}`,
      values: values.list,
    });
    return new Map(rows.map(({ id, village }) => [id, village]));
  }

  async household(id: Uuid): Promise<HouseholdBrief> {
    const values = new Values();
    const row = await this.database.one<{ id: string; head_name: string; division_code: string; category: string | null; lng: number | null; lat: number | null; merged_into: Uuid | null }>({
      text: `SELECT h.id, h.head_name, h.division_code, h.category, h.lng, h.lat, h.merged_into FROM recipients.household h WHERE h.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'h' }, values)}${held('h')}`,
      values: values.list,
    });
    if (!row) throw notFound('household');
    if (row.merged_into) return this.household(row.merged_into);
    return { id: row.id, headName: row.head_name, divisionCode: row.division_code, category: row.category, position: row.lng === null ? null : { lng: row.lng, lat: row.lat! } };
  }

  /** Where these households live, of the caller's area; who has no position is left out. */
  async homes(ids: readonly Uuid[]): Promise<Map<Uuid, { lng: number; lat: number }>> {
    const values = new Values();
    const rows = await this.database.read<{ id: Uuid; lng: number; lat: number }>({
      text: `SELECT h.id, h.lng, h.lat FROM recipients.household h WHERE h.id = ANY(${values.add(ids)}::uuid[]) AND h.lng IS NOT NULL AND ${scopePredicate(currentContext().scope, { alias: 'h' }, values)}`,
      values: values.list,
    });
    return new Map(rows.map(({ id, lng, lat }) => [id, { lng, lat }]));
  }

  /** Households of the caller's area whose next visit is due by a day, longest overdue first. */
  async visitsDue(byDay: string, limit: number): Promise<{ data: unknown[]; total: number }> {
    const values = new Values();
    const where = `h.ended_at IS NULL AND h.next_visit_due <= ${values.add(byDay)}::date AND ${scopePredicate(currentContext().scope, { alias: 'h' }, values)}`;
    const row = await this.database.one<{ data: unknown[]; total: number }>({
      text: `SELECT (SELECT coalesce(json_agg(json_build_object('household', json_build_object('id', d.id, 'headName', d.head_name), 'category', d.category, 'place', ${placeJson('d')}, 'lastVisitAt', d.last_visit_at, 'dueOn', d.next_visit_due)), '[]') FROM (SELECT * FROM recipients.household h WHERE ${where} ORDER BY h.next_visit_due, h.id LIMIT ${limit}) d) AS data,
        (SELECT count(*)::int FROM (SELECT 1 FROM recipients.household h WHERE ${where} LIMIT 10000) c) AS total`,
      values: values.list,
    });
    return row!;
  }

  /** How each village of the caller's area stands with its visits on a day; most overdue first. One statement over the index of the next visit. */
  async visitsByVillage(on: string, soon: string, township: string | undefined): Promise<VillageVisits[]> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'h' }, { township }, values).join(' AND ');
    const row = await this.database.one<{ data: VillageVisits[] }>({
      text: `SELECT coalesce(json_agg(json_build_object('place', ${placeJson('v')}, 'households', v.households, 'overdue', v.overdue, 'dueSoon', v.due_soon, 'neverVisited', v.never) ORDER BY v.overdue DESC, v.due_soon DESC, v.division_code), '[]') AS data
        FROM (SELECT h.division_code, h.township_code, count(*)::int AS households, count(*) FILTER (WHERE h.next_visit_due < ${values.add(on)}::date)::int AS overdue, count(*) FILTER (WHERE h.next_visit_due BETWEEN ${values.add(on)}::date AND ${values.add(soon)}::date)::int AS due_soon, count(*) FILTER (WHERE h.last_visit_at IS NULL)::int AS never
          FROM recipients.household h WHERE h.ended_at IS NULL AND ${where} GROUP BY 1, 2) v`,
      values: values.list,
    });
    return row!.data;
  }

  /** How many households the caller's area has (to 10 000), and how many were never visited. */
  async figures(): Promise<{ households: number; neverVisited: number }> {
    const values = new Values();
    const scope = scopePredicate(currentContext().scope, { alias: 'h' }, values);
    const row = await this.database.one<{ households: number; neverVisited: number }>({
      text: `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM recipients.household h WHERE h.ended_at IS NULL AND ${scope} LIMIT 10000) c) AS households, (SELECT count(*)::int FROM (SELECT 1 FROM recipients.household h WHERE h.ended_at IS NULL AND h.last_visit_at IS NULL AND ${scope} LIMIT 10000) c) AS "neverVisited"`,
      values: values.list,
    });
    return row!;
  }

  /**
   * What waits for the caller here: alerts (for who works them, those given to them; for the office, those to give out and those found
   * true), oldest first, and for the office decisions to confirm that somebody else proposed and standings to look at again.
   */
  async waiting(today: string): Promise<Waiting> {
    const values = new Values();
    const { scope, actor } = currentContext();
    const field = scope.memberId !== null;
    const alerts = `FROM recipients.monitoring_alert a WHERE a.status = ANY(${values.add(field ? ['assigned', 'verified'] : ['raised', 'verified'])}::text[]) AND ${field ? `a.assignee_id = ${values.add(scope.memberId)}::uuid` : scopePredicate(scope, { alias: 'a' }, values)}`;
    // Asked only where it is wanted: a value that no statement names is refused.
    const count = (rows: () => string): string => (field ? '0' : `(SELECT count(*)::int FROM (SELECT 1 ${rows()} LIMIT ${WAITING_CAP}) c)`);
    const row = await this.database.one<Waiting & Record<string, unknown>>({
      text: `SELECT (SELECT coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind, 'name', coalesce(d.person_name, d.head_name), 'place', ${placeJson('d')}, 'status', d.status, 'raisedAt', d.raised_at) ORDER BY d.raised_at, d.id), '[]') FROM (SELECT a.* ${alerts} ORDER BY a.raised_at, a.id LIMIT 5) d) AS alerts,
        (SELECT count(*)::int FROM (SELECT 1 ${alerts} LIMIT ${WAITING_CAP}) c) AS "alertsTotal",
        ${count(() => `FROM recipients.category_proposal c WHERE c.status = 'proposed' AND c.proposed_by IS DISTINCT FROM ${values.add(actor?.id ?? null)}::uuid AND ${scopePredicate(scope, { alias: 'c' }, values)}`)} AS proposals,
        ${count(() => `FROM recipients.person p WHERE p.review_due_on <= ${values.add(today)}::date AND ${scopePredicate(scope, { alias: 'p' }, values)}`)} AS reviews`,
      values: values.list,
    });
    return row!;
  }

  /** Who of these lives in the household; whoever was merged meanwhile by the id of the record that was kept. */
  async membersOf(householdId: Uuid, ids: readonly Uuid[]): Promise<Uuid[]> {
    return (await this.database.read<{ id: string }>({ text: `SELECT id FROM recipients.person WHERE household_id = $1::uuid AND id IN (SELECT coalesce(g.survivor_id, x) FROM unnest($2::uuid[]) x LEFT JOIN recipients.merge g ON g.merged_id = x AND g.undone_at IS NULL)`, values: [householdId, ids] })).map((r) => r.id);
  }
}
