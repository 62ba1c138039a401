import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A request may be appealed once, is told up the line as its deadline nears, and is followed from outside by a code. */
export class AppealsAndTracking1795392000340 implements MigrationInterface {
  name = 'AppealsAndTracking1795392000340';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE assistance.help_request ADD COLUMN declined_by uuid, ADD COLUMN declined_by_name text, ADD COLUMN appealed_at timestamptz, ADD COLUMN escalation int NOT NULL DEFAULT 0 CHECK (escalation BETWEEN 0 AND 3),
      ADD COLUMN tracking_code text NOT NULL DEFAULT upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 12))`);
    await runner.query(`UPDATE assistance.help_request r SET declined_by = t.actor_id, declined_by_name = t.actor_name FROM assistance.transition t WHERE t.subject_id = r.id AND t.act = 'decline' AND r.status = 'declined'`);
    await runner.query('CREATE UNIQUE INDEX help_request_tracking ON assistance.help_request (tracking_code, county_code)');
    await runner.query(`CREATE INDEX help_request_escalated ON assistance.help_request (county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code, escalation) WHERE escalation > 0 AND status IN ('submitted','triaged','in_service','resolved','appealed')`);
    await runner.query('DROP INDEX assistance.help_request_waiting');
    await runner.query(`CREATE INDEX help_request_waiting ON assistance.help_request (county_code, due_at, id) INCLUDE (division_code, township_code, escalation) WHERE status IN ('submitted','triaged','in_service','resolved','appealed')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX assistance.help_request_escalated');
    await runner.query('DROP INDEX assistance.help_request_waiting');
    await runner.query(`CREATE INDEX help_request_waiting ON assistance.help_request (county_code, due_at, id) INCLUDE (division_code, township_code) WHERE status IN ('submitted','triaged','in_service','resolved')`);
    await runner.query('ALTER TABLE assistance.help_request DROP COLUMN declined_by, DROP COLUMN declined_by_name, DROP COLUMN appealed_at, DROP COLUMN escalation, DROP COLUMN tracking_code');
  }
}
