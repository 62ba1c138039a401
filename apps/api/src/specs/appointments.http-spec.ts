import { Rebooking, Reminders } from '@yizhu/appointments';
import { Openings } from '@yizhu/service-points';
import { household, LONGXUN, OTHER_VILLAGE, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** Booking a slot, coming or not, and what becomes of it when hours change. */
let api: TestApi;
let admin: Caller;
let officer: Caller;
let stranger: Caller;
let coordinator: Caller;
let manager: Caller;
let auditor: Caller;
const organisations: Record<string, string> = {};
const items: Record<string, string> = {};
/** Friday 27 November 2026, 10:00 in Dehua. */
const NOW = '2026-11-27T02:00:00Z';
const MONDAY = '2026-11-30';

beforeAll(async () => {
  api = await TestApi.start();
  api.clock.set(NOW);
  await api.asSystem(() => api.app.get(Openings).extend());
  for (const { id, code } of (await api.owner.query('SELECT id, code FROM partners.organisation')) as { id: string; code: string }[]) organisations[code] = id;
  for (const { id, code } of (await api.owner.query('SELECT id, code FROM service_catalogue.service_item')) as { id: string; code: string }[]) items[code] = id;
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  manager = await api.signIn('provider_manager', 'organisation', [organisations.zhihe!]);
  auditor = await api.signIn('auditor');
});
afterAll(() => api.stop());
beforeEach(() => api.clock.set(NOW));

type Json = Record<string, unknown>;
const WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '12:00' }));
let serial = 0;
/** A point of Zhihe's in another township, which offers counselling in half hours. */
const offered = async (terms: Json = {}, village = '350526101001'): Promise<{ point: string; offering: string }> => {
  const { body: made } = await admin('POST', 'service-points', { code: `desk-${++serial}`, name: { zh: '致和谈心室', en: 'Zhihe room' }, isBase: false, organisationId: organisations.zhihe, villageCode: village, address: '凤池路1号', openingHours: { hours: WEEK, holidayRule: 'closed', makeUpRule: 'as_usual' } });
  const point = made.id as unknown as string;
  const { body } = await admin('POST', `service-points/${point}/offerings`, { itemId: items.counselling, bookable: true, slotMinutes: 30, places: 3, leadMinutes: 60, aheadDays: 14, ...terms });
  return { point, offering: (body.offerings as unknown as { id: string }[])[0]!.id };
};
const person = async (village = XUNZHONG_VILLAGE): Promise<string> => {
  const { body } = await admin('POST', 'households', household(village));
  return (body.members as unknown as { id: string }[])[0]!.id;
};
const at = (day: string, time: string): string => `${day}T${time}:00+08:00`;
const book = (by: Caller, offering: string, startsAt: string, who: Json): Promise<Answer> => by('POST', 'appointments', { offeringId: offering, startsAt, ...who });
const guest = (n = ++serial): Json => ({ guest: { name: '王小明', phone: `138${String(10_000_000 + n)}` } });
const ok = (answer: Answer): Answer['body'] & { id: string; version: number; number: string } => {
  if (answer.status >= 300) throw new Error(answer.text);
  return answer.body as never;
};
const rows = (answer: Answer): (Json & { id: string })[] => answer.body.data as never;

