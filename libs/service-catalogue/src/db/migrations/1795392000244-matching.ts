import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Matching: what is known of everybody in one narrow row, and how many each item reaches in each village. See docs/adr/0016. */
export class Matching1795392000244 implements MigrationInterface {
  name = 'Matching1795392000244';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      // A column for each fact that contexts register (platform FactSources); a test holds them together. No name, no number, nothing sealed.
      `CREATE TABLE service_catalogue.person_fact (
         ${PLACE_COLUMNS}, person_id uuid NOT NULL, stale_on date,
         age int, sex text, category text, months_in_category int, category_since date, groups text[], status text, disabled boolean, disability_grade text, disability_kind text, capacity text, has_guardian boolean,
         marriage text, education text, work_status text, in_school boolean, household_size int, children int, living_alone boolean, per_head_income bigint, income_verified boolean, yearly_expense bigint, assets bigint,
         monthly_benefit bigint, medical_out_of_pocket bigint, disaster_struck boolean, months_since_visit int, assessed_level text, assessed_needs text[], requested_needs text[], receives text[], running_orders int,
         PRIMARY KEY (county_code, person_id))`,
      'CREATE INDEX person_fact_township ON service_catalogue.person_fact (township_code, person_id)',
      'CREATE INDEX person_fact_village ON service_catalogue.person_fact (division_code, person_id)',
      'CREATE INDEX person_fact_stale ON service_catalogue.person_fact (county_code, stale_on) WHERE stale_on IS NOT NULL',
      // eligible + not_eligible + unknown = everybody of the village; waiting: eligible, and not receiving it.
      `CREATE TABLE service_catalogue.match_count (
         ${PLACE_COLUMNS}, item_id uuid NOT NULL, eligible int NOT NULL, not_eligible int NOT NULL, unknown int NOT NULL, receiving int NOT NULL, waiting int NOT NULL, PRIMARY KEY (county_code, item_id, division_code))`,
      // The rules that the counts stand for, as they were counted.
      `CREATE TABLE service_catalogue.matched_item (county_code text NOT NULL, item_id uuid NOT NULL, rule jsonb NOT NULL, item_code text NOT NULL, counted_at timestamptz NOT NULL, PRIMARY KEY (county_code, item_id))`,
      'CREATE TABLE service_catalogue.match_progress (county_code text PRIMARY KEY, looked_at timestamptz NOT NULL, facts_since timestamptz NOT NULL)',
      ...grantTo('service_catalogue'),
      'REVOKE UPDATE, DELETE ON service_catalogue.released_item, service_catalogue.catalogue_release FROM yizhu_app',
      // The planner must know what has just been filled, or it counts a million with one worker.
      'GRANT MAINTAIN ON service_catalogue.person_fact TO yizhu_app',
      ...['person_fact', 'match_count'].flatMap((table) => fence(`service_catalogue.${table}`)),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE service_catalogue.match_progress, service_catalogue.matched_item, service_catalogue.match_count, service_catalogue.person_fact');
  }
}
