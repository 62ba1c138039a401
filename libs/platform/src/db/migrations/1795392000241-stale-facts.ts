import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of whom facts have changed since matching last looked: appended by triggers in the transaction of the change, taken by one reader. */
export class StaleFacts1795392000241 implements MigrationInterface {
  name = 'StaleFacts1795392000241';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE platform.stale_fact (
      seq bigint GENERATED ALWAYS AS IDENTITY, county_code text NOT NULL, subject text NOT NULL CHECK (subject IN ('person', 'household')), subject_id uuid NOT NULL, PRIMARY KEY (county_code, seq))`);
    await runner.query('GRANT SELECT, DELETE ON platform.stale_fact TO yizhu_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platform.stale_fact');
  }
}
