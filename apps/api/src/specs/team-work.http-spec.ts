import { LONGXUN, OTHER_VILLAGE, TestApi, XUNZHONG, XUNZHONG_VILLAGE, household, type Answer, type Caller } from '../testing/test-api.js';
import { VolunteerApplications } from '@yizhu/teams';

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
beforeEach(() => api.clock.set(new Date()));
afterAll(() => api.stop());

type Row = Record<string, never> & { id: string; version: number };
const rows = ({ body }: Answer): Row[] => body.data as unknown as Row[];
const idOf = ({ body }: Answer): string => body.id as unknown as string;
const codes = (answers: Answer[]): unknown[] => answers.map(({ status, body }) => (status < 300 ? status : body.code));
const at = (hours: number): string => new Date(api.clock.now().getTime() + hours * 3_600_000).toISOString();
const online = (body: object): Promise<Answer> => api.call('POST', 'volunteer-applications/online', body);

describe('volunteers apply', () => {
  const applying = { name: '林小梅', phone: '139 0000 1234', divisionCode: XUNZHONG, skills: ['tutoring'], words: '周末有空' };

  it('without an account, and twice is once; whoever asks learns nothing of others', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => online(applying)));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(Array.from({ length: 3 }, () => [200, { received: true }]));
    expect(rows(await officer('GET', 'volunteer-applications?status=submitted'))).toHaveLength(1);
    expect(rows(await stranger('GET', 'volunteer-applications'))).toEqual([]);
    expect(codes([await online({ ...applying, phone: '12' + '345678' }), await online({ ...applying, divisionCode: '999999' }), await online({ ...applying, name: ' \u200b' }), await officer('POST', 'volunteer-applications', applying)])).toEqual(['applicant-phone-wrong', 'division-unknown', 'applicant-name-wrong', 'application-waits']);
  });

  it('are checked and then taken into the team, however many approve at once', async () => {
    const [row] = rows(await officer('GET', 'volunteer-applications'));
    const path = `volunteer-applications/${row!.id}`;
    expect(JSON.stringify(row)).not.toContain('13900001234');
    expect(codes([await officer('POST', `${path}/approval`, {}, { version: 1 }), await stranger('POST', `${path}/check`, { note: 'x' }, { version: 1 }), await officer('POST', `${path}/check`, { note: '核对了身份和技能' }, { version: 1 })])).toEqual(['act-not-allowed', 'not-found', 200]);
    expect((await officer('POST', `${path}/reveals`, { reason: '电话核对' })).body).toEqual({ value: '13900001234' });
    const both = await Promise.all([1, 2].map(() => officer('POST', `${path}/approval`, {}, { version: 2 })));
    expect(codes(both).sort()).toEqual([200, 'stale']);
    const memberId = both.find(({ status }) => status === 200)!.body.memberId as unknown as string;
    expect((await officer('GET', `team-members/${memberId}`)).body).toMatchObject({ name: '林小梅', roles: ['volunteer'], skills: ['tutoring'], phoneMasked: '139****1234', status: 'active' });
  });

  it('or are declined with the reason, and their telephone is forgotten after ninety days', async () => {
    const made = await officer('POST', 'volunteer-applications', { ...applying, name: '陈某', phone: '13900005678' });
    const path = `volunteer-applications/${idOf(made)}`;
    expect((await officer('POST', `${path}/declination`, { reason: '年龄未满' }, { version: 1 })).body).toMatchObject({ status: 'declined', reason: '年龄未满', allowedActs: [] });
    const forget = (): Promise<number> => api.asSystem(() => api.app.get(VolunteerApplications).forget());
    expect(await forget()).toBe(0);
    api.clock.advance(91 * 24 * 60);
    expect(await forget()).toBe(1);
    expect((await officer('POST', `${path}/reveals`, { reason: '再看看' })).body.code).toBe('applicant-forgotten');
  });
});

