import { Database } from '@yizhu/platform';
import type { PoolClient } from 'pg';
import { explain, indexesOf, WHOLE } from '../testing/explained.js';
import { COUNTY, TestApi, XUNZHONG, type Caller } from '../testing/test-api.js';

/** Cases, far more than a county has: which index serves each question, and how many pages it may touch. */
let api: TestApi;
let client: PoolClient;
const callers: Record<string, Caller> = {};
const CASES = 30_000;

beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  await api.owner.query(
    `INSERT INTO casework.case_file (id, county_code, division_code, version, number, person_id, person_name, household_id, head_name, status, caseworker_id, caseworker_name, goals, flags, flags_open, review_on, opened_at, closed_at)
     SELECT gen_random_uuid(), $1, (ARRAY['${XUNZHONG}201', '350526101001', '350526102201'])[1 + i % 3], 1, 'GA-' || i, gen_random_uuid(), '林', gen_random_uuid(), '林', s, gen_random_uuid(), 'x', '[]', '[]', 0, CASE WHEN s <> 'closed' THEN current_date + i % 60 END, now() - make_interval(hours => i), CASE WHEN s = 'closed' THEN now() END
       FROM (SELECT i, CASE WHEN i % 20 = 0 THEN 'planned' WHEN i % 20 = 1 THEN 'in_progress' ELSE 'closed' END AS s FROM generate_series(1, ${CASES}) i) n`,
    [COUNTY],
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

it.each<[string, 'county' | 'township', string, string, string[], number]>([
  ['cases of the county', 'county', WHOLE, 'cases?perPage=20', ['case_file_county'], 900],
  ['cases in one phase', 'county', WHOLE, 'cases?perPage=20&status=planned', ['case_file_status'], 1_000],
  ['cases of a township', 'township', `{${XUNZHONG}}`, 'cases?perPage=20', ['case_file_township'], 1_200],
  ['what waits for somebody', 'county', WHOLE, 'cases?perPage=20&attention=true', ['case_file_attention'], 3_000],
])('%s', async (_title, who, divisions, path, indexes, budget) => {
  const seen = await explain(api, client, callers[who]!, divisions, path);
  expect(indexesOf(seen.page)).toEqual(expect.arrayContaining(indexes));
  expect({ path, buffers: seen.buffers, within: seen.buffers <= budget }).toEqual({ path, buffers: seen.buffers, within: true });
});
