import { fence, grantTo, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Casework. Notes are closed to everybody: a statement sees one only where it has said, for this transaction, which caseworker or
 * supervisor reads, and only of that one's cases. Whatever else runs under the API's role (lists, exports, merges) sees none.
 */
export class Casework1795392000420 implements MigrationInterface {
  name = 'Casework1795392000420';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE SCHEMA casework',
      `CREATE TABLE casework.case_file (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, number text NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, household_id uuid NOT NULL, head_name text NOT NULL, status text NOT NULL,
         caseworker_id uuid NOT NULL, caseworker_name text NOT NULL, organisation_id uuid, supervisor_id uuid, supervisor_name text, goals jsonb NOT NULL, flags jsonb NOT NULL, flags_open int NOT NULL, step_due_at timestamptz, escalated_at timestamptz, review_on date,
         opened_at timestamptz NOT NULL, closed_at timestamptz, closing_reason text, PRIMARY KEY (id, county_code))`,
      'CREATE UNIQUE INDEX case_file_number ON casework.case_file (number, county_code)',
      'CREATE INDEX case_file_county ON casework.case_file (county_code, opened_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX case_file_township ON casework.case_file (township_code, opened_at DESC, id DESC)',
      'CREATE INDEX case_file_status ON casework.case_file (county_code, status, opened_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX case_file_caseworker ON casework.case_file (caseworker_id, opened_at DESC, id DESC)',
      'CREATE INDEX case_file_organisation ON casework.case_file (organisation_id, opened_at DESC, id DESC)',
      'CREATE INDEX case_file_person ON casework.case_file (person_id)',
      'CREATE INDEX case_file_household ON casework.case_file (household_id)',
      'CREATE INDEX case_file_step ON casework.case_file (county_code, step_due_at) WHERE step_due_at IS NOT NULL AND escalated_at IS NULL',
      `CREATE INDEX case_file_attention ON casework.case_file (county_code, opened_at DESC, id DESC) INCLUDE (division_code, township_code) WHERE ${ATTENTION}`,
      `CREATE TABLE casework.session (
         id uuid NOT NULL, county_code text NOT NULL, case_id uuid NOT NULL, kind text NOT NULL, held_on date NOT NULL, minutes int NOT NULL CHECK (minutes BETWEEN 1 AND 1440), recorded_at timestamptz NOT NULL, recorded_by_name text NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX session_case ON casework.session (case_id, held_on DESC, id DESC)',
      `CREATE TABLE casework.note (
         id uuid NOT NULL, county_code text NOT NULL, case_id uuid NOT NULL, about text NOT NULL, written_at timestamptz NOT NULL, written_by_name text NOT NULL, text_sealed text, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX note_case ON casework.note (case_id, written_at DESC, id DESC)',
      `CREATE TABLE casework.transition (
         id uuid NOT NULL, county_code text NOT NULL, case_id uuid NOT NULL, at timestamptz NOT NULL, actor_id uuid, actor_name text NOT NULL, act text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX transition_case ON casework.transition (case_id, at)',
      ...grantTo('casework'),
      // What was noted stays noted.
      'REVOKE UPDATE, DELETE ON casework.note, casework.session, casework.transition FROM yizhu_app',
      ...fence('casework.case_file', { organisation: 'organisation_id', member: 'caseworker_id' }),
      ...['session', 'transition'].flatMap((table) => [
        `ALTER TABLE casework.${table} ENABLE ROW LEVEL SECURITY`,
        `CREATE POLICY scope ON casework.${table} TO yizhu_app USING (EXISTS (SELECT 1 FROM casework.case_file c WHERE c.id = case_id AND c.county_code = ${table}.county_code))`,
      ]),
      'ALTER TABLE casework.note ENABLE ROW LEVEL SECURITY',
      `CREATE POLICY readers ON casework.note TO yizhu_app USING (EXISTS (SELECT 1 FROM casework.case_file c WHERE c.id = case_id AND c.county_code = note.county_code
         AND (c.caseworker_id = (SELECT nullif(current_setting('casework.member', true), '')::uuid) OR c.supervisor_id = (SELECT nullif(current_setting('casework.supervisor', true), '')::uuid))))`,
      ERASE,
      'REVOKE ALL ON FUNCTION casework.erase_person(uuid, uuid, text, boolean, boolean) FROM PUBLIC',
      'GRANT EXECUTE ON FUNCTION casework.erase_person(uuid, uuid, text, boolean, boolean) TO yizhu_app',
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA casework CASCADE');
  }
}

/** What its caseworker or supervisor may have to look at; the day is compared when it is asked. */
const ATTENTION = `closed_at IS NULL AND (flags_open > 0 OR review_on IS NOT NULL OR status IN ('intake', 'planned', 'in_review'))`;

/** Of somebody who was erased the words go: names, what shall be different, every note. Phases, days, minutes and figures stay, so that no count changes. */
const ERASE = `
CREATE FUNCTION casework.erase_person(the_person uuid, the_household uuid, county text, was_head boolean, household_gone boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $erase$
DECLARE cases uuid[];
  nobody CONSTANT text := '已删除';
BEGIN
  IF NOT EXISTS (SELECT 1 FROM platform.outbox_event e WHERE e.type = 'recipients.person-erased' AND e.county_code = county AND e.payload ->> 'personId' = the_person::text AND e.payload ->> 'householdId' = the_household::text) THEN RAISE EXCEPTION 'nobody has told that this person is erased'; END IF;
  cases := ARRAY(SELECT id FROM casework.case_file WHERE person_id = the_person AND county_code = county);
  UPDATE casework.case_file SET person_name = nobody, flags = '[]', goals = (SELECT coalesce(jsonb_agg(g || '{"title": "", "measure": "", "unit": null}'), '[]') FROM jsonb_array_elements(CASE jsonb_typeof(goals) WHEN 'array' THEN goals ELSE '[]' END) g) WHERE id = ANY (cases);
  UPDATE casework.note SET text_sealed = NULL WHERE case_id = ANY (cases);
  IF was_head OR household_gone THEN UPDATE casework.case_file SET head_name = nobody WHERE household_id = the_household AND county_code = county; END IF;
  IF household_gone THEN UPDATE casework.case_file SET division_code = left(division_code, 9) WHERE household_id = the_household AND county_code = county; END IF;
END $erase$`;
