import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The list as anybody may read it. `since_release` is the release in which an item came to be as it is: whoever keeps a copy of the
 * list asks for what has changed since.
 */
export class PublishedItem1795392000281 implements MigrationInterface {
  name = 'PublishedItem1795392000281';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'ALTER TABLE service_catalogue.released_item ADD COLUMN since_release int',
      `UPDATE service_catalogue.released_item i SET since_release = (
         SELECT max(c.release_number) FROM (SELECT r.release_number, r.content IS DISTINCT FROM lag(r.content) OVER (ORDER BY r.release_number) AS changed
           FROM service_catalogue.released_item r WHERE r.item_id = i.item_id AND r.county_code = i.county_code) c WHERE c.changed AND c.release_number <= i.release_number)`,
      'ALTER TABLE service_catalogue.released_item ALTER COLUMN since_release SET NOT NULL',
      // Front door for whoever shows the list to everybody (directory, HSDS): the newest release.
      `CREATE VIEW service_catalogue.published_item WITH (security_barrier, security_invoker) AS
         SELECT i.county_code, i.item_id AS id, i.code, i.content, i.release_number, r.published_at AS changed_at
           FROM (SELECT n.county_code, max(n.number) AS number FROM service_catalogue.catalogue_release n GROUP BY n.county_code) newest
           JOIN service_catalogue.released_item i ON i.county_code = newest.county_code AND i.release_number = newest.number
           JOIN service_catalogue.catalogue_release r ON r.county_code = i.county_code AND r.number = i.since_release`,
      'GRANT SELECT ON service_catalogue.published_item TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW service_catalogue.published_item');
    await runner.query('ALTER TABLE service_catalogue.released_item DROP COLUMN since_release');
  }
}
