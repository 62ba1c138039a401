import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNTY_FIRST } from '../rls.js';

export class CountyFirst1795392000025 implements MigrationInterface {
  name = 'CountyFirst1795392000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COUNTY_FIRST);
  }

  /** The wider fence says the same: nothing to take back. */
  async down(): Promise<void> {}
}
