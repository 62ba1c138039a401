import { Database, type Statement } from '@yizhu/platform';
import type { PoolClient } from 'pg';
import { COUNTY, TestApi, XUNZHONG, type Caller } from '../testing/test-api.js';

/** Wishes, marks and follow-ups, far more than a county has: which index serves each question, and how many pages it may touch. */
let api: TestApi;
let client: PoolClient;
const callers: Record<string, Caller> = {};
const WISHES = 60_000;

beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  await api.owner.query(
    `INSERT INTO assistance.micro_wish (id, county_code, division_code, version, number, wall_code, person_id, person_name, household_id, head_name, kind, price_fen, told, title, words, status, submitted_by_name, created_at, published_at, wall_until, closed_at)
     SELECT gen_random_uuid(), $1, (ARRAY['${XUNZHONG}201', '350526101001', '350526102201'])[1 + i % 3], 1, 'XY-' || i, 'W' || i, gen_random_uuid(), '林', gen_random_uuid(), '林', (ARRAY['study','home'])[1 + i % 2], 100, 'x', 'x', 'x', s, 'x', now() - make_interval(mins => i),
       CASE WHEN s <> 'submitted' THEN now() - make_interval(mins => i) END, CASE WHEN s <> 'submitted' THEN current_date + 20 END, CASE WHEN s = 'confirmed' THEN now() - make_interval(mins => i) END
       FROM (SELECT i, (ARRAY['submitted','published','claimed','confirmed','confirmed'])[1 + i % 5] AS s FROM generate_series(1, ${WISHES}) i) n`,
    [COUNTY],
  );
  await api.owner.query(
    `INSERT INTO assistance.feedback (id, county_code, division_code, order_id, order_number, item_id, item_name, household_id, person_name, member_id, member_name, score, given_by, given_at)
     SELECT gen_random_uuid(), $1, (ARRAY['${XUNZHONG}201', '350526101001', '350526102201'])[1 + i % 3], gen_random_uuid(), 'GD-' || i, ('00000000-0000-7000-8000-0000000000' || lpad((i % 40)::text, 2, '0'))::uuid, '事项' || i % 40, gen_random_uuid(), '林', ('00000000-0000-7000-8000-000000000' || lpad((i % 200)::text, 3, '0'))::uuid, '陈', 1 + i % 5, 'self', now() - make_interval(mins => 10 * i) FROM generate_series(1, ${WISHES}) i`,
    [COUNTY],
  );
  await api.owner.query(
    `INSERT INTO assistance.feedback_follow_up (id, county_code, division_code, version, feedback_id, status, opened_at, due_at) SELECT gen_random_uuid(), f.county_code, f.division_code, 1, f.id, CASE WHEN f.score = 1 THEN 'open' ELSE 'closed' END, f.given_at, f.given_at + interval '3 days' FROM assistance.feedback f WHERE f.score < 3`,
  );
  await api.tidy();
  callers.county = await api.signIn('county_admin');
  callers.township = await api.signIn('township_officer', 'division', [XUNZHONG]);
  client = await api.app.get(Database).pool.connect();
}, 120_000);
afterAll(async () => {
  client?.release(true);
  await api?.stop();
});

interface Node {
  'Index Name'?: string;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  'Subplan Name'?: string;
  Plans?: Node[];
}
const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
const WHOLE = `{${COUNTY}}`;

/** The answer's own statement, explained as the API's role sees it. */
const explain = async (caller: Caller | null, divisions: string, path: string): Promise<{ indexes: (string | undefined)[]; buffers: number }> => {
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
  const list = sent.find(({ text }) => text.startsWith('WITH'))!;
  await client.query(`BEGIN; SELECT set_config('yizhu.divisions', '${divisions}', true), set_config('yizhu.organisation', '', true), set_config('yizhu.member', '', true), set_config('yizhu.county', '${divisions === WHOLE ? COUNTY : ''}', true)`);
  try {
    // The audit row of the call stands already: its id is taken, so the explained one gets another.
    const values = list.values.map((v, i) => (typeof v === 'string' && list.text.includes(`SELECT $${i + 1}::uuid, $`) ? '01900000-0000-7000-8000-00000000000a' : v));
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${list.text}`, values as unknown[]);
    const { Plan } = rows[0]!['QUERY PLAN'][0];
    const page = nodes(Plan).find((n) => n['Subplan Name'] === 'CTE page' || n['Subplan Name'] === 'CTE b') ?? Plan;
    return { indexes: [...new Set(nodes(page).map((node) => node['Index Name']).filter(Boolean))], buffers: (Plan['Shared Hit Blocks'] ?? 0) + (Plan['Shared Read Blocks'] ?? 0) };
  } finally {
    await client.query('ROLLBACK');
  }
};

it.each<[string, 'county' | 'township' | null, string, string, string[], number]>([
  ['wishes of the county', 'county', WHOLE, 'micro-wishes?perPage=20', ['micro_wish_county'], 600],
  ['a column of the desk', 'county', WHOLE, 'micro-wishes?perPage=40&status=claimed', ['micro_wish_status'], 1_000],
  ['wishes of a township', 'township', `{${XUNZHONG}}`, 'micro-wishes?perPage=20', ['micro_wish_township'], 1_600],
  ['the wall', null, '{}', 'wish-wall?perPage=40', ['micro_wish_wall'], 900],
  ['follow-ups that are open', 'county', WHOLE, 'feedback-follow-ups?perPage=20', ['feedback_follow_up_due'], 900],
  ['whom to ask', 'county', WHOLE, 'feedback/to-ask?perPage=20', ['micro_wish_confirmed'], 1_000],
  ['marks of a month by item', 'county', WHOLE, `feedback/distribution?by=item&from=${new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)}`, ['feedback_time'], 400],
])('%s', async (_title, who, divisions, path, indexes, budget) => {
  const seen = await explain(who && callers[who]!, divisions, path);
  expect(seen.indexes).toEqual(expect.arrayContaining(indexes));
  expect({ path, buffers: seen.buffers, within: seen.buffers <= budget }).toEqual({ path, buffers: seen.buffers, within: true });
});
