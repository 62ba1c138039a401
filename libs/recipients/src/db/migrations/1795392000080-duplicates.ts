import { fence, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Duplicates: how names are compared, which pairs are suggested, what was merged, and who lived where before. */
export class Duplicates1795392000080 implements MigrationInterface {
  name = 'Duplicates1795392000080';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      // Each name once: without its separators, and as it sounds. Like the pieces of names it has no fence: every use joins the fenced person.
      'CREATE TABLE recipients.name_sound (name text PRIMARY KEY, bare text NOT NULL, sound text NOT NULL)',
      'CREATE INDEX name_sound_bare ON recipients.name_sound (bare)',
      'CREATE INDEX person_birth ON recipients.person (birth_date, county_code)',
      'CREATE INDEX person_name ON recipients.person (name, division_code)',
      ONE_CHARACTER_OFF,
      // The place is the smallest that covers both: a village, a township, or the county; so whoever sees the pair may see both.
      `CREATE TABLE recipients.duplicate_pair (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, person_id uuid NOT NULL, other_person_id uuid NOT NULL, reasons text[] NOT NULL, strength smallint NOT NULL CHECK (strength BETWEEN 1 AND 3), status text NOT NULL CHECK (status IN ('suggested','dismissed','merged')),
         found_at timestamptz NOT NULL, merge_id uuid, settled_at timestamptz, settled_by uuid, settled_by_name text, reason text, PRIMARY KEY (id, county_code), CHECK (person_id < other_person_id))`,
      'CREATE UNIQUE INDEX duplicate_pair_once ON recipients.duplicate_pair (person_id, other_person_id, county_code)',
      'CREATE INDEX duplicate_pair_other ON recipients.duplicate_pair (other_person_id)',
      'CREATE INDEX duplicate_pair_county ON recipients.duplicate_pair (county_code, status, strength DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX duplicate_pair_township ON recipients.duplicate_pair (township_code, status, strength DESC, id DESC) INCLUDE (county_code, division_code)',
      'CREATE INDEX duplicate_pair_village ON recipients.duplicate_pair (division_code, status, strength DESC, id DESC) INCLUDE (county_code)',
      'CREATE INDEX duplicate_pair_merge ON recipients.duplicate_pair (merge_id) WHERE merge_id IS NOT NULL',
      'CREATE TABLE recipients.duplicate_look (county_code text PRIMARY KEY, looked_at timestamptz NOT NULL)',
      // One act of merging. merged_person is the row of who was merged away, as it stood; trace is what the merge changed of other rows.
      `CREATE TABLE recipients.merge (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, kind text NOT NULL CHECK (kind IN ('recipient','household')), survivor_id uuid, merged_id uuid, household_id uuid NOT NULL, merged_household_id uuid NOT NULL, households_merged boolean NOT NULL,
         merged_person jsonb, trace jsonb NOT NULL, taken text[] NOT NULL, reason text NOT NULL, merged_at timestamptz NOT NULL, merged_by uuid, merged_by_name text NOT NULL,
         undone_at timestamptz, undone_by uuid, undone_by_name text, undo_reason text, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX merge_merged ON recipients.merge (merged_id, county_code) WHERE undone_at IS NULL AND merged_id IS NOT NULL',
      'CREATE INDEX merge_survivor ON recipients.merge (survivor_id) WHERE survivor_id IS NOT NULL',
      'CREATE INDEX merge_county ON recipients.merge (county_code, merged_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX merge_household ON recipients.merge (household_id, merged_at DESC)',
      'CREATE INDEX merge_merged_household ON recipients.merge (merged_household_id, merged_at DESC)',
      `CREATE INDEX merge_id_number ON recipients.merge ((merged_person ->> 'id_blind')) WHERE undone_at IS NULL AND merged_id IS NOT NULL`,
      // Who lived in a household from when to when; the present stands in person.
      `CREATE TABLE recipients.past_membership (
         id uuid NOT NULL, ${PLACE_COLUMNS}, household_id uuid NOT NULL, person_id uuid NOT NULL, relation text NOT NULL, is_head boolean NOT NULL, since date NOT NULL, until date NOT NULL, merge_id uuid, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX past_membership_household ON recipients.past_membership (household_id, until)',
      'CREATE INDEX past_membership_person ON recipients.past_membership (person_id)',
      'ALTER TABLE recipients.household ADD COLUMN merged_into uuid, ADD COLUMN merge_id uuid',
      // Of a record merged away whose standing was not kept: they are history, and not what somebody was on a day.
      'ALTER TABLE recipients.category_decision ADD COLUMN set_aside_by uuid',
      // What was decided, corrected or given stays as written; whose it is follows a merge.
      'GRANT UPDATE (household_id, person_id, division_code, set_aside_by) ON recipients.category_decision TO yizhu_app',
      'GRANT UPDATE (household_id, person_id) ON recipients.correction, recipients.restriction, recipients.personal_copy TO yizhu_app',
      'GRANT SELECT, INSERT ON recipients.name_sound TO yizhu_app',
      'GRANT SELECT, INSERT, UPDATE, DELETE ON recipients.duplicate_pair, recipients.past_membership TO yizhu_app',
      'GRANT SELECT, INSERT, UPDATE ON recipients.merge, recipients.duplicate_look TO yizhu_app',
      ...['duplicate_pair', 'merge', 'past_membership'].flatMap((table) => fence(`recipients.${table}`)),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'REVOKE UPDATE (household_id, person_id, division_code, set_aside_by) ON recipients.category_decision FROM yizhu_app',
      'REVOKE UPDATE (household_id, person_id) ON recipients.correction, recipients.restriction, recipients.personal_copy FROM yizhu_app',
      'ALTER TABLE recipients.category_decision DROP COLUMN set_aside_by',
      'ALTER TABLE recipients.household DROP COLUMN merged_into, DROP COLUMN merge_id',
      'DROP TABLE recipients.past_membership, recipients.merge, recipients.duplicate_look, recipients.duplicate_pair, recipients.name_sound',
      'DROP FUNCTION recipients.one_character_off(text, text)',
      'DROP INDEX recipients.person_birth, recipients.person_name',
    ])
      await runner.query(sql);
  }
}

/**
 * Two names that differ by one character: another one, one more, or one fewer, anywhere. By characters, not bytes, so that rare ones
 * count as one. Whatever differs by one agrees in its first or its last character, which is asked first.
 */
const ONE_CHARACTER_OFF = `CREATE FUNCTION recipients.one_character_off(a text, b text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
DECLARE la int := length(a); lb int := length(b); i int := 0;
BEGIN
  IF a = b OR abs(la - lb) > 1 OR least(la, lb) < 1 OR greatest(la, lb) < 2 OR (left(a, 1) <> left(b, 1) AND right(a, 1) <> right(b, 1)) THEN RETURN false; END IF;
  WHILE i < least(la, lb) AND substr(a, i + 1, 1) = substr(b, i + 1, 1) LOOP i := i + 1; END LOOP;
  RETURN substr(a, i + CASE WHEN la >= lb THEN 2 ELSE 1 END) = substr(b, i + CASE WHEN lb >= la THEN 2 ELSE 1 END);
END $$`;
