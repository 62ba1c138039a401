import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScoreRuns } from '@yizhu/incentives';
import { ROUTES, TEMPLATES, type MessageKind } from '@yizhu/notifications';
import type { CountyFile } from '@yizhu/platform';
import { DEMO_PASSWORD } from '../demo/accounts.js';
import { loadDemo, type DemoResult } from '../demo/demo.js';
import { TestApi } from '../testing/test-api.js';

const county = JSON.parse(readFileSync(join(__dirname, '../../data/dehua-divisions.json'), 'utf8')) as CountyFile;
let api: TestApi;
let demo: DemoResult;
const load = (): Promise<DemoResult> => api.asSystem(() => loadDemo({ app: api.app, clock: api.clock, config: api.config, ownerUrl: api.database.ownerUrl, county, households: 400 }));
const rows = async <T>(sql: string): Promise<T[]> => (await api.owner.query(sql)) as T[];
const none = async (sql: string): Promise<void> => expect(await rows(sql)).toEqual([]);

beforeAll(async () => {
  api = await TestApi.start();
  demo = await load();
}, 240_000);
afterAll(() => api.stop());

const signIn = async (account: string): Promise<(path: string) => Promise<{ status: number; body: Record<string, never> }>> => {
  const { body, status } = await api.call('POST', 'auth/sessions', { account, password: DEMO_PASSWORD });
  expect([account, status, body.user]).toEqual([account, 201, expect.objectContaining({ mustChangePassword: false })]);
  return async (path) => (await api.call('GET', path, undefined, { token: body.accessToken as unknown as string })) as never;
};

it('says so on a register with people in it, and changes nothing', async () => {
  const count = `SELECT (SELECT count(*) FROM recipients.person) AS p, (SELECT count(*) FROM assistance.visit) AS v, (SELECT count(*) FROM identity.app_user) AS u, (SELECT count(*) FROM platform.audit_entry) AS a`;
  const before = await rows(count);
  expect((await load()).loaded).toBe(false);
  expect(await rows(count)).toEqual(before);
});

