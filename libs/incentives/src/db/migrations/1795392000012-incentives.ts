import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Incentives1795392000012 implements MigrationInterface {
  name = 'Incentives1795392000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA incentives');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA incentives CASCADE');
  }
}
