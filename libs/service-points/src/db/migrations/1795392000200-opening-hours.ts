import { grantTo } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Hours with holidays and exceptions, offerings by service item, accessibility, contacts, photos and places on the map.
 *
 * What was said before is carried forward: weekly hours stand as they are (until now none ran past midnight), a point that said
 * nothing of holidays stays open as usual, "accessible" becomes a step-free way in, the telephone the first contact, and services
 * named in words stay words until somebody chooses their item of the list.
 *
 * `plane` is the position in the Mercator projection: conformal, so that over some 100 km "nearest" in the plane is nearest on the
 * ground, whatever the latitude of a county. It is for finding; distances are told from the positions themselves.
 * `opening` is worked out by the application (domain/opening-hours.ts, the one place of the rules) for the days around today.
 */
export class OpeningHours1795392000200 implements MigrationInterface {
  name = 'OpeningHours1795392000200';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      // Trusted since PostgreSQL 13: the owner of a database may bring it in. For an index over county and place at once.
      'CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public',
      `ALTER TABLE service_points.service_point
         ADD COLUMN status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'retired')),
         ADD COLUMN holiday_rule text NOT NULL DEFAULT 'as_usual' CHECK (holiday_rule IN ('closed', 'as_usual', 'own_hours')),
         ADD COLUMN holiday_hours jsonb NOT NULL DEFAULT '[]',
         ADD COLUMN make_up_rule text NOT NULL DEFAULT 'as_usual' CHECK (make_up_rule IN ('as_usual', 'as_workday')),
         ADD COLUMN accessibility text[] NOT NULL DEFAULT '{}',
         ADD COLUMN contacts jsonb NOT NULL DEFAULT '[]',
         ADD COLUMN also_offered text[] NOT NULL DEFAULT '{}',
         ADD COLUMN capacity int CHECK (capacity > 0),
         ADD COLUMN address_hidden boolean NOT NULL DEFAULT false,
         ADD COLUMN introduction_zh text NOT NULL DEFAULT '', ADD COLUMN introduction_en text NOT NULL DEFAULT '',
         ADD COLUMN plane point GENERATED ALWAYS AS (CASE WHEN lng IS NULL OR lat IS NULL OR abs(lat) > 85 THEN NULL ELSE point(radians(lng), ln(tan(pi() / 4 + radians(lat) / 2))) END) STORED`,
      `UPDATE service_points.service_point SET
         accessibility = CASE WHEN accessible THEN ARRAY['step_free'] ELSE '{}' END,
         contacts = CASE WHEN phone <> '' THEN jsonb_build_array(jsonb_build_object('kind', 'phone', 'value', phone)) ELSE '[]' END,
         also_offered = ARRAY(SELECT jsonb_array_elements_text(offerings))`,
      'ALTER TABLE service_points.service_point DROP COLUMN accessible, DROP COLUMN phone, DROP COLUMN offerings',
      'CREATE INDEX service_point_plane ON service_points.service_point USING gist (county_code, plane)',
      `CREATE TABLE service_points.offering (
         id uuid NOT NULL, county_code text NOT NULL, version int NOT NULL, point_id uuid NOT NULL, item_id uuid NOT NULL, item_code text NOT NULL, item_name_zh text NOT NULL, item_name_en text NOT NULL,
         status text NOT NULL CHECK (status IN ('active', 'withdrawn')), hours jsonb, bookable boolean NOT NULL, slot_minutes int CHECK (slot_minutes BETWEEN 5 AND 480), places int CHECK (places BETWEEN 1 AND 500),
         lead_minutes int CHECK (lead_minutes BETWEEN 0 AND 20160), ahead_days int CHECK (ahead_days BETWEEN 1 AND 90), note text NOT NULL DEFAULT '', created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code),
         CHECK (NOT bookable OR (slot_minutes IS NOT NULL AND places IS NOT NULL AND lead_minutes IS NOT NULL AND ahead_days IS NOT NULL)))`,
      'CREATE UNIQUE INDEX offering_once ON service_points.offering (point_id, item_id, county_code)',
      `CREATE INDEX offering_item ON service_points.offering (county_code, item_code, point_id) WHERE status = 'active'`,
      `CREATE TABLE service_points.hours_exception (
         id uuid NOT NULL, county_code text NOT NULL, point_id uuid NOT NULL, from_day date NOT NULL, to_day date NOT NULL, hours jsonb NOT NULL, reason_zh text NOT NULL, reason_en text NOT NULL,
         created_at timestamptz NOT NULL, created_by_name text NOT NULL, PRIMARY KEY (id, county_code), CHECK (to_day >= from_day))`,
      // However many write at once: no two exceptions of a point share a day.
      `ALTER TABLE service_points.hours_exception ADD CONSTRAINT hours_exception_days EXCLUDE USING gist (county_code WITH =, point_id WITH =, daterange(from_day, to_day, '[]') WITH &&)`,
      `CREATE TABLE service_points.opening (
         point_id uuid NOT NULL, county_code text NOT NULL, offering_id uuid, opens_at timestamptz NOT NULL, closes_at timestamptz NOT NULL, assumed boolean NOT NULL)`,
      // A span of a point or, with offering_id, of one of its offerings; NULLS NOT DISTINCT so that a point has each of its own once.
      'CREATE UNIQUE INDEX opening_key ON service_points.opening (point_id, offering_id, closes_at, county_code) INCLUDE (opens_at, assumed) NULLS NOT DISTINCT',
      'CREATE INDEX opening_of_points ON service_points.opening (county_code, closes_at) INCLUDE (opens_at, point_id, assumed) WHERE offering_id IS NULL',
      `CREATE TABLE service_points.photo (
         id uuid NOT NULL, county_code text NOT NULL, point_id uuid NOT NULL, title_zh text NOT NULL, title_en text NOT NULL, media_type text NOT NULL, bytes int NOT NULL, sha256 text NOT NULL, position int NOT NULL,
         added_at timestamptz NOT NULL, added_by_name text NOT NULL, removed_at timestamptz, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX photo_of_point ON service_points.photo (point_id, position, id) WHERE removed_at IS NULL',
      `CREATE TABLE service_points.calendar_year (
         county_code text NOT NULL, year int NOT NULL, version int NOT NULL, days jsonb NOT NULL, complete boolean NOT NULL, basis text NOT NULL, changed_at timestamptz NOT NULL, changed_by_name text NOT NULL, PRIMARY KEY (county_code, year))`,
      'CREATE TABLE service_points.county_outline (county_code text NOT NULL PRIMARY KEY, outline polygon NOT NULL)',
      VIEW,
      ...grantTo('service_points'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'DROP VIEW service_points.public_point',
      'DROP TABLE service_points.county_outline, service_points.calendar_year, service_points.photo, service_points.opening, service_points.hours_exception, service_points.offering',
      `ALTER TABLE service_points.service_point ADD COLUMN accessible boolean NOT NULL DEFAULT false, ADD COLUMN phone text NOT NULL DEFAULT '', ADD COLUMN offerings jsonb NOT NULL DEFAULT '[]'`,
      `UPDATE service_points.service_point SET accessible = accessibility <> '{}', phone = coalesce(contacts #>> '{0,value}', ''), offerings = to_jsonb(also_offered)`,
      `ALTER TABLE service_points.service_point DROP COLUMN plane, DROP COLUMN introduction_en, DROP COLUMN introduction_zh, DROP COLUMN address_hidden, DROP COLUMN capacity, DROP COLUMN also_offered, DROP COLUMN contacts,
         DROP COLUMN accessibility, DROP COLUMN make_up_rule, DROP COLUMN holiday_hours, DROP COLUMN holiday_rule, DROP COLUMN status`,
    ])
      await runner.query(sql);
  }
}

/**
 * Front door for whoever shows points to everybody (directory, HSDS): active points, without what is secret. Where a point is hidden
 * its address, position and contacts are NULL or empty here already, so that no reader can forget it.
 */
const VIEW = `CREATE VIEW service_points.public_point WITH (security_barrier, security_invoker) AS
  SELECT p.id, p.county_code, p.township_code, CASE WHEN p.address_hidden THEN NULL ELSE p.division_code END AS division_code, p.code, p.name_zh, p.name_en, p.introduction_zh, p.introduction_en, p.is_base, p.organisation_id, p.organisation_name,
    p.address_hidden, CASE WHEN p.address_hidden THEN NULL ELSE p.address END AS address, CASE WHEN p.address_hidden THEN NULL ELSE p.lng END AS lng, CASE WHEN p.address_hidden THEN NULL ELSE p.lat END AS lat,
    CASE WHEN p.address_hidden THEN NULL ELSE p.plane END AS plane, CASE WHEN p.address_hidden THEN '[]'::jsonb ELSE p.contacts END AS contacts, p.hours, p.holiday_rule, p.holiday_hours, p.make_up_rule, p.accessibility, p.also_offered, p.capacity, p.created_at, p.version
  FROM service_points.service_point p WHERE p.status = 'active'`;
