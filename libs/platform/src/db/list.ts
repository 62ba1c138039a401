import { auditValues, AUDIT_COLUMNS } from '../audit/audit-record.js';
import { httpError } from '../http/http-errors.js';
import type { PageQuery } from '../http/page-query.js';
import { RawJson } from '../http/raw-json.js';
import type { Database } from './database.js';
import type { Values } from './scope-sql.js';

/** Exact up to here; past it a count would cost more than the list. */
export const COUNT_CAP = 10_000;
/** Deepest row a page number may reach: found over an index, still in time at this depth. */
const DEEPEST_ROW = 1_000_000;

export interface SortColumn {
  /** SQL over the aliases of `from`; not null. */
  readonly sql: string;
  readonly type: 'timestamptz' | 'text' | 'int' | 'date' | 'numeric' | 'uuid';
}

/** A list as one statement: which rows (over indexes), how many (to a cap), what of each, and who read them. */
export interface ListPlan {
  readonly values: Values;
  /** Tables and joins that decide which rows; the first alias holds the key. */
  readonly from: string;
  readonly where: readonly string[];
  /** Tables and conditions that count the same rows more cheaply than `from` and `where`, under the same scope. */
  readonly countOver?: { readonly from: string; readonly where: readonly string[] };
  /** Unique key; the tie-breaker of every sort. */
  readonly key: string;
  readonly sorts: Readonly<Record<string, SortColumn>>;
  readonly defaultSort: string;
  /** What of each row: a SELECT list's expression giving json, over `detailFrom`, which joins the chosen rows `page` (columns `key`, `n`). */
  readonly row: string;
  readonly detailFrom: string;
  /** Written when personal data is shown: one audit row with the ids. */
  readonly audit?: { readonly resource: string; readonly action?: string };
}

/**
 * Lists found longer than the cap, by what was counted: their total is "more than 10 000" for a minute, uncounted. Only that is
 * remembered, never an exact total: what somebody has just added is counted at once.
 */
const LONG_FOR_MS = 60_000;
const LONG_KEPT = 2_000;
const long = new Map<string, number>();
const isLong = (key: string): boolean => (long.get(key) ?? 0) > Date.now();
const noteLong = (key: string): void => {
  if (long.size >= LONG_KEPT) long.delete(long.keys().next().value!);
  long.set(key, Date.now() + LONG_FOR_MS);
};

interface Cursor {
  /** sort */ s: string;
  /** last value, last key */ v: string;
  k: string;
  /** total of the first page rides along: later pages pay for no count */ t: number;
  x: boolean;
}

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');
const decode = (text: string): Cursor => {
  try {
    const c = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Cursor;
    if (typeof c.s === 'string' && typeof c.v === 'string' && typeof c.k === 'string' && /^[0-9a-zA-Z-]{1,64}$/.test(c.k) && Number.isInteger(c.t) && typeof c.x === 'boolean' && !c.v.includes('\0') && c.v.length < 200) return c;
  } catch {
    /* falls through to the refusal */
  }
  throw httpError('bad-cursor', {}, 'cursor');
};

const VALUE_FORMS: Readonly<Record<SortColumn['type'], RegExp>> = {
  timestamptz: /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:?\d\d)?|Z)?$/,
  text: /^[^\0]*$/,
  int: /^-?\d{1,15}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  numeric: /^-?\d{1,15}(\.\d{1,12})?$/,
  uuid: /^[0-9a-f-]{36}$/,
};

