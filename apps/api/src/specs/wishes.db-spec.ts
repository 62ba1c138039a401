import { Database } from '@yizhu/platform';
import type { PoolClient } from 'pg';
import { explain, indexesOf, WHOLE } from '../testing/explained.js';
import { COUNTY, TestApi, XUNZHONG, type Caller } from '../testing/test-api.js';

/** Wishes, marks, follow-ups and orders that wait, far more than a county has: which index serves each question, and how many pages it may touch. */
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
  // Closed orders of two years, of which every second was rated.
  await api.owner.query(
    `INSERT INTO assistance.service_order (id, county_code, division_code, version, number, request_id, request_number, need_id, item_id, item_code, item_name, item_release, person_id, person_name, household_id, head_name, urgency, status, created_at, closed_at)
     SELECT md5('order' || i)::uuid, $1, (ARRAY['${XUNZHONG}201', '350526101001', '350526102201'])[1 + i % 3], 1, 'GD-' || i, gen_random_uuid(), 'QZ', gen_random_uuid(), gen_random_uuid(), 'x', 'x', 1, gen_random_uuid(), '林', gen_random_uuid(), '林', 'normal', 'closed', now() - make_interval(mins => 20 * i), now() - make_interval(mins => 20 * i) FROM generate_series(1, ${WISHES}) i`,
    [COUNTY],
  );
  await api.owner.query(
    `INSERT INTO assistance.feedback (id, county_code, division_code, order_id, order_number, item_id, item_name, household_id, person_name, member_id, member_name, score, given_by, given_at)
     SELECT gen_random_uuid(), $1, (ARRAY['${XUNZHONG}201', '350526101001', '350526102201'])[1 + i % 3], CASE WHEN i % 2 = 0 THEN md5('order' || i)::uuid ELSE gen_random_uuid() END, 'GD-' || i, ('00000000-0000-7000-8000-0000000000' || lpad((i % 40)::text, 2, '0'))::uuid, '事项' || i % 40, gen_random_uuid(), '林', ('00000000-0000-7000-8000-000000000' || lpad((i % 200)::text, 3, '0'))::uuid, '陈', 1 + i % 5, 'self', now() - make_interval(mins => 10 * i) FROM generate_series(1, ${WISHES}) i`,
    [COUNTY],
  );
  await api.owner.query(
    `INSERT INTO assistance.feedback_follow_up (id, county_code, division_code, version, feedback_id, status, opened_at, due_at) SELECT gen_random_uuid(), f.county_code, f.division_code, 1, f.id, CASE WHEN f.score = 1 THEN 'open' ELSE 'closed' END, f.given_at, f.given_at + interval '3 days' FROM assistance.feedback f WHERE f.score < 3`,
  );
  // A day's orders among them, which wait for somebody.
  await api.owner.query(
    `INSERT INTO assistance.service_order (id, county_code, division_code, version, number, request_id, request_number, need_id, item_id, item_code, item_name, item_release, person_id, person_name, household_id, head_name, urgency, status, created_at, due_at)
     SELECT md5('planned' || i)::uuid, $1, (ARRAY['${XUNZHONG}201', '350526101001', '350526102201'])[1 + i % 3], 1, 'GE-' || i, gen_random_uuid(), 'QZ', gen_random_uuid(), gen_random_uuid(), 'x', 'x', 1, gen_random_uuid(), '林', gen_random_uuid(), '林', 'normal', 'planned', now(), now() + make_interval(mins => i) FROM generate_series(1, 600) i`,
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

it.each<[string, 'county' | 'township' | null, string, string, string[], number]>([
  ['wishes of the county', 'county', WHOLE, 'micro-wishes?perPage=20', ['micro_wish_county'], 600],
  ['a column of the desk', 'county', WHOLE, 'micro-wishes?perPage=40&status=claimed', ['micro_wish_status'], 1_000],
  ['wishes of a township', 'township', `{${XUNZHONG}}`, 'micro-wishes?perPage=20', ['micro_wish_township'], 1_600],
  ['the wall', null, '{}', 'wish-wall?perPage=40', ['micro_wish_wall'], 900],
  ['follow-ups that are open', 'county', WHOLE, 'feedback-follow-ups?perPage=20', ['feedback_follow_up_due'], 900],
  // Some ten thousand are counted, each looked up among the marks.
  ['whom to ask', 'county', WHOLE, 'feedback/to-ask?perPage=20', ['service_order_closed', 'micro_wish_confirmed'], 40_000],
  ['marks of a month by item', 'county', WHOLE, `feedback/distribution?by=item&from=${new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)}`, ['feedback_time'], 400],
  ['orders to be dealt out, of the county', 'county', WHOLE, 'dispatch-plan', ['service_order_planned'], 3_000],
  ['orders to be dealt out, of a township', 'township', `{${XUNZHONG}}`, 'dispatch-plan', ['service_order_planned'], 3_000],
])('%s', async (_title, who, divisions, path, indexes, budget) => {
  const seen = await explain(api, client, who && callers[who]!, divisions, path, { sends: (text) => text.startsWith('WITH') || text.includes('refusedBy'), part: /^CTE (page|b)$/ });
  expect(indexesOf(seen.page)).toEqual(expect.arrayContaining(indexes));
  expect({ path, buffers: seen.buffers, within: seen.buffers <= budget }).toEqual({ path, buffers: seen.buffers, within: true });
});
