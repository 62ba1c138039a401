import { copyIn } from '@yizhu/platform';
import type { ClientBase } from 'pg';
import { columnsOf, copyLine, TABLES, type Row, type Sink, type Table } from './county/rows.js';

/** Lines of text gathered before they become a buffer: joining thousands of small strings once is cheaper than copying each. */
const JOIN = 2_000;

/** Gathers rows of all tables and sends them by COPY. */
export class Batch implements Sink {
  rows = 0;
  readonly total = new Map<Table, number>();
  private readonly lines = new Map<Table, string[]>();
  private readonly chunks = new Map<Table, Buffer[]>();

  constructor(private readonly client: ClientBase) {}

  add(table: Table, row: Row): void {
    let lines = this.lines.get(table);
    if (!lines) this.lines.set(table, (lines = []));
    lines.push(copyLine(table, row));
    this.rows++;
    if (lines.length >= JOIN) this.join(table, lines);
  }

  /** Sends what has been gathered. Tables go one after another over the one connection. */
  async flush(): Promise<void> {
    for (const [table, lines] of this.lines) this.join(table, lines);
    for (const table of Object.keys(TABLES) as Table[]) {
      const chunks = this.chunks.get(table);
      if (!chunks || chunks.length === 0) continue;
      this.chunks.delete(table);
      await copyIn(this.client, `COPY ${table} (${columnsOf(table).join(', ')}) FROM STDIN`, chunks);
    }
    this.rows = 0;
  }

  private join(table: Table, lines: string[]): void {
    if (lines.length === 0) return;
    const chunks = this.chunks.get(table);
    const chunk = Buffer.from(lines.join(''), 'utf8');
    if (chunks) chunks.push(chunk);
    else this.chunks.set(table, [chunk]);
    this.total.set(table, (this.total.get(table) ?? 0) + lines.length);
    lines.length = 0;
  }
}
