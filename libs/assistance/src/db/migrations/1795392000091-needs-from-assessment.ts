import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A need of a request may come from an assessment, whose line then follows it. */
export class NeedsFromAssessment1795392000091 implements MigrationInterface {
  name = 'NeedsFromAssessment1795392000091';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assistance.need ADD COLUMN assessed_need_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assistance.need DROP COLUMN assessed_need_id');
  }
}
