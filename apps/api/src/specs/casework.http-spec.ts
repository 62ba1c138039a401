import { ACTS_OF, allowedFrom, CASE_ACTS, CASE_STATES, Cases, type CaseAct } from '@yizhu/casework';
import { newId } from '@yizhu/kernel';
import { Database } from '@yizhu/platform';
import { COUNTY, household, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

let api: TestApi;
const by: Record<string, Caller> = {};
let homes = 0;
const MARK = '保密标记甲乙丙';
const HOUR = 3_600_000;
const NOTE = { note: MARK };
const today = (days = 0): string => new Date(api.clock.now().getTime() + 8 * HOUR + days * 24 * HOUR).toISOString().slice(0, 10);

beforeAll(async () => {
  api = await TestApi.start();
  const social = (): Promise<Caller> => api.signIn('social_worker', 'division', [XUNZHONG], { roles: ['social_worker'], villages: [XUNZHONG_VILLAGE] });
  [by.caseworker, by.colleague, by.supervisor, by.otherSupervisor, by.admin] = [await social(), await social(), await api.signIn('casework_supervisor'), await api.signIn('casework_supervisor'), await api.signIn('county_admin')];
  by.officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  by.coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  by.volunteer = await api.signIn('volunteer', 'self', [], { roles: ['volunteer'], villages: [] });
  for (const role of ['system_admin', 'security_admin', 'auditor'] as const) by[role] = await api.signIn(role);
});
afterAll(() => api.stop());
afterEach(() => api.clock.set(new Date()));

const id = ({ body }: Answer): string => body.id as unknown as string;
const version = ({ body }: Answer): number => body.version as unknown as number;
const client = async (): Promise<{ home: string; person: string }> => {
  const { body } = await by.officer!('POST', 'households', household(XUNZHONG_VILLAGE, { address: `个案${++homes}号` }));
  return { home: body.id as never, person: (body.members as unknown as { id: string }[])[0]!.id };
};
/** Opens a case of somebody new, supervised. */
const open = async (): Promise<Answer> => {
  const opened = await by.caseworker!('POST', 'cases', { personId: (await client()).person, ...NOTE });
  expect([opened.status, opened.body.status]).toEqual([201, 'intake']);
  return by.supervisor!('POST', `cases/${id(opened)}/supervisor`, {}, { version: 1 });
};
/** One act after another on a case, each from the version before. */
const going = (start: Answer) => {
  let at = start;
  const act = async (who: string, path: string, body: object = {}): Promise<Answer> => {
    const answer = await by[who]!('POST', `cases/${id(start)}/${path}`, body, { version: version(at) });
    if (answer.status < 300) at = answer;
    return answer;
  };
  return { act, now: () => at, id: id(start) };
};
const GOAL = (): object => ({ title: '每周出门三次', measure: '每周出门次数', unit: '次', target: 3, baseline: 0, measuredOn: today() });
const goalOf = (answer: Answer): string => (answer.body.goals as unknown as { id: string }[])[0]!.id;
const flagOf = (answer: Answer): string => (answer.body.flags as unknown as { id: string }[]).at(-1)!.id;
const notes = (who: string, of: string): Promise<Answer> => by[who]!('GET', `cases/${of}/notes`);

it('a case from intake to its end, with the outcome against the first measure', async () => {
  const { act, now, id: caseId } = going(await open());
  expect((await act('caseworker', 'assessment', { note: '走访后预估' })).body.status).toBe('assessment');
  expect((await act('caseworker', 'plan', { reviewOn: today(30) })).body.code).toBe('case-without-goal');
  await act('caseworker', 'goals', GOAL());
  expect((await act('caseworker', 'plan', { reviewOn: today(30), note: '计划' })).body.allowedActs).not.toContain('approve-plan');
  expect((await act('caseworker', 'plan-approval')).status).toBe(403);
  expect((await act('supervisor', 'plan-return', { note: '目标太大' })).body.status).toBe('assessment');
  await act('caseworker', 'plan', { reviewOn: today(30) });
  expect((await act('supervisor', 'plan-approval')).body).toMatchObject({ status: 'in_progress', role: 'supervisor' });
  await act('caseworker', 'sessions', { kind: 'home_visit', heldOn: today(), minutes: 60, note: '谈得很好' });
  expect((await act('caseworker', 'sessions', { kind: 'phone', heldOn: today(1), minutes: 5 })).body.code).toBe('case-day-ahead');
  await act('supervisor', 'supervisions', { heldOn: today(), minutes: 30, note: '放慢一点' });
  await act('caseworker', 'review');
  expect((await act('caseworker', 'closure', { reason: 'goals_reached' })).body.code).toBe('case-goal-unmeasured');
  await act('caseworker', `goals/${goalOf(now())}/measurements`, { value: 3, measuredOn: today() });
  const closed = await act('caseworker', 'closure', { reason: 'goals_reached', note: '结案' });
  expect(closed.body).toMatchObject({ status: 'closed', closingReason: 'goals_reached', goals: [{ target: 3, measurements: [{ value: 0 }, { value: 3 }] }], sessions: [{ minutes: expect.any(Number) }, {}], allowedActs: ['note'] });
  const read = (await notes('supervisor', caseId)).body.notes as unknown as { about: string; text: string }[];
  expect(read.map(({ about }) => about).sort()).toEqual(['assessment', 'ending', 'intake', 'plan', 'session', 'supervision', 'supervision'].sort());
  // A person has one open case at a time; when it has ended, another may be opened.
  const { id: personId } = closed.body.person as unknown as { id: string };
  const again = await Promise.all([1, 2, 3].map(() => by.caseworker!('POST', 'cases', { personId, ...NOTE })));
  expect(again.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect((await by.colleague!('POST', 'cases', { personId, ...NOTE })).body.code).toBe('case-open-already');
});

describe('confidential notes', () => {
  it('are read by the caseworker and the supervisor and by no other role; every opening stands in the trail', async () => {
    const { id: caseId } = going(await open());
    for (const [who, expected] of Object.entries({ caseworker: 200, supervisor: 200, colleague: 404, otherSupervisor: 403, admin: 403, officer: 403, coordinator: 403, volunteer: 403, system_admin: 403, security_admin: 403, auditor: 403 })) {
      const answer = await notes(who, caseId);
      expect([who, answer.status, answer.text.includes(MARK)]).toEqual([who, expected, expected === 200]);
      expect((await by[who]!('GET', `cases/${caseId}`)).text).not.toContain(MARK);
      expect((await by[who]!('GET', 'cases')).text).not.toContain(MARK);
    }
    expect(await api.owner.query(`SELECT actor_id FROM platform.audit_entry WHERE resource = 'case-note' AND subject_id = $1 ORDER BY at`, [caseId])).toEqual([{ actor_id: by.caseworker!.userId }, { actor_id: by.supervisor!.userId }]);
    expect((await by.auditor!('GET', 'audit-entries?perPage=100')).text).not.toContain(MARK);
  });

  it('PostgreSQL shows a note to nobody who has not said who reads, and to nobody else whatever their scope', async () => {
    const { id: caseId } = going(await open());
    const pool = await api.app.get(Database).pool.connect();
    const seen = async (member: string, supervisor: string): Promise<number> => {
      await pool.query(`BEGIN; SELECT set_config('yizhu.divisions', '{${COUNTY}}', true), set_config('yizhu.county', '${COUNTY}', true), set_config('casework.member', '${member}', true), set_config('casework.supervisor', '${supervisor}', true)`);
      const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM casework.note WHERE case_id = $1', [caseId]);
      await pool.query('ROLLBACK');
      return rows[0]!.n;
    };
    try {
      expect([await seen('', ''), await seen(by.colleague!.memberId!, by.otherSupervisor!.userId), await seen(by.caseworker!.memberId!, ''), await seen('', by.supervisor!.userId)]).toEqual([0, 0, 1, 1]);
      await expect(pool.query('UPDATE casework.note SET about = about')).rejects.toThrow(/permission denied/);
    } finally {
      pool.release(true);
    }
    const all = JSON.stringify(await api.owner.query('SELECT n::text FROM casework.note n'));
    expect(all).not.toContain(MARK);
  });

  it('neither the dossier’s timeline, an export, nor the person’s copy holds them; the copy says that there is a case', async () => {
    const { home, person } = await client();
    const opened = await by.caseworker!('POST', 'cases', { personId: person, ...NOTE });
    await api.settle();
    for (const path of [`households/${home}`, `households/${home}/timeline`, `recipients/${person}`, 'recipients?perPage=100']) expect([path, (await by.officer!('GET', path)).text.match(new RegExp(`${MARK}|${String(opened.body.number)}`))]).toEqual([path, null]);
    const { body } = await by.officer!('GET', `recipients/${person}`);
    const copy = await by.officer!('POST', `recipients/${person}/copies`, { format: 'json', askedBy: 'self', identifiedBy: 'id_card', reason: '本人申请' }, { version: body.version as unknown as number });
    const text = copy.bytes.toString('utf8');
    expect([copy.status < 300, text.includes(MARK), text.includes(String(opened.body.number))]).toEqual([true, false, true]);
    expect((await api.owner.query(`SELECT payload::text FROM platform.outbox_event WHERE type LIKE 'casework.%'`) as { payload: string }[]).filter(({ payload }) => payload.includes(person) || payload.includes(home))).toEqual([]);
  });

  it('go with a case to who takes it on; who had it reads them no longer, nor the case', async () => {
    const { act, id: caseId } = going(await open());
    expect((await act('supervisor', 'transfer', { memberId: newId(), ...NOTE })).body.code).toBe('caseworker-unknown');
    expect((await act('supervisor', 'transfer', { memberId: by.coordinator!.memberId, ...NOTE })).body.code).toBe('caseworker-unknown');
    expect((await act('supervisor', 'transfer', { memberId: by.colleague!.memberId, ...NOTE })).status).toBe(200);
    expect([(await notes('colleague', caseId)).status, (await notes('caseworker', caseId)).status, (await by.caseworker!('GET', `cases/${caseId}`)).status]).toEqual([200, 404, 404]);
    // A supervisor who takes it up reads from then on, and who had it no longer.
    expect((await act('otherSupervisor', 'supervisor')).status).toBe(200);
    expect([(await notes('otherSupervisor', caseId)).status, (await notes('supervisor', caseId)).status]).toEqual([200, 403]);
  });
});

it('a supervisor of an organisation hands a case on to another’s social worker, and sees it no longer', async () => {
  const [{ id: organisationId }] = (await api.owner.query('SELECT id FROM partners.organisation ORDER BY id LIMIT 1')) as [{ id: string }];
  const worker = await api.signIn('social_worker', 'division', [XUNZHONG], { roles: ['social_worker'], villages: [], organisationId });
  const supervisor = await api.signIn('casework_supervisor', 'organisation', [organisationId]);
  const opened = await worker('POST', 'cases', { personId: (await client()).person, ...NOTE });
  const path = `cases/${id(opened)}`;
  expect((await supervisor('POST', `${path}/supervisor`, {}, { version: 1 })).status).toBe(200);
  const handed = await supervisor('POST', `${path}/transfer`, { memberId: by.caseworker!.memberId, ...NOTE }, { version: 2 });
  expect([handed.status, (handed.body.caseworker as unknown as { id: string }).id]).toEqual([200, by.caseworker!.memberId]);
  expect([(await supervisor('GET', path)).status, (await worker('GET', path)).status, (await notes('caseworker', id(opened))).status]).toEqual([404, 404, 200]);
});

describe('a danger', () => {
  it('is told to nobody who does not read the notes; its path must be gone before the case ends, and the supervisor lowers it', async () => {
    const { act, now, id: caseId } = going(await open());
    await act('caseworker', 'risk-flags', { risk: 'abuse', ...NOTE });
    const flag = `risk-flags/${flagOf(now())}`;
    expect((await by.admin!('GET', `cases/${caseId}`)).body).toMatchObject({ flagsOpen: 1, flags: [], stepDueAt: expect.any(String), allowedActs: [] });
    expect((await by.admin!('GET', `cases/${caseId}`)).text).not.toMatch(/abuse|raise-flag/);
    for (const how of ['withdrawal', 'referral']) expect((await act('caseworker', how, NOTE)).body.code).toBe('case-flag-open');
    expect((await act('caseworker', `${flag}/steps`, { step: 'tell_supervisor' })).body.code).toBe('case-not-supervisor');
    expect((await act('supervisor', `${flag}/lowering`, NOTE)).body.code).toBe('case-steps-open');
    await act('supervisor', `${flag}/steps`, { step: 'tell_supervisor' });
    // Twice at once is done once.
    const twice = await Promise.all([1, 2].map(() => by.caseworker!('POST', `cases/${caseId}/${flag}/steps`, { step: 'report', note: '已报派出所' }, { version: version(now()) })));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 412]);
    const more = going(await by.caseworker!('GET', `cases/${caseId}`));
    await more.act('caseworker', `${flag}/steps`, { step: 'safety_plan' });
    expect((await more.act('caseworker', `${flag}/lowering`, NOTE)).status).toBe(403);
    expect((await more.act('supervisor', `${flag}/lowering`, NOTE)).body).toMatchObject({ flagsOpen: 0, stepDueAt: null });
    expect((await more.act('caseworker', 'withdrawal', NOTE)).body.status).toBe('withdrawn');
  });

  it('a step that is overdue goes up the line once', async () => {
    const { act, now } = going(await open());
    await act('caseworker', 'risk-flags', { risk: 'self_harm', ...NOTE });
    const look = (): Promise<number> => api.asSystem(() => api.app.get(Cases).escalate());
    const told = async (): Promise<number> => ((await api.owner.query(`SELECT count(*)::int AS n FROM platform.outbox_event WHERE type = 'casework.case-step-overdue' AND subject_id = $1`, [id(now())])) as [{ n: number }])[0].n;
    await look();
    expect(await told()).toBe(0);
    api.clock.set(new Date(Date.now() + 3 * HOUR));
    await Promise.all([look(), look()]);
    await look();
    expect(await told()).toBe(1);
  });
});

