import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Teams1795392000008 implements MigrationInterface {
  name = 'Teams1795392000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA teams');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA teams CASCADE');
  }
}
