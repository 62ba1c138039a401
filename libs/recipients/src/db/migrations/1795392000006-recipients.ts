import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Recipients1795392000006 implements MigrationInterface {
  name = 'Recipients1795392000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA recipients');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA recipients CASCADE');
  }
}
