import { newId } from '@yizhu/kernel';
import type { EntityManager } from 'typeorm';
import { currentContext } from '../context/request-context.js';

export interface AuditRecord {
  readonly action: string;
  readonly resource: string;
  readonly subjectId: string | null;
  /** Ids, codes and names of fields: never values. */
  readonly detail?: Record<string, unknown>;
  readonly outcome?: 'done' | 'refused';
}

/** The columns of an audit row in order, for statements that write it on the way (reads do it in the same statement). */
export const AUDIT_COLUMNS = 'id, county_code, at, actor_id, actor_kind, action, resource, subject_id, outcome, detail, trace_id, address';

/** Values of an audit row except `detail`, in the order of AUDIT_COLUMNS without it. */
export const auditValues = (record: Omit<AuditRecord, 'detail'>): unknown[] => {
  const { countyCode, actor, traceId, address } = currentContext();
  return [newId(), countyCode, actor?.id ?? null, actor?.kind ?? 'system', record.action, record.resource, record.subjectId, record.outcome ?? 'done', traceId, address];
};

/** Remembers for the rest of the transaction whom the trail names already. */
export const noteTold = (subjectId: string | null): void => void (subjectId && currentContext().transaction?.told.add(subjectId));

/** Writes the row of an act into its transaction. */
export const recordAudit = async (manager: EntityManager, record: AuditRecord): Promise<void> => {
  noteTold(record.subjectId);
  const [id, county, actor, kind, action, resource, subject, outcome, trace, address] = auditValues(record);
  await manager.query(
    `INSERT INTO platform.audit_entry (${AUDIT_COLUMNS}) VALUES ($1,$2,clock_timestamp(),$3,$4,$5,$6,$7,$8,$9::jsonb,$10,$11)`,
    [id, county, actor, kind, action, resource, subject, outcome, JSON.stringify(record.detail ?? {}), trace, address],
  );
};