describe('what is in the tables', () => {
  it('each household has its head among its members, and counts them', () =>
    none(`SELECT h.id FROM recipients.household h LEFT JOIN recipients.person p ON p.household_id = h.id GROUP BY h.id, h.county_code HAVING count(*) <> h.member_count OR count(*) FILTER (WHERE p.is_head AND p.id = h.head_id AND p.name = h.head_name) <> 1 OR bool_or(p.division_code <> h.division_code)`));
  it('the last visit is the last visit, and the next is due as the tier says', () =>
    none(`SELECT h.id FROM recipients.household h LEFT JOIN LATERAL (SELECT max(v.checked_in_at) AS last FROM assistance.visit v WHERE v.household_id = h.id AND v.status = 'done') v ON true
      WHERE h.last_visit_at IS DISTINCT FROM v.last OR h.next_visit_due <> (coalesce(v.last, h.created_at) AT TIME ZONE 'Asia/Shanghai')::date + CASE h.category WHEN 'destitute' THEN 30 WHEN 'subsistence' THEN 60 ELSE 90 END`));
  it('who was seen lives there', () => none(`SELECT v.id FROM assistance.visit v, unnest(v.persons_seen) seen LEFT JOIN recipients.person p ON p.id = seen WHERE p.household_id IS DISTINCT FROM v.household_id`));
  it('every visit that is over stands once on the timeline', () => none(`SELECT v.id FROM assistance.visit v LEFT JOIN recipients.timeline_entry t ON t.ref_id = v.id WHERE v.status = 'done' GROUP BY v.id, v.county_code HAVING count(t.id) <> 1`));
  it('requests stand where their needs put them', () =>
    none(`SELECT r.id, r.status FROM assistance.help_request r JOIN assistance.need n ON n.request_id = r.id GROUP BY r.id, r.county_code HAVING (r.status IN ('resolved','closed')) <> (bool_and(n.status IN ('met','referred','unmet'))) AND r.status NOT IN ('withdrawn','declined')`));
  it('a need is met by who delivered, when they did', () => none(`SELECT n.id FROM assistance.need n LEFT JOIN assistance.service_order o ON o.id = n.order_id WHERE n.status = 'met' AND (n.met_by IS DISTINCT FROM o.member_id OR n.met_at IS DISTINCT FROM o.delivered_at OR o.status NOT IN ('verified','closed'))`));
  it('what is delivered rests on a visit by the same helper', () => none(`SELECT o.id FROM assistance.service_order o WHERE o.delivered_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM assistance.visit v WHERE v.order_id = o.id AND v.member_id = o.member_id AND v.status = 'done' AND v.checked_out_at <= o.delivered_at)`));
  it('each step follows the one before', () =>
    none(`SELECT * FROM (SELECT subject_id, from_state, lag(to_state) OVER (PARTITION BY subject_id ORDER BY at, id) AS before, act FROM assistance.transition) t WHERE t.from_state <> coalesce(t.before, '')`));
  it('only what states allow happens', () =>
    none(`SELECT DISTINCT act, from_state, to_state FROM assistance.transition WHERE (act, from_state, to_state) NOT IN (('submit','','submitted'),('triage','submitted','triaged'),('decline','submitted','declined'),('withdraw','triaged','withdrawn'),('plan-order','triaged','in_service'),('plan-order','in_service','in_service'),
      ('refer-need','triaged','triaged'),('refer-need','in_service','in_service'),('refer-need','triaged','resolved'),('refer-need','in_service','resolved'),('leave-need','triaged','triaged'),('leave-need','in_service','in_service'),('leave-need','triaged','resolved'),('leave-need','in_service','resolved'),('meet-need','in_service','resolved'),('close','resolved','closed'),
      ('plan','','planned'),('offer','planned','offered'),('accept','offered','accepted'),('refuse','offered','planned'),('expire','offered','planned'),('schedule','accepted','scheduled'),('start','accepted','in_progress'),('start','scheduled','in_progress'),('miss','in_progress','accepted'),('deliver','in_progress','delivered'),('verify','delivered','verified'),('close','verified','closed'),
      ('review','submitted','reviewed'),('publish','reviewed','published'),('claim','published','claimed'),('fulfil','claimed','fulfilled'),('confirm','fulfilled','confirmed'),('open','','open'),('open','','active'),
      ('draw','','drawn'),('take','drawn','taken'),('miss','taken','taken'),('agree','taken','agrees'),('differ','taken','differs'))`));
  it('alerts stand in every state, reached step by step, and those that led to help name the request', async () => {
    expect((await rows<{ status: string }>(`SELECT DISTINCT status FROM recipients.monitoring_alert ORDER BY 1`)).map((r) => r.status)).toEqual(['acted', 'assigned', 'dismissed', 'raised', 'verified']);
    await none(`SELECT * FROM (SELECT alert_id, from_state, coalesce(lag(to_state) OVER (PARTITION BY alert_id ORDER BY at, id), 'raised') AS before FROM recipients.alert_transition) t WHERE t.from_state <> t.before`);
    await none(`SELECT a.id FROM recipients.monitoring_alert a LEFT JOIN assistance.help_request r ON r.id = a.outcome_ref AND r.household_id = a.household_id WHERE a.outcome = 'help_request' AND r.id IS NULL`);
  });
  it('pending offers belong to offered orders, one each', () => none(`SELECT o.id FROM assistance.service_order o LEFT JOIN assistance.offer f ON f.order_id = o.id AND f.status = 'pending' GROUP BY o.id, o.county_code HAVING (o.status = 'offered') <> (count(f.id) = 1)`));
  it('numbers go on where the demo ended', async () => {
    const [{ free }] = (await rows(`SELECT bool_and(s.last >= m.n) AS free FROM platform.number_series s JOIN LATERAL (SELECT max(split_part(number, '-', 3)::int) AS n FROM (SELECT number FROM recipients.household UNION ALL SELECT number FROM assistance.help_request UNION ALL SELECT number FROM assistance.service_order) x WHERE number LIKE s.series || '-' || s.year || '-%') m ON true`)) as [{ free: boolean }];
    expect(free).toBe(true);
  });
  it('a month computed again gives the same scores', async () => {
    const cards = (): Promise<unknown[]> => rows(`SELECT c.member_id, c.score, c.inputs, c.indicators FROM incentives.scorecard c JOIN incentives.score_run r ON r.id = c.run_id WHERE r.status = 'computed' ORDER BY c.member_id`);
    const before = await cards();
    const [run] = await rows<{ id: string; version: number }>(`SELECT id, version FROM incentives.score_run WHERE status = 'computed'`);
    await api.asSystem(() => api.app.get(ScoreRuns).compute(run!.id, run!.version));
    expect(before.length).toBeGreaterThan(10);
    expect(await cards()).toEqual(before);
  });
});