describe('slots', () => {
  it('are those of the hours, with what is left and why one cannot be had', async () => {
    const { offering } = await offered({ places: 1 });
    ok(await book(admin, offering, at(MONDAY, '08:30'), guest()));
    const { body } = await auditor('GET', `offerings/${offering}/slots?from=2026-11-27&days=18`);
    const days = body.days as unknown as { date: string; slots: { startsAt: string; state: string; left: number }[] }[];
    const states = (date: string): string[] => days.find((day) => day.date === date)!.slots.map(({ state }) => state);
    expect(states('2026-11-27')).toEqual(['past', 'past', 'past', 'past', 'past', 'too_soon', 'free', 'free']);
    expect(states(MONDAY)).toEqual(['free', 'full', 'free', 'free', 'free', 'free', 'free', 'free']);
    expect(new Set(states('2026-12-12'))).toEqual(new Set(['too_far']));
    expect(days.find((day) => day.date === MONDAY)!.slots[1]).toMatchObject({ startsAt: '2026-11-30T00:30:00.000Z', left: 0, taken: 1, places: 1 });
  });

  it('past midnight stand on the day they begin', async () => {
    const { point, offering } = await offered({ slotMinutes: 60 });
    const [{ version }] = (await api.owner.query('SELECT version FROM service_points.service_point WHERE id = $1', [point])) as [{ version: number }];
    ok(await admin('PUT', `service-points/${point}/opening-hours`, { hours: [{ weekday: 6, opens: '22:00', closes: '02:00' }], holidayRule: 'closed', makeUpRule: 'as_usual' }, { version }));
    const { body } = await auditor('GET', `offerings/${offering}/slots?from=2026-11-28&days=2`);
    expect((body.days as unknown as { slots: { startsAt: string }[] }[]).map(({ slots }) => slots.map(({ startsAt }) => startsAt.slice(11, 16)))).toEqual([['14:00', '15:00'], ['16:00', '17:00']]);
    expect((await book(admin, offering, at('2026-11-29', '01:00'), guest())).status).toBe(201);
  });
});

