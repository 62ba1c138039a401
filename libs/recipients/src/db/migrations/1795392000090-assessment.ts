import { fence, PLACE_COLUMNS } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PLACED = ['needs_assessment', 'assessed_need'];

/** Needs assessment (需求评估): questionnaires as numbered versions, what people answered, and the needs that came of it. */
export class Assessment1795392000090 implements MigrationInterface {
  name = 'Assessment1795392000090';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      // A draft has no number yet. One draft and one published version a county.
      `CREATE TABLE recipients.questionnaire (
         id uuid NOT NULL, county_code text NOT NULL, version int NOT NULL, number int, status text NOT NULL CHECK (status IN ('draft','published','retired')), content jsonb NOT NULL, created_at timestamptz NOT NULL, changed_at timestamptz NOT NULL, changed_by_name text NOT NULL,
         published_at timestamptz, published_by_name text, retired_at timestamptz, PRIMARY KEY (id, county_code), CHECK ((status = 'draft') = (number IS NULL)))`,
      'CREATE UNIQUE INDEX questionnaire_number ON recipients.questionnaire (county_code, number)',
      `CREATE UNIQUE INDEX questionnaire_draft ON recipients.questionnaire (county_code) WHERE status = 'draft'`,
      `CREATE UNIQUE INDEX questionnaire_published ON recipients.questionnaire (county_code) WHERE status = 'published'`,
      'CREATE INDEX questionnaire_county ON recipients.questionnaire (county_code, created_at DESC, id DESC)',
      `CREATE FUNCTION recipients.published_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$ BEGIN RAISE EXCEPTION 'a published questionnaire does not change'; END $$`,
      `CREATE TRIGGER questionnaire_stays BEFORE UPDATE ON recipients.questionnaire FOR EACH ROW WHEN (OLD.status <> 'draft' AND (NEW.content <> OLD.content OR NEW.number IS DISTINCT FROM OLD.number)) EXECUTE FUNCTION recipients.published_stays()`,

      // Answers, wishes and how each answer counted are sealed: they tell of health and family. Scores are not, so that they can be listed.
      `CREATE TABLE recipients.needs_assessment (
         id uuid NOT NULL, ${PLACE_COLUMNS}, version int NOT NULL, household_id uuid NOT NULL, person_id uuid NOT NULL, questionnaire_id uuid NOT NULL, questionnaire_number int NOT NULL, status text NOT NULL CHECK (status IN ('draft','completed','superseded','withdrawn')),
         assessed_on date NOT NULL, assessor_id uuid, assessor_name text NOT NULL, started_at timestamptz NOT NULL, completed_at timestamptz, withdrawn_at timestamptz, reason text, answers_sealed text, wishes_sealed text, parts_sealed text,
         total double precision, level text, scores jsonb, PRIMARY KEY (id, county_code))`,
      // However many begin at once, one assessment of a person is under way.
      `CREATE UNIQUE INDEX needs_assessment_draft ON recipients.needs_assessment (person_id, county_code) WHERE status = 'draft'`,
      'CREATE INDEX needs_assessment_person ON recipients.needs_assessment (person_id, assessed_on DESC, id DESC)',
      'CREATE INDEX needs_assessment_household ON recipients.needs_assessment (household_id)',
      'CREATE INDEX needs_assessment_county ON recipients.needs_assessment (county_code, assessed_on DESC, id DESC) INCLUDE (division_code, township_code, status)',
      'CREATE INDEX needs_assessment_township ON recipients.needs_assessment (township_code, assessed_on DESC, id DESC) INCLUDE (county_code, division_code, status)',
      'CREATE INDEX needs_assessment_village ON recipients.needs_assessment (division_code, assessed_on DESC, id DESC) INCLUDE (county_code, status)',
      `CREATE FUNCTION recipients.completed_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$ BEGIN RAISE EXCEPTION 'a completed assessment does not change'; END $$`,
      `CREATE TRIGGER needs_assessment_stays BEFORE UPDATE ON recipients.needs_assessment FOR EACH ROW
         WHEN (OLD.status <> 'draft' AND (NEW.answers_sealed, NEW.wishes_sealed, NEW.parts_sealed, NEW.total, NEW.scores, NEW.assessed_on) IS DISTINCT FROM (OLD.answers_sealed, OLD.wishes_sealed, OLD.parts_sealed, OLD.total, OLD.scores, OLD.assessed_on)) EXECUTE FUNCTION recipients.completed_stays()`,

