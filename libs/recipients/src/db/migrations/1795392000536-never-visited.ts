import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Households that nobody has visited yet: few of many, and asked for on every opening page. */
export class NeverVisited1795392000536 implements MigrationInterface {
  name = 'NeverVisited1795392000536';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX household_never_visited ON recipients.household (county_code, township_code) INCLUDE (division_code) WHERE ended_at IS NULL AND last_visit_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX recipients.household_never_visited');
  }
}
