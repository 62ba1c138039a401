import { notesStale, notesStaleNoMore } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const RUNNING = `o.status IN ('planned', 'offered', 'accepted', 'scheduled', 'in_progress', 'delivered', 'verified')`;
const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;
const ENDED = `(coalesce(o.delivered_at, o.closed_at) AT TIME ZONE 'Asia/Shanghai')::date`;

/** What assistance tells of people in bulk (app/person-facts.ts), who notes that it has changed, and when items were given. */
export class PersonFacts1795392000243 implements MigrationInterface {
  name = 'PersonFacts1795392000243';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE INDEX help_request_person ON assistance.help_request (person_id)',
      'CREATE INDEX service_order_person ON assistance.service_order (person_id)',
      `CREATE INDEX service_order_use ON assistance.service_order (county_code, item_id, created_at) INCLUDE (division_code) WHERE status NOT IN ('cancelled', 'failed')`,
      `CREATE VIEW assistance.person_fact WITH (security_invoker = true) AS
         SELECT s.person_id, s.county_code, coalesce(array_agg(DISTINCT s.need) FILTER (WHERE s.need IS NOT NULL), '{}') AS requested_needs,
           coalesce(array_agg(DISTINCT s.item) FILTER (WHERE s.item IS NOT NULL), '{}') AS receives, sum(s.running)::int AS running_orders, greatest(min(s.over_on), ${TODAY} + 1) AS stale_on
         FROM (
           SELECT r.person_id, r.county_code, n.dimension AS need, NULL::text AS item, 0 AS running, NULL::date AS over_on
             FROM assistance.help_request r JOIN assistance.need n ON n.request_id = r.id WHERE n.status = 'open' AND r.status IN ('submitted', 'triaged', 'in_service')
           UNION ALL
           SELECT o.person_id, o.county_code, NULL, o.item_code, (${RUNNING})::int, CASE WHEN ${RUNNING} THEN NULL ELSE ${ENDED} + 366 END
             FROM assistance.service_order o WHERE ${RUNNING} OR (o.status = 'closed' AND ${ENDED} > ${TODAY} - 366)) s
         GROUP BY s.person_id, s.county_code`,
      // By the day it was ordered, in Asia/Shanghai, whoever looks: it names nobody.
      `CREATE VIEW assistance.item_use AS SELECT county_code, item_id, created_at AS at FROM assistance.service_order WHERE status NOT IN ('cancelled', 'failed')`,
      'GRANT SELECT ON assistance.person_fact, assistance.item_use TO yizhu_app',
      ...notesStale('assistance.help_request', 'person', 'person_id'),
      ...notesStale('assistance.service_order', 'person', 'person_id'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [
      ...['help_request', 'service_order'].flatMap((table) => notesStaleNoMore(`assistance.${table}`)),
      'DROP VIEW assistance.person_fact, assistance.item_use',
      'DROP INDEX assistance.help_request_person, assistance.service_order_person, assistance.service_order_use',
    ])
      await runner.query(sql);
  }
}
