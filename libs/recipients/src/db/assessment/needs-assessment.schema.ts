import { AggregateRepository } from '@yizhu/platform';
import { EntitySchema } from 'typeorm';
import { NeedsAssessment } from '../../domain/assessment/needs-assessment.js';
import { columns } from '../columns.js';

export const needsAssessmentSchema = new EntitySchema<NeedsAssessment>({
  name: 'NeedsAssessment', target: NeedsAssessment, schema: 'recipients', tableName: 'needs_assessment',
  columns: columns({
    version: 'int', householdId: 'uuid', personId: 'uuid', questionnaireId: 'uuid', questionnaireNumber: 'int', status: 'text', assessedOn: 'date', assessorId: 'uuid?', assessorName: 'text', startedAt: 'timestamptz', completedAt: 'timestamptz?', withdrawnAt: 'timestamptz?', reason: 'text?',
    answersSealed: 'text?', wishesSealed: 'text?', partsSealed: 'text?', total: 'double precision?', level: 'text?', scores: 'jsonb?',
  }) as never,
});

export const needsAssessments = new AggregateRepository<NeedsAssessment>({ resource: 'needs-assessment', table: 'recipients.needs_assessment', root: needsAssessmentSchema as never });