describe('a member who leaves', () => {
  const orderOf = async (): Promise<{ order: string; person: string; household: string }> => {
    const home = (await officer('POST', 'households', household())).body as unknown as { id: string; members: { id: string }[] };
    const asked = await officer('POST', 'help-requests', { personId: home.members[0]!.id, channel: 'phone', source: 'self', summary: '买药', needs: [{ dimension: 'health', description: '代买药' }] });
    await officer('POST', `help-requests/${idOf(asked)}/triage`, { urgency: 'normal' }, { version: 1 });
    const [{ id: item }] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as [{ id: string }];
    const order = idOf(await officer('POST', 'service-orders', { helpRequestId: idOf(asked), needId: (asked.body.needs as unknown as { id: string }[])[0]!.id, serviceItemId: item }));
    return { order, person: home.members[0]!.id, household: home.id };
  };
  /** Everything in the house that still stands with a member. */
  const leftBehind = async (member: string): Promise<unknown> => {
    const counts = await api.owner.query(
      `SELECT (SELECT count(*) FROM assistance.service_order WHERE member_id = $1 AND status NOT IN ('delivered','verified','closed','cancelled','failed')) + (SELECT count(*) FROM assistance.offer WHERE member_id = $1 AND status = 'pending') + (SELECT count(*) FROM assistance.visit WHERE member_id = $1 AND status = 'open')
        + (SELECT count(*) FROM casework.case_file WHERE caseworker_id = $1 AND closed_at IS NULL) + (SELECT count(*) FROM assistance.feedback_follow_up WHERE owner_id = $1 AND status = 'open') + (SELECT count(*) FROM recipients.monitoring_alert WHERE assignee_id = $1 AND status IN ('assigned','verified')) + (SELECT count(*) FROM teams.responsibility WHERE member_id = $1 AND until IS NULL)
        + (SELECT count(*) FROM teams.team WHERE leader_id = $1 AND status = 'active') + (SELECT count(*) FROM teams.team_membership WHERE member_id = $1 AND until IS NULL) + (SELECT count(*) FROM teams.duty WHERE member_id = $1 AND removed_at IS NULL AND ends_at > now())
        + (SELECT count(*) FROM teams.participation p JOIN teams.shift s ON s.id = p.shift_id WHERE p.member_id = $1 AND p.withdrawn_at IS NULL AND p.checked_out_at IS NULL AND s.starts_at > now()) AS n`,
      [member],
    );
    return Number((counts as [{ n: string }])[0].n);
  };

  it('has nothing left: orders, offers, villages, a team, duty, follow-ups and alerts go to who takes over, in one act', async () => {
    const leaver = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE, OTHER_VILLAGE], skills: ['nursing'] });
    const [member, next] = [leaver.memberId!, await api.addMember({ roles: ['social_worker'], villages: [] , name: '接手人' })];
    const [accepted, offered, visited] = [await orderOf(), await orderOf(), await orderOf()];
    for (const { order } of [accepted, offered, visited]) expect((await officer('POST', `service-orders/${order}/offers`, { memberId: member }, { version: 1 })).status).toBe(201 - 1);
    for (const { order } of [accepted, visited]) await leaver('POST', `service-orders/${order}/acceptance`, {}, { version: 2 });
    const visit = await leaver('POST', 'visits', { householdId: visited.household, orderId: visited.order, kind: 'phone' });
    expect((await officer('POST', 'teams', { name: '先锋助困队', divisionCode: XUNZHONG, leaderId: member, partyBranch: '机关党支部', members: [{ memberId: member, pioneerPost: '政策宣传岗' }] })).status).toBe(201);
    expect((await officer('POST', 'duties', { divisionCode: XUNZHONG, memberId: member, startsAt: at(10), endsAt: at(22) })).status).toBe(201);
    await api.owner.query(`INSERT INTO recipients.monitoring_alert (id, county_code, division_code, version, rule_id, rule_version, kind, household_id, subject_id, head_name, period, figures, status, assignee_id, assignee_name, raised_at) VALUES (uuidv7(), '350526', $2, 1, uuidv7(), 1, 'visit_overdue', $3, $3, '林', '2026', '{}', 'assigned', $1, '离', now())`, [member, XUNZHONG_VILLAGE, accepted.household]);
    await api.owner.query(`WITH f AS (INSERT INTO assistance.feedback (id, county_code, division_code, order_id, order_number, item_id, item_name, household_id, person_name, score, given_by, given_at) VALUES (uuidv7(), '350526', $2, uuidv7(), 'GD-1', uuidv7(), 'x', uuidv7(), '林', 1, 'self', now()) RETURNING *)
      INSERT INTO assistance.feedback_follow_up (id, county_code, division_code, version, feedback_id, status, opened_at, due_at, owner_id, owner_name) SELECT uuidv7(), county_code, division_code, 1, id, 'open', now(), now() + interval '3 days', $1, '离' FROM f`, [member, XUNZHONG_VILLAGE]);

    const open = (await officer('GET', `team-members/${member}/open-work`)).body as unknown as { total: number; kinds: { kind: string; total: number }[] };
    expect(Object.fromEntries(open.kinds.map(({ kind, total }) => [kind, total]))).toEqual({ open_visit: 1, help_request: 3, service_order: 2, pending_offer: 1, follow_up: 1, alert: 1, responsibility: 2, team_led: 1, duty: 1 });
    const record = (await officer('GET', `team-members/${member}`)).body as unknown as Row & Record<string, unknown>;
    const leave = (body: object, version = record.version): Promise<Answer> => officer('POST', `team-members/${member}/leaving`, { reason: '调离', ...body }, { version });
    expect(codes([await leave({ successorId: next }), await leave({ successorId: next }, 9), await stranger('POST', `team-members/${member}/leaving`, { reason: 'x' }, { version: 1 })])).toEqual(['work-ends-first', 'stale', 'not-found']);
    const file = `INSERT INTO casework.case_file (id, county_code, division_code, version, number, person_id, person_name, household_id, head_name, status, caseworker_id, caseworker_name, goals, flags, flags_open, opened_at) SELECT uuidv7(), '350526', $2, 1, 'GA-T', uuidv7(), '林', uuidv7(), '林', 'intake', $1, '离', '[]', '[]', 0, now()`;
    await api.owner.query(file, [member, XUNZHONG_VILLAGE]);
    await leaver('POST', `visits/${idOf(visit)}/check-out`, { personsSeen: [visited.person] }, { version: 1 });
    // A case is its supervisor's to hand on, for what was noted of it.
    expect((await leave({ successorId: next })).body.code).toBe('work-ends-first');
    await api.owner.query(`UPDATE casework.case_file SET caseworker_id = uuidv7() WHERE caseworker_id = $1`, [member]);
    expect(codes([await leave({}), await leave({ successorId: member }), await officer('PUT', `team-members/${member}`, { name: '陈秀英', roles: ['coordinator'], divisionCode: XUNZHONG, villages: [XUNZHONG_VILLAGE], status: 'inactive' }, { version: record.version })])).toEqual(['successor-missing', 'successor-unknown', 'work-left-behind']);
    expect(await leftBehind(member)).toBe(11);
    const both = await Promise.all([1, 2].map(() => leave({ successorId: next })));
    expect(codes(both).sort()).toEqual([200, 'stale']);
    expect(await leftBehind(member)).toBe(0);
    const has = ((await officer('GET', `team-members/${next}/open-work`)).body as unknown as { kinds: { kind: string; total: number }[] }).kinds;
    expect(Object.fromEntries(has.map(({ kind, total }) => [kind, total]))).toEqual({ help_request: 3, service_order: 2, follow_up: 1, alert: 1, responsibility: 2, team_led: 1, duty: 1 });
    expect((await officer('GET', `service-orders/${offered.order}`)).body).toMatchObject({ status: 'planned' });
    expect((await officer('GET', `team-members/${next}`)).body.roles).toEqual(['social_worker', 'coordinator']);
    // Nothing new comes to who has left.
    expect((await officer('POST', `service-orders/${offered.order}/offers`, { memberId: member }, { version: 3 })).status).toBeGreaterThanOrEqual(400);
    expect(codes([await leave({ successorId: next }, 2)])).toEqual(['member-inactive']);
  });
});

