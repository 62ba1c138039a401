import { grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ServiceCatalogue1795392000007 implements MigrationInterface {
  name = 'ServiceCatalogue1795392000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA service_catalogue',
      // An item as it is being edited; what is in force stands in the releases.
      `CREATE TABLE service_catalogue.service_item (
         id uuid NOT NULL, county_code text NOT NULL, version int NOT NULL, code text NOT NULL, name_zh text NOT NULL, name_en text NOT NULL,
         kind text NOT NULL CHECK (kind IN ('funds','goods','service')), service_class text NOT NULL, brand_module text NOT NULL, target_groups text[] NOT NULL, unit text NOT NULL, duration_minutes int, evidence text[] NOT NULL,
         skill text, policy_basis text NOT NULL, how_to_apply text NOT NULL, provider_id uuid, provider_name text, status text NOT NULL CHECK (status IN ('draft','published','changed','retired')),
         created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX service_item_code ON service_catalogue.service_item (code, county_code)',
      `CREATE TABLE service_catalogue.catalogue_release (
         id uuid NOT NULL, county_code text NOT NULL, number int NOT NULL, published_at timestamptz NOT NULL, published_by uuid, note text NOT NULL, item_count int NOT NULL, changes jsonb NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX catalogue_release_number ON service_catalogue.catalogue_release (number, county_code)',
      // Items as they stood in a release; an order points here, and nothing here ever changes.
      `CREATE TABLE service_catalogue.released_item (release_number int NOT NULL, county_code text NOT NULL, item_id uuid NOT NULL, code text NOT NULL, content jsonb NOT NULL, PRIMARY KEY (item_id, release_number, county_code))`,
      ...grantTo('service_catalogue'),
      'REVOKE UPDATE, DELETE ON service_catalogue.released_item, service_catalogue.catalogue_release FROM yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA service_catalogue CASCADE');
  }
}