describe('booking', () => {
  it('for somebody of the register keeps the id only; the name is shown to whom the person concerns', async () => {
    const { offering } = await offered();
    const id = await person();
    const booked = ok(await book(coordinator, offering, at(MONDAY, '09:00'), { personId: id }));
    expect(booked).toMatchObject({ number: expect.stringMatching(/^YY-2026-\d{6}$/), status: 'booked', person: { id, name: '林秀英' }, guest: null, allowedActs: ['reschedule', 'cancel', 'check-in', 'no-show'] });
    // Who attends people at the point calls them by name while they are to come; the office of the person's place sees who, though the point lies elsewhere.
    expect((await manager('GET', `appointments/${booked.id}`)).body).toMatchObject({ number: booked.number, person: { id, name: '林秀英' } });
    expect((await auditor('GET', `appointments/${booked.id}`)).body).toMatchObject({ person: { name: '林秀英' } });
    expect((await officer('GET', `appointments/${booked.id}`)).body).toMatchObject({ person: { name: '林秀英' } });
    expect(rows(await coordinator('GET', 'appointments')).map((row) => row.id)).toContain(booked.id);
    // The office of the point's place may attend there too; the office of a third place finds nothing.
    expect((await stranger('GET', `appointments/${booked.id}`)).body).toMatchObject({ person: { name: '林秀英' } });
    const third = await api.signIn('township_officer', 'division', ['350526102']);
    expect((await third('GET', `appointments/${booked.id}`)).status).toBe(404);
    expect((await book(third, offering, at(MONDAY, '09:30'), { personId: id })).status).toBe(404);
    expect(((await api.owner.query(`SELECT a::text FROM appointments.appointment a WHERE id = $1`, [booked.id])) as [{ a: string }])[0].a).not.toContain('林秀英');
  });

  it('names people of other areas to the desk while the appointment is open, and never after; who saw it is known', async () => {
    const { point, offering } = await offered();
    const id = await person();
    const names = async (by: Caller): Promise<unknown[]> => rows(await by('GET', `appointments?servicePointId=${point}`)).map((row) => (row.person as { name: string | null }).name);
    const given = ok(await book(coordinator, offering, at(MONDAY, '09:00'), { personId: id }));
    expect([await names(manager), await names(stranger), await names(coordinator)]).toEqual([['林秀英'], ['林秀英'], ['林秀英']]);
    // Whoever runs another point is not told of it at all; nor does the database tell them by its function.
    const other = await api.signIn('provider_manager', 'organisation', [organisations.hanshu!]);
    expect(await names(other)).toEqual([]);
    const [told] = await api.asSystem(async () => (await api.uow.run(({ manager: sql }) => sql.query(`SELECT set_config('yizhu.county', '', true), set_config('yizhu.divisions', '{${XUNZHONG}}', true), set_config('yizhu.organisation', '${organisations.hanshu}', true)`).then(() => sql.query(`SELECT appointments.visitor_name('350526', $1, now()) AS name`, [given.id])))) as [{ name: string | null }]);
    expect(told.name).toBeNull();
    expect(await api.owner.query(`SELECT 1 FROM platform.audit_entry WHERE actor_id = $1 AND action = 'list' AND resource = 'appointment' AND detail::text LIKE '%' || $2 || '%'`, [manager.userId, given.id])).toHaveLength(1);
    await manager('GET', `appointments/${given.id}`);
    expect(rows(await officer('GET', `recipients/${id}/accesses`))).toContainEqual(expect.objectContaining({ actor: '测试provider_manager', action: 'read', resource: 'appointment', recordId: given.id }));
    ok(await coordinator('POST', `appointments/${given.id}/cancellation`, { reason: 'person' }, { version: 1 }));
    expect([await names(manager), await names(stranger), await names(coordinator)]).toEqual([[null], [null], ['林秀英']]);
    // Noted as missing: until the end of the day, as late comers are let in. Forgotten at the desk: for a week.
    const [missed, forgotten] = [ok(await book(coordinator, offering, at(MONDAY, '09:30'), { personId: id })), ok(await book(coordinator, offering, at(MONDAY, '10:30'), { personId: id }))];
    api.clock.set('2026-11-30T02:00:00Z');
    ok(await manager('POST', `appointments/${missed.id}/no-show`, {}, { version: 1 }));
    const named = async (appointment: string): Promise<unknown> => ((await manager('GET', `appointments/${appointment}`)).body.person as unknown as { name: unknown }).name;
    expect(await named(missed.id)).toBe('林秀英');
    api.clock.set('2026-12-01T02:00:00Z');
    expect([await named(missed.id), await named(forgotten.id)]).toEqual([null, '林秀英']);
    api.clock.set('2026-12-08T02:00:00Z');
    expect(await named(forgotten.id)).toBeNull();
  });

  it('for somebody who is not registered keeps name and telephone sealed', async () => {
    const { offering } = await offered();
    const booked = ok(await book(manager, offering, at(MONDAY, '09:00'), { guest: { name: '钱有方', phone: '138 0013-8000' } }));
    expect(booked).toMatchObject({ guest: { name: '钱有方', phoneMasked: '138****8000' }, person: null });
    expect(((await api.owner.query(`SELECT a::text FROM appointments.appointment a WHERE id = $1`, [booked.id])) as [{ a: string }])[0].a).not.toMatch(/钱有方|8000/);
    expect(rows(await manager('GET', `appointments?servicePointId=${(booked.servicePoint as unknown as { id: string }).id}`))).toMatchObject([{ guest: { name: '钱有方' } }]);
    expect((await manager('POST', `appointments/${booked.id}/reveals`, { reason: '通知改约' })).body).toEqual({ value: '13800138000' });
    expect((await api.owner.query(`SELECT detail FROM platform.audit_entry WHERE action = 'reveal' AND subject_id = $1`, [booked.id]))).toEqual([{ detail: { field: 'phone', reason: '通知改约' } }]);
    // At points of one's own area only; somebody of the register goes anywhere.
    expect((await book(officer, offering, at(MONDAY, '09:30'), guest())).body.code).toBe('booking-elsewhere');
    expect((await book(manager, offering, at(MONDAY, '09:30'), { guest: { name: '钱', phone: 'call me!' } })).body.code).toBe('guest-phone-wrong');
  });

  it('200 at once for three places: three have one, and 197 are told clearly', async () => {
    const { offering } = await offered();
    const answers = await Promise.all(Array.from({ length: 200 }, () => book(admin, offering, at(MONDAY, '10:00'), guest())));
    const told = answers.map(({ status, body }) => `${status} ${String(body.code ?? body.status)}`);
    expect(Object.fromEntries([...new Set(told)].map((word) => [word, told.filter((each) => each === word).length]))).toEqual({ '201 booked': 3, '409 slot-full': 197 });
    expect(((await api.owner.query(`SELECT array_agg(seat ORDER BY seat) AS seats FROM appointments.appointment WHERE offering_id = $1`, [offering])) as [{ seats: number[] }])[0].seats).toEqual([1, 2, 3]);
  });

  it('one person has one place at a time, however often they are booked at once', async () => {
    const [{ offering: one }, { offering: two }] = [await offered(), await offered()];
    const id = await person();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => book(admin, i % 2 ? one : two, at(MONDAY, '11:00'), { personId: id })));
    expect(answers.map(({ status, body }) => (status === 201 ? 'booked' : body.code)).sort()).toEqual(['booked', ...Array.from({ length: 11 }, () => 'booked-already')].sort());
    const long = await offered({ slotMinutes: 240 });
    expect((await book(admin, long.offering, at(MONDAY, '08:00'), { personId: id })).body.code).toBe('booked-already');
  });

  it('the same request twice books once', async () => {
    const { offering } = await offered();
    const body = { offeringId: offering, startsAt: at(MONDAY, '09:00'), ...guest() };
    const answers = await Promise.all([1, 2, 3].map(() => admin('POST', 'appointments', body, { key: `twice-${offering}` })));
    expect(new Set(answers.map((answer) => `${answer.status} ${String(answer.body.number)}`)).size).toBe(1);
  });

  it('a slot given up is free again, and so is one that was moved from', async () => {
    const { offering } = await offered({ places: 1 });
    const first = ok(await book(admin, offering, at(MONDAY, '09:00'), guest()));
    expect((await book(admin, offering, at(MONDAY, '09:00'), guest())).body.code).toBe('slot-full');
    const moved = ok(await admin('POST', `appointments/${first.id}/rescheduling`, { startsAt: at(MONDAY, '09:30') }, { version: first.version }));
    expect(moved).toMatchObject({ number: first.number, startsAt: '2026-11-30T01:30:00+00:00', movedFrom: '2026-11-30T01:00:00+00:00' });
    const second = ok(await book(admin, offering, at(MONDAY, '09:00'), guest()));
    expect((await admin('POST', `appointments/${first.id}/rescheduling`, { startsAt: at(MONDAY, '09:00') }, { version: 2 })).body.code).toBe('slot-full');
    ok(await admin('POST', `appointments/${second.id}/cancellation`, { reason: 'person' }, { version: 1 }));
    expect((await book(admin, offering, at(MONDAY, '09:00'), guest())).status).toBe(201);
  });

  it.each([
    ['in the past', at('2026-11-27', '09:30'), {}, 'slot-past'],
    ['sooner than it may be booked', at('2026-11-27', '10:30'), {}, 'slot-too-soon'],
    ['further ahead than it may be booked', at('2026-12-14', '09:00'), {}, 'slot-too-far'],
    ['outside hours', at(MONDAY, '13:00'), {}, 'slot-outside-hours'],
    ['at no beginning of a slot', at(MONDAY, '09:10'), {}, 'slot-not-offered'],
    ['that would end after closing', at(MONDAY, '11:20'), { slotMinutes: 100 }, 'slot-not-offered'],
    ['of what needs no appointment', at(MONDAY, '09:00'), { bookable: false }, 'offering-not-bookable'],
  ])('a slot %s is refused', async (_, startsAt, terms, code) => {
    const { offering } = await offered(terms);
    const { status, body } = await book(admin, offering, startsAt, guest());
    expect([status, body.code]).toEqual([422, code]);
  });

  it('the same instant in any zone is the same slot; without an offset it is none', async () => {
    const { offering } = await offered({ places: 2 });
    expect(ok(await book(admin, offering, '2026-11-29T20:00:00-05:00', guest())).startsAt).toBe('2026-11-30T01:00:00+00:00');
    expect(ok(await book(admin, offering, '2026-11-30T02:00:00+01:00', guest())).startsAt).toBe('2026-11-30T01:00:00+00:00');
    expect((await book(admin, offering, '2026-11-30T01:00:00Z', guest())).body.code).toBe('slot-full');
    for (const wrong of ['2026-11-30T09:00:00', '2026-11-30 09:00', '2026-11-30T09:00:00[Asia/Shanghai]', '', '9e99']) expect((await book(admin, offering, wrong, guest())).status).toBe(400);
  });

  it('for nobody, or for two, or for somebody unknown is refused', async () => {
    const { offering } = await offered();
    expect((await book(admin, offering, at(MONDAY, '09:00'), {})).body.code).toBe('booking-for-whom');
    expect((await book(admin, offering, at(MONDAY, '09:00'), { ...guest(), personId: await person() })).body.code).toBe('booking-for-whom');
    expect((await book(admin, offering, at(MONDAY, '09:00'), { personId: organisations.zhihe })).status).toBe(404);
    expect((await book(admin, organisations.zhihe!, at(MONDAY, '09:00'), guest())).status).toBe(404);
  });
});