/** Answers `{ data, page }` for a plan. Everything, count and audit row included, is one statement and one round trip. */
export const answerList = async (database: Database, plan: ListPlan, query: PageQuery): Promise<RawJson> => {
  const { values } = plan;
  const cursor = query.cursor === undefined ? undefined : decode(query.cursor);
  const sort = cursor?.s ?? query.sort ?? plan.defaultSort;
  const descending = sort.startsWith('-');
  const column = plan.sorts[descending ? sort.slice(1) : sort];
  if (!column) throw httpError('unknown-sort', { column: sort, allowed: Object.keys(plan.sorts) }, 'sort');
  const size = query.page !== undefined || query.perPage !== undefined ? (query.perPage ?? 25) : (query.limit ?? 25);
  const offset = cursor ? 0 : ((query.page ?? 1) - 1) * size;
  if (offset + size > DEEPEST_ROW) throw httpError('page-too-deep', { deepestRow: DEEPEST_ROW }, 'page');

  const where = plan.where.length > 0 ? plan.where.join(' AND ') : 'true';
  const counted = JSON.stringify([database.key, plan.from, where, values.list]);
  const uncounted = cursor !== undefined || isLong(counted);
  const direction = descending ? 'DESC' : 'ASC';
  let after = '';
  if (cursor) {
    if (!VALUE_FORMS[column.type].test(cursor.v)) throw httpError('bad-cursor', {}, 'cursor');
    after = ` AND (${column.sql}, ${plan.key}) ${descending ? '<' : '>'} (${values.add(cursor.v)}::${column.type}, ${values.add(cursor.k)}${/^[0-9a-f-]{36}$/.test(cursor.k) ? '::uuid' : ''})`;
  }
  const page = `page AS MATERIALIZED (SELECT key, v, row_number() OVER () AS n FROM (SELECT ${plan.key} AS key, ${column.sql} AS v FROM ${plan.from} WHERE ${where}${after} ORDER BY ${column.sql} ${direction}, ${plan.key} ${direction} LIMIT ${size + 1} OFFSET ${offset > 0 ? values.add(offset) : '0'}) k)`;
  const count = uncounted ? '' : `, total AS (SELECT count(*)::int AS n FROM (SELECT 1 FROM ${plan.countOver?.from ?? plan.from} WHERE ${plan.countOver?.where.join(' AND ') ?? where} LIMIT ${COUNT_CAP + 1}) t)`;
  let logged = '';
  if (plan.audit) {
    const [id, county, actor, kind, action, resource, subject, outcome, trace, address] = auditValues({ action: plan.audit.action ?? 'list', resource: plan.audit.resource, subjectId: null }).map((v) => values.add(v)) as string[];
    logged = `, logged AS (INSERT INTO platform.audit_entry (${AUDIT_COLUMNS}) SELECT ${id}::uuid, ${county}, clock_timestamp(), ${actor}::uuid, ${kind}, ${action}, ${resource}, ${subject}::uuid, ${outcome}, jsonb_build_object('shown', (SELECT coalesce(jsonb_agg(key), '[]') FROM page WHERE n <= ${size})), ${trace}, ${address})`;
  }
  const text = `WITH ${page}${count}${logged}
SELECT (SELECT coalesce('[' || string_agg((${plan.row})::text, ',' ORDER BY page.n) || ']', '[]') FROM ${plan.detailFrom} WHERE page.n <= ${size}) AS data,
  (SELECT json_build_array(v, key) FROM page WHERE n = ${size} AND EXISTS (SELECT 1 FROM page WHERE n = ${size + 1})) AS last${uncounted ? '' : ', (SELECT n FROM total) AS total'}`;
  const found = await database.one<{ data: string; last: [string | number, string] | null; total?: number }>({ text, values: values.list });
  if (found!.total !== undefined && found!.total > COUNT_CAP) noteLong(counted);
  const total = cursor ? cursor.t : Math.min(found!.total ?? COUNT_CAP, COUNT_CAP);
  const exact = cursor ? cursor.x : found!.total !== undefined && found!.total <= COUNT_CAP;
  const next = found!.last ? encode({ s: sort, v: String(found!.last[0]), k: found!.last[1], t: total, x: exact }) : null;
  return new RawJson(`{"data":${found!.data},"page":{"next":${JSON.stringify(next)},"total":${total},"totalIsExact":${exact}}}`);
};

/** An empty list of something that may not be there: only then is looked, and `check` throws not-found. A list that has rows pays for one statement. */
export const orMissing = async (answer: RawJson, check: () => Promise<unknown>): Promise<RawJson> => {
  if (answer.text.startsWith('{"data":[]')) await check();
  return answer;
};
