import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An officer lists the teams of their township. */
export class TeamTownship1795392000501 implements MigrationInterface {
  name = 'TeamTownship1795392000501';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX team_township ON teams.team (township_code, created_at DESC, id DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX teams.team_township');
  }
}
