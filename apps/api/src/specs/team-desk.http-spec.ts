import { LONGXUN, OTHER_VILLAGE, PASSWORD, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** When members can and can't, which villages nobody answers for, and what becomes of the account of somebody who leaves. */
let api: TestApi;
let admin: Caller;
let officer: Caller;
let stranger: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
});
afterAll(() => api.stop());

type Row = Record<string, never> & { id: string; version: number };
const rows = ({ body }: Answer): Row[] => body.data as unknown as Row[];
const idOf = ({ body }: Answer): string => body.id as unknown as string;
const codes = (answers: Answer[]): unknown[] => answers.map(({ status, body }) => (status < 300 ? status : body.code));
const DAY = 86_400_000;
const day = (n: number): string => new Date(Date.now() + 8 * 3_600_000 + n * DAY).toISOString().slice(0, 10);
const villages = async (who: Caller, member: string): Promise<string[]> => ((await who('GET', `team-members/${member}`)).body.villages as unknown as { code: string }[]).map(({ code }) => code);
const named = (name: string, rest: object = {}): object => ({ name, roles: ['volunteer'], divisionCode: XUNZHONG, villages: [], ...rest });

describe('when a member can', () => {
  it('is kept as a week in its order and as days away, and what contradicts itself is refused at its field', async () => {
    const made = await officer('POST', 'team-members', named('王强', { availability: [{ weekday: 6, starts: '14:00', ends: '17:00' }, { weekday: 2, starts: '09:00', ends: '12:00' }], away: [{ from: day(20), until: day(25) }, { from: day(3), until: day(3) }] }));
    expect(made.body).toMatchObject({ availability: [{ weekday: 2 }, { weekday: 6 }], away: [{ from: day(3), until: day(3) }, { from: day(20), until: day(25) }] });
    const wrong = await Promise.all([
      { availability: [{ weekday: 1, starts: '12:00', ends: '09:00' }] }, { availability: [{ weekday: 1, starts: '09:00', ends: '12:00' }, { weekday: 1, starts: '11:59', ends: '13:00' }] },
      { away: [{ from: day(2), until: day(1) }] }, { away: [{ from: day(1), until: day(400) }] }, { away: [{ from: day(1), until: day(4) }, { from: day(4), until: day(5) }] },
      { away: [{ from: '2026-02-30', until: '2026-03-01' }] }, { away: Array.from({ length: 21 }, (_, n) => ({ from: day(n), until: day(n) })) }, { away: [{ from: day(1), until: day(1), why: '住院' }] },
    ].map((body) => officer('PUT', `team-members/${idOf(made)}`, named('王强', body), { version: 1 })));
    expect(wrong.map(({ status, body }) => [status, body.code, ...Object.keys((body.errors as object | undefined) ?? {})]).slice(0, 5)).toEqual([[422, 'availability-hours-wrong', 'availability'], [422, 'availability-hours-wrong', 'availability'], [422, 'away-days-wrong', 'away'], [422, 'away-days-wrong', 'away'], [422, 'away-days-wrong', 'away']]);
    expect(wrong.slice(5).map(({ status }) => status)).toEqual([400, 400, 400]);
    expect((await officer('GET', `team-members/${idOf(made)}`)).body.version).toBe(1);
    expect(codes(await Promise.all([1, 2].map((n) => officer('PUT', `team-members/${idOf(made)}`, named('王强', { away: [{ from: day(n), until: day(n) }] }), { version: 1 })))).sort()).toEqual([200, 'stale']);
    expect(codes([await stranger('PUT', `team-members/${idOf(made)}`, named('王强'), { version: 2 })])).toEqual(['not-found']);
  });

  it('nobody is put on the roster of a day on which they are away, nor asked to go anywhere', async () => {
    const member = idOf(await officer('POST', 'team-members', named('外出人', { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE], away: [{ from: day(0), until: day(2) }] })));
    const duty = (from: number, hours: number): Promise<Answer> => officer('POST', 'duties', { divisionCode: XUNZHONG, memberId: member, startsAt: `${day(from)}T12:00:00.000Z`, endsAt: new Date(Date.parse(`${day(from)}T12:00:00Z`) + hours * 3_600_000).toISOString() });
    expect(codes([await duty(2, 1), await duty(-1, 30), await duty(3, 10)])).toEqual(['member-away', 'member-away', 201]);
    const { TeamsReader } = await import('@yizhu/teams');
    const reader = api.app.get(TeamsReader);
    const asked = async (): Promise<boolean[]> => api.asSystem(async () => [await reader.helpersFor(XUNZHONG_VILLAGE), await reader.whoMayBeSent()].map((all) => all.some(({ id }) => id === member)));
    expect(await asked()).toEqual([false, false]);
    await officer('PUT', `team-members/${member}`, named('外出人', { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE], away: [{ from: day(1), until: day(2) }] }), { version: 1 });
    expect(await asked()).toEqual([true, true]);
  });
});