describe('the team', () => {
  it('certificates are warned about thirty days before they end, and when they have ended', async () => {
    const member = await api.addMember({ roles: ['volunteer'], villages: [] });
    const day = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
    const add = (title: string, expiresOn?: string): Promise<Answer> => officer('POST', `team-members/${member}/certificates`, { title, ...(expiresOn ? { expiresOn } : {}) });
    const [old] = [await add('急救员', day(-3)), await add('养老护理员', day(20)), await add('社工师', day(200)), await add('驾驶证')];
    const due = async (who: Caller): Promise<unknown> => rows(await who('GET', 'member-certificates?expiring=true')).map((row) => [row.title, row.state]);
    expect(await due(officer)).toEqual([['急救员', 'expired'], ['养老护理员', 'expiring']]);
    expect(await due(stranger)).toEqual([]);
    expect(rows(await officer('GET', `member-certificates?memberId=${member}`))).toHaveLength(4);
    expect(codes([await stranger('POST', `member-certificates/${idOf(old!)}/removal`), await officer('POST', `member-certificates/${idOf(old!)}/removal`), await officer('POST', `member-certificates/${idOf(old!)}/removal`), await officer('POST', `team-members/${member}/certificates`, { title: 'x', issuedOn: day(2), expiresOn: day(1) })])).toEqual(['not-found', 200, 'not-found', 'certificate-days-wrong']);
    expect(await due(officer)).toEqual([['养老护理员', 'expiring']]);
  });

  it('when a member can is kept, week by week', async () => {
    const made = await officer('POST', 'team-members', { name: '王强', roles: ['volunteer'], divisionCode: XUNZHONG, villages: [], availability: [{ weekday: 6, starts: '09:00', ends: '17:00' }] });
    expect(made.body.availability).toEqual([{ weekday: 6, starts: '09:00', ends: '17:00' }]);
    expect((await officer('POST', 'team-members', { name: '王强', roles: ['volunteer'], divisionCode: XUNZHONG, villages: [], availability: [{ weekday: 8, starts: '9', ends: '17:00' }] })).status).toBe(400);
  });

  it('of a place one is on duty at a time, however many enter the roster at once; an emergency names who it is', async () => {
    const member = await api.addMember({ roles: ['coordinator'], villages: [], name: '值班人' });
    const put = (from: number, to: number, divisionCode = '350526'): Promise<Answer> => admin('POST', 'duties', { divisionCode, memberId: member, startsAt: at(from), endsAt: at(to), note: '夜班' });
    expect(codes(await Promise.all([1, 2, 3].map(() => put(-1, 11)))).sort()).toEqual([201, 'duty-clashes', 'duty-clashes']);
    expect(codes([await put(12, 100), await officer('POST', 'duties', { divisionCode: '350526', memberId: member, startsAt: at(200), endsAt: at(201) })])).toEqual(['duty-times-wrong', 'division-unknown']);
    expect(rows(await stranger('GET', 'duties')).filter((row) => row.now).map((row) => (row.member as unknown as { name: string }).name)).toEqual(['值班人']);
    const home = (await officer('POST', 'households', household())).body as unknown as { members: { id: string }[] };
    const asked = await officer('POST', 'help-requests', { personId: home.members[0]!.id, channel: 'phone', source: 'self', summary: '摔倒', needs: [{ dimension: 'health', description: '送医' }] });
    await officer('POST', `help-requests/${idOf(asked)}/triage`, { urgency: 'emergency' }, { version: 1 });
    await api.settle();
    expect(JSON.stringify((await officer('GET', `help-requests/${idOf(asked)}`)).body.history)).toContain('值班人');
    const [duty] = rows(await admin('GET', 'duties'));
    expect(codes([await stranger('POST', `duties/${duty!.id}/removal`), await admin('POST', `duties/${duty!.id}/removal`)])).toEqual(['not-found', 200]);
  });

  it('who was trained, and with what result; and the next fourteen days of each', async () => {
    const member = await api.addMember({ roles: ['coordinator'], villages: [XUNZHONG_VILLAGE], name: '忙人' });
    const made = await officer('POST', 'trainings', { title: '照护技能', divisionCode: XUNZHONG, startsAt: at(48), endsAt: at(50) });
    const path = `trainings/${idOf(made)}/attendances`;
    const put = (attendance: object, version: number): Promise<Answer> => officer('PUT', path, { attendances: [{ memberId: member, ...attendance }] }, { version });
    expect(codes([await put({ attended: true }, 1), await put({ result: 'passed' }, 1), await put({}, 7), await put({}, 1)])).toEqual(['training-not-begun', 'result-without-attendance', 'stale', 200]);
    await officer('POST', 'duties', { divisionCode: XUNZHONG, memberId: member, startsAt: at(72), endsAt: at(80) });
    const load = rows(await officer('GET', 'workload?perPage=100')).find((row) => (row.member as unknown as { id: string }).id === member)! as unknown as { days: number[]; kinds: Record<string, number>; total: number };
    expect([load.days.length, load.kinds.training, load.kinds.duty, load.total === load.days.reduce((sum, n) => sum + n, 0)]).toEqual([14, 1, 1, true]);
    expect(rows(await stranger('GET', 'workload')).map((row) => row.id)).not.toContain(member);
    api.clock.advance(49 * 60);
    expect((await put({ attended: true, result: 'passed' }, 2)).body).toMatchObject({ status: 'held', attendances: [{ attended: true, result: 'passed' }] });
  });
});
