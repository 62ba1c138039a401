import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ServicePoints1795392000009 implements MigrationInterface {
  name = 'ServicePoints1795392000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA service_points');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA service_points CASCADE');
  }
}
