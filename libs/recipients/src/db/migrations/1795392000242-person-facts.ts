import { notesStale, notesStaleNoMore } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PERSON_FACT_VIEW } from '../person-fact.sql.js';

const BY_PERSON = [['person', 'id'], ['person_profile', 'person_id'], ['guardianship', 'person_id'], ['needs_assessment', 'person_id'], ['assessed_need', 'person_id']] as const;
const BY_HOUSEHOLD = [['household', 'id'], ['means_declaration', 'household_id'], ['verification_request', 'household_id'], ['monitoring_fact', 'household_id']] as const;

/** What recipients tells of people in bulk (app/facts/person-facts.ts), and who notes that it has changed. */
export class PersonFacts1795392000242 implements MigrationInterface {
  name = 'PersonFacts1795392000242';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE INDEX needs_assessment_completed ON recipients.needs_assessment (person_id, assessed_on DESC, id DESC) INCLUDE (level, county_code, division_code) WHERE status = \'completed\'',
      PERSON_FACT_VIEW,
      'GRANT SELECT ON recipients.person_fact TO yizhu_app',
      ...BY_PERSON.flatMap(([table, column]) => notesStale(`recipients.${table}`, 'person', column)),
      ...BY_HOUSEHOLD.flatMap(([table, column]) => notesStale(`recipients.${table}`, 'household', column)),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of [...BY_PERSON, ...BY_HOUSEHOLD]) for (const sql of notesStaleNoMore(`recipients.${table}`)) await runner.query(sql);
    await runner.query('DROP VIEW recipients.person_fact');
    await runner.query('DROP INDEX recipients.needs_assessment_completed');
  }
}
