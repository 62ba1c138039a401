import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A column of the board: requests of one state by their deadline, however rare the state is among what waits. */
export class BoardColumns1795392000484 implements MigrationInterface {
  name = 'BoardColumns1795392000484';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX help_request_column ON assistance.help_request (county_code, status, due_at, id) INCLUDE (division_code, township_code) WHERE status IN ('submitted','triaged','in_service','resolved','appealed')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX assistance.help_request_column');
  }
}
