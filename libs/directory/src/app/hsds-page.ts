import { Database, RawJson, type Values } from '@yizhu/platform';

export interface HsdsAsk {
  readonly page: number;
  readonly perPage: number;
  /** All of them, a line each, without pages. */
  readonly ndjson: boolean;
}
export interface HsdsPlan {
  readonly values: Values;
  readonly from: string;
  readonly where: readonly string[];
  readonly order: string;
  /** An object of the list as SQL over `from`. */
  readonly row: string;
}

/** Named here so that each has its type, also in a statement that asks for less than all of them. */
export const GIVEN = 'WITH given AS (SELECT $1::text, $2::text, $3::jsonb, $4::jsonb)';

/** At most so many objects in one answer without pages; a county's list has some hundred. */
const MOST = 10_000;

/** The list of HSDS with its envelope, as one statement; or every object on a line of its own. */
export const hsdsPage = async (database: Database, { values, from, where, order, row }: HsdsPlan, { page, perPage, ndjson }: HsdsAsk): Promise<RawJson> => {
  const condition = where.join(' AND ') || 'true';
  const each = (limit: string): string => `SELECT json_strip_nulls(${row}) AS body, row_number() OVER (ORDER BY ${order}) AS n FROM ${from} WHERE ${condition} ORDER BY ${order} ${limit}`;
  if (ndjson) {
    const found = await database.one<{ lines: string | null }>({ text: `${GIVEN} SELECT string_agg(body::text, E'\\n' ORDER BY n) AS lines FROM (${each(`LIMIT ${MOST}`)}) o`, values: values.list });
    return new RawJson(found?.lines ? `${found.lines}\n` : '');
  }
  const [limit, offset] = [values.add(perPage), values.add((page - 1) * perPage)];
  const found = await database.one<{ contents: string; total: number; size: number }>({
    text: `${GIVEN} SELECT coalesce('[' || string_agg(body::text, ',' ORDER BY n) || ']', '[]') AS contents, count(*)::int AS size, (SELECT count(*)::int FROM ${from} WHERE ${condition}) AS total FROM (${each(`LIMIT ${limit}::int OFFSET ${offset}::int`)}) o`,
    values: values.list,
  });
  const { contents, total, size } = found!;
  const pages = Math.ceil(total / perPage);
  return new RawJson(`{"total_items":${total},"total_pages":${pages},"page_number":${page},"size":${size},"first_page":${page === 1},"last_page":${page >= pages},"empty":${size === 0},"contents":${contents}}`);
};
