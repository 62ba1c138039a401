import { Database } from '@yizhu/platform';
import type { PoolClient } from 'pg';
import { explain, indexesOf, WHOLE } from '../testing/explained.js';
import { COUNTY, TestApi, type Caller } from '../testing/test-api.js';

/** Years of notices and messages: which index serves each question, and how many pages it may touch. */
let api: TestApi;
let client: PoolClient;
let admin: Caller;
let busy: Caller;
const NOTICES = 60_000;
const MESSAGES = 60_000;

beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  busy = await api.signIn('township_officer', 'division', ['350526100']);
  const me = ((await busy('GET', 'me')).body as unknown as { id: string }).id;
  // Every tenth is one officer's, who has read all but three hundred.
  await api.owner.query(
    `INSERT INTO notifications.notice (id, county_code, event_id, user_id, kind, urgent, text_zh, text_en, link, at, read_at)
     SELECT gen_random_uuid(), $1, gen_random_uuid(), CASE WHEN i % 10 = 0 THEN $2::uuid ELSE md5('user' || i % 97)::uuid END, 'order_offered', false, '工单', 'Order', NULL, now() - make_interval(mins => i), CASE WHEN i > 3000 THEN now() END FROM generate_series(1, ${NOTICES}) i`,
    [COUNTY, me],
  );
  await api.owner.query(
    `INSERT INTO notifications.outgoing_message (id, county_code, division_code, version, event_id, kind, channel, urgent, user_id, text, status, made_at, available_at, attempts, sent_at)
     SELECT gen_random_uuid(), $1, $1, 1, gen_random_uuid(), 'order_offered', 'wechat', false, gen_random_uuid(), '工单', CASE WHEN i % 1000 = 0 THEN 'dead' ELSE 'sent' END, now() - make_interval(mins => i), now(), 1, now() FROM generate_series(1, ${MESSAGES}) i`,
    [COUNTY],
  );
  await api.tidy();
  client = await api.app.get(Database).pool.connect();
}, 120_000);
afterAll(async () => {
  client?.release(true);
  await api?.stop();
});

it.each<[string, () => Caller, string, string[], number]>([
  ['my notices', () => busy, 'notifications?perPage=20', ['notice_of_user'], 300],
  ['my unread ones', () => busy, 'notifications?perPage=20&unread=true', ['notice_unread'], 400],
  ['what left the house', () => admin, 'outgoing-messages?perPage=20', ['outgoing_message_county'], 400],
  ['what was given up', () => admin, 'outgoing-messages?perPage=20&status=dead', ['outgoing_message_status'], 400],
])('%s: over its index', async (_, who, path, indexes, budget) => {
  const { page, buffers } = await explain(api, client, who(), WHOLE, path);
  expect(indexesOf(page)).toEqual(indexes);
  expect(page.some((node) => node['Node Type'] === 'Sort')).toBe(false);
  expect(buffers).toBeLessThanOrEqual(budget);
});

it('the number on the bell looks at a hundred entries of one index, and no further', async () => {
  const { page, buffers } = await explain(api, client, busy, WHOLE, 'notifications/unread', { sends: (text) => text.includes('notifications.notice') });
  expect(indexesOf(page)).toEqual(['notice_unread']);
  expect(buffers).toBeLessThanOrEqual(150);
  expect((await busy('GET', 'notifications/unread')).body).toEqual({ unread: 100, urgent: false });
});
