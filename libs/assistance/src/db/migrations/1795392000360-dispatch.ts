import { grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a county sets of its dispatch, and the orders that wait for somebody in the order they are dealt with. */
export class Dispatch1795392000360 implements MigrationInterface {
  name = 'Dispatch1795392000360';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      // Without a row the first values hold.
      `CREATE TABLE assistance.dispatch_rule (
         county_code text NOT NULL PRIMARY KEY, version int NOT NULL, responsibility int NOT NULL CHECK (responsibility >= 0), skill int NOT NULL CHECK (skill >= 0), load int NOT NULL CHECK (load >= 0), continuity int NOT NULL CHECK (continuity >= 0), distance int NOT NULL CHECK (distance >= 0),
         max_open int NOT NULL CHECK (max_open BETWEEN 1 AND 50), asked_in_turn int NOT NULL CHECK (asked_in_turn BETWEEN 1 AND 20), changed_at timestamptz NOT NULL, changed_by_name text NOT NULL, CHECK (responsibility + skill + load + continuity + distance = 100))`,
      `CREATE INDEX service_order_planned ON assistance.service_order (county_code, due_at, id) INCLUDE (division_code, township_code) WHERE status = 'planned'`,
      ...grantTo('assistance'),
      'REVOKE UPDATE, DELETE ON assistance.transition FROM yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of ['DROP INDEX assistance.service_order_planned', 'DROP TABLE assistance.dispatch_rule']) await runner.query(sql);
  }
}
