import { grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When members can, what they are certified for, in which team they work; and that somebody has left, to whom what they had went. */
export class MembersAndTeams1795392000402 implements MigrationInterface {
  name = 'MembersAndTeams1795392000402';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `ALTER TABLE teams.team_member ADD availability jsonb NOT NULL DEFAULT '[]', ADD left_at timestamptz, ADD leaving_reason text, ADD successor_id uuid`,
      `CREATE TABLE teams.member_certificate (id uuid NOT NULL, county_code text NOT NULL, member_id uuid NOT NULL, title text NOT NULL, number text NOT NULL, issued_on date, expires_on date, removed_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX member_certificate_member ON teams.member_certificate (member_id, id) WHERE removed_at IS NULL',
      'CREATE INDEX member_certificate_expiry ON teams.member_certificate (county_code, expires_on, id) WHERE removed_at IS NULL AND expires_on IS NOT NULL',
      `CREATE TABLE teams.team (id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, name text NOT NULL, leader_id uuid, party_branch text NOT NULL, status text NOT NULL CHECK (status IN ('active','disbanded')), created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX team_county ON teams.team (county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX team_leader ON teams.team (leader_id) WHERE leader_id IS NOT NULL',
      `CREATE TABLE teams.team_membership (id uuid NOT NULL, county_code text NOT NULL, team_id uuid NOT NULL, member_id uuid NOT NULL, pioneer_post text NOT NULL, since timestamptz NOT NULL, until timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX team_membership_once ON teams.team_membership (team_id, member_id, county_code) WHERE until IS NULL',
      'CREATE INDEX team_membership_member ON teams.team_membership (member_id) WHERE until IS NULL',
      ...grantTo('teams'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE teams.team_membership, teams.team, teams.member_certificate');
    await runner.query('ALTER TABLE teams.team_member DROP COLUMN availability, DROP COLUMN left_at, DROP COLUMN leaving_reason, DROP COLUMN successor_id');
  }
}
