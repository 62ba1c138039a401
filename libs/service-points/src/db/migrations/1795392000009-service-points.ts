import { grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ServicePoints1795392000009 implements MigrationInterface {
  name = 'ServicePoints1795392000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA service_points',
      // Public places: readable by everybody who is signed in, hence no fence by place.
      `CREATE TABLE service_points.service_point (
         id uuid NOT NULL, county_code text NOT NULL, division_code text NOT NULL, township_code text NOT NULL GENERATED ALWAYS AS (left(division_code, 9)) STORED, version int NOT NULL, code text NOT NULL,
         name_zh text NOT NULL, name_en text NOT NULL, is_base boolean NOT NULL, organisation_id uuid NOT NULL, organisation_name text NOT NULL, address text NOT NULL, phone text NOT NULL,
         lng double precision, lat double precision, hours jsonb NOT NULL, accessible boolean NOT NULL, offerings jsonb NOT NULL, created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX service_point_code ON service_points.service_point (code, county_code)',
      'CREATE INDEX service_point_place ON service_points.service_point (county_code, is_base DESC, code)',
      ...grantTo('service_points'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA service_points CASCADE');
  }
}
