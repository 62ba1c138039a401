import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * After a large roster the planner must know at once how large the register has become: until the server's own look, a minute or
 * more later, lists of a register that was empty before are planned as if it still were. The API's role owns no table and may not
 * ask for statistics otherwise.
 */
export class RosterStatistics1795392000111 implements MigrationInterface {
  name = 'RosterStatistics1795392000111';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE FUNCTION recipients.take_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
       BEGIN
         ANALYZE recipients.household, recipients.person, recipients.name_gram, recipients.category_decision, recipients.timeline_entry;
       END $$`,
      'REVOKE ALL ON FUNCTION recipients.take_statistics() FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION recipients.take_statistics() TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION recipients.take_statistics()');
  }
}