describe('consents and verifications', () => {
  it('people are assessed over time: better, worse, half-way; one’s needs are on their way', async () => {
    const trends = await rows<{ n: string }>(`SELECT count(*) AS n FROM recipients.needs_assessment WHERE status IN ('completed', 'superseded') GROUP BY person_id HAVING count(*) > 1`);
    expect(trends.length).toBeGreaterThanOrEqual(3);
    expect((await rows<{ status: string }>(`SELECT DISTINCT status FROM recipients.needs_assessment ORDER BY 1`)).map((r) => r.status)).toEqual(['completed', 'draft', 'superseded']);
    expect((await rows<{ status: string }>(`SELECT DISTINCT status FROM recipients.assessed_need ORDER BY 1`)).map((r) => r.status)).toEqual(['open', 'replaced', 'requested']);
  });

  it('stand in every state that a page shows, each on a consent of its own', async () => {
    expect((await rows<{ status: string }>(`SELECT DISTINCT status FROM recipients.verification_request ORDER BY 1`)).map((r) => r.status)).toEqual(['answering', 'concluded', 'drafted', 'sent', 'stopped']);
    await none(`SELECT r.id FROM recipients.verification_request r, jsonb_array_elements(r.subjects) s WHERE NOT EXISTS (SELECT 1 FROM recipients.consent c WHERE c.id::text = s ->> 'consentId' AND c.person_id::text = s ->> 'personId' AND c.valid_from <= (r.created_at AT TIME ZONE 'Asia/Shanghai')::date)`);
    await none(`SELECT r.id FROM recipients.verification_request r WHERE r.findings <> (SELECT count(*) FROM recipients.verification_item i WHERE i.request_id = r.id AND i.outcome IN ('differs','not_declared'))`);
  });
  it('the department finds what waits for it', async () => {
    const rensheju = await signIn('rensheju');
    expect(((await rensheju('verification-requests?waiting=true')).body.data as unknown as object[]).length).toBeGreaterThan(1);
  });
});

