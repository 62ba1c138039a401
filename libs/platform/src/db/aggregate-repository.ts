import { notFound, type AggregateRoot, type Scope, type Uuid } from '@yizhu/kernel';
import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { recordAudit } from '../audit/audit-record.js';
import { currentContext } from '../context/request-context.js';
import { httpError } from '../http/http-errors.js';
import { recordEvents } from '../outbox/outbox.js';
import { scopePredicate, Values, type ScopeColumns } from './scope-sql.js';
import type { Act } from './unit-of-work.js';

/** How an aggregate lies in its tables. */
export interface AggregateMapping {
  /** `help-request`: in audit rows and errors. */
  readonly resource: string;
  readonly table: string;
  readonly root: EntitySchema;
  /** Child tables by the aggregate's property; each child carries `parentColumn`. */
  readonly children?: readonly { readonly property: string; readonly schema: EntitySchema; readonly parentColumn: string; readonly order: string }[];
  readonly scope?: Omit<ScopeColumns, 'alias'>;
}

/**
 * Locks and saves whole aggregates. A lock is within the caller's scope: what lies outside does not exist (404).
 * Saving writes root, children, events and the audit row; the version grows by one.
 */
export class AggregateRepository<A extends AggregateRoot> {
  constructor(protected readonly mapping: AggregateMapping) {}

  /**
   * Loads for change. `version` is the If-Match of the caller; null skips the comparison (reactions to events).
   * @throws DomainError not-found | stale
   */
  async lock({ manager }: Pick<Act, 'manager'>, id: Uuid, version: number | null, scope: Scope = currentContext().scope): Promise<A> {
    const { table, resource, root, children = [] } = this.mapping;
    const values = new Values();
    const key = values.add(id);
    const where = scopePredicate(scope, { alias: 't', ...this.mapping.scope }, values);
    const [row] = (await manager.query(`SELECT t.version FROM ${table} t WHERE t.id = ${key}::uuid AND ${where} FOR UPDATE`, values.list)) as { version: number }[];
    if (!row) throw notFound(resource);
    if (version !== null && row.version !== version) throw httpError('stale', { currentVersion: row.version });
    const aggregate = (await manager.findOneBy(root, { id })) as A | null;
    if (!aggregate) throw notFound(resource);
    for (const child of children)
      (aggregate as ObjectLiteral)[child.property] = await manager.find(child.schema, { where: { [child.parentColumn]: id }, order: { [child.order]: 'ASC' } });
    return aggregate;
  }

  /** Inserts a new aggregate as version 1. */
  async add(act: Act, aggregate: A, action: string): Promise<void> {
    aggregate.version = 1;
    await this.write(act, aggregate, action, 'insert');
  }

  async save(act: Act, aggregate: A, action: string, detail?: Record<string, unknown>): Promise<void> {
    aggregate.version += 1;
    await this.write(act, aggregate, action, 'update', detail);
  }

  private async write({ manager, now }: Act, aggregate: A, action: string, mode: 'insert' | 'update', detail?: Record<string, unknown>): Promise<void> {
    const { root, children = [], resource } = this.mapping;
    const events = aggregate.pullEvents();
    const kept = children.map((child) => ({ schema: child.schema, rows: (aggregate as ObjectLiteral)[child.property] as ObjectLiteral[] })).filter(({ rows }) => rows.length > 0);
    // Nothing here reads what another wrote: sent together, they cost one round trip, and the first that fails undoes all.
    await Promise.all([
      mode === 'insert' ? manager.insert(root, aggregate as ObjectLiteral) : manager.update(root, { id: aggregate.id }, columnsOf(manager, root, aggregate)),
      ...kept.map(({ schema, rows }) => manager.upsert(schema, rows, ['id', 'countyCode'])),
      recordEvents(manager, events, now),
      recordAudit(manager, { action, resource, subjectId: aggregate.id, detail: { version: aggregate.version, ...detail } }),
    ]);
  }
}

/** The mapped values of an entity; generated columns and the key are the database's. */
const columnsOf = (manager: EntityManager, schema: EntitySchema, entity: ObjectLiteral): ObjectLiteral => {
  const values: ObjectLiteral = {};
  for (const column of manager.connection.getMetadata(schema).columns)
    if (!column.isPrimary && column.isUpdate && column.generatedType === undefined) values[column.propertyName] = (entity as Record<string, unknown>)[column.propertyName];
  return values;
};
