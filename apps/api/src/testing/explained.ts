import { Database, type Statement } from '@yizhu/platform';
import type { PoolClient } from 'pg';
import { COUNTY } from './reference-county.js';
import type { Caller, TestApi } from './test-api.js';

/** A step of a plan, as EXPLAIN (FORMAT JSON) tells it. */
export interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Order By'?: string;
  'Index Cond'?: string;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  'Subplan Name'?: string;
  Plans?: PlanNode[];
}
export interface Explained {
  /** The steps that find the rows: of the named part of the statement (`CTE page`), or of the whole. */
  page: PlanNode[];
  /** Pages of 8 kB that were touched. */
  buffers: number;
}
/** Scope of whoever may see the whole county. */
export const WHOLE = `{${COUNTY}}`;
const nodes = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
/** Each index once, in the order of the plan. */
export const indexesOf = (plan: PlanNode[]): string[] => [...new Set(plan.flatMap((node) => node['Index Name'] ?? []))];

/**
 * The statement that a list really sends, explained as the API's role sees it under a scope. `sends` tells it from the others;
 * null for a caller is somebody who has not signed in. The connection is the spec's own, to be released with it.
 */
export const explain = async (
  api: TestApi, client: PoolClient, caller: Caller | null, divisions: string, path: string,
  { sends = (text: string) => text.startsWith('WITH page'), organisation = '', part = /^CTE page$/ }: { sends?: (text: string) => boolean; organisation?: string; part?: RegExp } = {},
): Promise<Explained> => {
  const database = api.app.get(Database);
  const sent: Statement[] = [];
  const read = database.read.bind(database);
  database.read = (statement) => {
    sent.push(statement);
    return read(statement) as never;
  };
  const { status } = caller ? await caller('GET', path) : await api.call('GET', path);
  database.read = read;
  expect(status).toBe(200);
  const list = sent.find(({ text }) => sends(text))!;
  await client.query(`BEGIN; SELECT set_config('yizhu.divisions', '${divisions}', true), set_config('yizhu.organisation', '${organisation}', true), set_config('yizhu.member', '', true), set_config('yizhu.county', '${divisions === WHOLE ? COUNTY : ''}', true)`);
  try {
    // The audit row of the call stands already: its id is taken, so the explained one gets another.
    const values = list.values.map((v, i) => (typeof v === 'string' && list.text.includes(`SELECT $${i + 1}::uuid, $`) ? '01900000-0000-7000-8000-00000000000a' : v));
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${list.text}`, values as unknown[]);
    const { Plan } = rows[0]!['QUERY PLAN'][0];
    const page = nodes(Plan).find((node) => part.test(node['Subplan Name'] ?? '')) ?? Plan;
    return { page: nodes(page), buffers: (Plan['Shared Hit Blocks'] ?? 0) + (Plan['Shared Read Blocks'] ?? 0) };
  } finally {
    await client.query('ROLLBACK');
  }
};
