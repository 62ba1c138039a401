import { fence, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['attachment', 'person_profile', 'means_declaration', 'guardianship', 'contact'] as const;

/** What the dossier knows beside the register: papers, a person's life, means as declared, guardians, whom to call. */
export class DossierFacts1795392000100 implements MigrationInterface {
  name = 'DossierFacts1795392000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `ALTER TABLE recipients.household ADD COLUMN grid text NOT NULL DEFAULT ''`,
      `CREATE TABLE recipients.attachment (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, household_id uuid NOT NULL, person_id uuid, consent_id uuid, kind text NOT NULL, title text NOT NULL, media_type text NOT NULL, bytes int NOT NULL, sha256 text NOT NULL,
         added_at timestamptz NOT NULL, added_by uuid, added_by_name text NOT NULL, removed_at timestamptz, removed_by_name text, removed_reason text, purged_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX attachment_household ON recipients.attachment (household_id, added_at DESC, id DESC)',
      'CREATE INDEX attachment_to_purge ON recipients.attachment (removed_at) WHERE removed_at IS NOT NULL AND purged_at IS NULL',
      // Each change is a row of its own: the newest holds, the others are history. Codes are plain, because matching asks for them; texts are sealed.
      `CREATE TABLE recipients.person_profile (
         id uuid NOT NULL, ${PLACE_COLUMNS}, household_id uuid NOT NULL, person_id uuid NOT NULL, marriage text, education text, work_status text, disability_kind text, disability_grade smallint, capacity text NOT NULL CHECK (capacity IN ('full','limited','none')), details_sealed text NOT NULL,
         recorded_at timestamptz NOT NULL, recorded_by uuid, recorded_by_name text NOT NULL, PRIMARY KEY (id, county_code), CHECK ((disability_kind IS NULL) = (disability_grade IS NULL)))`,
      'CREATE INDEX person_profile_person ON recipients.person_profile (person_id, recorded_at DESC, id DESC)',
      'CREATE INDEX person_profile_household ON recipients.person_profile (household_id)',
      // Amounts are plain, because rules sum and compare them; who signed and what was remarked is sealed.
      `CREATE TABLE recipients.means_declaration (
         id uuid NOT NULL, ${PLACE_COLUMNS}, household_id uuid NOT NULL, declared_on date NOT NULL, lines jsonb NOT NULL, members int NOT NULL, income_month_fen bigint NOT NULL, per_head_month_fen bigint NOT NULL, expense_year_fen bigint NOT NULL, assets_fen bigint NOT NULL,
         details_sealed text NOT NULL, recorded_at timestamptz NOT NULL, recorded_by uuid, recorded_by_name text NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX means_declaration_household ON recipients.means_declaration (household_id, declared_on DESC, recorded_at DESC)',
      `CREATE TABLE recipients.guardianship (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, household_id uuid NOT NULL, person_id uuid NOT NULL, guardian_id uuid, guardian_name text NOT NULL, relation text NOT NULL, phone_sealed text, phone_masked text, basis text NOT NULL, since date NOT NULL,
         ended_on date, ended_reason text, recorded_at timestamptz NOT NULL, recorded_by_name text NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX guardianship_person ON recipients.guardianship (person_id, since DESC)',
      'CREATE INDEX guardianship_guardian ON recipients.guardianship (guardian_id) WHERE ended_on IS NULL',
      'CREATE INDEX guardianship_household ON recipients.guardianship (household_id)',
      'CREATE UNIQUE INDEX guardianship_once ON recipients.guardianship (person_id, guardian_id, county_code) WHERE ended_on IS NULL AND guardian_id IS NOT NULL',
      `CREATE TABLE recipients.contact (
         id uuid NOT NULL, ${PLACE_COLUMNS}, household_id uuid NOT NULL, name text NOT NULL, relation text NOT NULL, phone_sealed text NOT NULL, phone_masked text NOT NULL, emergency boolean NOT NULL, added_at timestamptz NOT NULL, removed_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX contact_household ON recipients.contact (household_id)',
      ...TABLES.flatMap((table) => [`GRANT SELECT, INSERT, UPDATE ON recipients.${table} TO yizhu_app`, ...fence(`recipients.${table}`)]),
      // What was said then stays as it was said; only whose it is and its place follow.
      'REVOKE UPDATE ON recipients.person_profile, recipients.means_declaration FROM yizhu_app',
      'GRANT UPDATE (division_code, household_id, person_id) ON recipients.person_profile TO yizhu_app',
      // Whose a line is follows a merge.
      'GRANT UPDATE (division_code, household_id, lines) ON recipients.means_declaration TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE recipients.${table}`);
    await runner.query('ALTER TABLE recipients.household DROP COLUMN grid');
  }
}
