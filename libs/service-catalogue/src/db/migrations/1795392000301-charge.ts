import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an item costs whoever it is for: nothing, or a part; NULL where the county has not said. */
export class Charge1795392000301 implements MigrationInterface {
  name = 'Charge1795392000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE service_catalogue.service_item ADD COLUMN charge text CONSTRAINT service_item_charge_check CHECK (charge IN ('free', 'part'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE service_catalogue.service_item DROP COLUMN charge');
  }
}
