import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items are reviewed by a second person before they are published, and described for those who read the list. */
export class ItemReview1795392000280 implements MigrationInterface {
  name = 'ItemReview1795392000280';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `ALTER TABLE service_catalogue.service_item
         ADD COLUMN description_zh text NOT NULL DEFAULT '', ADD COLUMN description_en text NOT NULL DEFAULT '',
         ADD COLUMN revised_by uuid, ADD COLUMN revised_by_name text, ADD COLUMN revised_at timestamptz,
         ADD COLUMN reviewed_by uuid, ADD COLUMN reviewed_by_name text, ADD COLUMN reviewed_at timestamptz, ADD COLUMN review_note text NOT NULL DEFAULT ''`,
      'ALTER TABLE service_catalogue.service_item DROP CONSTRAINT service_item_status_check',
      // A changed item is a draft whose release stays in force.
      `UPDATE service_catalogue.service_item SET status = 'draft' WHERE status = 'changed'`,
      `ALTER TABLE service_catalogue.service_item ADD CONSTRAINT service_item_status_check CHECK (status IN ('draft','in_review','approved','published','retired'))`,
      'CREATE INDEX service_item_status ON service_catalogue.service_item (county_code, status, code)',
      // The content of a whole release is read together.
      'CREATE INDEX released_item_release ON service_catalogue.released_item (county_code, release_number, code)',
      // What earlier releases said of their changes: names in both languages, no sentences.
      `UPDATE service_catalogue.catalogue_release r SET changes = (SELECT coalesce(jsonb_agg(c || jsonb_build_object('name', jsonb_build_object('zh', c ->> 'name', 'en', c ->> 'name'), 'words', '[]'::jsonb)), '[]') FROM jsonb_array_elements(r.changes) c)`,
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [
      `UPDATE service_catalogue.catalogue_release r SET changes = (SELECT coalesce(jsonb_agg((c - 'words') || jsonb_build_object('name', c -> 'name' ->> 'zh')), '[]') FROM jsonb_array_elements(r.changes) c)`,
      'DROP INDEX service_catalogue.released_item_release',
      'DROP INDEX service_catalogue.service_item_status',
      'ALTER TABLE service_catalogue.service_item DROP CONSTRAINT service_item_status_check',
      `UPDATE service_catalogue.service_item SET status = 'draft' WHERE status IN ('in_review','approved')`,
      `ALTER TABLE service_catalogue.service_item ADD CONSTRAINT service_item_status_check CHECK (status IN ('draft','published','changed','retired'))`,
      `ALTER TABLE service_catalogue.service_item DROP COLUMN description_zh, DROP COLUMN description_en, DROP COLUMN revised_by, DROP COLUMN revised_by_name, DROP COLUMN revised_at,
         DROP COLUMN reviewed_by, DROP COLUMN reviewed_by_name, DROP COLUMN reviewed_at, DROP COLUMN review_note`,
    ])
      await runner.query(sql);
  }
}