describe('when hours change under what is booked', () => {
  const reason = async (id: string): Promise<unknown> => (await admin('GET', `appointments/${id}`)).body.rebookReason;
  const version = async (point: string): Promise<number> => ((await api.owner.query('SELECT version FROM service_points.service_point WHERE id = $1', [point])) as [{ version: number }])[0].version;

  it('nothing is lost: it is shown as to be rebooked, with the reason, and as kept when hours come back', async () => {
    const { point, offering } = await offered();
    const [early, late] = [ok(await book(admin, offering, at(MONDAY, '08:00'), guest())), ok(await book(admin, offering, at(MONDAY, '11:00'), guest()))];
    const exceptions = async (): Promise<{ id: string }[]> => (await admin('GET', `service-points/${point}`)).body.exceptions as never;
    ok(await admin('POST', `service-points/${point}/exceptions`, { from: MONDAY, to: MONDAY, hours: [{ opens: '10:00', closes: '12:00' }], reason: { zh: '培训', en: 'Training' } }));
    await api.settle();
    expect([await reason(early.id), await reason(late.id)]).toEqual(['closed', null]);
    expect(rows(await manager('GET', `appointments?toBeRebooked=true&servicePointId=${point}`)).map(({ id }) => id)).toEqual([early.id]);
    const refused = await book(admin, offering, at(MONDAY, '08:00'), guest());
    expect([refused.body.code, refused.body.detail]).toEqual(['slot-in-exception', expect.stringContaining('培训')]);
    ok(await admin('POST', `hours-exceptions/${(await exceptions())[0]!.id}/removal`, {}));
    await api.settle();
    expect(await reason(early.id)).toBeNull();

    ok(await admin('PUT', `service-points/${point}/opening-hours`, { hours: [{ weekday: 2, opens: '08:00', closes: '12:00' }], holidayRule: 'closed', makeUpRule: 'as_usual' }, { version: await version(point) }));
    await api.settle();
    expect([await reason(early.id), await reason(late.id)]).toEqual(['outside_hours', 'outside_hours']);
    const row = (await admin('GET', `appointments/${early.id}`)).body as unknown as { version: number };
    expect(ok(await admin('POST', `appointments/${early.id}/rescheduling`, { startsAt: at('2026-12-01', '08:00') }, { version: row.version }))).toMatchObject({ rebookReason: null, movedFrom: '2026-11-30T00:00:00+00:00' });
  });

  it('also when the offering is withdrawn, places become fewer, the point is retired, or the county enters a holiday', async () => {
    const { point, offering } = await offered();
    const booked = [ok(await book(admin, offering, at('2026-12-01', '09:00'), guest())), ok(await book(admin, offering, at('2026-12-01', '09:00'), guest()))];
    const terms = { bookable: true, slotMinutes: 30, places: 1, leadMinutes: 60, aheadDays: 14 };
    ok(await admin('PUT', `offerings/${offering}`, terms, { version: 1 }));
    await api.settle();
    expect([await reason(booked[0]!.id), await reason(booked[1]!.id)]).toEqual([null, 'fewer_places']);
    ok(await admin('PUT', `offerings/${offering}`, { ...terms, places: 3 }, { version: 2 }));
    await api.settle();
    expect(await reason(booked[1]!.id)).toBeNull();
    ok(await admin('POST', `offerings/${offering}/withdrawal`, {}, { version: 3 }));
    await api.settle();
    expect(await reason(booked[0]!.id)).toBe('withdrawn');
    expect((await book(admin, offering, at('2026-12-01', '10:00'), guest())).body.code).toBe('booking-withdrawn');
    ok(await admin('POST', `offerings/${offering}/resumption`, {}, { version: 4 }));
    ok(await admin('PUT', 'calendar-years/2026', { days: [{ day: '2026-12-01', kind: 'holiday', name: { zh: '县庆', en: 'County day' } }], complete: false, basis: '县政府通知' }, { version: 0 }));
    await api.settle();
    expect(await reason(booked[0]!.id)).toBe('closed');
    const onHoliday = await book(admin, offering, at('2026-12-01', '10:00'), guest());
    expect([onHoliday.body.code, onHoliday.body.detail]).toEqual(['slot-on-holiday', expect.stringContaining('县庆')]);
    ok(await admin('PUT', 'calendar-years/2026', { days: [], complete: false }, { version: 1 }));
    ok(await admin('POST', `service-points/${point}/retirement`, {}, { version: await version(point) }));
    await api.settle();
    expect(await reason(booked[0]!.id)).toBe('retired');
    expect((await book(admin, offering, at('2026-12-01', '10:00'), guest())).body.code).toBe('booking-point-retired');
    expect(await api.asSystem(() => api.app.get(Rebooking).lookAt(point))).toBe(0);
  });

  it('and when both happen at once, what was booked is either refused or marked', async () => {
    for (let round = 0; round < 5; round++) {
      const { point, offering } = await offered({ places: 20 });
      const [answers] = await Promise.all([
        Promise.all(Array.from({ length: 8 }, () => book(admin, offering, at(MONDAY, '09:00'), guest()))),
        admin('POST', `service-points/${point}/exceptions`, { from: MONDAY, to: MONDAY, hours: [], reason: { zh: '停电', en: 'Power cut' } }),
      ]);
      await api.settle();
      for (const { status, body } of answers) if (status === 201) expect(await reason(body.id as unknown as string)).toBe('closed');
        else expect(body.code).toBe('slot-in-exception');
    }
  });
});

