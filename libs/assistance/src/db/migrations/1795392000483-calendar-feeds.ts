import { grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One calendar for each provider, by the hash of its secret; and the way to their orders under way. */
export class CalendarFeeds1795392000483 implements MigrationInterface {
  name = 'CalendarFeeds1795392000483';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `CREATE TABLE assistance.calendar_feed (subscriber_id uuid NOT NULL, county_code text NOT NULL, kind text NOT NULL, secret_hash text NOT NULL, issued_at timestamptz NOT NULL, PRIMARY KEY (subscriber_id, county_code))`,
      'CREATE UNIQUE INDEX calendar_feed_secret ON assistance.calendar_feed (secret_hash, county_code)',
      `CREATE INDEX service_order_calendar ON assistance.service_order (member_id) WHERE status IN ('accepted', 'scheduled', 'in_progress')`,
      `CREATE INDEX service_order_organisation_calendar ON assistance.service_order (organisation_id) WHERE status IN ('accepted', 'scheduled', 'in_progress') AND organisation_id IS NOT NULL`,
      ...grantTo('assistance'),
      'REVOKE UPDATE, DELETE ON assistance.transition FROM yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of ['DROP INDEX assistance.service_order_organisation_calendar', 'DROP INDEX assistance.service_order_calendar', 'DROP TABLE assistance.calendar_feed']) await runner.query(sql);
  }
}
