import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Partners1795392000010 implements MigrationInterface {
  name = 'Partners1795392000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA partners');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA partners CASCADE');
  }
}
