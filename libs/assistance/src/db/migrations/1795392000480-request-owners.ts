import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A request has an owner: a team member, or, while null, the office of the place. */
export class RequestOwners1795392000480 implements MigrationInterface {
  name = 'RequestOwners1795392000480';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assistance.help_request ADD COLUMN owner_id uuid, ADD COLUMN owner_name text, ADD CHECK ((owner_id IS NULL) = (owner_name IS NULL))');
    // One's own open requests, newest first as the list has them.
    await runner.query(`CREATE INDEX help_request_owner ON assistance.help_request (owner_id, created_at DESC, id DESC) INCLUDE (division_code, township_code, county_code, status) WHERE owner_id IS NOT NULL AND status IN ('submitted','triaged','in_service','resolved','appealed')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assistance.help_request DROP COLUMN owner_id, DROP COLUMN owner_name');
  }
}
