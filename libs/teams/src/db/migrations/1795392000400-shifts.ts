import { grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FACT = (counted: string): string => `CREATE OR REPLACE VIEW teams.participation_fact WITH (security_invoker = true) AS
  SELECT p.id, p.county_code, p.member_id, p.project_id, p.checked_in_at AS at, p.minutes, v.title, v.division_code FROM teams.participation p JOIN teams.volunteer_project v ON v.id = p.project_id WHERE p.checked_out_at IS NOT NULL${counted}`;

/** A project is held in shifts, each with its places; people sign up for a shift. What was one project is one with one shift. */
export class Shifts1795392000400 implements MigrationInterface {
  name = 'Shifts1795392000400';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE teams.shift (
         id uuid NOT NULL, county_code text NOT NULL, project_id uuid NOT NULL, version int NOT NULL, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, places int NOT NULL CHECK (places > 0),
         status text NOT NULL CHECK (status IN ('open','cancelled')), code_hash bytea, code_until timestamptz, PRIMARY KEY (id, county_code))`,
      // However often a weekly rule is looked at, it makes a shift once.
      'CREATE UNIQUE INDEX shift_once ON teams.shift (project_id, starts_at, county_code)',
      `INSERT INTO teams.shift (id, county_code, project_id, version, starts_at, ends_at, places, status) SELECT id, county_code, id, 1, starts_at, ends_at, capacity, status FROM teams.volunteer_project`,
      'ALTER TABLE teams.participation ADD shift_id uuid, ADD withdrawn_at timestamptz, ADD check_in_by text CHECK (check_in_by IN (\'code\',\'position\',\'office\')), ADD check_out_by text CHECK (check_out_by IN (\'code\',\'position\',\'office\',\'clock\'))',
      'UPDATE teams.participation SET shift_id = project_id',
      'ALTER TABLE teams.participation ALTER shift_id SET NOT NULL',
      'DROP INDEX teams.participation_once',
      'CREATE UNIQUE INDEX participation_once ON teams.participation (shift_id, member_id, county_code) WHERE withdrawn_at IS NULL',
      'CREATE INDEX participation_shift ON teams.participation (shift_id, signed_up_at, id)',
      'CREATE INDEX participation_project ON teams.participation (project_id)',
      'CREATE INDEX participation_unended ON teams.participation (checked_in_at) WHERE checked_in_at IS NOT NULL AND checked_out_at IS NULL',
      `ALTER TABLE teams.volunteer_project DROP COLUMN capacity, ADD address text NOT NULL DEFAULT '', ADD lng double precision, ADD lat double precision, ADD weekly jsonb`,
      'CREATE INDEX volunteer_project_end ON teams.volunteer_project (county_code, ends_at DESC, id DESC) INCLUDE (division_code, township_code)',
      `CREATE INDEX volunteer_project_weekly ON teams.volunteer_project (county_code) WHERE weekly IS NOT NULL AND status = 'open'`,
      // What the clock ended has no hours and counts for nothing.
      FACT(` AND p.check_out_by IS DISTINCT FROM 'clock'`),
      `CREATE TABLE teams.hours_certificate (
         id uuid NOT NULL, county_code text NOT NULL, number text NOT NULL, member_id uuid NOT NULL, member_name text NOT NULL, from_on date NOT NULL, until_on date NOT NULL, minutes int NOT NULL, shifts int NOT NULL,
         issued_at timestamptz NOT NULL, issued_by_name text NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX hours_certificate_number ON teams.hours_certificate (number, county_code)',
      'CREATE INDEX hours_certificate_member ON teams.hours_certificate (member_id, issued_at DESC, id DESC)',
      ...grantTo('teams'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [
      FACT(''),
      'DROP TABLE teams.hours_certificate',
      'DROP INDEX teams.volunteer_project_end, teams.volunteer_project_weekly, teams.participation_once, teams.participation_shift, teams.participation_project, teams.participation_unended',
      'ALTER TABLE teams.volunteer_project ADD capacity int NOT NULL DEFAULT 1 CHECK (capacity > 0), DROP COLUMN address, DROP COLUMN lng, DROP COLUMN lat, DROP COLUMN weekly',
      'ALTER TABLE teams.participation DROP COLUMN shift_id, DROP COLUMN withdrawn_at, DROP COLUMN check_in_by, DROP COLUMN check_out_by',
      'CREATE UNIQUE INDEX participation_once ON teams.participation (project_id, member_id, county_code)',
      'DROP TABLE teams.shift',
    ])
      await runner.query(sql);
  }
}
