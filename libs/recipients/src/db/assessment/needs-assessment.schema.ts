import { AggregateRepository } from '@yizhu/platform';
import { EntitySchema } from 'typeorm';
import { NeedsAssessment } from '../../domain/assessment/needs-assessment.js';

export const needsAssessmentSchema = new EntitySchema<NeedsAssessment>({
  name: 'NeedsAssessment', target: NeedsAssessment, schema: 'recipients', tableName: 'needs_assessment',
  columns: {
    id: { type: 'uuid', primary: true },
    countyCode: { type: 'text', name: 'county_code', primary: true },
    divisionCode: { type: 'text', name: 'division_code', update: false },
    version: { type: 'int' },
    householdId: { type: 'uuid', name: 'household_id', update: false },
    personId: { type: 'uuid', name: 'person_id', update: false },
    questionnaireId: { type: 'uuid', name: 'questionnaire_id', update: false },
    questionnaireNumber: { type: 'int', name: 'questionnaire_number', update: false },
    status: { type: 'text' },
    assessedOn: { type: 'date', name: 'assessed_on' },
    assessorId: { type: 'uuid', name: 'assessor_id', nullable: true, update: false },
    assessorName: { type: 'text', name: 'assessor_name', update: false },
    startedAt: { type: 'timestamptz', name: 'started_at', update: false },
    completedAt: { type: 'timestamptz', name: 'completed_at', nullable: true },
    withdrawnAt: { type: 'timestamptz', name: 'withdrawn_at', nullable: true },
    reason: { type: 'text', nullable: true },
    answersSealed: { type: 'text', name: 'answers_sealed', nullable: true },
    wishesSealed: { type: 'text', name: 'wishes_sealed', nullable: true },
    partsSealed: { type: 'text', name: 'parts_sealed', nullable: true },
    total: { type: 'double precision', nullable: true },
    level: { type: 'text', nullable: true },
    scores: { type: 'jsonb', nullable: true },
  } as never,
});

export const needsAssessments = new AggregateRepository<NeedsAssessment>({ resource: 'needs-assessment', table: 'recipients.needs_assessment', root: needsAssessmentSchema as never });
