import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Assistance1795392000011 implements MigrationInterface {
  name = 'Assistance1795392000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA assistance',
      `CREATE TABLE assistance.help_request (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, number text NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, household_id uuid NOT NULL, head_name text NOT NULL,
         channel text NOT NULL, source text NOT NULL, summary text NOT NULL, caller_sealed text, status text NOT NULL, urgency text, due_at timestamptz, reason text, created_at timestamptz NOT NULL, closed_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX help_request_number ON assistance.help_request (number, county_code)',
      ...placeIndexes('help_request'),
      `CREATE INDEX help_request_waiting ON assistance.help_request (county_code, due_at, id) INCLUDE (division_code, township_code) WHERE status IN ('submitted','triaged','in_service','resolved')`,
      'CREATE INDEX help_request_household ON assistance.help_request (household_id, created_at DESC)',
      `CREATE TABLE assistance.need (
         id uuid NOT NULL, ${PLACE_COLUMNS}, request_id uuid NOT NULL, position int NOT NULL, dimension text NOT NULL, description text NOT NULL, status text NOT NULL, order_id uuid, met_by uuid, met_at timestamptz, referred_to uuid, reason text, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX need_request ON assistance.need (request_id, position)',
      'CREATE INDEX need_met ON assistance.need (county_code, met_at, met_by) INCLUDE (id, division_code) WHERE met_at IS NOT NULL',
      `CREATE TABLE assistance.service_order (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, number text NOT NULL, request_id uuid NOT NULL, request_number text NOT NULL, need_id uuid NOT NULL, item_id uuid NOT NULL, item_code text NOT NULL, item_name text NOT NULL, item_release int NOT NULL, skill text,
         person_id uuid NOT NULL, person_name text NOT NULL, household_id uuid NOT NULL, head_name text NOT NULL, urgency text NOT NULL, status text NOT NULL, member_id uuid, member_name text, organisation_id uuid,
         scheduled_at timestamptz, delivered_at timestamptz, delivery_note text, due_at timestamptz, reason text, created_at timestamptz NOT NULL, closed_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX service_order_number ON assistance.service_order (number, county_code)',
      ...placeIndexes('service_order'),
      'CREATE INDEX service_order_request ON assistance.service_order (request_id, created_at)',
      'CREATE INDEX service_order_household ON assistance.service_order (household_id, created_at DESC)',
      'CREATE INDEX service_order_member ON assistance.service_order (member_id, created_at DESC, id DESC) WHERE member_id IS NOT NULL',
      'CREATE INDEX service_order_organisation ON assistance.service_order (organisation_id, created_at DESC, id DESC) WHERE organisation_id IS NOT NULL',
      `CREATE INDEX service_order_waiting ON assistance.service_order (county_code, due_at, id) INCLUDE (division_code, township_code) WHERE status NOT IN ('closed','cancelled','failed')`,
      `CREATE TABLE assistance.offer (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, order_id uuid NOT NULL, member_id uuid NOT NULL, member_name text NOT NULL, organisation_id uuid, status text NOT NULL, score int NOT NULL, reasons jsonb NOT NULL,
         offered_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, answered_at timestamptz, reason text, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX offer_order ON assistance.offer (order_id, offered_at)',
      // However many dispatchers offer at once, an order stands offered to one.
      `CREATE UNIQUE INDEX offer_pending ON assistance.offer (order_id, county_code) WHERE status = 'pending'`,
      `CREATE INDEX offer_expiring ON assistance.offer (expires_at) WHERE status = 'pending'`,
      `CREATE TABLE assistance.visit (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, household_id uuid NOT NULL, head_name text NOT NULL, member_id uuid NOT NULL, member_name text NOT NULL, organisation_id uuid, order_id uuid, order_number text,
         kind text NOT NULL, status text NOT NULL, checked_in_at timestamptz NOT NULL, checked_out_at timestamptz, device_time timestamptz, received_at timestamptz NOT NULL, lng double precision, lat double precision, distance_metres int,
         persons_seen uuid[] NOT NULL, notes_sealed text, checklist jsonb NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX visit_county ON assistance.visit (county_code, checked_in_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX visit_township ON assistance.visit (township_code, checked_in_at DESC, id DESC)',
      'CREATE INDEX visit_village ON assistance.visit (division_code, checked_in_at DESC, id DESC)',
      'CREATE INDEX visit_household ON assistance.visit (household_id, checked_in_at DESC)',
      `CREATE INDEX visit_member ON assistance.visit (member_id, checked_in_at DESC, id DESC) INCLUDE (household_id, status)`,
      // What a month's score reads: everything it needs stands in the index.
      `CREATE INDEX visit_score ON assistance.visit (county_code, checked_in_at, member_id) INCLUDE (household_id, division_code) WHERE status = 'done'`,
      'CREATE INDEX visit_order ON assistance.visit (order_id) WHERE order_id IS NOT NULL',
      `CREATE TABLE assistance.feedback (
         id uuid NOT NULL, ${PLACE_COLUMNS}, order_id uuid NOT NULL, order_number text NOT NULL, household_id uuid NOT NULL, person_name text NOT NULL, member_id uuid, member_name text, organisation_id uuid, score int NOT NULL CHECK (score BETWEEN 1 AND 5),
         comment_sealed text, given_by text NOT NULL, given_at timestamptz NOT NULL, recorded_by uuid, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX feedback_once ON assistance.feedback (order_id, county_code)',
      'CREATE INDEX feedback_time ON assistance.feedback (county_code, given_at DESC, id DESC) INCLUDE (member_id, score, division_code)',
      // Every transition: who, when, from where to where, and why.
      `CREATE TABLE assistance.transition (
         id uuid NOT NULL, county_code text NOT NULL, subject_id uuid NOT NULL, at timestamptz NOT NULL, actor_id uuid, actor_name text NOT NULL, act text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, reason text, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX transition_subject ON assistance.transition (subject_id, at)',
      ...grantTo('assistance'),
      'REVOKE UPDATE, DELETE ON assistance.transition FROM yizhu_app',
      ...['help_request', 'need'].flatMap((table) => fence(`assistance.${table}`)),
      ...['service_order', 'visit', 'feedback', 'offer'].flatMap((table) => fence(`assistance.${table}`, { organisation: 'organisation_id', member: 'member_id' })),
      // Front door for scores and reports: facts, one row each, under the reader's own fence.
      `CREATE VIEW assistance.visit_fact WITH (security_invoker = true) AS
         SELECT id, county_code, division_code, member_id, household_id, head_name, kind, checked_in_at AS at, (extract(epoch FROM checked_out_at - checked_in_at) / 60)::int AS minutes FROM assistance.visit WHERE status = 'done'`,
      `CREATE VIEW assistance.need_met_fact WITH (security_invoker = true) AS
         SELECT n.id, n.county_code, n.division_code, n.met_by AS member_id, n.met_at AS at, n.dimension, r.number AS request_number, r.person_name FROM assistance.need n JOIN assistance.help_request r ON r.id = n.request_id WHERE n.status = 'met' AND n.met_by IS NOT NULL`,
      `CREATE VIEW assistance.feedback_fact WITH (security_invoker = true) AS SELECT id, county_code, division_code, member_id, given_at AS at, score, order_number, person_name FROM assistance.feedback`,
      'GRANT SELECT ON assistance.visit_fact, assistance.need_met_fact, assistance.feedback_fact TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA assistance CASCADE');
  }
}

/** Newest first, at each level a scope may have. */
const placeIndexes = (table: string): string[] => [
  `CREATE INDEX ${table}_county ON assistance.${table} (county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code)`,
  `CREATE INDEX ${table}_township ON assistance.${table} (township_code, created_at DESC, id DESC)`,
  `CREATE INDEX ${table}_village ON assistance.${table} (division_code, created_at DESC, id DESC)`,
];