describe('the desk', () => {
  it('checks in, completes, and notes who did not come; late comers are let in', async () => {
    const { offering } = await offered();
    const [comes, misses] = [ok(await book(admin, offering, at(MONDAY, '09:00'), guest())), ok(await book(admin, offering, at(MONDAY, '09:00'), guest()))];
    expect((await manager('POST', `appointments/${comes.id}/check-in`, {}, { version: 1 })).body.code).toBe('desk-too-early');
    expect((await manager('POST', `appointments/${comes.id}/no-show`, {}, { version: 1 })).body.code).toBe('no-show-too-early');
    api.clock.set('2026-11-30T00:50:00Z');
    const inside = ok(await manager('POST', `appointments/${comes.id}/check-in`, {}, { version: 1 }));
    expect([inside.status, inside.checkedInAt, inside.allowedActs]).toEqual(['checked_in', '2026-11-30T00:50:00+00:00', ['complete']]);
    expect((await manager('POST', `appointments/${comes.id}/check-in`, {}, { version: 2 })).body.code).toBe('act-not-allowed');
    expect((await manager('POST', `appointments/${comes.id}/completion`, {}, { version: 1 })).status).toBe(412);
    expect(ok(await manager('POST', `appointments/${comes.id}/completion`, {}, { version: 2 })).status).toBe('done');
    api.clock.set('2026-11-30T01:20:00Z');
    expect(ok(await manager('POST', `appointments/${misses.id}/no-show`, {}, { version: 1 })).status).toBe('no_show');
    expect(ok(await manager('POST', `appointments/${misses.id}/check-in`, {}, { version: 2 })).status).toBe('checked_in');
    api.clock.set('2026-12-01T01:20:00Z');
    const gone = ok(await book(admin, offering, at('2026-12-02', '09:00'), guest()));
    api.clock.set('2026-12-03T01:20:00Z');
    expect((await manager('POST', `appointments/${gone.id}/check-in`, {}, { version: 1 })).body.code).toBe('desk-other-day');
  });

  it('is that of the point: whoever booked may move and cancel, and checks nobody in elsewhere', async () => {
    const { offering } = await offered();
    const booked = ok(await book(coordinator, offering, at(MONDAY, '09:00'), { personId: await person() }));
    api.clock.set('2026-11-30T00:50:00Z');
    expect((await coordinator('POST', `appointments/${booked.id}/check-in`, {}, { version: 1 })).status).toBe(404);
    expect((await auditor('POST', `appointments/${booked.id}/check-in`, {}, { version: 1 })).status).toBe(403);
    const other = await api.signIn('provider_manager', 'organisation', [organisations.hanshu!]);
    expect((await other('POST', `appointments/${booked.id}/cancellation`, { reason: 'point' }, { version: 1 })).status).toBe(404);
    expect(ok(await coordinator('POST', `appointments/${booked.id}/cancellation`, { reason: 'person' }, { version: 1 }))).toMatchObject({ status: 'cancelled', cancelReason: 'person', allowedActs: [] });
  });

  it('sees how often somebody did not come', async () => {
    const { offering } = await offered();
    const id = await person();
    for (const [i, day] of ['2026-11-28', '2026-11-29'].entries()) {
      const booked = ok(await book(officer, offering, at(day, '09:00'), { personId: id }));
      api.clock.set(new Date(`${day}T09:30:00+08:00`));
      ok(await manager('POST', `appointments/${booked.id}/no-show`, {}, { version: 1 }));
      expect((await officer('GET', `recipients/${id}/attendance`)).body.missed).toBe(i + 1);
    }
    ok(await book(officer, offering, at('2026-11-30', '09:00'), { personId: id }));
    expect((await officer('GET', `recipients/${id}/attendance`)).body).toMatchObject({ missed: 2, kept: 0, lastMissedAt: '2026-11-29T01:00:00+00:00', days: 365, upcoming: [{ startsAt: '2026-11-30T01:00:00+00:00' }] });
    expect((await stranger('GET', `recipients/${id}/attendance`)).status).toBe(404);
  });

  it('lists a day of a point in order, by state, and finds a number', async () => {
    const { point, offering } = await offered();
    const [b, a, other] = [ok(await book(admin, offering, at(MONDAY, '10:00'), guest())), ok(await book(admin, offering, at(MONDAY, '08:00'), guest())), ok(await book(admin, offering, at('2026-12-01', '08:00'), guest()))];
    const ids = async (query: string): Promise<string[]> => rows(await manager('GET', `appointments?servicePointId=${point}&${query}`)).map(({ id }) => id);
    expect(await ids(`onFrom=${MONDAY}&onTo=${MONDAY}`)).toEqual([a.id, b.id]);
    expect(await ids('')).toEqual([a.id, b.id, other.id]);
    expect(await ids(`q=${b.number.toLowerCase()}`)).toEqual([b.id]);
    ok(await admin('POST', `appointments/${b.id}/cancellation`, { reason: 'mistake' }, { version: 1 }));
    expect(await ids('status=booked')).toEqual([a.id, other.id]);
    expect(await ids('status=booked&status=cancelled')).toHaveLength(3);
  });
});

