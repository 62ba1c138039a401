import { Database } from '@yizhu/platform';
import type { PoolClient } from 'pg';
import { explain, indexesOf, WHOLE } from '../testing/explained.js';
import { COUNTY, TestApi, XUNZHONG, type Caller } from '../testing/test-api.js';

/** A team far larger than a county has, and ten years of what it did: which index serves each list, and how many pages it may touch. */
let api: TestApi;
let client: PoolClient;
const callers: Record<string, Caller> = {};
const ids: Record<string, string> = {};
const PLACES = `(ARRAY['${XUNZHONG}201', '350526101001', '350526102201'])[1 + i % 3]`;

/** Whom of three thousand the `g`th place of the `n`th record falls to. */
const SPREAD = '(t.n * 17 + g * 101) % 3000 + 1';

const make = async (sql: string): Promise<void> => void (await api.owner.query(sql));
const first = async (of: string, sql: string): Promise<void> => {
  const [row] = (await api.owner.query(sql)) as [{ id: string }];
  ids[of] = row.id;
};

beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  await make(`INSERT INTO teams.team_member (id, county_code, division_code, version, name, roles, skills, status, created_at) SELECT gen_random_uuid(), '${COUNTY}', left(${PLACES}, 9), 1, '林' || i, CASE WHEN i % 5 = 0 THEN '{coordinator}'::text[] ELSE '{volunteer}' END, '{}', CASE WHEN i % 10 = 1 THEN 'inactive' ELSE 'active' END, now() - make_interval(hours => i) FROM generate_series(1, 12000) i`);
  await make(`WITH m AS (SELECT ARRAY(SELECT id FROM teams.team_member ORDER BY created_at DESC LIMIT 3000) AS ids), t AS (INSERT INTO teams.team (id, county_code, division_code, version, name, leader_id, party_branch, status, created_at) SELECT gen_random_uuid(), '${COUNTY}', left(${PLACES}, 9), 1, '先锋队' || i, m.ids[i % 3000 + 1], '', 'active', now() - make_interval(hours => i) FROM generate_series(1, 8000) i, m RETURNING id)
    INSERT INTO teams.team_membership (id, county_code, team_id, member_id, pioneer_post, since, until) SELECT gen_random_uuid(), '${COUNTY}', t.id, m.ids[${SPREAD}], '', now(), CASE WHEN g > 12 THEN now() END FROM (SELECT id, row_number() OVER () AS n FROM t) t, m, generate_series(1, 15) g`);
  await make(`WITH m AS (SELECT ARRAY(SELECT id FROM teams.team_member ORDER BY created_at DESC LIMIT 3000) AS ids), t AS (INSERT INTO teams.training (id, county_code, division_code, version, title, held_where, trainer, starts_at, ends_at, status, created_at) SELECT gen_random_uuid(), '${COUNTY}', CASE WHEN i % 4 = 0 THEN '${COUNTY}' ELSE left(${PLACES}, 9) END, 1, '培训', '', '', now() - make_interval(hours => i), now() - make_interval(hours => i - 2), 'held', now() FROM generate_series(1, 8000) i RETURNING id)
    INSERT INTO teams.training_attendance (id, county_code, training_id, member_id, attended) SELECT gen_random_uuid(), '${COUNTY}', t.id, m.ids[${SPREAD}], g % 2 = 0 FROM (SELECT id, row_number() OVER () AS n FROM t) t, m, generate_series(1, 12) g`);
  await make(`WITH m AS (SELECT ARRAY(SELECT id FROM teams.team_member ORDER BY created_at DESC LIMIT 3000) AS ids) INSERT INTO teams.duty (id, county_code, division_code, member_id, starts_at, ends_at, note) SELECT gen_random_uuid(), '${COUNTY}', CASE WHEN i % 4 = 0 THEN '${COUNTY}' ELSE left(${PLACES}, 9) END, m.ids[i % 3000 + 1], now() + make_interval(hours => 12 * (i - 18000)), now() + make_interval(hours => 12 * (i - 17999)), '' FROM generate_series(1, 20000) i, m`);
  await make(`INSERT INTO teams.member_certificate (id, county_code, member_id, title, number, expires_on) SELECT gen_random_uuid(), '${COUNTY}', m.id, '证', '', CASE WHEN n % 40 = 0 THEN current_date + 10 WHEN n % 4 <> 0 THEN current_date + 400 END FROM (SELECT id, row_number() OVER (ORDER BY created_at) AS n FROM teams.team_member) m, generate_series(1, 2) g`);
  await make(`INSERT INTO teams.responsibility (id, county_code, member_id, division_code, since) SELECT gen_random_uuid(), '${COUNTY}', c.ids[d.n / 5 + g], d.code, now() FROM (SELECT code, row_number() OVER (ORDER BY code) AS n FROM platform.division WHERE level = 'village') d, (SELECT ARRAY(SELECT id FROM teams.team_member WHERE 'coordinator' = ANY(roles) AND status = 'active' ORDER BY id LIMIT 300) AS ids) c, generate_series(1, 2) g WHERE d.n % 12 <> 0`);
  await make(`INSERT INTO teams.volunteer_application (id, county_code, division_code, version, number, name, phone_masked, skills, words, channel, status, submitted_at) SELECT gen_random_uuid(), '${COUNTY}', left(${PLACES}, 9), 1, 'ZY-' || i, '林', '', '{}', '', 'online', CASE WHEN i % 50 = 0 THEN 'submitted' ELSE 'approved' END, now() - make_interval(hours => i) FROM generate_series(1, 20000) i`);
  await make(`WITH m AS (SELECT ARRAY(SELECT id FROM teams.team_member ORDER BY created_at DESC LIMIT 3000) AS ids),
      p AS (INSERT INTO teams.volunteer_project (id, county_code, division_code, version, title, description, starts_at, ends_at, status, created_at, address) SELECT gen_random_uuid(), '${COUNTY}', left(${PLACES}, 9), 1, '项目', '', now() - make_interval(days => i), now() - make_interval(days => i - 90), 'open', now(), '' FROM generate_series(1, 3000) i RETURNING id, starts_at),
      s AS (INSERT INTO teams.shift (id, county_code, project_id, version, starts_at, ends_at, places, status) SELECT gen_random_uuid(), '${COUNTY}', p.id, 1, p.starts_at + make_interval(days => 7 * g), p.starts_at + make_interval(days => 7 * g, hours => 2), 20, 'open' FROM p, generate_series(1, 12) g RETURNING id, project_id)
    INSERT INTO teams.participation (id, county_code, project_id, shift_id, member_id, signed_up_at) SELECT gen_random_uuid(), '${COUNTY}', t.project_id, t.id, m.ids[${SPREAD}], now() FROM (SELECT id, project_id, row_number() OVER () AS n FROM s) t, m, generate_series(1, 4) g`);
  await make(`INSERT INTO teams.hours_certificate (id, county_code, number, member_id, member_name, from_on, until_on, minutes, shifts, issued_at, issued_by_name) SELECT gen_random_uuid(), '${COUNTY}', 'SC-' || row_number() OVER (), id, name, current_date, current_date, 60, 1, now(), 'x' FROM teams.team_member, generate_series(1, 2) g`);
  await first('member', `SELECT id FROM teams.team_member WHERE status = 'active' ORDER BY created_at DESC LIMIT 1`);
  await first('project', `SELECT id FROM teams.volunteer_project ORDER BY starts_at DESC LIMIT 1`);
  await first('shift', `SELECT id FROM teams.shift WHERE project_id = '${ids.project}' LIMIT 1`);
  await api.tidy();
  callers.county = await api.signIn('county_admin');
  callers.township = await api.signIn('township_officer', 'division', [XUNZHONG]);
  client = await api.app.get(Database).pool.connect();
}, 180_000);
afterAll(async () => {
  client?.release(true);
  await api?.stop();
});

