import type { MigrationInterface, QueryRunner } from 'typeorm';

const counted = (row: string): string => `${row}.category IS NOT NULL AND ${row}.status IN ('active', 'suspended')`;
const INITIAL = (people: string, sign: '' | '-'): string => `SELECT county_code, division_code, coalesce(category_since, member_since), category, groups, ${sign}count(*) FROM ${people} p WHERE ${counted('p')} OR (p.category IS NOT NULL AND p.exited_on IS NOT NULL) GROUP BY 1, 2, 3, 4, 5
  UNION ALL SELECT county_code, division_code, exited_on, category, groups, ${sign === '' ? '-' : ''}count(*) FROM ${people} p WHERE p.category IS NOT NULL AND p.status = 'exited' AND p.exited_on IS NOT NULL GROUP BY 1, 2, 3, 4, 5`;
const ON_DAY = (people: string, sign: '' | '-'): string => `SELECT county_code, division_code, the_day, category, groups, ${sign}count(*) FROM ${people} p WHERE ${counted('p')} GROUP BY 1, 2, 3, 4, 5`;

/**
 * The ledger of …-category-rules.ts, which now also knows an act that is dated otherwise than by a decision (yizhu.population_day): a
 * merge counts on the day it is made, because figures given out before stay as they were given, and a move out on the day it took
 * place. And whoever is taken out of the register for good, with a roster that is undone, was never there.
 */
const LEDGER = `CREATE OR REPLACE FUNCTION recipients.note_population() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE the_day date := nullif(current_setting('yizhu.population_day', true), '')::date;
BEGIN
  IF TG_OP = 'INSERT' AND the_day IS NULL THEN
    INSERT INTO recipients.population_change (county_code, division_code, day, category, groups, n) ${INITIAL('after_change', '')};
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO recipients.population_change (county_code, division_code, day, category, groups, n) ${ON_DAY('after_change', '')};
  ELSIF TG_OP = 'DELETE' AND the_day IS NULL THEN
    INSERT INTO recipients.population_change (county_code, division_code, day, category, groups, n) ${INITIAL('before_change', '-')};
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO recipients.population_change (county_code, division_code, day, category, groups, n) ${ON_DAY('before_change', '-')};
  ELSE
    INSERT INTO recipients.population_change (county_code, division_code, day, category, groups, n)
      SELECT county_code, division_code, day, category, groups, sum(n) FROM (
        SELECT b.county_code, b.division_code, CASE WHEN the_day IS NOT NULL THEN greatest(the_day, coalesce(b.category_since, b.member_since)) WHEN a.status = 'exited' THEN coalesce(a.exited_on, a.category_since) WHEN a.division_code <> b.division_code THEN (now() AT TIME ZONE 'Asia/Shanghai')::date ELSE coalesce(a.category_since, a.member_since) END AS day, b.category, b.groups, -1 AS n
          FROM before_change b JOIN after_change a USING (id) WHERE ${counted('b')}
        UNION ALL
        SELECT a.county_code, a.division_code, CASE WHEN the_day IS NOT NULL THEN greatest(the_day, coalesce(b.category_since, b.member_since)) WHEN a.division_code <> b.division_code THEN (now() AT TIME ZONE 'Asia/Shanghai')::date ELSE coalesce(a.category_since, a.member_since) END, a.category, a.groups, 1
          FROM before_change b JOIN after_change a USING (id) WHERE ${counted('a')}) c
      GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$`;

/** Whoever was never there is nobody's duplicate; a merge (dated, see above) settles its pairs itself. */
const FORGET = `CREATE FUNCTION recipients.forget_pairs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF nullif(current_setting('yizhu.population_day', true), '') IS NULL THEN
    DELETE FROM recipients.duplicate_pair d USING before_change b WHERE d.person_id = b.id OR d.other_person_id = b.id;
  END IF;
  RETURN NULL;
END $$`;

export class PopulationOfMerges1795392000081 implements MigrationInterface {
  name = 'PopulationOfMerges1795392000081';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEDGER);
    await runner.query(FORGET);
    await runner.query('CREATE TRIGGER person_forgotten AFTER DELETE ON recipients.person REFERENCING OLD TABLE AS before_change FOR EACH STATEMENT EXECUTE FUNCTION recipients.forget_pairs()');
    await runner.query('CREATE TRIGGER person_counted_out AFTER DELETE ON recipients.person REFERENCING OLD TABLE AS before_change FOR EACH STATEMENT EXECUTE FUNCTION recipients.note_population()');
  }

  /** The function stays: without the setting it says of inserts and updates what it said before. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER person_counted_out ON recipients.person');
    await runner.query('DROP TRIGGER person_forgotten ON recipients.person');
    await runner.query('DROP FUNCTION recipients.forget_pairs()');
  }
}
