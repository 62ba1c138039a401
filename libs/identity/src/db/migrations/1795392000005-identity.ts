import { grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1795392000005 implements MigrationInterface {
  name = 'Identity1795392000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA identity',
      `CREATE TABLE identity.app_user (
         id uuid NOT NULL, county_code text NOT NULL, version int NOT NULL, account text NOT NULL, name text NOT NULL, password_hash text NOT NULL, must_change_password boolean NOT NULL,
         status text NOT NULL CHECK (status IN ('active','disabled')), organisation_id uuid, team_member_id uuid, created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX app_user_account ON identity.app_user (account, county_code)',
      'CREATE INDEX app_user_created ON identity.app_user (county_code, created_at DESC, id DESC)',
      `CREATE TABLE identity.role_grant (
         id uuid NOT NULL, county_code text NOT NULL, user_id uuid NOT NULL, role text NOT NULL, scope_kind text NOT NULL, scope_codes text[] NOT NULL, granted_at timestamptz NOT NULL, ended_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX role_grant_user ON identity.role_grant (user_id) WHERE ended_at IS NULL',
      `CREATE TABLE identity.session (
         id uuid PRIMARY KEY, county_code text NOT NULL, user_id uuid NOT NULL, started_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, ended_at timestamptz, ended_why text, address text)`,
      'CREATE INDEX session_of_user ON identity.session (user_id, started_at DESC)',
      // Only digests are kept: a dump of the table signs nobody in.
      `CREATE TABLE identity.refresh_token (token_hash bytea PRIMARY KEY, session_id uuid NOT NULL REFERENCES identity.session ON DELETE CASCADE, issued_at timestamptz NOT NULL, used_at timestamptz)`,
      'CREATE INDEX refresh_token_session ON identity.refresh_token (session_id)',
      `CREATE TABLE identity.sign_in_failure (key text PRIMARY KEY, failures int NOT NULL, first_at timestamptz NOT NULL, locked_until timestamptz)`,
      ...grantTo('identity'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA identity CASCADE');
  }
}
