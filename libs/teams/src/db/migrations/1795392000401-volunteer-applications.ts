import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those who want to help: names and telephones of people who are not of the team, so fenced. */
export class VolunteerApplications1795392000401 implements MigrationInterface {
  name = 'VolunteerApplications1795392000401';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE teams.volunteer_application (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, number text NOT NULL, name text NOT NULL, phone_sealed text, phone_masked text NOT NULL, phone_blind bytea, skills text[] NOT NULL, words text NOT NULL,
         channel text NOT NULL CHECK (channel IN ('online','office')), status text NOT NULL CHECK (status IN ('submitted','checked','approved','declined')), submitted_at timestamptz NOT NULL,
         note text, reason text, decided_at timestamptz, decided_by_name text, member_id uuid, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX volunteer_application_number ON teams.volunteer_application (number, county_code)',
      // Of one telephone one application waits at a time.
      `CREATE UNIQUE INDEX volunteer_application_once ON teams.volunteer_application (phone_blind, county_code) WHERE status IN ('submitted','checked')`,
      'CREATE INDEX volunteer_application_county ON teams.volunteer_application (county_code, submitted_at DESC, id DESC) INCLUDE (division_code, township_code, status)',
      'CREATE INDEX volunteer_application_township ON teams.volunteer_application (township_code, submitted_at DESC, id DESC)',
      `CREATE INDEX volunteer_application_forget ON teams.volunteer_application (decided_at) WHERE status = 'declined' AND phone_sealed IS NOT NULL`,
      ...fence('teams.volunteer_application'),
      ...grantTo('teams'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE teams.volunteer_application');
  }
}
