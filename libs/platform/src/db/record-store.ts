import { newId, notFound, type Uuid } from '@yizhu/kernel';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '../audit/audit-record.js';
import { currentContext } from '../context/request-context.js';
import { httpError } from '../http/http-errors.js';
import { RawJson } from '../http/raw-json.js';
import type { Database } from './database.js';
import { scopePredicate, Values, type ScopeColumns } from './scope-sql.js';
import type { Act } from './unit-of-work.js';

/** Reference data without behaviour: a table, its columns by field, and how a row is shown. */
export interface RecordMapping<Fields> {
  readonly resource: string;
  readonly table: string;
  /** Column of each field; jsonb columns take objects. */
  readonly columns: Readonly<Record<keyof Fields & string, { readonly column: string; readonly type: string }>>;
  /** JSON of a row over alias `t`. */
  readonly row: string;
  /** Held to the caller's place on change; absent for what the whole county shares. */
  readonly scope?: Omit<ScopeColumns, 'alias'>;
}

/** Thin CRUD with what every change needs: version, audit row, scope. For tables that have rules, use an aggregate instead. */
export class RecordStore<Fields extends object> {
  constructor(
    private readonly database: Database,
    readonly mapping: RecordMapping<Fields>,
  ) {}

  /** A row for reading. @throws not-found */
  async detail(id: Uuid): Promise<RawJson> {
    const values = new Values();
    const row = await this.database.one<{ body: string; version: number }>({ text: `SELECT (${this.mapping.row})::text AS body, t.version FROM ${this.mapping.table} t WHERE t.id = ${values.add(id)}::uuid AND t.county_code = ${values.add(currentContext().countyCode)}`, values: values.list });
    if (!row) throw notFound(this.mapping.resource);
    return new RawJson(row.body, row.version);
  }

  async create({ manager, now }: Act, id: Uuid | undefined, fields: Fields): Promise<RawJson> {
    const key = id ?? newId();
    const values = new Values();
    const columns = ['id', 'county_code', 'version', 'created_at'];
    const places = [`${values.add(key)}::uuid`, values.add(currentContext().countyCode), '1', `${values.add(now)}::timestamptz`];
    for (const [column, place] of this.assignments(fields, values)) {
      columns.push(column);
      places.push(place);
    }
    await manager.query(`INSERT INTO ${this.mapping.table} (${columns.join(', ')}) VALUES (${places.join(', ')})`, values.list);
    await recordAudit(manager, { action: 'create', resource: this.mapping.resource, subjectId: key });
    return this.detail(key);
  }

  /** `action` is what the trail calls it. @throws not-found | stale */
  async update({ manager }: Act, id: Uuid, version: number, fields: Partial<Fields>, action = 'update'): Promise<RawJson> {
    await this.lock(manager, id, version);
    const values = new Values();
    const sets = this.assignments(fields, values).map(([column, place]) => `${column} = ${place}`);
    await manager.query(`UPDATE ${this.mapping.table} SET version = version + 1${sets.map((s) => `, ${s}`).join('')} WHERE id = ${values.add(id)}::uuid`, values.list);
    await recordAudit(manager, { action, resource: this.mapping.resource, subjectId: id, detail: { fields: Object.keys(fields), version: version + 1 } });
    return this.detail(id);
  }

  /** Locks a row of a version within the caller's scope, for a change of its own. */
  async lock(manager: EntityManager, id: Uuid, version: number | null): Promise<void> {
    const values = new Values();
    const where = this.mapping.scope ? scopePredicate(currentContext().scope, { alias: 't', ...this.mapping.scope }, values) : `t.county_code = ${values.add(currentContext().countyCode)}`;
    const [row] = (await manager.query(`SELECT t.version FROM ${this.mapping.table} t WHERE t.id = ${values.add(id)}::uuid AND ${where} FOR UPDATE`, values.list)) as { version: number }[];
    if (!row) throw notFound(this.mapping.resource);
    if (version !== null && row.version !== version) throw httpError('stale', { currentVersion: row.version });
  }

  private assignments(fields: Partial<Fields>, values: Values): [string, string][] {
    return Object.entries(fields)
      .filter(([field, value]) => value !== undefined && field in this.mapping.columns)
      .map(([field, value]) => {
        const { column, type } = this.mapping.columns[field as keyof Fields & string];
        return [column, `${values.add(type === 'jsonb' && value !== null ? JSON.stringify(value) : value)}::${type}`];
      });
  }
}
