import { fence, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is counted by month, and the moment of a row that says which month. */
const COUNTED = [
  { what: 'visits', table: 'assistance.visit', at: 'checked_in_at', organisation: 'organisation_id' },
  { what: 'needs_met', table: 'assistance.need', at: 'met_at', organisation: 'NULL::uuid' },
] as const;

const monthOf = (at: string): string => `date_trunc('month', ${at} AT TIME ZONE 'Asia/Shanghai')::date`;
const counted = ({ at, organisation }: (typeof COUNTED)[number], rows: string, sign: 1 | -1): string =>
  `SELECT r.county_code, r.division_code, ${monthOf(`r.${at}`)} AS month, ${organisation === 'organisation_id' ? 'r.organisation_id' : organisation} AS organisation_id, ${sign} * count(*) AS n FROM ${rows} r WHERE r.${at} IS NOT NULL GROUP BY 1, 2, 3, 4`;
const COLUMNS = 'county_code, division_code, month, organisation_id, what, n';
const insert = (what: string, rows: string): string => `INSERT INTO assistance.month_count (${COLUMNS}) SELECT county_code, division_code, month, organisation_id, '${what}', n FROM (${rows}) c`;

const NOTE = (each: (typeof COUNTED)[number]): string => `CREATE FUNCTION assistance.note_${each.what}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    ${insert(each.what, counted(each, 'after_change', 1))};
  ELSIF TG_OP = 'DELETE' THEN
    ${insert(each.what, counted(each, 'before_change', -1))};
  ELSE
    ${insert(each.what, `SELECT county_code, division_code, month, organisation_id, sum(n)::int AS n FROM (${counted(each, 'before_change', -1)} UNION ALL ${counted(each, 'after_change', 1)}) u GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0`)};
  END IF;
  RETURN NULL;
END $$`;

/** Many small entries of one village and month become one. Whatever another replica takes at the same moment is left to it, so nothing is summed twice. */
const FOLD = `CREATE FUNCTION assistance.fold_month_counts() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH many AS (SELECT county_code, what, month, division_code, organisation_id FROM assistance.month_count GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1),
  gone AS (DELETE FROM assistance.month_count m USING many g WHERE m.county_code = g.county_code AND m.what = g.what AND m.month = g.month AND m.division_code = g.division_code AND m.organisation_id IS NOT DISTINCT FROM g.organisation_id RETURNING m.*),
  kept AS (INSERT INTO assistance.month_count (${COLUMNS}) SELECT county_code, division_code, month, organisation_id, what, sum(n)::int FROM gone GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0)
  SELECT count(*)::int FROM gone $$`;

/**
 * Visits and needs met, by month, village and provider: a ledger that the database writes itself, one entry a statement, so that it is right
 * however a row came, and nobody waits for another's row. An opening page sums a few thousand entries where it counted a million visits.
 */
export class MonthCounts1795392000535 implements MigrationInterface {
  name = 'MonthCounts1795392000535';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE assistance.month_count (${PLACE_COLUMNS}, month date NOT NULL, organisation_id uuid, what text NOT NULL CHECK (what IN (${COUNTED.map(({ what }) => `'${what}'`).join(', ')})), n int NOT NULL)`,
      ...COUNTED.map((each) => insert(each.what, counted(each, each.table, 1))),
      'CREATE INDEX month_count_county ON assistance.month_count (county_code, what, month) INCLUDE (division_code, township_code, n)',
      'CREATE INDEX month_count_township ON assistance.month_count (township_code, what, month) INCLUDE (county_code, division_code, n)',
      'CREATE INDEX month_count_organisation ON assistance.month_count (organisation_id, what, month) INCLUDE (county_code, division_code, n) WHERE organisation_id IS NOT NULL',
      'CREATE INDEX need_met_by ON assistance.need (met_by, met_at) WHERE met_by IS NOT NULL',
      ...COUNTED.flatMap((each) => [
        NOTE(each),
        `CREATE TRIGGER ${each.what}_counted_in AFTER INSERT ON ${each.table} REFERENCING NEW TABLE AS after_change FOR EACH STATEMENT EXECUTE FUNCTION assistance.note_${each.what}()`,
        `CREATE TRIGGER ${each.what}_counted_anew AFTER UPDATE ON ${each.table} REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change FOR EACH STATEMENT EXECUTE FUNCTION assistance.note_${each.what}()`,
        `CREATE TRIGGER ${each.what}_counted_out AFTER DELETE ON ${each.table} REFERENCING OLD TABLE AS before_change FOR EACH STATEMENT EXECUTE FUNCTION assistance.note_${each.what}()`,
      ]),
      FOLD,
      'REVOKE ALL ON FUNCTION assistance.fold_month_counts() FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION assistance.fold_month_counts() TO yizhu_app',
      'GRANT SELECT ON assistance.month_count TO yizhu_app',
      'REVOKE INSERT, UPDATE, DELETE ON assistance.month_count FROM yizhu_app',
      ...fence('assistance.month_count', { organisation: 'organisation_id' }),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { what, table } of COUNTED) for (const trigger of ['in', 'anew', 'out']) await runner.query(`DROP TRIGGER ${what}_counted_${trigger} ON ${table}`);
    for (const { what } of COUNTED) await runner.query(`DROP FUNCTION assistance.note_${what}()`);
    await runner.query('DROP FUNCTION assistance.fold_month_counts()');
    await runner.query('DROP INDEX assistance.need_met_by');
    await runner.query('DROP TABLE assistance.month_count');
  }
}
