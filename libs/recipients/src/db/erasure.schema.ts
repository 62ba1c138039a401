import { EntitySchema } from 'typeorm';
import { Erasure } from '../domain/rights/erasure.js';
import { columns } from './columns.js';

export const erasureSchema = new EntitySchema<Erasure>({
  name: 'Erasure', target: Erasure, schema: 'recipients', tableName: 'erasure',
  columns: columns({
    version: 'int', householdId: 'uuid', personId: 'uuid', ground: 'text', reason: 'text', status: 'text', exitedOn: 'date', proposedBy: 'uuid', proposedByName: 'text', proposedAt: 'timestamptz', settledBy: 'uuid?', settledByName: 'text?', settledAt: 'timestamptz?',
  }) as never,
});
