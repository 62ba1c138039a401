import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The fence looks at county and village: indexes that carry both answer lists and counts by themselves. */
const INDEXES = [
  ['household_township', 'recipients.household (township_code, created_at DESC, id DESC) INCLUDE (county_code, division_code) WHERE ended_at IS NULL'],
  ['household_village', 'recipients.household (division_code, created_at DESC, id DESC) INCLUDE (county_code) WHERE ended_at IS NULL'],
  ['household_due_village', 'recipients.household (division_code, next_visit_due, id) INCLUDE (county_code) WHERE ended_at IS NULL'],
  ['person_township', 'recipients.person (township_code, created_at DESC, id DESC) INCLUDE (county_code, division_code)'],
  ['person_village', 'recipients.person (division_code, created_at DESC, id DESC) INCLUDE (county_code)'],
] as const;

export class CoveringCounty1795392000026 implements MigrationInterface {
  name = 'CoveringCounty1795392000026';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, definition] of INDEXES) {
      await runner.query(`DROP INDEX recipients.${name}`);
      await runner.query(`CREATE INDEX ${name} ON ${definition}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, definition] of INDEXES) {
      await runner.query(`DROP INDEX recipients.${name}`);
      await runner.query(`CREATE INDEX ${name} ON ${definition.replace('county_code, ', '').replace(' INCLUDE (county_code)', '')}`);
    }
  }
}