it('the household’s timeline tells of each step, with number and time; of a guest there is none', async () => {
  const { offering } = await offered();
  const { body: home } = await admin('POST', 'households', household(XUNZHONG_VILLAGE));
  const [{ id }] = home.members as unknown as [{ id: string }];
  const told = async (): Promise<Json[]> => {
    await api.settle();
    return rows(await officer('GET', `households/${String(home.id)}/timeline?kind=appointment`));
  };
  const version = async (appointment: string): Promise<number> => (await admin('GET', `appointments/${appointment}`)).body.version as unknown as number;
  const missed = ok(await book(coordinator, offering, at(MONDAY, '09:00'), { personId: id }));
  const kept = ok(await book(coordinator, offering, at(MONDAY, '10:00'), { personId: id }));
  const given = ok(await book(coordinator, offering, at(MONDAY, '11:00'), { personId: id }));
  ok(await book(admin, offering, at(MONDAY, '09:00'), guest()));
  ok(await admin('POST', `appointments/${kept.id}/rescheduling`, { startsAt: at(MONDAY, '09:30') }, { version: 1 }));
  ok(await coordinator('POST', `appointments/${given.id}/cancellation`, { reason: 'person' }, { version: 1 }));
  api.clock.set('2026-11-30T01:25:00Z');
  ok(await manager('POST', `appointments/${missed.id}/no-show`, {}, { version: 1 }));
  ok(await manager('POST', `appointments/${kept.id}/check-in`, {}, { version: await version(kept.id) }));
  ok(await manager('POST', `appointments/${kept.id}/completion`, {}, { version: await version(kept.id) }));
  const entries = await told();
  const steps = (of: string): unknown[] => entries.filter(({ refId }) => refId === of).map(({ type }) => type).sort();
  expect([steps(missed.id), steps(kept.id), steps(given.id)]).toEqual([['appointment-booked', 'appointment-missed'], ['appointment-booked', 'appointment-done', 'appointment-rescheduled'], ['appointment-booked', 'appointment-cancelled']]);
  expect(entries).toHaveLength(7);
  expect(entries.find(({ type }) => type === 'appointment-rescheduled')).toMatchObject({ kind: 'appointment', actor: '测试county_admin', params: { number: kept.number, startsAt: '2026-11-30T01:30:00.000Z' } });
});

