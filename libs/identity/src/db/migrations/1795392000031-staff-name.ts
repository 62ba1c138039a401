import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Front door for records that say who did something: an account's name, and nothing else of it. */
export class StaffName1795392000031 implements MigrationInterface {
  name = 'StaffName1795392000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE VIEW identity.staff_name WITH (security_invoker = true) AS SELECT id, county_code, name FROM identity.app_user');
    await runner.query('GRANT SELECT ON identity.staff_name TO yizhu_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW identity.staff_name');
  }
}
