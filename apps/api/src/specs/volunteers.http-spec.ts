import { Participations, Shifts } from '@yizhu/teams';
import { LONGXUN, TestApi, XUNZHONG, type Answer, type Caller } from '../testing/test-api.js';
import { textOf } from '../testing/pdf-text.js';

let api: TestApi;
let officer: Caller;
let stranger: Caller;
let one: Caller;
let other: Caller;
const HOUR = 3_600_000;
const PLACE = { lng: 118.24, lat: 25.49 };
const volunteer = (): Promise<Caller> => api.signIn('volunteer', 'self', [], { roles: ['volunteer'], villages: [] });
beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  [one, other] = [await volunteer(), await volunteer()];
});
beforeEach(() => api.clock.set(new Date()));
afterAll(() => api.stop());

type Row = Record<string, never> & { id: string; state: string; minutes: number | null };
const rows = ({ body }: Answer): Row[] => body.data as unknown as Row[];
const at = (ms: number): string => new Date(api.clock.now().getTime() + ms).toISOString();
const project = (rest: object): Promise<Answer> => officer('POST', 'volunteer-projects', { title: '爱心助餐日', divisionCode: XUNZHONG, ...rest });
/** A project with one shift of two hours; answers the shift's id. */
const shift = async (startsIn: number, { places = 10, ...rest }: { places?: number; position?: object } = {}): Promise<string> => {
  const made = await project({ shifts: [{ startsAt: at(startsIn), endsAt: at(startsIn + 2 * HOUR), places }], ...rest });
  expect(made.status).toBe(201);
  return rows(await officer('GET', `volunteer-projects/${made.body.id as unknown as string}/shifts`))[0]!.id;
};
const signUp = (who: Caller, id: string, memberId = who.memberId): Promise<Answer> => who('POST', `shifts/${id}/participations`, { memberId });
const signedUp = async (who: Caller, id: string): Promise<string> => (await signUp(who, id)).body.id as unknown as string;
const codes = (answers: Answer[]): unknown[] => answers.map(({ status, body }) => (status < 300 ? status : body.code));

describe('sign-up', () => {
  it('one who signs up sees oneself among those who come; the office of the place sees all, another place’s nobody', async () => {
    const id = await shift(24 * HOUR);
    for (const who of [one, other]) expect((await signUp(who, id)).status).toBe(201);
    expect((await signUp(one, id, other.memberId!)).body.code).toBe('member-unknown');
    const seen = async (who: Caller): Promise<string[]> => rows(await who('GET', `shifts/${id}/participations`)).map((row) => (row.member as unknown as { id: string }).id).sort();
    expect([await seen(one), await seen(other), await seen(officer), await seen(stranger)]).toEqual([[one.memberId], [other.memberId], [one.memberId, other.memberId].sort(), []]);
  });

  it('however many come at once, a shift is never fuller than its places; nobody is in it twice', async () => {
    const id = await shift(30 * HOUR, { places: 3 });
    const many = await Promise.all(Array.from({ length: 12 }, () => api.addMember({ roles: ['volunteer'], villages: [] })));
    const answers = await Promise.all(many.map((memberId) => officer('POST', `shifts/${id}/participations`, { memberId })));
    expect(codes(answers).sort()).toEqual([...Array.from({ length: 3 }, () => 201), ...Array.from({ length: 9 }, () => 'shift-full')]);
    const roomy = await shift(40 * HOUR);
    expect(codes(await Promise.all([1, 2, 3].map(() => signUp(one, roomy)))).sort()).toEqual([201, 'already-signed-up', 'already-signed-up']);
    expect((await signUp(one, await shift(41 * HOUR))).body.code).toBe('shift-clashes');
  });

  it('who withdraws leaves the place to somebody else, and may come back; not once it has begun', async () => {
    const id = await shift(50 * HOUR, { places: 1 });
    const mine = await signedUp(one, id);
    expect((await signUp(other, id)).body.code).toBe('shift-full');
    expect((await other('POST', `participations/${mine}/withdrawal`)).body.code).toBe('member-unknown');
    expect((await one('POST', `participations/${mine}/withdrawal`)).body.state).toBe('withdrawn');
    expect(codes([await one('POST', `participations/${mine}/withdrawal`), await signUp(other, id), await signUp(one, id)])).toEqual(['act-not-allowed', 201, 'shift-full']);
    const theirs = rows(await other('GET', `shifts/${id}/participations`))[0]!.id;
    api.clock.advance(51 * 60);
    expect((await other('POST', `participations/${theirs}/withdrawal`)).body.code).toBe('withdrawal-too-late');
  });

  it('nobody signs up for what is over or cancelled; a cancelled project takes its shifts with it', async () => {
    const past = await project({ shifts: [{ startsAt: at(-72 * HOUR), endsAt: at(-70 * HOUR), places: 3 }] });
    expect(past.body.status).toBe('over');
    const over = rows(await one('GET', `volunteer-projects/${past.body.id as unknown as string}/shifts`))[0]!.id;
    const ahead = await project({ shifts: [60, 90].map((h) => ({ startsAt: at(h * HOUR), endsAt: at((h + 1) * HOUR), places: 3 })) });
    const path = `volunteer-projects/${ahead.body.id as unknown as string}`;
    const [late, early] = rows(await officer('GET', `${path}/shifts`));
    expect(codes([await stranger('POST', `shifts/${early!.id}/cancellation`, {}, { version: 1 }), await officer('POST', `shifts/${early!.id}/cancellation`, {}, { version: 7 }), await officer('POST', `shifts/${early!.id}/cancellation`, {}, { version: 1 })])).toEqual(['not-found', 'stale', 200]);
    expect((await officer('POST', `${path}/cancellation`, {}, { version: 1 })).body.status).toBe('cancelled');
    expect(codes([await signUp(one, over), await signUp(one, early!.id), await signUp(one, late!.id), await officer('POST', `${path}/shifts`, { startsAt: at(95 * HOUR), endsAt: at(96 * HOUR), places: 1 })])).toEqual(['project-over', 'shift-cancelled', 'shift-cancelled', 'project-cancelled']);
  });
});

