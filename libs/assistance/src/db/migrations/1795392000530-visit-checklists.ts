import { grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is looked at on a visit is the county's to say, by the tier of the household as it was at check-in. */
export class VisitChecklists1795392000530 implements MigrationInterface {
  name = 'VisitChecklists1795392000530';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      // Every version as it stood; the newest is in force, and keeps beside it what was asked before and is not any more.
      `CREATE TABLE assistance.visit_checklist (
         county_code text NOT NULL, version int NOT NULL, questions jsonb NOT NULL, earlier jsonb NOT NULL, changed_at timestamptz NOT NULL, changed_by_name text NOT NULL, PRIMARY KEY (county_code, version))`,
      ...grantTo('assistance'),
      'REVOKE UPDATE, DELETE ON assistance.visit_checklist, assistance.transition FROM yizhu_app',
      'ALTER TABLE assistance.visit ADD COLUMN category text',
      // What is under way is ended by the tier the household has now.
      `UPDATE assistance.visit v SET category = h.category FROM recipients.household h WHERE v.status = 'open' AND h.id = v.household_id AND h.county_code = v.county_code`,
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assistance.visit DROP COLUMN category');
    await runner.query('DROP TABLE assistance.visit_checklist');
  }
}
