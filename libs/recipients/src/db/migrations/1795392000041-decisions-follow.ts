import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Decisions are appended and never changed, so the API's role may not update them; yet they belong to where the household lives, or
 * the township it moves to would not see on what basis somebody is in the scheme. The place, and nothing else, follows here.
 */
export class DecisionsFollow1795392000041 implements MigrationInterface {
  name = 'DecisionsFollow1795392000041';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE FUNCTION recipients.decisions_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
       BEGIN
         UPDATE recipients.category_decision SET division_code = NEW.division_code WHERE household_id = NEW.id;
         UPDATE recipients.category_proposal SET division_code = NEW.division_code WHERE household_id = NEW.id;
         RETURN NULL;
       END $$`,
      'CREATE INDEX category_proposal_household ON recipients.category_proposal (household_id)',
      'CREATE TRIGGER household_moved AFTER UPDATE OF division_code ON recipients.household FOR EACH ROW WHEN (OLD.division_code IS DISTINCT FROM NEW.division_code) EXECUTE FUNCTION recipients.decisions_follow()',
      'UPDATE recipients.category_decision d SET division_code = h.division_code FROM recipients.household h WHERE h.id = d.household_id AND h.division_code <> d.division_code',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER household_moved ON recipients.household');
    await runner.query('DROP FUNCTION recipients.decisions_follow()');
    await runner.query('DROP INDEX recipients.category_proposal_household');
  }
}