describe('coverage', () => {
  interface Coverage { villages: number; uncovered: number; townships: { code: string; name: string; villages: number; uncovered: number }[] }
  const coverage = async (who: Caller): Promise<Coverage> => (await who('GET', 'coverage')).body as unknown as Coverage;
  const gaps = async (who: Caller): Promise<string[]> => rows(await who('GET', 'coverage-gaps?perPage=500')).map((place) => place.code as unknown as string);

  it('tells by township how many villages nobody answers for, of the caller’s area; the list names the same', async () => {
    const [all, own] = [await coverage(admin), await coverage(officer)];
    expect(all.townships.length).toBeGreaterThan(10);
    expect([all.villages, all.uncovered]).toEqual([all.townships.reduce((sum, { villages: n }) => sum + n, 0), all.townships.reduce((sum, { uncovered }) => sum + uncovered, 0)]);
    expect(own.townships.map(({ code }) => code)).toEqual([XUNZHONG]);
    expect(own.uncovered).toBe((await gaps(officer)).length);
    expect((await gaps(admin)).length).toBe(all.uncovered);
  });

  it('a coordinator takes on villages beside those they have; twice is once, and two at once lose none', async () => {
    const member = idOf(await officer('POST', 'team-members', named('接村人', { roles: ['coordinator'] })));
    const before = await gaps(officer);
    const [first, second, third] = before as [string, string, string];
    const take = (who: Caller, codesOf: string[]): Promise<Answer> => who('POST', `team-members/${member}/villages`, { villages: codesOf });
    expect(codes(await Promise.all([take(officer, [first]), take(officer, [second]), take(officer, [first])]))).toEqual([200, 200, 200]);
    expect(await villages(officer, member)).toEqual([first, second].sort());
    expect((await officer('GET', `team-members/${member}`)).body.version).toBe(3);
    expect(await gaps(officer)).toEqual(before.slice(2));
    expect((await coverage(officer)).uncovered).toBe(before.length - 2);
    // Outside their area, unknown, too many; somebody who is no coordinator, or not theirs to see.
    const volunteer = idOf(await officer('POST', 'team-members', named('志愿者')));
    expect(codes([await take(officer, [`${LONGXUN}001`]), await take(officer, ['350526999999']), await take(stranger, [third]), await officer('POST', `team-members/${volunteer}/villages`, { villages: [third] }), await take(officer, []), await take(officer, ['abc'])])).toEqual(['division-unknown', 'division-unknown', 'not-found', 'not-a-coordinator', 'validation-failed', 'validation-failed']);
    const many = idOf(await admin('POST', 'team-members', named('满员', { roles: ['coordinator'], villages: (await gaps(admin)).slice(0, 60) })));
    expect((await admin('POST', `team-members/${many}/villages`, { villages: [(await gaps(admin))[0]] })).body.code).toBe('villages-too-many');
  });
});

describe('certificates that end', () => {
  it('are a line of today for whoever manages their members, of their area, and for nobody else', async () => {
    const waiting = async (who: Caller): Promise<unknown> => ((await who('GET', 'today')).body.approvals as unknown as { certificates: number }).certificates;
    const coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [] });
    const before = [await waiting(admin), await waiting(officer), await waiting(stranger)];
    expect(before).toEqual([0, 0, 0]);
    for (const [title, expiresOn] of [['急救员', day(-3)], ['养老护理员', day(30)], ['社工师', day(31)], ['驾驶证', undefined]] as const) await officer('POST', `team-members/${coordinator.memberId!}/certificates`, { title, ...(expiresOn ? { expiresOn } : {}) });
    expect([await waiting(admin), await waiting(officer), await waiting(stranger), await waiting(coordinator)]).toEqual([2, 2, 0, 0]);
    expect(rows(await officer('GET', 'member-certificates?expiring=true'))).toHaveLength(2);
  });
});