describe('what is held every week', () => {
  it('gets its next shifts, each once, however often is looked; a cancelled one doesn’t come back', async () => {
    const made = await project({ weekly: { weekdays: [6, 7], starts: '09:00', ends: '11:00', places: 5 } });
    const path = `volunteer-projects/${made.body.id as unknown as string}/shifts?perPage=100`;
    const first = rows(await officer('GET', path));
    expect(first.length).toBe(8);
    await officer('POST', `shifts/${first[0]!.id}/cancellation`, {}, { version: 1 });
    const looks = await Promise.all([1, 2, 3].map(() => api.asSystem(() => api.app.get(Shifts).makeNext())));
    expect(looks).toEqual([0, 0, 0]);
    api.clock.advance(7 * 24 * 60);
    await api.asSystem(() => api.app.get(Shifts).makeNext());
    const later = rows(await officer('GET', path));
    expect([later.length, later.filter((row) => (row.status as unknown) === 'cancelled').length]).toEqual([10, 1]);
  });

  it('refuses a project without a shift, a shift of two days, one in the past, one that stands already', async () => {
    const made = await project({ shifts: [{ startsAt: at(HOUR * 200), endsAt: at(201 * HOUR), places: 1 }] });
    const path = `volunteer-projects/${made.body.id as unknown as string}/shifts`;
    const more = (from: number, to: number): Promise<Answer> => officer('POST', path, { startsAt: at(from * HOUR), endsAt: at(to * HOUR), places: 1 });
    expect(codes([await project({}), await project({ shifts: [{ startsAt: at(HOUR), endsAt: at(50 * HOUR), places: 1 }] }), await more(-2, -1), await more(210, 211)])).toEqual(['shift-missing', 'shift-times-wrong', 'shift-past', 201]);
    expect((await officer('POST', path, { startsAt: (made.body.startsAt as unknown) as string, endsAt: at(202 * HOUR), places: 1 })).body.code).toBe('shift-exists');
  });
});