/** Route and a body that is well-formed, by act. */
const ROUTES: Record<CaseAct, [path: string, body: () => object]> = {
  assess: ['assessment', () => ({})], 'set-goal': ['goals', GOAL], measure: [`goals/${newId()}/measurements`, () => ({ value: 1, measuredOn: today() })], plan: ['plan', () => ({ reviewOn: today(9) })], 'approve-plan': ['plan-approval', () => ({})], 'return-plan': ['plan-return', () => NOTE],
  'record-session': ['sessions', () => ({ kind: 'phone', heldOn: today(), minutes: 5 })], 'record-supervision': ['supervisions', () => ({ heldOn: today(), minutes: 5, ...NOTE })], review: ['review', () => ({})], resume: ['resumption', () => ({ reviewOn: today(9) })], close: ['closure', () => ({ reason: 'other' })],
  withdraw: ['withdrawal', () => NOTE], refer: ['referral', () => NOTE], supervise: ['supervisor', () => ({})], transfer: ['transfer', () => ({ memberId: by.colleague!.memberId, ...NOTE })], 'raise-flag': ['risk-flags', () => ({ risk: 'neglect', ...NOTE })], 'finish-step': [`risk-flags/${newId()}/steps`, () => ({ step: 'report' })],
  'lower-flag': [`risk-flags/${newId()}/lowering`, () => NOTE], note: ['notes', () => NOTE],
};