describe('reminders', () => {
  const send = (): Promise<number> => api.asSystem(() => api.app.get(Reminders).tellDue());
  it('go out once, the day before and by day, and name nobody', async () => {
    const { offering } = await offered();
    const id = await person();
    const [soon, far] = [ok(await book(admin, offering, at('2026-12-08', '09:00'), { personId: id })), ok(await book(admin, offering, at('2026-12-09', '09:00'), { personId: id }))];
    api.clock.set('2026-12-07T00:30:00Z'); // 08:30
    expect(await send()).toBe(0);
    api.clock.set('2026-12-07T01:30:00Z');
    const sent = await Promise.all([send(), send()]);
    expect(sent[0]! + sent[1]!).toBe(1);
    expect(await send()).toBe(0);
    await api.settle();
    const told = (await api.owner.query(`SELECT d.channel, d.text FROM notifications.outgoing_message d JOIN platform.outbox_event e ON e.id = d.event_id WHERE e.subject_id = $1`, [soon.id])) as { channel: string; text: string }[];
    expect(told).toEqual([{ channel: 'sms', text: `您在 12月8日 09:00 有一个预约。预约号 ${String(soon.number)}，如不能来请提前告知。` }]);
    expect((await admin('GET', `appointments/${soon.id}`)).body.remindedAt).toBe('2026-12-07T01:30:00+00:00');
    expect((await admin('GET', `appointments/${far.id}`)).body.remindedAt).toBeNull();
  });

  it('names and telephones of guests go three months later', async () => {
    const { offering } = await offered();
    const booked = ok(await book(admin, offering, at(MONDAY, '11:30'), guest()));
    api.clock.set('2027-02-20T00:00:00Z');
    await api.asSystem(() => api.app.get(Reminders).forgetGuests());
    expect((await admin('GET', `appointments/${booked.id}`)).body.guest).not.toBeNull();
    api.clock.set('2027-03-02T00:00:00Z');
    expect(await api.asSystem(() => api.app.get(Reminders).forgetGuests())).toBeGreaterThan(0);
    expect((await admin('GET', `appointments/${booked.id}`)).body).toMatchObject({ guest: null, person: null, status: 'booked' });
  });
});

it('row-level security stands behind: another area’s rows are neither read nor written', async () => {
  const { offering } = await offered({}, XUNZHONG_VILLAGE);
  const booked = ok(await book(admin, offering, at(MONDAY, '09:00'), { personId: await person(OTHER_VILLAGE) }));
  const [{ n }] = await api.asSystem(async () => (await api.uow.run(({ manager }) => manager.query(`SELECT set_config('yizhu.county', '', true), set_config('yizhu.divisions', '{${LONGXUN}}', true)`).then(() => manager.query(`SELECT count(*)::int AS n FROM appointments.appointment WHERE id = $1`, [booked.id])))) as [{ n: number }]);
  expect(n).toBe(0);
});
