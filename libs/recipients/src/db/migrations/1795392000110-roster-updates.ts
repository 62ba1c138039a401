import { fence, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rosters that bring the register up to date: what they change, and how an office's own headings are read. */
export class RosterUpdates1795392000110 implements MigrationInterface {
  name = 'RosterUpdates1795392000110';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      // Headings of one source of rosters that the dictionary does not know, by their words; a null keeps the column as it stands.
      `CREATE TABLE recipients.roster_source (id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, name text NOT NULL, mapping jsonb NOT NULL, created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX roster_source_name ON recipients.roster_source (division_code, name, county_code)',
      'ALTER TABLE recipients.roster_import ADD COLUMN updates boolean NOT NULL DEFAULT false, ADD COLUMN source_id uuid, ADD COLUMN source_name text, ADD COLUMN mapping jsonb',
      `CREATE TABLE recipients.roster_change (
         id uuid NOT NULL, ${PLACE_COLUMNS}, import_id uuid NOT NULL, n int NOT NULL, sheet text NOT NULL, row int NOT NULL, field text NOT NULL, household_id uuid NOT NULL, person_id uuid, texts_sealed text NOT NULL, noted_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (id, county_code))`,
      'CREATE INDEX roster_change_import ON recipients.roster_change (import_id, n)',
      'CREATE INDEX roster_change_household ON recipients.roster_change (household_id)',
      'CREATE INDEX roster_change_age ON recipients.roster_change (noted_at)',
      'GRANT SELECT, INSERT, UPDATE ON recipients.roster_source TO yizhu_app',
      'GRANT SELECT, INSERT, DELETE ON recipients.roster_change TO yizhu_app',
      'GRANT UPDATE (division_code, household_id, person_id) ON recipients.roster_change TO yizhu_app',
      ...['roster_source', 'roster_change'].flatMap((table) => fence(`recipients.${table}`)),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recipients.roster_change');
    await runner.query('DROP TABLE recipients.roster_source');
    await runner.query('ALTER TABLE recipients.roster_import DROP COLUMN updates, DROP COLUMN source_id, DROP COLUMN source_name, DROP COLUMN mapping');
  }
}
