import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTo } from '../rls.js';

export class Platform1764000000000 implements MigrationInterface {
  name = 'Platform1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA platform',
      `CREATE TABLE platform.division (
         code text PRIMARY KEY CHECK (code ~ '^[0-9]{6,15}$'), county_code text NOT NULL, parent_code text, level text NOT NULL CHECK (level IN ('county','township','village')),
         name text NOT NULL, label_en text, valid_from date NOT NULL DEFAULT '2023-06-30', valid_to date, successor_code text)`,
      'CREATE INDEX division_parent ON platform.division (parent_code, code)',
      // Append-only for the API's role: it may add and read, never change (see the REVOKE below).
      `CREATE TABLE platform.audit_entry (
         id uuid NOT NULL, county_code text NOT NULL, at timestamptz NOT NULL, actor_id uuid, actor_kind text NOT NULL, action text NOT NULL, resource text NOT NULL,
         subject_id uuid, outcome text NOT NULL, detail jsonb NOT NULL, trace_id text NOT NULL, address text, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX audit_entry_at ON platform.audit_entry (county_code, at DESC, id DESC)',
      'CREATE INDEX audit_entry_subject ON platform.audit_entry (subject_id, at DESC) WHERE subject_id IS NOT NULL',
      'CREATE INDEX audit_entry_actor ON platform.audit_entry (actor_id, at DESC)',
      `CREATE TABLE platform.audit_seal (seq bigint PRIMARY KEY, entry_id uuid NOT NULL UNIQUE, prev_hash bytea NOT NULL, hash bytea NOT NULL, sealed_at timestamptz NOT NULL DEFAULT now())`,
      `CREATE TABLE platform.outbox_event (
         id uuid NOT NULL, county_code text NOT NULL, type text NOT NULL, subject_id uuid NOT NULL, payload jsonb NOT NULL, actor_id uuid, occurred_at timestamptz NOT NULL,
         available_at timestamptz NOT NULL DEFAULT now(), attempts int NOT NULL DEFAULT 0, delivered_at timestamptz, dead_at timestamptz, last_error text, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX outbox_waiting ON platform.outbox_event (available_at, id) WHERE delivered_at IS NULL AND dead_at IS NULL',
      `CREATE TABLE platform.handled_event (event_id uuid NOT NULL, handler text NOT NULL, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (event_id, handler))`,
      `CREATE TABLE platform.idempotency_key (
         county_code text NOT NULL, caller text NOT NULL, route text NOT NULL, key text NOT NULL, body_hash text NOT NULL, answer text, created_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (caller, route, key, county_code))`,
      'CREATE INDEX idempotency_key_age ON platform.idempotency_key (created_at)',
      `CREATE TABLE platform.data_key (kid text PRIMARY KEY, purpose text NOT NULL CHECK (purpose IN ('seal','blind','token')), algorithm text NOT NULL, wrapped text NOT NULL, created_at timestamptz NOT NULL DEFAULT clock_timestamp())`,
      // Two first starts at once must not make two blind-index keys.
      `CREATE UNIQUE INDEX data_key_first ON platform.data_key (purpose, algorithm) WHERE purpose <> 'seal'`,
      `CREATE TABLE platform.number_series (county_code text NOT NULL, series text NOT NULL, year int NOT NULL, last bigint NOT NULL, PRIMARY KEY (county_code, series, year))`,
      ...grantTo('platform'),
      'REVOKE UPDATE, DELETE ON platform.audit_entry, platform.audit_seal FROM yizhu_app',
      'REVOKE INSERT, UPDATE, DELETE ON platform.division FROM yizhu_app',
      'REVOKE UPDATE, DELETE ON platform.data_key FROM yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA platform CASCADE');
  }
}
