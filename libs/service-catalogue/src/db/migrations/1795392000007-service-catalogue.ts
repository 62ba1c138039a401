import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ServiceCatalogue1795392000007 implements MigrationInterface {
  name = 'ServiceCatalogue1795392000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA service_catalogue');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA service_catalogue CASCADE');
  }
}