describe('notifications', () => {
  const told = (): Promise<{ kind: MessageKind; text_zh: string; text_en: string | null; link: string | null }[]> =>
    rows(`SELECT kind, text_zh, text_en, link FROM notifications.notice UNION ALL SELECT m.kind, m.text, NULL, m.link FROM notifications.outgoing_message m UNION ALL SELECT m.kind, r.text, NULL, r.link FROM notifications.recorded_sending r JOIN notifications.outgoing_message m ON m.id = r.message_id`);
  it('each says the fixed words of its kind, with numbers, counts and times, and nothing else; a link leads to an id or a code', async () => {
    const FACTS: Record<string, string> = { number: '[A-Z]{2,4}-\\d{4}-\\d+', count: '\\d+', at: '(\\d+月\\d+日|\\d+ [A-Z][a-z]{2}) \\d\\d:\\d\\d', day: '(\\d+月\\d+日|\\d+ [A-Z][a-z]{2})' };
    const pattern = (words: string): RegExp => new RegExp(`^${words.replace(/[.?()[\]]/g, '\\$&').replace(/\{(\w+)\}/g, (_, name: string) => FACTS[name]!)}$`);
    const all = await told();
    expect(all.length).toBeGreaterThan(50);
    expect(new Set(all.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(8);
    for (const { kind, text_zh, text_en, link } of all) {
      expect(text_zh).toMatch(pattern(TEMPLATES[kind].zh));
      if (text_en !== null) expect(text_en).toMatch(pattern(TEMPLATES[kind].en));
      if (link !== null) expect(link).toMatch(/^\/([a-z-]+\/|directory\/#\/points\/)[0-9a-f-]{36}$|^\/directory\/#\/track\?code=[0-9A-Z]{12}$/);
    }
  });
  it('nobody of the register or the team is named in one, nor in the payload of an event that makes one', async () => {
    await none(`SELECT p.name FROM (SELECT name FROM recipients.person UNION SELECT name FROM teams.team_member UNION SELECT name FROM identity.app_user) p JOIN (SELECT text_zh || coalesce(link, '') AS words FROM notifications.notice UNION SELECT text || coalesce(link, '') FROM notifications.outgoing_message) m ON strpos(m.words, p.name) > 0`);
    expect(await api.owner.query(`SELECT type, payload FROM platform.outbox_event WHERE type = ANY($1) AND payload::text ~ '[一-龥]|[0-9]{17}[0-9Xx]|[^0-9]1[3-9][0-9]{9}[^0-9]'`, [ROUTES.map(({ event }) => event)])).toEqual([]);
  });
  it('some are read and some not, most have gone out, one was given up for somebody to look at; all went to somebody who is there', async () => {
    expect(await rows(`SELECT bool_or(read_at IS NULL) AS unread, bool_or(read_at IS NOT NULL) AS read FROM notifications.notice`)).toEqual([{ unread: true, read: true }]);
    expect(await rows(`SELECT count(*)::int AS n FROM notifications.outgoing_message WHERE status = 'dead'`)).toEqual([{ n: 1 }]);
    await none(`SELECT n.id FROM notifications.notice n LEFT JOIN identity.app_user u ON u.id = n.user_id WHERE u.id IS NULL`);
  });
  it('each leads whoever is told to a record that they may open', async () => {
    let opened = 0;
    for (const { account } of demo.accounts) {
      const get = await signIn(account);
      const links = new Set(((await get('notifications?perPage=100')).body.data as unknown as { link: string | null }[]).flatMap(({ link }) => link ?? []));
      for (const link of links) expect([account, link, (await get(link.slice(1))).status]).toEqual([account, link, 200]);
      opened += links.size;
    }
    expect(opened).toBeGreaterThan(10);
  });
});

describe('points and appointments', () => {
  it('there is a station in every township, one point is secret, and everybody is placed within the county', async () => {
    expect((await rows<{ n: number }>(`SELECT count(*)::int AS n FROM service_points.service_point`))[0]!.n).toBeGreaterThanOrEqual(25);
    await none(`SELECT d.code FROM platform.division d WHERE d.level = 'township' AND NOT EXISTS (SELECT 1 FROM service_points.service_point p WHERE p.township_code = d.code)`);
    expect(await rows(`SELECT code FROM service_points.service_point WHERE address_hidden`)).toEqual([{ code: 'shelter' }]);
    await none(`SELECT p.code FROM service_points.service_point p JOIN service_points.county_outline o USING (county_code) WHERE NOT (o.outline @> point(p.lng, p.lat) OR o.outline <-> point(p.lng, p.lat) < 0.01)`);
  });
  it('appointments stand in every state; one is to be rebooked, and who comes tomorrow was reminded', async () => {
    expect((await rows<{ status: string }>(`SELECT DISTINCT status FROM appointments.appointment ORDER BY 1`)).map((r) => r.status)).toEqual(['booked', 'cancelled', 'checked_in', 'done', 'no_show']);
    expect(await rows(`SELECT rebook_reason FROM appointments.appointment WHERE rebook_reason IS NOT NULL`)).toEqual([{ rebook_reason: 'closed' }]);
    expect((await rows<{ n: number }>(`SELECT count(*)::int AS n FROM appointments.appointment WHERE reminded_at IS NOT NULL`))[0]!.n).toBeGreaterThanOrEqual(3);
    const longmentan = await signIn('longmentan');
    expect(((await longmentan('appointments?perPage=50')).body.data as unknown as object[]).length).toBeGreaterThan(10);
  });
});

it('the team has something of everything: teams, a training held and one ahead, certificates in each state, a week of the roster, somebody away, those who want to help', async () => {
  const admin = await signIn('admin');
  const of = async (path: string, field: string): Promise<unknown[]> => [...new Set(((await admin(`${path}${path.includes('?') ? '&' : '?'}perPage=100`)).body.data as unknown as Record<string, unknown>[]).map((row) => row[field]))].sort();
  expect(await of('teams', 'status')).toEqual(['active']);
  expect(await of('trainings', 'status')).toEqual(['held', 'planned']);
  expect(await of('member-certificates', 'state')).toEqual(['expired', 'expiring', 'unlimited', 'valid']);
  expect(await of('volunteer-applications', 'status')).toEqual(['checked', 'declined', 'submitted']);
  expect((await of('duties', 'id')).length).toBeGreaterThanOrEqual(7);
  expect((await rows<{ n: string }>(`SELECT count(*) AS n FROM teams.team_member WHERE away <> '[]' OR availability <> '[]'`))[0]).toEqual({ n: '3' });
});

describe('who signs in', () => {
  it('finds their work', async () => {
    const queue = async (account: string): Promise<{ kind: string }[]> => (await (await signIn(account))('today')).body.queue as unknown as { kind: string }[];
    expect(new Set((await queue('longmentan')).map((q) => q.kind))).toEqual(new Set(['triage', 'dispatch', 'offer', 'verify', 'follow-up']));
    expect((await queue('xieli')).map((q) => q.kind)).toEqual(expect.arrayContaining(['accept', 'deliver']));
    expect((await queue('zhiyuan')).map((q) => q.kind)).toEqual(expect.arrayContaining(['accept']));
    expect((await queue('shegong')).map((q) => q.kind)).toEqual(expect.arrayContaining(['accept']));
  });
  it('reads a dossier whose sealed fields open, and finds people by the ID', async () => {
    const xieli = await signIn('xieli');
    const [first] = (await xieli('households?limit=1')).body.data as unknown as { id: string }[];
    const { status, body } = await xieli(`households/${first!.id}`);
    expect(status).toBe(200);
    expect(body.address).toMatch(/龙门滩镇/);
  });
  it('is as many as are listed, each with a role that works', async () => {
    for (const { account } of demo.accounts) expect((await (await signIn(account))('me')).status).toBe(200);
    expect(demo.accounts).toHaveLength(12);
  });
});
