import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Monitoring (动态监测): facts about people and households, rules over them, alerts and their way. */
export class Monitoring1795392000060 implements MigrationInterface {
  name = 'Monitoring1795392000060';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      // seq follows the order of commits: whoever writes facts of a county queues for it (MonitoringFacts), so that a rule's watermark passes over nothing.
      `CREATE TABLE recipients.monitoring_fact (
         id uuid NOT NULL, ${PLACE_COLUMNS}, seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY, household_id uuid NOT NULL, person_id uuid,
         kind text NOT NULL CHECK (kind IN ('medical_out_of_pocket','expenditure','income','disability','death','disaster')), amount_fen bigint CHECK (amount_fen >= 0), level text, occurred_on date NOT NULL,
         source text NOT NULL, source_id text NOT NULL, recorded_at timestamptz NOT NULL, recorded_by uuid, recorded_by_name text, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX monitoring_fact_source ON recipients.monitoring_fact (source, source_id, county_code)',
      'CREATE INDEX monitoring_fact_new ON recipients.monitoring_fact (county_code, kind, seq) INCLUDE (household_id, division_code)',
      'CREATE INDEX monitoring_fact_household ON recipients.monitoring_fact (household_id, kind, occurred_on) INCLUDE (person_id, amount_fen, county_code, division_code)',
      'CREATE INDEX monitoring_fact_county ON recipients.monitoring_fact (county_code, recorded_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX monitoring_fact_township ON recipients.monitoring_fact (township_code, recorded_at DESC, id DESC) INCLUDE (division_code, county_code)',
      'CREATE INDEX monitoring_fact_village ON recipients.monitoring_fact (division_code, recorded_at DESC, id DESC)',

      `CREATE TABLE recipients.alert_rule (
         id uuid NOT NULL, county_code text NOT NULL, version int NOT NULL, kind text NOT NULL, name text NOT NULL, parameters jsonb NOT NULL, active boolean NOT NULL, created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX alert_rule_county ON recipients.alert_rule (county_code, created_at DESC, id DESC)',
      // Every version as it stood, for the alerts it raised.
      `CREATE TABLE recipients.alert_rule_revision (
         rule_id uuid NOT NULL, county_code text NOT NULL, version int NOT NULL, name text NOT NULL, parameters jsonb NOT NULL, active boolean NOT NULL, changed_at timestamptz NOT NULL, changed_by_name text NOT NULL, PRIMARY KEY (rule_id, version, county_code))`,
      // How far a rule has looked: the version it last ran as, and the last fact it knows.
      `CREATE TABLE recipients.alert_rule_progress (
         rule_id uuid NOT NULL, county_code text NOT NULL, rule_version int NOT NULL, watermark bigint NOT NULL, ran_at timestamptz NOT NULL, full_on date NOT NULL, looked_at int NOT NULL, raised int NOT NULL, PRIMARY KEY (rule_id, county_code))`,

      `CREATE TABLE recipients.monitoring_alert (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, rule_id uuid NOT NULL, rule_version int NOT NULL, kind text NOT NULL, household_id uuid NOT NULL, person_id uuid, subject_id uuid NOT NULL, person_name text, head_name text NOT NULL,
         period text NOT NULL, figures jsonb NOT NULL, facts_from date, facts_to date, status text NOT NULL CHECK (status IN ('raised','assigned','verified','acted','dismissed')), assignee_id uuid, assignee_name text,
         note_sealed text, outcome text, outcome_ref uuid, reason text, raised_at timestamptz NOT NULL, verified_at timestamptz, closed_at timestamptz, PRIMARY KEY (id, county_code))`,
      // The same rule, subject and period raise one alert.
      'CREATE UNIQUE INDEX monitoring_alert_once ON recipients.monitoring_alert (rule_id, subject_id, period, county_code)',
      'CREATE INDEX monitoring_alert_county ON recipients.monitoring_alert (county_code, raised_at DESC, id DESC) INCLUDE (division_code, township_code, assignee_id)',
      'CREATE INDEX monitoring_alert_township ON recipients.monitoring_alert (township_code, raised_at DESC, id DESC) INCLUDE (county_code, division_code, assignee_id)',
      'CREATE INDEX monitoring_alert_village ON recipients.monitoring_alert (division_code, raised_at DESC, id DESC) INCLUDE (county_code, assignee_id)',
      'CREATE INDEX monitoring_alert_status ON recipients.monitoring_alert (county_code, status, raised_at DESC, id DESC) INCLUDE (division_code, township_code, assignee_id)',
      'CREATE INDEX monitoring_alert_assignee ON recipients.monitoring_alert (assignee_id, raised_at DESC, id DESC)',
      'CREATE INDEX monitoring_alert_rule ON recipients.monitoring_alert (rule_id, status, outcome) INCLUDE (county_code, division_code, assignee_id)',
      'CREATE INDEX monitoring_alert_household ON recipients.monitoring_alert (household_id, raised_at DESC)',
      `CREATE TABLE recipients.alert_transition (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, alert_id uuid NOT NULL, at timestamptz NOT NULL, actor_name text NOT NULL, act text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, reason text, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX alert_transition_alert ON recipients.alert_transition (alert_id, at)',

      ...grantTo('recipients'),
      'REVOKE UPDATE, DELETE ON recipients.category_decision, recipients.alert_rule_revision, recipients.alert_transition FROM yizhu_app',
      ...fence('recipients.monitoring_fact'),
      ...fence('recipients.monitoring_alert', { member: 'assignee_id' }),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['alert_transition', 'monitoring_alert', 'alert_rule_progress', 'alert_rule_revision', 'alert_rule', 'monitoring_fact']) await runner.query(`DROP TABLE recipients.${table}`);
  }
}
