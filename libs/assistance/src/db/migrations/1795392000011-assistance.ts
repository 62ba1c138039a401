import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Assistance1795392000011 implements MigrationInterface {
  name = 'Assistance1795392000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA assistance');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA assistance CASCADE');
  }
}
