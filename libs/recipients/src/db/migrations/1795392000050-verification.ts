import { fence, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['consent', 'verification_request', 'verification_item', 'verification_chase', 'verification_rule'];

export class Verification1795392000050 implements MigrationInterface {
  name = 'Verification1795392000050';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE recipients.consent (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, number text NOT NULL, household_id uuid NOT NULL, head_name text NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, purpose text NOT NULL, coverage text NOT NULL, items text[] NOT NULL, legal_basis text NOT NULL,
         given_by text NOT NULL CHECK (given_by IN ('self','guardian')), guardian_name text, guardian_relation text, guardian_id_sealed text, guardian_id_masked text, form text NOT NULL, paper_number text, paper_kept_at text,
         valid_from date NOT NULL, valid_until date NOT NULL CHECK (valid_until > valid_from), withdrawn_at timestamptz, withdrawn_reason text, created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code), CHECK ((given_by = 'guardian') = (guardian_id_sealed IS NOT NULL)))`,
      'CREATE UNIQUE INDEX consent_number ON recipients.consent (number, county_code)',
      'CREATE INDEX consent_person ON recipients.consent (person_id, purpose, valid_until DESC)',
      'CREATE INDEX consent_household ON recipients.consent (household_id, created_at DESC, id DESC)',
      ...placeIndexes('consent'),
      `CREATE TABLE recipients.verification_request (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, number text NOT NULL, household_id uuid NOT NULL, head_name text NOT NULL, status text NOT NULL, subjects jsonb NOT NULL, organisation_ids uuid[] NOT NULL, consent_until date NOT NULL,
         created_at timestamptz NOT NULL, sent_at timestamptz, due_at timestamptz, ended_at timestamptz, reason text, findings int NOT NULL, report_number text, report_valid_until date, conclusion_sealed text, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX verification_request_number ON recipients.verification_request (number, county_code)',
      'CREATE UNIQUE INDEX verification_request_report ON recipients.verification_request (report_number, county_code) WHERE report_number IS NOT NULL',
      'CREATE INDEX verification_request_household ON recipients.verification_request (household_id, created_at DESC, id DESC)',
      ...placeIndexes('verification_request'),
      // Late answers, longest waited for first; and those whose consent runs out.
      'CREATE INDEX verification_request_due ON recipients.verification_request (county_code, due_at, id) INCLUDE (division_code, township_code) WHERE due_at IS NOT NULL',
      `CREATE INDEX verification_request_consent ON recipients.verification_request (consent_until) WHERE status IN ('drafted','sent','answering')`,
      `CREATE TABLE recipients.verification_item (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, request_id uuid NOT NULL, position int NOT NULL, leads boolean NOT NULL, created_at timestamptz NOT NULL, kind text NOT NULL, person_id uuid NOT NULL, organisation_id uuid NOT NULL, organisation_name text NOT NULL,
         answer_days int NOT NULL, tolerance_absolute int NOT NULL, tolerance_percent int NOT NULL, valid_days int NOT NULL, declared_sealed text, answer_sealed text, outcome text, due_at timestamptz, answered_at timestamptz, answered_by uuid, answered_by_name text, paper_number text, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX verification_item_once ON recipients.verification_item (request_id, person_id, kind, county_code)',
      'CREATE INDEX verification_item_person ON recipients.verification_item (person_id, request_id)',
      // What a department finds its requests by.
      'CREATE INDEX verification_item_organisation ON recipients.verification_item (organisation_id, created_at DESC, request_id DESC) INCLUDE (due_at, county_code, division_code) WHERE leads',
      'CREATE INDEX verification_item_waiting ON recipients.verification_item (organisation_id, request_id) WHERE outcome IS NULL',
      `CREATE TABLE recipients.verification_chase (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, request_id uuid NOT NULL, organisation_id uuid NOT NULL, organisation_name text NOT NULL, chased_by text NOT NULL, note text NOT NULL, chased_at timestamptz NOT NULL, actor_id uuid, actor_name text NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX verification_chase_request ON recipients.verification_chase (request_id, chased_at)',
      // Which department answers what, by when, how closely it has to agree, and how long an answer holds: data of the county.
      `CREATE TABLE recipients.verification_rule (
         id uuid NOT NULL, county_code text NOT NULL, version int NOT NULL, kind text NOT NULL, organisation_id uuid NOT NULL, organisation_name text NOT NULL, answer_days int NOT NULL CHECK (answer_days BETWEEN 1 AND 60), tolerance_absolute int NOT NULL CHECK (tolerance_absolute >= 0),
         tolerance_percent int NOT NULL CHECK (tolerance_percent BETWEEN 0 AND 100), valid_days int NOT NULL CHECK (valid_days BETWEEN 1 AND 730), created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX verification_rule_kind ON recipients.verification_rule (kind, county_code)',
      // Chases are appended; nothing of this is deleted by who works with it.
      ...TABLES.map((table) => `GRANT SELECT, INSERT, UPDATE ON recipients.${table} TO yizhu_app`),
      ...fence('recipients.consent'),
      ...fence('recipients.verification_request', { organisations: 'organisation_ids' }),
      ...['verification_item', 'verification_chase'].flatMap((table) => fence(`recipients.${table}`, { organisation: 'organisation_id' })),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE recipients.${table}`);
  }
}

/** Newest first, at each level a scope may have. */
const placeIndexes = (table: string): string[] => [
  `CREATE INDEX ${table}_county ON recipients.${table} (county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code)`,
  `CREATE INDEX ${table}_township ON recipients.${table} (township_code, created_at DESC, id DESC)`,
  `CREATE INDEX ${table}_village ON recipients.${table} (division_code, created_at DESC, id DESC)`,
];
