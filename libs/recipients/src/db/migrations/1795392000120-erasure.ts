import { fence, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ERASE_PERSON } from '../erase-person.sql.js';

const LISTS = [
  ['person_county', '(county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code)'],
  ['person_township', '(township_code, created_at DESC, id DESC) INCLUDE (county_code, division_code, category, groups, status)'],
  ['person_village', '(division_code, created_at DESC, id DESC) INCLUDE (county_code)'],
  ['person_category', '(county_code, category, created_at DESC, id DESC) INCLUDE (division_code, township_code)'],
] as const;

/** Erasure after retention (个人信息保护法 art. 47): how long a record is kept, who proposed and confirmed, and the act itself. */
export class Erasure1795392000120 implements MigrationInterface {
  name = 'Erasure1795392000120';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE TABLE recipients.retention_rule (county_code text PRIMARY KEY, years int NOT NULL CHECK (years BETWEEN 1 AND 50), version int NOT NULL, changed_at timestamptz NOT NULL)',
      `CREATE TABLE recipients.erasure (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, household_id uuid NOT NULL, person_id uuid NOT NULL, ground text NOT NULL CHECK (ground IN ('retention_over','own_request')), reason text NOT NULL, status text NOT NULL CHECK (status IN ('proposed','confirmed','withdrawn')), exited_on date NOT NULL,
         proposed_by uuid NOT NULL, proposed_by_name text NOT NULL, proposed_at timestamptz NOT NULL, settled_by uuid, settled_by_name text, settled_at timestamptz, PRIMARY KEY (id, county_code), CHECK (settled_by IS DISTINCT FROM proposed_by OR status <> 'confirmed'))`,
      `CREATE UNIQUE INDEX erasure_waiting ON recipients.erasure (person_id, county_code) WHERE status = 'proposed'`,
      'CREATE INDEX erasure_person ON recipients.erasure (person_id)',
      'CREATE INDEX erasure_household ON recipients.erasure (household_id)',
      'CREATE INDEX erasure_county ON recipients.erasure (county_code, proposed_at DESC, id DESC) INCLUDE (division_code, township_code, status)',
      'CREATE INDEX erasure_township ON recipients.erasure (township_code, proposed_at DESC, id DESC) INCLUDE (county_code, division_code, status)',
      // Who left the scheme, longest ago first: whose retention has run out stands at the head.
      `CREATE INDEX person_exited_county ON recipients.person (county_code, exited_on, id) INCLUDE (division_code, township_code) WHERE status = 'exited'`,
      `CREATE INDEX person_exited_township ON recipients.person (township_code, exited_on, id) INCLUDE (county_code, division_code) WHERE status = 'exited'`,
      // Whoever was erased is in no list.
      ...LISTS.flatMap(([name, definition]) => [`DROP INDEX recipients.${name}`, `CREATE INDEX ${name} ON recipients.person ${definition} WHERE status <> 'erased'`]),
      // Bytes that are to be destroyed; a key says nothing of whose they were.
      'CREATE TABLE recipients.doomed_file (key text NOT NULL, county_code text NOT NULL, since timestamptz NOT NULL, PRIMARY KEY (key, county_code))',
      // A completed assessment changes in one way only: of somebody who was erased the words go, the scores stay.
      `CREATE OR REPLACE FUNCTION recipients.completed_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$ BEGIN
         IF (NEW.answers_sealed, NEW.wishes_sealed, NEW.parts_sealed) IS NOT DISTINCT FROM (NULL::text, NULL::text, NULL::text) AND (NEW.total, NEW.scores, NEW.assessed_on) IS NOT DISTINCT FROM (OLD.total, OLD.scores, OLD.assessed_on)
           AND EXISTS (SELECT 1 FROM recipients.person p WHERE p.id = NEW.person_id AND p.status = 'erased') THEN RETURN NEW; END IF;
         RAISE EXCEPTION 'a completed assessment does not change'; END $$`,
      ERASE_PERSON,
      'REVOKE ALL ON FUNCTION recipients.erase_person(uuid, text, text, jsonb) FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION recipients.erase_person(uuid, text, text, jsonb) TO yizhu_app',
      'GRANT SELECT, INSERT, UPDATE ON recipients.retention_rule, recipients.erasure TO yizhu_app',
      'GRANT SELECT, DELETE ON recipients.doomed_file TO yizhu_app',
      ...fence('recipients.erasure'),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'DROP FUNCTION recipients.erase_person(uuid, text, text, jsonb)',
      `CREATE OR REPLACE FUNCTION recipients.completed_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$ BEGIN RAISE EXCEPTION 'a completed assessment does not change'; END $$`,
      ...LISTS.flatMap(([name, definition]) => [`DROP INDEX recipients.${name}`, `CREATE INDEX ${name} ON recipients.person ${definition}`]),
      'DROP INDEX recipients.person_exited_county, recipients.person_exited_township',
      'DROP TABLE recipients.doomed_file, recipients.erasure, recipients.retention_rule',
    ])
      await runner.query(sql);
  }
}
