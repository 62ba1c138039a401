import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An alert may come from a visit instead of a rule: its subject is the visit, its period the question. */
export class FoundOnVisits1795392000531 implements MigrationInterface {
  name = 'FoundOnVisits1795392000531';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'ALTER TABLE recipients.monitoring_alert ALTER COLUMN rule_id DROP NOT NULL, ALTER COLUMN rule_version DROP NOT NULL',
      `ALTER TABLE recipients.monitoring_alert ADD CONSTRAINT monitoring_alert_from CHECK ((rule_id IS NULL) = (kind = 'visit_finding'))`,
      // The same visit and question raise one alert.
      'CREATE UNIQUE INDEX monitoring_alert_found_once ON recipients.monitoring_alert (subject_id, period, county_code) WHERE rule_id IS NULL',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'DROP INDEX recipients.monitoring_alert_found_once',
      'DELETE FROM recipients.alert_transition t USING recipients.monitoring_alert a WHERE a.id = t.alert_id AND a.rule_id IS NULL',
      'DELETE FROM recipients.monitoring_alert WHERE rule_id IS NULL',
      'ALTER TABLE recipients.monitoring_alert DROP CONSTRAINT monitoring_alert_from, ALTER COLUMN rule_id SET NOT NULL, ALTER COLUMN rule_version SET NOT NULL',
    ])
      await runner.query(sql);
  }
}