      `CREATE TABLE recipients.assessed_need (
         id uuid NOT NULL, ${PLACE_COLUMNS}, assessment_id uuid NOT NULL, household_id uuid NOT NULL, person_id uuid NOT NULL, position int NOT NULL, suggestion text, dimension text NOT NULL, aid_kind text NOT NULL, service_class text NOT NULL, words_sealed text NOT NULL,
         status text NOT NULL CHECK (status IN ('open','requested','planned','met','referred','unmet','dropped','replaced')), drop_reason_sealed text, help_request_id uuid, help_request_number text, created_at timestamptz NOT NULL, PRIMARY KEY (id, county_code))`,
      'CREATE INDEX assessed_need_assessment ON recipients.assessed_need (assessment_id, position)',
      'CREATE INDEX assessed_need_person ON recipients.assessed_need (person_id, created_at DESC, id DESC)',
      'CREATE INDEX assessed_need_household ON recipients.assessed_need (household_id)',
      'CREATE INDEX assessed_need_county ON recipients.assessed_need (county_code, created_at DESC, id DESC) INCLUDE (division_code, township_code)',
      'CREATE INDEX assessed_need_township ON recipients.assessed_need (township_code, created_at DESC, id DESC) INCLUDE (county_code, division_code)',
      'CREATE INDEX assessed_need_village ON recipients.assessed_need (division_code, created_at DESC, id DESC) INCLUDE (county_code)',
      // What matching looks for: who still needs something of a kind.
      `CREATE INDEX assessed_need_open ON recipients.assessed_need (county_code, service_class, created_at DESC, id DESC) INCLUDE (division_code, township_code) WHERE status = 'open'`,

      // The day of the last completed assessment; 0001-01-01 for never, so that never comes first in the order of who is due.
      `ALTER TABLE recipients.person ADD COLUMN assessed_on date NOT NULL DEFAULT '0001-01-01'`,
      `CREATE INDEX person_assessed_county ON recipients.person (county_code, assessed_on, id) INCLUDE (division_code, township_code, category) WHERE status = 'active'`,
      `CREATE INDEX person_assessed_township ON recipients.person (township_code, assessed_on, id) INCLUDE (county_code, division_code, category) WHERE status = 'active'`,
      `CREATE INDEX person_assessed_village ON recipients.person (division_code, assessed_on, id) INCLUDE (county_code, category) WHERE status = 'active'`,
      'ALTER TABLE recipients.category_rule ADD COLUMN assess_every_months int CHECK (assess_every_months BETWEEN 1 AND 60)',
      `UPDATE recipients.category_rule SET assess_every_months = CASE WHEN category IN ('destitute', 'relapse_monitored') THEN 6 WHEN category = 'none' THEN NULL ELSE 12 END`,

      'GRANT SELECT, INSERT, UPDATE ON recipients.questionnaire, recipients.needs_assessment, recipients.assessed_need TO yizhu_app',
      ...PLACED.flatMap((table) => fence(`recipients.${table}`)),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['assessed_need', 'needs_assessment', 'questionnaire']) await runner.query(`DROP TABLE recipients.${table}`);
    await runner.query('DROP FUNCTION recipients.completed_stays, recipients.published_stays');
    await runner.query('DROP INDEX recipients.person_assessed_county, recipients.person_assessed_township, recipients.person_assessed_village');
    await runner.query('ALTER TABLE recipients.person DROP COLUMN assessed_on');
    await runner.query('ALTER TABLE recipients.category_rule DROP COLUMN assess_every_months');
  }
}