it('every act that is not theirs, or not for now, is refused to every role in every state, and changes nothing', async () => {
  const start = await open();
  const caseId = id(start);
  const before = async (): Promise<string> => JSON.stringify(await api.owner.query('SELECT c::text, (SELECT count(*) FROM casework.note) AS notes FROM casework.case_file c WHERE id = $1', [caseId]));
  let refused = 0;
  for (const state of CASE_STATES) {
    await api.owner.query(`UPDATE casework.case_file SET status = $2 WHERE id = $1`, [caseId, state]);
    const was = await before();
    for (const who of Object.keys(by))
      for (const act of CASE_ACTS) {
        const role = who === 'caseworker' || who === 'supervisor' ? ACTS_OF[who] : who === 'otherSupervisor' ? ['supervise'] : [];
        if ((role as readonly string[]).includes(act) && allowedFrom(act).includes(state)) continue;
        const [path, body] = ROUTES[act];
        const { status } = await by[who]!('POST', `cases/${caseId}/${path}`, body(), { version: version(start) });
        expect([state, who, act, status, [403, 404, 409].includes(status)]).toEqual([state, who, act, status, true]);
        refused++;
      }
    expect(await before()).toBe(was);
  }
  expect(refused).toBeGreaterThan(1_500);
}, 120_000);

it('bad input is told what is wrong with it', async () => {
  const { act, id: caseId } = going(await open());
  for (const [path, body] of [['goals', { ...GOAL(), target: 'x' }], ['goals', { ...GOAL(), measuredOn: '2026-02-30' }], ['sessions', { kind: 'supervision', heldOn: today(), minutes: 5 }], ['sessions', { kind: 'phone', heldOn: today(), minutes: 0 }], ['risk-flags', { risk: 'weather', note: 'x' }], ['risk-flags', { risk: 'abuse', note: '   ' }], ['notes', { note: 'x'.repeat(5_001) }]] as const)
    expect([path, (await act('caseworker', path, body)).status]).toEqual([path, 400]);
  expect((await by.caseworker!('GET', `cases/${caseId}/notes?page=0`)).status).toBe(400);
  expect((await by.caseworker!('POST', 'cases', { personId: newId(), ...NOTE })).status).toBe(404);
  expect((await by.caseworker!('POST', `cases/${caseId}/assessment`, {}, { version: 1 })).status).toBe(412);
});
