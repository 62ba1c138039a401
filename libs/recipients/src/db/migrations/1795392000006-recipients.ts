import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Recipients1795392000006 implements MigrationInterface {
  name = 'Recipients1795392000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA recipients',
      // details_sealed holds address, remark and the roster's other columns as one sealed JSON document.
      `CREATE TABLE recipients.household (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, number text NOT NULL, head_id uuid NOT NULL, head_name text NOT NULL, member_count int NOT NULL,
         category text, cause_of_hardship text NOT NULL, benefit_fen bigint, details_sealed text NOT NULL, lng double precision, lat double precision,
         last_visit_at timestamptz, next_visit_due date, source text NOT NULL, source_id uuid, created_at timestamptz NOT NULL, created_by uuid, ended_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX household_number ON recipients.household (number, county_code)',
      'CREATE INDEX household_county ON recipients.household (county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code) WHERE ended_at IS NULL',
      'CREATE INDEX household_township ON recipients.household (township_code, created_at DESC, id DESC) INCLUDE (division_code) WHERE ended_at IS NULL',
      'CREATE INDEX household_village ON recipients.household (division_code, created_at DESC, id DESC) WHERE ended_at IS NULL',
      'CREATE INDEX household_due ON recipients.household (county_code, next_visit_due, id) INCLUDE (division_code, township_code) WHERE ended_at IS NULL',
      'CREATE INDEX household_due_village ON recipients.household (division_code, next_visit_due, id) WHERE ended_at IS NULL',
      'CREATE INDEX household_source ON recipients.household (source_id) WHERE source_id IS NOT NULL',
      `CREATE TABLE recipients.person (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, household_id uuid NOT NULL, name text NOT NULL, sex text NOT NULL CHECK (sex IN ('1','2')), birth_date date NOT NULL,
         id_sealed text NOT NULL, id_blind bytea NOT NULL, id_masked text NOT NULL, phone_sealed text, phone_blind bytea, phone_masked text, health_sealed text, bank_sealed text, bank_masked text,
         relation text NOT NULL, is_head boolean NOT NULL, member_since date NOT NULL, status text NOT NULL, category text, groups text[] NOT NULL, exit_reason text, exited_on date,
         created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX person_id_number ON recipients.person (id_blind, county_code)',
      'CREATE INDEX person_phone ON recipients.person (phone_blind) WHERE phone_blind IS NOT NULL',
      'CREATE INDEX person_household ON recipients.person (household_id)',
      'CREATE INDEX person_county ON recipients.person (county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX person_township ON recipients.person (township_code, created_at DESC, id DESC) INCLUDE (division_code)',
      'CREATE INDEX person_village ON recipients.person (division_code, created_at DESC, id DESC)',
      'CREATE INDEX person_category ON recipients.person (county_code, category, created_at DESC, id DESC) INCLUDE (division_code, township_code)',
      // What a name is found by; no row-level security of its own: every search joins the fenced person.
      `CREATE TABLE recipients.name_gram (gram text NOT NULL, county_code text NOT NULL, created_at timestamptz NOT NULL, person_id uuid NOT NULL, division_code text NOT NULL, PRIMARY KEY (gram, county_code, created_at, person_id) INCLUDE (division_code))`,
      'CREATE INDEX name_gram_person ON recipients.name_gram (person_id)',
      `CREATE TABLE recipients.category_decision (
         id uuid NOT NULL, ${PLACE_COLUMNS}, household_id uuid NOT NULL, person_id uuid NOT NULL, category text, groups text[] NOT NULL, basis text NOT NULL, effective_on date NOT NULL, decided_by uuid, decided_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX category_decision_household ON recipients.category_decision (household_id, effective_on DESC)',
      // The dossier's timeline: a projection of events, one row per thing that happened to the household.
      `CREATE TABLE recipients.timeline_entry (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, household_id uuid NOT NULL, at timestamptz NOT NULL, kind text NOT NULL, type text NOT NULL, actor_id uuid, ref_id uuid, params jsonb NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX timeline_entry_household ON recipients.timeline_entry (household_id, at DESC, id DESC)',
      ...grantTo('recipients'),
      'REVOKE UPDATE, DELETE ON recipients.category_decision FROM yizhu_app',
      ...['household', 'person', 'category_decision', 'timeline_entry'].flatMap((table) => fence(`recipients.${table}`)),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA recipients CASCADE');
  }
}
