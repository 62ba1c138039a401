import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1795392000005 implements MigrationInterface {
  name = 'Identity1795392000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA identity');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA identity CASCADE');
  }
}
