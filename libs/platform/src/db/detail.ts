import { notFound, type Uuid } from '@yizhu/kernel';
import type { QueryResultRow } from 'pg';
import { auditValues, AUDIT_COLUMNS } from '../audit/audit-record.js';
import { currentContext } from '../context/request-context.js';
import type { Database } from './database.js';
import { scopePredicate, Values, type ScopeColumns } from './scope-sql.js';

/** One record with personal data: where it lies, and what of it is shown. */
export interface DetailPlan {
  /** `help-request`: in the audit row and in "not found". */
  readonly resource: string;
  readonly id: Uuid;
  readonly table: string;
  readonly scope: ScopeColumns;
  /** SELECT list over the scope's alias. */
  readonly select: string;
  /** Joins after the record, over its alias. */
  readonly join?: string;
  /** Values that `select` and `join` name already. */
  readonly values?: Values;
}

/** Reads one record within the caller's scope and notes the read, in one statement; the answer of an act
 * that stands in the trail with this record needs no note of its own. @throws not-found, and then notes nothing */
export const readDetail = async <Row extends QueryResultRow>(database: Database, { resource, id, table, scope, select, join = '', values = new Values() }: DetailPlan): Promise<Row> => {
  const { alias } = scope;
  const where = `${alias}.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, scope, values)}`;
  const told = currentContext().transaction?.told.has(id) ?? false;
  const row = await database.one<Row>({
    text: `WITH ${alias} AS MATERIALIZED (SELECT * FROM ${table} ${alias} WHERE ${where})${told ? '' : `, ${readNoted(values, resource, id, alias)}`}
      SELECT ${select} FROM ${alias} ${join}`,
    values: values.list,
  });
  if (!row) throw notFound(resource);
  return row;
};

const readNoted = (values: Values, resource: string, id: Uuid, from: string): string => {
  const [entry, county, actor, kind, action, what, subject, outcome, trace, address] = auditValues({ action: 'read', resource, subjectId: id }).map((value) => values.add(value)) as string[];
  return `logged AS (INSERT INTO platform.audit_entry (${AUDIT_COLUMNS}) SELECT ${entry}::uuid, ${county}, clock_timestamp(), ${actor}::uuid, ${kind}, ${action}, ${what}, ${subject}::uuid, ${outcome}, '{}'::jsonb, ${trace}, ${address} FROM ${from})`;
};
