import { AggregateRepository } from '@yizhu/platform';
import { EntitySchema } from 'typeorm';
import { Attachment } from '../domain/dossier/attachment.js';
import { columns } from './columns.js';

export const attachmentSchema = new EntitySchema<Attachment>({
  name: 'Attachment', target: Attachment, schema: 'recipients', tableName: 'attachment',
  columns: columns({
    version: 'int', householdId: 'uuid', personId: 'uuid?', consentId: 'uuid?', kind: 'text', title: 'text', mediaType: 'text', bytes: 'int', sha256: 'text', addedAt: 'timestamptz', addedBy: 'uuid?', addedByName: 'text',
    removedAt: 'timestamptz?', removedByName: 'text?', removedReason: 'text?', purgedAt: 'timestamptz?',
  }) as never,
});
export const attachments = new AggregateRepository<Attachment>({ resource: 'attachment', table: 'recipients.attachment', root: attachmentSchema as never });
