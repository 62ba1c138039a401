import { notFound, type AggregateRoot, type Scope, type Uuid } from '@yizhu/kernel';
import type { EntityManager, EntityMetadata, EntitySchema, ObjectLiteral } from 'typeorm';
import { currentContext } from '../context/request-context.js';
import { httpError } from '../http/http-errors.js';
import { queryPrepared } from './database.js';
import { scopePredicate, Values, type ScopeColumns } from './scope-sql.js';
import { tellingSql } from './telling.js';
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
 * Saving writes root, events and the audit row in one statement, and the children beside it; the version grows by one.
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
    const [row] = await queryPrepared<Record<string, unknown>>(manager, `SELECT ${this.columns(manager).selected} FROM ${table} t WHERE t.id = ${key}::uuid AND ${where} FOR UPDATE`, values.list);
    if (!row) throw notFound(resource);
    if (version !== null && row.version !== version) throw httpError('stale', { currentVersion: row.version as number });
    const aggregate = hydrate(manager.connection.getMetadata(root), row) as A;
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

  /** Saves and reads the answer. Without children both travel together: a transaction's statements run in the order they are sent. */
  async saveAndAnswer<T>(act: Act, aggregate: A, action: string, detail: Record<string, unknown> | undefined, answer: () => Promise<T>): Promise<T> {
    const saved = this.save(act, aggregate, action, detail);
    if (this.mapping.children) await saved;
    return (await Promise.all([saved, answer()]))[1];
  }

  private async write({ manager, now }: Act, aggregate: A, action: string, mode: 'insert' | 'update', detail?: Record<string, unknown>): Promise<void> {
    const { children = [], resource, table } = this.mapping;
    const columns = this.columns(manager)[mode];
    const values = new Values();
    const places = columns.map((column) => `${values.add(manager.connection.driver.preparePersistentValue((aggregate as ObjectLiteral)[column.propertyName], column))}::${sqlType(column)}`);
    const names = columns.map((column) => column.databaseName);
    const change = mode === 'insert' ? `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})` : `UPDATE ${table} SET ${names.map((name, i) => `${name} = ${places[i]}`).join(', ')} WHERE id = ${values.add(aggregate.id)}::uuid`;
    const told = tellingSql(values, aggregate.pullEvents(), now, { action, resource, subjectId: aggregate.id, detail: { version: aggregate.version, ...detail } });
    const kept = children.map((child) => ({ schema: child.schema, rows: (aggregate as ObjectLiteral)[child.property] as ObjectLiteral[] })).filter(({ rows }) => rows.length > 0);
    // Sent together they cost one round trip, and the first that fails undoes all.
    await Promise.all([queryPrepared(manager, `WITH ${told} ${change}`, values.list), ...kept.map(({ schema, rows }) => manager.upsert(schema, rows, ['id', 'countyCode']))]);
  }

  /** The mapped columns by what is done with them; generated columns and, in an update, the key are the database's. */
  private columns(manager: EntityManager): MappedColumns {
    return (this.mapped ??= mappedColumns(manager.connection.getMetadata(this.mapping.root)));
  }
  private mapped: MappedColumns | undefined;
}

interface MappedColumns {
  /** `t.county_code AS "countyCode", …` */
  readonly selected: string;
  readonly insert: readonly ColumnMetadata[];
  readonly update: readonly ColumnMetadata[];
}

const mappedColumns = ({ columns }: EntityMetadata): MappedColumns => {
  const written = columns.filter((column) => column.generatedType === undefined);
  return {
    selected: columns.map((column) => `t.${column.databaseName} AS "${column.propertyName}"`).join(', '),
    insert: written.filter((column) => column.isInsert),
    update: written.filter((column) => column.isUpdate && !column.isPrimary),
  };
};

type ColumnMetadata = EntityMetadata['columns'][number];

const sqlType = (column: ColumnMetadata): string => `${String(column.type)}${column.isArray ? '[]' : ''}`;

const hydrate = (metadata: EntityMetadata, row: Record<string, unknown>): ObjectLiteral => {
  const entity = metadata.create(undefined, { fromDeserializer: true }) as ObjectLiteral;
  for (const column of metadata.columns) entity[column.propertyName] = metadata.connection.driver.prepareHydratedValue(row[column.propertyName], column);
  return entity;
};