describe('teams and trainings', () => {
  it('are of the caller’s area; a list tells how many, the record who; who pauses stays of the team and doesn’t join one', async () => {
    const [leader, other] = [await api.addMember({ roles: ['cadre'], villages: [], name: '队长' }), await api.addMember({ roles: ['volunteer'], villages: [], name: '暂停的人' })];
    const body = { name: '浔中先锋队', divisionCode: XUNZHONG, leaderId: leader, partyBranch: '机关党支部', members: [{ memberId: other, pioneerPost: '宣传岗' }] };
    const made = await officer('POST', 'teams', body);
    expect(made.body).toMatchObject({ memberCount: 2, leader: { id: leader }, partyBranch: '机关党支部' });
    const [listed] = rows(await officer('GET', 'teams')) as unknown as Record<string, unknown>[];
    expect([listed!.memberCount, 'members' in listed!]).toEqual([2, false]);
    expect(rows(await stranger('GET', 'teams'))).toEqual([]);
    expect(codes([await officer('POST', 'teams', { ...body, divisionCode: LONGXUN }), await officer('POST', 'teams', { ...body, divisionCode: '350526' }), await stranger('PUT', `teams/${idOf(made)}`, { ...body, divisionCode: LONGXUN }, { version: 1 })])).toEqual(['division-unknown', 'division-unknown', 'not-found']);
    await officer('PUT', `team-members/${other}`, named('暂停的人', { status: 'inactive' }), { version: 1 });
    const both = await Promise.all(['宣传岗', '帮扶岗'].map((pioneerPost) => officer('PUT', `teams/${idOf(made)}`, { ...body, members: [{ memberId: other, pioneerPost }] }, { version: 1 })));
    expect(codes(both).sort()).toEqual([200, 'stale']);
    expect(codes([await officer('POST', 'teams', { ...body, name: '另一队' })])).toEqual(['member-unknown']);
    const left = await officer('PUT', `teams/${idOf(made)}`, { ...body, members: [] }, { version: 2 });
    expect((left.body.members as unknown as { id: string }[]).map(({ id }) => id)).toEqual([leader]);

    const training = { title: '入户安全', divisionCode: XUNZHONG, startsAt: new Date(Date.now() - 7_200_000).toISOString(), endsAt: new Date(Date.now() - 3_600_000).toISOString() };
    const held = await officer('POST', 'trainings', training);
    await officer('PUT', `trainings/${idOf(held)}/attendances`, { attendances: [{ memberId: leader, attended: true, result: 'passed' }, { memberId: other, attended: false }] }, { version: 1 });
    expect(rows(await officer('GET', 'trainings'))[0]).toMatchObject({ status: 'held', asked: 2, came: 1 });
    expect('attendances' in (rows(await officer('GET', 'trainings'))[0] as object)).toBe(false);
    expect(codes([await officer('POST', 'trainings', { ...training, divisionCode: '350526' }), await stranger('PUT', `trainings/${idOf(held)}`, { ...training, divisionCode: LONGXUN }, { version: 2 })])).toEqual(['division-unknown', 'not-found']);
  });
});

describe('the account of a member who leaves', () => {
  it('is closed with its sessions, in the trail; coming back opens nothing by itself', async () => {
    const leaver = await api.signIn('coordinator', 'division', [OTHER_VILLAGE], { roles: ['coordinator'], villages: [] });
    const other = await api.signIn('coordinator', 'division', [OTHER_VILLAGE], { roles: ['coordinator'], villages: [] });
    const member = leaver.memberId!;
    const account = async (): Promise<string> => ((await api.owner.query('SELECT account FROM identity.app_user WHERE id = $1', [leaver.userId])) as [{ account: string }])[0].account;
    const signIn = async (): Promise<number> => (await api.call('POST', 'auth/sessions', { account: await account(), password: PASSWORD })).status;
    expect([(await leaver('GET', 'me')).status, await signIn()]).toEqual([200, 201]);
    expect((await officer('POST', `team-members/${member}/leaving`, { reason: '调离' }, { version: 1 })).status).toBe(200);
    await api.settle();
    expect([(await leaver('GET', 'me')).status, (await leaver('GET', 'team-members')).status, await signIn()]).toEqual([401, 401, 401]);
    expect((await other('GET', 'me')).status).toBe(200);
    const [{ open, why }] = (await api.owner.query(`SELECT count(*) FILTER (WHERE ended_at IS NULL)::int AS open, array_agg(DISTINCT ended_why) AS why FROM identity.session WHERE user_id = $1`, [leaver.userId])) as [{ open: number; why: string[] }];
    expect([open, why]).toEqual([0, ['member-left']]);
    const trail = (await api.owner.query(`SELECT action, detail FROM platform.audit_entry WHERE resource = 'user' AND subject_id = $1 ORDER BY at DESC LIMIT 1`, [leaver.userId])) as { action: string; detail: object }[];
    expect(trail).toMatchObject([{ action: 'disable', detail: { because: 'member-left', memberId: member } }]);

    // The same event again has no second effect, and a return opens no door.
    const back = (await officer('GET', `team-members/${member}`)).body as unknown as Row;
    expect((await officer('PUT', `team-members/${member}`, named('陈秀英', { roles: ['coordinator'], status: 'active' }), { version: back.version })).body).toMatchObject({ status: 'active', leftAt: null });
    await api.settle();
    expect([(await leaver('GET', 'me')).status, await signIn()]).toEqual([401, 401]);
    // The administrator opens it again, for whoever is then to sign in anew.
    const system = await api.signIn('system_admin');
    const { version } = (await system('GET', `users/${leaver.userId}`)).body as unknown as Row;
    expect((await system('POST', `users/${leaver.userId}/enabling`, {}, { version })).status).toBe(200);
    expect([(await leaver('GET', 'me')).status, await signIn()]).toEqual([401, 201]);
  });

  it('a leaving that is refused closes nothing', async () => {
    const member = await api.signIn('coordinator', 'division', [OTHER_VILLAGE], { roles: ['coordinator'], villages: [OTHER_VILLAGE] });
    expect(codes([await officer('POST', `team-members/${member.memberId!}/leaving`, { reason: '调离' }, { version: 1 })])).toEqual(['successor-missing']);
    await api.settle();
    expect((await member('GET', 'me')).status).toBe(200);
  });
});
