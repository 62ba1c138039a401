import { grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The public face of the list and the points: views over other contexts' front doors, and what an address abroad needs to know of a county. */
export class Directory1795392000290 implements MigrationInterface {
  name = 'Directory1795392000290';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA directory',
      `CREATE TABLE directory.county_address (county_code text NOT NULL PRIMARY KEY, city text NOT NULL, region text NOT NULL, state_province text NOT NULL, postal_code text NOT NULL)`,
      // Things that have no id of their own keep the same one in every answer (RFC 9562, version 8); stable-id.ts makes the same.
      `CREATE FUNCTION directory.stable_id(VARIADIC parts text[]) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
         $$ SELECT overlay(overlay(md5(array_to_string(parts, '/')) PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid $$`,
      // Weekly hours as RFC 5545 has them: one line for each pair of times, with its days. Times are those of the county's clock, UTC+8.
      `CREATE FUNCTION directory.schedules(owner text, hours jsonb, next_day text) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE AS
         $$ SELECT coalesce(json_agg(json_build_object('id', directory.stable_id('schedule', owner, s.opens, s.closes), 'freq', 'WEEKLY', 'wkst', 'MO', 'byday', s.days, 'opens_at', s.opens, 'closes_at', s.closes, 'timezone', 8,
                'description', CASE WHEN s.closes <= s.opens THEN next_day END) ORDER BY s.first, s.opens), '[]')
              FROM (SELECT h.opens, h.closes, min(h.weekday) AS first, string_agg((ARRAY['MO','TU','WE','TH','FR','SA','SU'])[h.weekday], ',' ORDER BY h.weekday) AS days
                      FROM jsonb_to_recordset(hours) AS h(weekday int, opens text, closes text) GROUP BY h.opens, h.closes) s $$`,
      // Which service is given where: by an offering of the point, or because the list names the point.
      `CREATE VIEW directory.service_at_location WITH (security_barrier, security_invoker) AS
         SELECT o.county_code, o.id, o.item_id AS service_id, o.point_id, o.hours, o.note, o.bookable FROM service_points.offering o WHERE o.status = 'active'
         UNION ALL
         SELECT v.county_code, directory.stable_id('service_at_location', v.id::text, named.point), v.id, named.point::uuid, NULL, '', false
           FROM service_catalogue.published_item v CROSS JOIN LATERAL jsonb_array_elements_text(v.content -> 'pointIds') AS named(point)
          WHERE NOT EXISTS (SELECT 1 FROM service_points.offering o WHERE o.county_code = v.county_code AND o.point_id = named.point::uuid AND o.item_id = v.id AND o.status = 'active')`,
      ...grantTo('directory'),
      'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA directory TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA directory CASCADE');
  }
}
