import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is in the scheme, seen from a row of `person`. */
const counted = (row: string): string => `${row}.category IS NOT NULL AND ${row}.status IN ('active', 'suspended')`;

/** People as they come into the register: whoever has left again was there in between. */
const INITIAL = (people: string): string => `SELECT county_code, division_code, coalesce(category_since, member_since), category, groups, count(*) FROM ${people} p WHERE ${counted('p')} OR (p.category IS NOT NULL AND p.exited_on IS NOT NULL) GROUP BY 1, 2, 3, 4, 5
  UNION ALL SELECT county_code, division_code, exited_on, category, groups, -count(*) FROM ${people} p WHERE p.category IS NOT NULL AND p.status = 'exited' AND p.exited_on IS NOT NULL GROUP BY 1, 2, 3, 4, 5`;

/**
 * The population as a ledger: +1 where somebody comes into a tier, group or township, −1 where they leave it, each on its day.
 * One entry a statement and kind, written by the database, so that it is right however a person was written. Summed up to a day it
 * is the population of that day, exact, without looking at a person.
 */
const LEDGER = `CREATE FUNCTION recipients.note_population() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO recipients.population_change (county_code, division_code, day, category, groups, n)
      ${INITIAL('after_change')};
  ELSE
    INSERT INTO recipients.population_change (county_code, division_code, day, category, groups, n)
      SELECT county_code, division_code, day, category, groups, sum(n) FROM (
        SELECT b.county_code, b.division_code, CASE WHEN a.status = 'exited' THEN coalesce(a.exited_on, a.category_since) WHEN a.division_code <> b.division_code THEN (now() AT TIME ZONE 'Asia/Shanghai')::date ELSE coalesce(a.category_since, a.member_since) END AS day, b.category, b.groups, -1 AS n
          FROM before_change b JOIN after_change a USING (id) WHERE ${counted('b')}
        UNION ALL
        SELECT a.county_code, a.division_code, CASE WHEN a.division_code <> b.division_code THEN (now() AT TIME ZONE 'Asia/Shanghai')::date ELSE coalesce(a.category_since, a.member_since) END, a.category, a.groups, 1
          FROM before_change b JOIN after_change a USING (id) WHERE ${counted('a')}) c
      GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$`;

export class CategoryRules1795392000040 implements MigrationInterface {
  name = 'CategoryRules1795392000040';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE recipients.category_rule (county_code text NOT NULL, category text NOT NULL, needs_confirmation boolean NOT NULL, review_every_months int CHECK (review_every_months BETWEEN 1 AND 60), visit_every_days int NOT NULL CHECK (visit_every_days BETWEEN 1 AND 366),
         version int NOT NULL, changed_at timestamptz NOT NULL, PRIMARY KEY (county_code, category))`,
      `CREATE TABLE recipients.category_proposal (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, household_id uuid NOT NULL, person_id uuid NOT NULL, category text, groups text[] NOT NULL, basis text NOT NULL, effective_on date NOT NULL, status text NOT NULL,
         proposed_by uuid NOT NULL, proposed_by_name text NOT NULL, proposed_at timestamptz NOT NULL, settled_by uuid, settled_by_name text, settled_at timestamptz, reason text, PRIMARY KEY (id, county_code))`,
      `CREATE UNIQUE INDEX category_proposal_waiting ON recipients.category_proposal (person_id, county_code) WHERE status = 'proposed'`,
      'CREATE INDEX category_proposal_list ON recipients.category_proposal (county_code, status, proposed_at DESC, id DESC) INCLUDE (division_code, township_code)',
      `ALTER TABLE recipients.category_decision ADD COLUMN confirmed_by uuid, ADD COLUMN proposal_id uuid`,
      `ALTER TABLE recipients.person ADD COLUMN category_since date, ADD COLUMN review_due_on date`,
      `UPDATE recipients.person p SET category_since = d.effective_on, review_due_on = CASE WHEN p.status = 'exited' THEN NULL ELSE d.effective_on + CASE p.category WHEN 'subsistence' THEN interval '6 months' WHEN 'relapse_monitored' THEN interval '6 months' ELSE interval '12 months' END END
         FROM (SELECT DISTINCT ON (person_id) person_id, effective_on FROM recipients.category_decision ORDER BY person_id, effective_on DESC, decided_at DESC) d WHERE d.person_id = p.id AND p.category IS NOT NULL`,
      'CREATE INDEX person_review ON recipients.person (county_code, review_due_on, id) INCLUDE (division_code, township_code) WHERE review_due_on IS NOT NULL',
      'CREATE INDEX category_decision_person ON recipients.category_decision (person_id, effective_on DESC, decided_at DESC)',
      `CREATE TABLE recipients.population_change (county_code text NOT NULL, division_code text NOT NULL, township_code text NOT NULL GENERATED ALWAYS AS (left(division_code, 9)) STORED, day date NOT NULL, category text NOT NULL, groups text[] NOT NULL, n int NOT NULL)`,
      `INSERT INTO recipients.population_change (county_code, division_code, day, category, groups, n)
         ${INITIAL('recipients.person')}`,
      'CREATE INDEX population_change_place ON recipients.population_change (county_code, township_code, day) INCLUDE (division_code, category, groups, n)',
      LEDGER,
      'CREATE TRIGGER person_counted_in AFTER INSERT ON recipients.person REFERENCING NEW TABLE AS after_change FOR EACH STATEMENT EXECUTE FUNCTION recipients.note_population()',
      'CREATE TRIGGER person_counted_anew AFTER UPDATE ON recipients.person REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change FOR EACH STATEMENT EXECUTE FUNCTION recipients.note_population()',
      ...grantTo('recipients'),
      'REVOKE UPDATE, DELETE ON recipients.category_decision FROM yizhu_app',
      'REVOKE INSERT, UPDATE, DELETE ON recipients.population_change FROM yizhu_app',
      ...['category_proposal', 'population_change'].flatMap((table) => fence(`recipients.${table}`)),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'DROP TRIGGER person_counted_in ON recipients.person',
      'DROP TRIGGER person_counted_anew ON recipients.person',
      'DROP FUNCTION recipients.note_population()',
      'DROP TABLE recipients.population_change, recipients.category_proposal, recipients.category_rule',
      'DROP INDEX recipients.person_review',
      'DROP INDEX recipients.category_decision_person',
      'ALTER TABLE recipients.person DROP COLUMN category_since, DROP COLUMN review_due_on',
      'ALTER TABLE recipients.category_decision DROP COLUMN confirmed_by, DROP COLUMN proposal_id',
    ])
      await runner.query(sql);
  }
}
