import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A line of the timeline keeps the name of who did it, as it was; NULL where the system did. */
export class TimelineActor1795392000032 implements MigrationInterface {
  name = 'TimelineActor1795392000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recipients.timeline_entry ADD COLUMN actor_name text');
    // Accounts are another context's, and not there where recipients is tested alone.
    await runner.query(`DO $$ BEGIN IF to_regclass('identity.staff_name') IS NOT NULL THEN
      UPDATE recipients.timeline_entry t SET actor_name = s.name FROM identity.staff_name s WHERE s.id = t.actor_id AND s.county_code = t.county_code;
    END IF; END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recipients.timeline_entry DROP COLUMN actor_name');
  }
}
