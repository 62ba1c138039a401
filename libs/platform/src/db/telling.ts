import { newId, type DomainEvent } from '@yizhu/kernel';
import { auditValues, AUDIT_COLUMNS, noteTold, type AuditRecord } from '../audit/audit-record.js';
import { currentContext } from '../context/request-context.js';
import type { Values } from './scope-sql.js';

/** What an act tells — its events and its audit row — as parts of the WITH of the statement that makes the change. */
export const tellingSql = (values: Values, events: readonly DomainEvent[], at: Date, { detail = {}, ...record }: AuditRecord): string => {
  noteTold(record.subjectId);
  const [id, county, actor, kind, action, resource, subject, outcome, trace, address] = auditValues(record).map((value) => values.add(value)) as string[];
  const audit = `audited AS (INSERT INTO platform.audit_entry (${AUDIT_COLUMNS}) VALUES (${id}::uuid, ${county}, clock_timestamp(), ${actor}::uuid, ${kind}, ${action}, ${resource}, ${subject}::uuid, ${outcome}, ${values.add(JSON.stringify(detail))}::jsonb, ${trace}, ${address}))`;
  if (events.length === 0) return audit;
  const rows = events.map(({ type, subjectId, payload }) => ({ id: newId(), type, subject: subjectId, payload }));
  return `${audit}, told AS (INSERT INTO platform.outbox_event (id, county_code, type, subject_id, payload, actor_id, occurred_at)
    SELECT e.id, ${county}, e.type, e.subject, e.payload, ${values.add(currentContext().actor?.id ?? null)}::uuid, ${values.add(at)}::timestamptz FROM jsonb_to_recordset(${values.add(JSON.stringify(rows))}::jsonb) AS e(id uuid, type text, subject uuid, payload jsonb))`;
};
