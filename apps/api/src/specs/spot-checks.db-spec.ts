import { Database } from '@yizhu/platform';
import type { PoolClient } from 'pg';
import { explain, indexesOf, WHOLE } from '../testing/explained.js';
import { COUNTY, TestApi, XUNZHONG, type Caller } from '../testing/test-api.js';

/** Spot checks, far more than a county has: which index serves each question, and how many pages it may touch. */
let api: TestApi;
let client: PoolClient;
const callers: Record<string, Caller> = {};
const CHECKS = 30_000;

beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  callers.county = await api.signIn('county_admin');
  callers.township = await api.signIn('township_officer', 'division', [XUNZHONG]);
  await api.owner.query(
    `INSERT INTO assistance.service_order (id, county_code, division_code, version, number, request_id, request_number, need_id, item_id, item_code, item_name, item_release, person_id, person_name, household_id, head_name, urgency, status, created_at, closed_at)
     SELECT md5('order' || i)::uuid, $1, (ARRAY['${XUNZHONG}201', '350526101001', '350526102201'])[1 + i % 3], 1, 'GD-' || i, gen_random_uuid(), 'QZ', gen_random_uuid(), gen_random_uuid(), 'x', 'x', 1, gen_random_uuid(), '林', gen_random_uuid(), '林', 'normal', 'closed', now() - make_interval(mins => 20 * i), now() - make_interval(mins => 20 * i) FROM generate_series(1, ${CHECKS}) i`,
    [COUNTY],
  );
  await api.owner.query(
    `INSERT INTO assistance.spot_check (id, county_code, division_code, version, order_id, order_number, month, status, drawn_at, taken_by, taken_by_name, tries, differences)
     SELECT gen_random_uuid(), o.county_code, o.division_code, 1, o.id, o.number, '2026-10', s.status, o.closed_at, CASE WHEN s.n % 400 = 0 THEN $1::uuid WHEN s.status <> 'drawn' THEN gen_random_uuid() END, 'x', 0, '{}'
       FROM assistance.service_order o, LATERAL (SELECT split_part(o.number, '-', 2)::int AS n, (ARRAY['drawn','taken','agrees','agrees','agrees','agrees','agrees','agrees','differs','unreachable'])[1 + split_part(o.number, '-', 2)::int % 10] AS status) s`,
    [callers.county.userId],
  );
  await api.tidy();
  client = await api.app.get(Database).pool.connect();
}, 120_000);
afterAll(async () => {
  client?.release(true);
  await api?.stop();
});

it.each<[string, 'county' | 'township', string, string, string[], number]>([
  ['of the county', 'county', WHOLE, 'spot-checks?perPage=20', ['spot_check_drawn'], 1_000],
  ['that differ', 'county', WHOLE, 'spot-checks?perPage=20&status=differs', ['spot_check_status'], 1_000],
  ['of a township, waiting', 'township', `{${XUNZHONG}}`, 'spot-checks?perPage=20&status=drawn', ['spot_check_township'], 1_200],
  ['one’s own', 'county', WHOLE, 'spot-checks?perPage=20&mine=true', ['spot_check_mine'], 600],
])('spot checks %s', async (_title, who, divisions, path, indexes, budget) => {
  const seen = await explain(api, client, callers[who]!, divisions, path);
  expect(indexesOf(seen.page)).toEqual(indexes);
  expect({ path, buffers: seen.buffers, within: seen.buffers <= budget }).toEqual({ path, buffers: seen.buffers, within: true });
});
