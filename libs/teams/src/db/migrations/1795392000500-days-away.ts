import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which days a member isn't there. */
export class DaysAway1795392000500 implements MigrationInterface {
  name = 'DaysAway1795392000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE teams.team_member ADD away jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE teams.team_member DROP COLUMN away');
  }
}
