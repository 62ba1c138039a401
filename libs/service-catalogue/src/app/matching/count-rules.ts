import type { Uuid } from '@yizhu/kernel';
import { Values, type TransactionManager } from '@yizhu/platform';
import type { Rule } from '../../domain/eligibility/rule.js';
import { ruleSql } from '../../domain/eligibility/sql.js';

/** An item that can be counted. */
export interface Countable {
  readonly id: Uuid;
  readonly code: string;
  readonly rule: Rule;
}
export interface VillageCount {
  readonly item_id: Uuid;
  readonly division_code: string;
  readonly eligible: number;
  readonly not_eligible: number;
  readonly unknown: number;
  readonly receiving: number;
  readonly waiting: number;
}

/** Items that one statement counts: more make its plan slower than they save in reading. */
const AT_ONCE = 20;

/**
 * Counts items over everybody, or over some villages: each row of facts is read once for twenty items, and each rule is asked once a
 * row. A SELECT alone, so that PostgreSQL may share it among its workers.
 */
export const countItems = async (manager: TransactionManager, countyCode: string, items: readonly Countable[], villages: readonly string[] | null): Promise<VillageCount[]> => {
  const counts: VillageCount[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const values = new Values();
    const text = countSql(items.slice(from, from + AT_ONCE), values, values.add(countyCode), villages === null ? null : values.add(villages));
    counts.push(...((await manager.query(text, values.list)) as VillageCount[]));
  }
  return counts;
};

const countSql = (items: readonly Countable[], values: Values, county: string, villages: string | null): string => {
  // OFFSET 0 keeps the answers from being asked again for each of the four counts.
  const asked = items.map(({ code, rule }, i) => `${ruleSql(rule, 'f', values)} AS r${i}, (${values.add(code)} = ANY (f.receives)) IS TRUE AS h${i}`);
  const counted = items.map((_, i) => `count(*) FILTER (WHERE r${i})::int AS e${i}, count(r${i})::int AS k${i}, count(*) FILTER (WHERE h${i})::int AS h${i}, count(*) FILTER (WHERE r${i} AND NOT h${i})::int AS w${i}`);
  const rows = items.map(({ id }, i) => `(${values.add(id)}::uuid, e${i}, k${i}, h${i}, w${i})`);
  return `SELECT c.item_id, g.division_code, c.e AS eligible, c.k - c.e AS not_eligible, g.n - c.k AS unknown, c.h AS receiving, c.w AS waiting
    FROM (SELECT division_code, count(*)::int AS n, ${counted.join(', ')}
      FROM (SELECT f.division_code, ${asked.join(', ')} FROM service_catalogue.person_fact f WHERE f.county_code = ${county}${villages ? ` AND f.division_code = ANY (${villages}::text[])` : ''} OFFSET 0) a GROUP BY division_code) g
    CROSS JOIN LATERAL (VALUES ${rows.join(', ')}) c(item_id, e, k, h, w)`;
};
