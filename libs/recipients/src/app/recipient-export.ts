import { Inject, Injectable } from '@nestjs/common';
import { currentActor, currentContext, Database, UnitOfWork, Values } from '@yizhu/platform';
import type { Readable } from 'node:stream';
import { recipientsOf, type RecipientFilters } from './recipient.queries.js';
import { CATEGORY, SEX, STATUS } from './words.js';

/**
 * A cell that a spreadsheet would take for a formula begins with an apostrophe instead: what people typed stays text.
 * (OWASP, CSV injection.)
 */
const safe = (sql: string): string => `CASE WHEN left(${sql}, 1) IN ('=', '+', '-', '@', E'\\t', E'\\r') THEN '''' || ${sql} ELSE ${sql} END`;

/** Codes in words, as the console shows them. */
const words = (column: string, table: Readonly<Record<string, readonly [string, string]>>, english: boolean): string =>
  `CASE ${column} ${Object.entries(table).map(([code, [zh, en]]) => `WHEN '${code}' THEN '${english ? en : zh}'`).join(' ')} ELSE coalesce(${column}, '') END`;

/** Columns of the file: heading and SQL. Numbers people could be found by are masked, as everywhere. */
const columnsIn = (english: boolean): readonly (readonly [zh: string, en: string, sql: string])[] => [
  ['户号', 'Household', '(SELECT h.number FROM recipients.household h WHERE h.id = p.household_id)'],
  ['姓名', 'Name', safe('p.name')],
  ['与户主关系', 'Relation', safe('p.relation')],
  ['性别', 'Sex', words('p.sex', SEX, english)],
  ['出生日期', 'Born', 'p.birth_date'],
  ['身份证号', 'Resident ID', 'p.id_masked'],
  ['联系电话', 'Telephone', `coalesce(p.phone_masked, '')`],
  ['救助类别', 'Category', words('p.category', CATEGORY, english)],
  ['状态', 'Status', words('p.status', STATUS, english)],
  ['乡镇', 'Township', safe('(SELECT d.name FROM platform.division d WHERE d.code = p.township_code)')],
  ['村（社区）', 'Village', safe('(SELECT d.name FROM platform.division d WHERE d.code = p.division_code)')],
];

/** Rows at once in the order of the index: without it PostgreSQL would sort, or hash all households, before the first row leaves. */
const STREAMED = { enable_sort: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off', max_parallel_workers_per_gather: '0', statement_timeout: '15min' } as const;

/** The list as a file, of any length and in no memory: PostgreSQL writes the CSV, it is passed on as it comes. */
@Injectable()
export class RecipientExport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /**
   * Each row carries who took it out and when; the act is in the audit trail before the first byte leaves.
   * People whose information is under restriction are not in it; `leftOut` says how many.
   */
  async stream(query: RecipientFilters): Promise<{ rows: Readable; leftOut: number }> {
    const english = currentContext().language === 'en';
    const values = new Values();
    const { from, where, searched } = recipientsOf(query, values);
    const restricted = await this.database.one<{ n: number }>({ text: `SELECT count(*)::int AS n FROM ${from} WHERE ${where.join(' AND ')} AND p.restricted_since IS NOT NULL`, values: [...values.list] });
    const leftOut = restricted!.n;
    await this.uow.note({ action: 'export', resource: 'recipient', subjectId: null, detail: { filters: Object.entries(query).filter(([, value]) => value !== undefined).map(([name]) => name).sort(), leftOut } });
    const shown = columnsIn(english).map(([zh, en, sql]) => `${sql} AS "${english ? en : zh}"`);
    const by = `${safe(values.add(currentActor().name))} AS "${english ? 'Exported by' : '导出人'}"`;
    const at = `to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS "${english ? 'Exported at' : '导出时间'}"`;
    const order = searched ? 'g.created_at' : 'p.created_at';
    const rows = await this.database.csv({ text: `SELECT ${[...shown, by, at].join(', ')} FROM ${from} WHERE ${where.join(' AND ')} AND p.restricted_since IS NULL ORDER BY ${order} DESC, p.id DESC`, values: values.list }, STREAMED);
    return { rows, leftOut };
  }
}
