import { Database } from '@yizhu/platform';
import type { PoolClient } from 'pg';
import { explain, indexesOf, WHOLE } from '../testing/explained.js';
import { COUNTY, LONGXUN, TestApi, XUNZHONG, type Caller } from '../testing/test-api.js';

/** Points and appointments, far more than a county has: which index serves each question, and how many pages it may touch. */
let api: TestApi;
let client: PoolClient;
const callers: Record<string, Caller> = {};
/** A point and its offering, and the day that is looked at. */
let desk = '';
let offering = '';
const POINTS = 3_000;
/** The same id in each run, of the form of a random one. */
const idOf = (sql: string): string => `overlay(overlay(md5(${sql}) placing '4' from 13) placing '8' from 17)::uuid`;

beforeAll(async () => {
  api = await TestApi.start();
  await api.owner.query(
    `INSERT INTO service_points.service_point (id, county_code, division_code, version, code, name_zh, name_en, is_base, organisation_id, organisation_name, address, lng, lat, hours, holiday_rule, make_up_rule, accessibility, created_at)
     SELECT ${idOf(`'point' || i`)}, $1, (ARRAY['${XUNZHONG}201', '${LONGXUN}001', '350526102201'])[1 + i % 3], 1, 'many-' || i, '服务点' || i, 'Point ' || i, false, gen_random_uuid(), 'x', '1号', 118.0 + i * 7919 % 4500 / 10000.0, 25.5 + i * 6007 % 3500 / 10000.0, '[{"weekday":1,"opens":"08:00","closes":"18:00"}]', 'as_usual', 'as_usual', '{ramp}', now() FROM generate_series(1, ${POINTS}) i`,
    [COUNTY],
  );
  await api.owner.query(`INSERT INTO service_points.offering (id, county_code, version, point_id, item_id, item_code, item_name_zh, item_name_en, status, bookable, slot_minutes, places, lead_minutes, ahead_days, created_at)
    SELECT ${idOf('code || n')}, county_code, 1, id, gen_random_uuid(), (ARRAY['meals','goods','bathing'])[n], 'x', 'x', 'active', true, 30, 2, 0, 90, now() FROM service_points.service_point, generate_series(1, 3) n WHERE code LIKE 'many-%' AND (n < 3 OR id::text < '1')`);
  // Every other point is open now, at whatever hour that is; the others open in three hours. The same points in each run: how far one has to look depends on them.
  await api.owner.query(`INSERT INTO service_points.opening (county_code, point_id, offering_id, opens_at, closes_at, assumed)
    SELECT p.county_code, p.id, NULL, now() + make_interval(days => d, hours => CASE WHEN p.id::text < '8' THEN -6 ELSE 3 END), now() + make_interval(days => d, hours => CASE WHEN p.id::text < '8' THEN 6 ELSE 9 END), false FROM service_points.service_point p, generate_series(-1, 60) d WHERE p.code LIKE 'many-%'`);
  [{ desk, offering }] = (await api.owner.query(`SELECT point_id AS desk, id AS offering FROM service_points.offering WHERE item_code = 'meals' ORDER BY id LIMIT 1`)) as [{ desk: string; offering: string }];
  await api.owner.query(
    `INSERT INTO appointments.appointment (id, county_code, division_code, version, number, point_id, point_name_zh, point_name_en, organisation_id, offering_id, item_code, item_name_zh, item_name_en, starts_at, ends_at, seat, status, is_guest, booked_at, booked_by_name, rebook_reason)
     SELECT gen_random_uuid(), $1, p.division_code, 1, 'YY-' || i || '-' || o.id, p.id, 'x', 'x', p.organisation_id, o.id, 'meals', 'x', 'x', now() + make_interval(mins => 30 * i), now() + make_interval(mins => 30 * i + 30), 1, (ARRAY['booked','done','cancelled'])[1 + abs(i) % 3], true, now(), 'x', CASE WHEN i % 50 = 1 THEN 'closed' END
       FROM service_points.offering o JOIN service_points.service_point p ON p.id = o.point_id, generate_series(-100, 150) i WHERE o.item_code = 'meals' AND (o.id::text < '05' OR o.id = $2)`,
    [COUNTY, offering],
  );
  await api.tidy();
  callers.county = await api.signIn('county_admin');
  callers.township = await api.signIn('township_officer', 'division', [LONGXUN]);
  client = await api.app.get(Database).pool.connect();
}, 120_000);
afterAll(async () => {
  client?.release(true);
  await api?.stop();
});

/** Slots ask in a statement of another form. */
const sends = (text: string): boolean => text.startsWith('WITH page') || text.includes('seats_taken');
const HERE = 'lng=118.2414&lat=25.55';
// `nearest` walks the GiST index in the order of distance: the county is its condition, the plane its order.
it.each([
  ['nearest of the county', `service-points/nearest?${HERE}&limit=10`, 900],
  ['nearest that offers an item', `service-points/nearest?${HERE}&limit=10&offers=meals`, 1_200],
  ['nearest that is open now', `service-points/nearest?${HERE}&limit=10&openNow=true`, 1_500],
  ['nearest in a township with a ramp', `service-points/nearest?${HERE}&limit=10&township=${LONGXUN}&accessibility=ramp`, 1_500],
])('%s: by the index over county and plane', async (_, path, budget) => {
  const { page, buffers } = await explain(api, client, callers.county!, WHOLE, path, { sends });
  const scan = page.find((node) => node['Index Name'] === 'service_point_plane')!;
  expect(scan).toMatchObject({ 'Node Type': 'Index Scan', 'Order By': expect.stringContaining('<->'), 'Index Cond': expect.stringContaining('county_code') });
  expect(page.some((node) => node['Node Type'] === 'Sort')).toBe(false);
  expect(buffers).toBeLessThanOrEqual(budget);
});

it.each<[string, string, string, string, (string | undefined)[], number]>([
  ['points of the county', 'county', WHOLE, 'service-points?perPage=20', ['service_point_code'], 1_500],
  ['points that are open now', 'county', WHOLE, 'service-points?perPage=20&openNow=true', ['service_point_code', 'opening_key'], 40_000],
  ['appointments of the county', 'county', WHOLE, 'appointments?perPage=20', ['appointment_of_county'], 2_000],
  ['a day of a point', 'county', WHOLE, 'appointments?perPage=50&servicePointId={desk}&onFrom={today}&onTo={today}', ['appointment_of_point'], 500],
  ['appointments to be rebooked', 'county', WHOLE, 'appointments?perPage=20&toBeRebooked=true', ['appointment_to_rebook'], 1_000],
])('%s', async (_title, who, divisions, path, indexes, budget) => {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { page, buffers } = await explain(api, client, callers[who]!, divisions, path.replace('{desk}', desk).replaceAll('{today}', today), { sends });
  expect(indexesOf(page)).toEqual(indexes);
  expect(buffers).toBeLessThanOrEqual(budget);
});

it('slots of a fortnight count what is taken over an index, whoever asks', async () => {
  const { buffers } = await explain(api, client, callers.county!, WHOLE, `offerings/${offering}/slots?days=14`, { sends });
  expect(buffers).toBeLessThanOrEqual(400);
});
