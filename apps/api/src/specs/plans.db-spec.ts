import { Database } from '@yizhu/platform';
import type { PoolClient } from 'pg';
import { explain, indexesOf, WHOLE } from '../testing/explained.js';
import { COUNTY, TestApi, XUNZHONG, type Caller } from '../testing/test-api.js';

/** Assistance plans, far more than a county has: which index serves each question, and how many pages it may touch. */
let api: TestApi;
let client: PoolClient;
const callers: Record<string, Caller> = {};
const HOME = '01900000-0000-7000-8000-000000000001';

beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  await api.owner.query(
    `INSERT INTO assistance.assistance_plan (id, county_code, division_code, version, number, household_id, head_name, aim, status, keeper_id, keeper_name, review_on, reviews, opened_at, opened_by_name)
     SELECT gen_random_uuid(), $1, (ARRAY['${XUNZHONG}201', '350526101001', '350526102201'])[1 + i % 3], 1, 'FA-' || i, CASE WHEN i < 4 THEN '${HOME}'::uuid ELSE gen_random_uuid() END, '林', 'x', CASE WHEN i % 10 = 0 THEN 'active' ELSE 'closed' END, gen_random_uuid(), 'x', current_date - 10 + i % 300, '[]', now() - make_interval(hours => i), 'x' FROM generate_series(1, 30000) i`,
    [COUNTY],
  );
  await api.owner.query(`INSERT INTO assistance.plan_need (id, county_code, division_code, plan_id, need_id, request_id, taken_in_at) SELECT gen_random_uuid(), county_code, division_code, id, gen_random_uuid(), gen_random_uuid(), now() FROM assistance.assistance_plan, generate_series(1, 2)`);
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
  ['plans of the county', 'county', WHOLE, 'assistance-plans?perPage=20', ['assistance_plan_county'], 900],
  ['open plans of the county', 'county', WHOLE, 'assistance-plans?perPage=20&status=active', ['assistance_plan_county'], 1_000],
  ['plans of a township', 'township', `{${XUNZHONG}}`, 'assistance-plans?perPage=20', ['assistance_plan_township'], 1_200],
  ['plans due for review', 'county', WHOLE, 'assistance-plans?perPage=20&due=true', ['assistance_plan_due'], 700],
  ['plans of a household', 'county', WHOLE, `assistance-plans?perPage=5&householdId=${HOME}`, ['assistance_plan_household'], 200],
])('%s', async (_title, who, divisions, path, indexes, budget) => {
  const seen = await explain(api, client, callers[who]!, divisions, path);
  expect(indexesOf(seen.page)).toEqual(indexes);
  expect({ path, buffers: seen.buffers, within: seen.buffers <= budget }).toEqual({ path, buffers: seen.buffers, within: true });
});
