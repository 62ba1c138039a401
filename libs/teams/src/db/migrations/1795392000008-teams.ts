import { grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Teams1795392000008 implements MigrationInterface {
  name = 'Teams1795392000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA teams',
      // Names of the team are known to all who work with it; telephones are sealed. Hence scope in the predicate, no fence.
      `CREATE TABLE teams.team_member (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, name text NOT NULL, phone_sealed text, phone_masked text, roles text[] NOT NULL, skills text[] NOT NULL,
         organisation_id uuid, organisation_name text, lng double precision, lat double precision, status text NOT NULL CHECK (status IN ('active','inactive')), created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX team_member_county ON teams.team_member (county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX team_member_township ON teams.team_member (township_code, created_at DESC, id DESC)',
      'CREATE INDEX team_member_organisation ON teams.team_member (organisation_id) WHERE organisation_id IS NOT NULL',
      `CREATE TABLE teams.responsibility (id uuid NOT NULL, county_code text NOT NULL, member_id uuid NOT NULL, division_code text NOT NULL, since timestamptz NOT NULL, until timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX responsibility_held ON teams.responsibility (member_id, division_code, county_code) WHERE until IS NULL',
      'CREATE INDEX responsibility_division ON teams.responsibility (division_code) WHERE until IS NULL',
      `CREATE TABLE teams.volunteer_project (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, title text NOT NULL, description text NOT NULL, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, capacity int NOT NULL CHECK (capacity > 0),
         status text NOT NULL CHECK (status IN ('open','cancelled')), created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX volunteer_project_start ON teams.volunteer_project (county_code, starts_at DESC, id DESC) INCLUDE (division_code, township_code)',
      // Hours follow from the times and are never typed in.
      `CREATE TABLE teams.participation (
         id uuid NOT NULL, county_code text NOT NULL, project_id uuid NOT NULL, member_id uuid NOT NULL, signed_up_at timestamptz NOT NULL, checked_in_at timestamptz, checked_out_at timestamptz,
         minutes int GENERATED ALWAYS AS (floor(extract(epoch FROM checked_out_at - checked_in_at) / 60)::int) STORED, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX participation_once ON teams.participation (project_id, member_id, county_code)',
      'CREATE INDEX participation_member ON teams.participation (member_id, checked_out_at DESC)',
      // Front door for scores: a participation counts by its hours once it is checked out.
      `CREATE VIEW teams.participation_fact WITH (security_invoker = true) AS
         SELECT p.id, p.county_code, p.member_id, p.project_id, p.checked_in_at AS at, p.minutes, v.title, v.division_code FROM teams.participation p JOIN teams.volunteer_project v ON v.id = p.project_id WHERE p.checked_out_at IS NOT NULL`,
      ...grantTo('teams'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA teams CASCADE');
  }
}