const OWN = `{${XUNZHONG}}`;
it.each<[string, 'county' | 'township', string, string, string[], number]>([
  ['members of the county', 'county', WHOLE, 'team-members?perPage=20', ['team_member_county'], 400],
  ['members of a township, by its officer', 'township', OWN, 'team-members?perPage=20', ['team_member_township'], 400],
  ['coordinators of a township', 'county', WHOLE, `team-members?perPage=20&role=coordinator&township=${XUNZHONG}`, ['team_member_township'], 900],
  ['teams of the county', 'county', WHOLE, 'teams?perPage=20', ['team_county'], 500],
  ['teams of a township, by its officer', 'township', OWN, 'teams?perPage=20', ['team_township'], 500],
  ['trainings of the county', 'county', WHOLE, 'trainings?perPage=20', ['training_county'], 900],
  ['trainings of a township and the county, by its officer', 'township', OWN, 'trainings?perPage=20', ['training_county'], 900],
  ['the roster from now on', 'county', WHOLE, 'duties?perPage=20', ['duty_time'], 350],
  ['the roster of a township and the county, by its officer', 'township', OWN, 'duties?perPage=20', ['duty_time'], 350],
  ['certificates of a member', 'county', WHOLE, 'member-certificates?perPage=20&memberId={member}', ['team_member_pkey', 'member_certificate_member'], 60],
  ['certificates that end', 'county', WHOLE, 'member-certificates?perPage=20&expiring=true', ['member_certificate_expiry', 'team_member_pkey'], 7_000],
  ['villages nobody answers for', 'county', WHOLE, 'coverage-gaps?perPage=20', ['team_member_pkey'], 4_000],
  ['villages of a township nobody answers for, by its officer', 'township', OWN, 'coverage-gaps?perPage=20', ['team_member_pkey'], 6_500],
  ['fourteen days of each member', 'county', WHOLE, 'workload?perPage=20', ['team_member_county'], 6_500],
  ['those who want to help, of the county', 'county', WHOLE, 'volunteer-applications?perPage=20', ['volunteer_application_county'], 400],
  ['those who want to help and wait, of a township', 'township', OWN, 'volunteer-applications?perPage=20&status=submitted', ['volunteer_application_township'], 650],
  ['volunteer projects of the county', 'county', WHOLE, 'volunteer-projects?perPage=20', ['volunteer_project_end'], 2_100],
  ['shifts of a project', 'county', WHOLE, 'volunteer-projects/{project}/shifts?perPage=20', ['shift_once'], 150],
  ['who comes to a shift', 'county', WHOLE, 'shifts/{shift}/participations?perPage=20', ['participation_shift', 'volunteer_project_pkey', 'team_member_pkey'], 120],
  ['certificates of a member’s hours', 'county', WHOLE, 'team-members/{member}/hours-certificates?perPage=20', ['hours_certificate_member', 'team_member_pkey'], 50],
])('%s', async (_title, who, divisions, path, indexes, budget) => {
  const seen = await explain(api, client, callers[who]!, divisions, path.replace(/\{(\w+)\}/, (_, of: string) => ids[of]!));
  // Of a village's people the planner may come by the village or by the member: both are indexes.
  expect(indexesOf(seen.page)).toEqual(path.startsWith('coverage') ? expect.arrayContaining(indexes) : indexes);
  expect({ path, buffers: seen.buffers, within: seen.buffers <= budget }).toEqual({ path, buffers: seen.buffers, within: true });
});

it('how each township is covered: one look over the county’s villages', async () => {
  const { buffers, page } = await explain(api, client, callers.county!, WHOLE, 'coverage', { sends: (text) => text.startsWith('WITH each'), part: /^CTE each$/ });
  expect(indexesOf(page)).toContain('team_member_pkey');
  expect(buffers).toBeLessThanOrEqual(4_000);
});

it('how many certificates end, for today: counted over the index of their ends', async () => {
  const { buffers, page } = await explain(api, client, callers.county!, WHOLE, 'today', { sends: (text) => text.includes('FROM teams.member_certificate c JOIN'), part: /^nothing$/ });
  expect(indexesOf(page)).toContain('member_certificate_expiry');
  expect(buffers).toBeLessThanOrEqual(1_500);
});