describe('check-in and check-out', () => {
  it('by the code that is shown at the place, while it holds; hours follow and end with the shift', async () => {
    const id = await shift(300 * HOUR);
    const mine = await signedUp(one, id);
    const act = (what: string, body: object = {}): Promise<Answer> => one('POST', `participations/${mine}/${what}`, body);
    expect(codes([await act('check-in', { code: '000000' }), await officer('POST', `shifts/${id}/check-in-codes`)])).toEqual(['check-in-too-early', 'check-in-too-early']);
    api.clock.advance(300 * 60 - 10);
    const shown = async (): Promise<string> => (await officer('POST', `shifts/${id}/check-in-codes`)).body.code as unknown as string;
    expect((await one('POST', `shifts/${id}/check-in-codes`)).status).toBe(403);
    const [old, now] = [await shown(), await shown()];
    expect(codes([await act('check-in'), await act('check-in', { code: old }), await act('check-in', { position: PLACE })])).toEqual(['check-in-how', 'check-in-code-wrong', 'place-without-position']);
    const twice = await Promise.all([1, 2].map(() => act('check-in', { code: ` ${now.toLowerCase()} ` })));
    expect(codes(twice).sort()).toEqual([200, 'act-not-allowed']);
    api.clock.advance(90);
    expect(codes([await act('check-out', { code: now }), await act('check-out')])).toEqual(['check-in-code-wrong', 'check-in-how']);
    api.clock.advance(60);
    const out = await act('check-out', { code: await shown() });
    expect([out.body.state, out.body.minutes]).toEqual(['checked_out', 130]);
    expect((await act('check-out', { code: now })).body.code).toBe('act-not-allowed');
  });

  it('by standing near; what was sent is compared and not kept', async () => {
    const id = await shift(400 * HOUR, { position: PLACE });
    const mine = await signedUp(one, id);
    api.clock.advance(400 * 60);
    const there = (lat: number): Promise<Answer> => one('POST', `participations/${mine}/check-in`, { position: { ...PLACE, lat } });
    const far = await there(25.51);
    expect([far.body.code, far.body.params]).toEqual(['too-far-away', { metres: 2224 }]);
    expect((await there(25.492)).body.state).toBe('checked_in');
    expect(JSON.stringify(await api.owner.query('SELECT * FROM teams.participation WHERE id = $1', [mine]))).not.toContain('25.49');
  });

  it('a check-out that never came: the organiser enters it, or the clock ends it without hours and it counts for nothing', async () => {
    const id = await shift(500 * HOUR);
    const [mine, theirs] = [await signedUp(one, id), await signedUp(other, id)];
    api.clock.advance(500 * 60);
    expect((await stranger('POST', `participations/${mine}/check-in`)).body.code).toBe('member-unknown');
    for (const p of [mine, theirs]) expect((await officer('POST', `participations/${p}/check-in`)).status).toBe(200);
    api.clock.advance(5 * 60);
    const late = await officer('POST', `participations/${mine}/check-out`);
    expect([late.body.state, late.body.minutes]).toEqual(['checked_out', 120]);
    const look = (): Promise<number> => api.asSystem(() => api.app.get(Participations).lapse());
    // Whoever checked in by standing near never left either.
    expect([await look(), await look()]).toEqual([1, 0]);
    api.clock.advance(60 * 48);
    expect(await look()).toBe(1);
    const [lapsed] = rows(await other('GET', `shifts/${id}/participations`));
    expect([lapsed!.state, lapsed!.minutes]).toEqual(['lapsed', 0]);
    expect(await api.owner.query('SELECT 1 FROM teams.participation_fact WHERE id = $1', [theirs])).toEqual([]);
    expect((await officer('POST', `participations/${theirs}/check-out`)).body.code).toBe('act-not-allowed');
  });
});

describe('certificates of hours', () => {
  it('are numbered, say what was served in those days, and are for oneself and the office', async () => {
    api.clock.advance(60 * 24 * 40);
    const path = `team-members/${one.memberId}/hours-certificates`;
    const issued = await one('POST', path, {});
    expect([issued.status, issued.body.minutes, issued.body.shifts]).toEqual([201, 250, 2]);
    expect(String(issued.body.number)).toMatch(/^ZM-\d{4}-\d{6}$/);
    expect(codes([await other('POST', path, {}), await stranger('POST', path, {}), await officer('POST', `team-members/${other.memberId}/hours-certificates`, {}), await one('POST', path, { from: '2026-02-01', until: '2026-01-01' })])).toEqual(['not-found', 'not-found', 'certificate-empty', 'period-wrong']);
    const paper = `hours-certificates/${issued.body.id as unknown as string}/certificate.pdf`;
    expect([(await other('GET', paper)).status, (await stranger('GET', paper)).status]).toEqual([404, 404]);
    const { bytes, headers } = await officer('GET', paper);
    expect(headers['content-type']).toBe('application/pdf');
    const words = textOf(bytes);
    for (const said of ['志愿服务时长证明', String(issued.body.number), '4 小时 10 分钟', '爱心助餐日']) expect(words).toContain(said);
    expect(rows(await one('GET', path)).map((row) => row.id)).toEqual([issued.body.id]);
  });
});

it('a volunteer reads their own record in the team, and nobody else’s', async () => {
  expect(rows(await one('GET', 'team-members')).map((row) => row.id)).toEqual([one.memberId]);
  expect((await one('GET', `team-members/${other.memberId}`)).status).toBe(404);
});
