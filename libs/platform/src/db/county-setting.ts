import { recordAudit } from '../audit/audit-record.js';
import { currentContext } from '../context/request-context.js';
import { httpError } from '../http/http-errors.js';
import { RawJson } from '../http/raw-json.js';
import type { Database } from './database.js';
import type { UnitOfWork } from './unit-of-work.js';

/** Numbers that a county sets for itself, one row each county; until it does, the first values hold. */
export class CountySetting<T extends { readonly [K in keyof T]: number }> {
  private readonly names: (keyof T & string)[];
  private readonly columns: string[];

  /** @param of `table` with county_code, version, changed_at, changed_by_name and a column for each number, its name in snake case */
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly of: { readonly table: string; readonly resource: string; readonly first: T },
  ) {
    this.names = Object.keys(of.first) as (keyof T & string)[];
    this.columns = this.names.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  }

  /** As it is in force; version 0 while nobody has set anything. */
  async inForce(): Promise<T & { readonly version: number }> {
    const columns = this.names.map((name, i) => `${this.columns[i]} AS "${name}"`).join(', ');
    const set = await this.database.one<Record<string, unknown>>({ text: `SELECT ${columns}, version FROM ${this.of.table} WHERE county_code = $1`, values: [currentContext().countyCode] });
    return (set as (T & { version: number }) | undefined) ?? { ...this.of.first, version: 0 };
  }

  async shown(): Promise<RawJson> {
    const set = await this.inForce();
    return new RawJson(JSON.stringify(set), set.version);
  }

  /** From now on; what was begun under the old numbers keeps them. @throws stale */
  change(version: number, to: T): Promise<RawJson> {
    return this.uow.run(async ({ manager, actor, now }) => {
      const { countyCode } = currentContext();
      const numbers = this.names.map((name) => to[name]);
      const at = (i: number): string => `$${i + 5}`;
      const rows = (await manager.query(
        `INSERT INTO ${this.of.table} AS r (county_code, version, changed_at, changed_by_name, ${this.columns.join(', ')}) SELECT $1, 1, $2, $3, ${this.columns.map((_, i) => `${at(i)}::int`).join(', ')} WHERE $4::int = 0 OR EXISTS (SELECT 1 FROM ${this.of.table} WHERE county_code = $1)
         ON CONFLICT (county_code) DO UPDATE SET ${this.columns.map((column) => `${column} = excluded.${column}`).join(', ')}, changed_at = $2, changed_by_name = $3, version = r.version + 1 WHERE r.version = $4 RETURNING r.version`,
        [countyCode, now, actor.name, version, ...numbers],
      )) as { version: number }[];
      if (rows.length === 0) throw httpError('stale', { currentVersion: (await this.inForce()).version });
      const set = Object.fromEntries(this.names.map((name, i) => [name, numbers[i]]));
      await recordAudit(manager, { action: 'change', resource: this.of.resource, subjectId: null, detail: set });
      return new RawJson(JSON.stringify({ ...set, version: rows[0]!.version }), rows[0]!.version);
    });
  }
}
