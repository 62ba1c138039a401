import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The accounts of a team member are found by the member. */
export class AccountOfMember1795392000441 implements MigrationInterface {
  name = 'AccountOfMember1795392000441';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX app_user_member ON identity.app_user (team_member_id) WHERE team_member_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX identity.app_user_member');
  }
}
