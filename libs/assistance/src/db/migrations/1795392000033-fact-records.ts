import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts name the record that a reader opens: the request of a need, the order of a mark. */
export class FactRecords1795392000033 implements MigrationInterface {
  name = 'FactRecords1795392000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE OR REPLACE VIEW assistance.need_met_fact WITH (security_invoker = true) AS
      SELECT n.id, n.county_code, n.division_code, n.met_by AS member_id, n.met_at AS at, n.dimension, r.number AS request_number, r.person_name, n.request_id FROM assistance.need n JOIN assistance.help_request r ON r.id = n.request_id WHERE n.status = 'met' AND n.met_by IS NOT NULL`);
    await runner.query(`CREATE OR REPLACE VIEW assistance.feedback_fact WITH (security_invoker = true) AS SELECT id, county_code, division_code, member_id, given_at AS at, score, order_number, person_name, order_id FROM assistance.feedback`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW assistance.need_met_fact, assistance.feedback_fact');
    await runner.query(`CREATE VIEW assistance.need_met_fact WITH (security_invoker = true) AS
      SELECT n.id, n.county_code, n.division_code, n.met_by AS member_id, n.met_at AS at, n.dimension, r.number AS request_number, r.person_name FROM assistance.need n JOIN assistance.help_request r ON r.id = n.request_id WHERE n.status = 'met' AND n.met_by IS NOT NULL`);
    await runner.query(`CREATE VIEW assistance.feedback_fact WITH (security_invoker = true) AS SELECT id, county_code, division_code, member_id, given_at AS at, score, order_number, person_name FROM assistance.feedback`);
    await runner.query('GRANT SELECT ON assistance.need_met_fact, assistance.feedback_fact TO yizhu_app');
  }
}
