import { fence, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['correction', 'restriction', 'personal_copy'];

/** Rights of the person (个人信息保护法 arts. 44–50): what was corrected, restricted, and given to them as a copy. */
export class Rights1795392000070 implements MigrationInterface {
  name = 'Rights1795392000070';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'ALTER TABLE recipients.person ADD COLUMN restricted_since timestamptz',
      // Few are restricted: exports count them without looking at the rest.
      'CREATE INDEX person_restricted ON recipients.person (county_code, id) WHERE restricted_since IS NOT NULL',
      // old_sealed: what stood there before; NULL where nothing did.
      `CREATE TABLE recipients.correction (
         id uuid NOT NULL, ${PLACE_COLUMNS}, household_id uuid NOT NULL, person_id uuid NOT NULL, field text NOT NULL, old_sealed text, reason text NOT NULL, paper_number text, corrected_at timestamptz NOT NULL, corrected_by uuid, corrected_by_name text NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX correction_person ON recipients.correction (person_id, corrected_at DESC, id DESC)',
      `CREATE TABLE recipients.restriction (
         id uuid NOT NULL, ${PLACE_COLUMNS}, household_id uuid NOT NULL, person_id uuid NOT NULL, reason text NOT NULL, started_at timestamptz NOT NULL, started_by uuid, started_by_name text NOT NULL, release_reason text, released_at timestamptz, released_by uuid, released_by_name text, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX restriction_open ON recipients.restriction (person_id, county_code) WHERE released_at IS NULL',
      'CREATE INDEX restriction_person ON recipients.restriction (person_id, started_at DESC)',
      // Who asked for a copy, how they were identified, and who gave it; the copy itself is not kept.
      `CREATE TABLE recipients.personal_copy (
         id uuid NOT NULL, ${PLACE_COLUMNS}, household_id uuid NOT NULL, person_id uuid NOT NULL, format text NOT NULL CHECK (format IN ('json','pdf')), asked_by text NOT NULL CHECK (asked_by IN ('self','guardian')), asker_sealed text, identified_by text NOT NULL, reason text NOT NULL, given_at timestamptz NOT NULL, given_by uuid, given_by_name text NOT NULL,
         PRIMARY KEY (id, county_code), CHECK ((asked_by = 'guardian') = (asker_sealed IS NOT NULL)))`,
      'CREATE INDEX personal_copy_person ON recipients.personal_copy (person_id, given_at DESC)',
      // What was proposed about somebody and sent back is theirs to read too.
      'CREATE INDEX category_proposal_person ON recipients.category_proposal (person_id, proposed_at DESC)',
      ...TABLES.flatMap((table) => [`CREATE INDEX ${table}_household ON recipients.${table} (household_id)`, `GRANT SELECT, INSERT ON recipients.${table} TO yizhu_app`, ...fence(`recipients.${table}`)]),
      // What was corrected or given stays as written; only its place follows the household.
      'GRANT UPDATE (division_code) ON recipients.correction, recipients.personal_copy TO yizhu_app',
      'GRANT UPDATE (division_code, release_reason, released_at, released_by, released_by_name) ON recipients.restriction TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE recipients.${table}`);
    await runner.query('DROP INDEX recipients.category_proposal_person');
    await runner.query('ALTER TABLE recipients.person DROP COLUMN restricted_since');
  }
}
