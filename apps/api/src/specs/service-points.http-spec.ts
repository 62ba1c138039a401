import { addDays, instantOf, localDate } from '@yizhu/kernel';
import { Openings } from '@yizhu/service-points';
import { LONGXUN, TestApi, upload, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** Points: when they are open, what they offer, which is nearest, and what stays secret. */
let api: TestApi;
let admin: Caller;
let officer: Caller;
let stranger: Caller;
let manager: Caller;
let auditor: Caller;
const organisations: Record<string, string> = {};
const items: Record<string, string> = {};
/** Friday 27 November 2026, 10:00 in Dehua. */
const NOW = new Date('2026-11-27T02:00:00Z');

beforeAll(async () => {
  api = await TestApi.start();
  api.clock.set(NOW);
  await api.asSystem(() => api.app.get(Openings).extend());
  for (const { id, code } of (await api.owner.query('SELECT id, code FROM partners.organisation')) as { id: string; code: string }[]) organisations[code] = id;
  for (const { id, code } of (await api.owner.query('SELECT id, code FROM service_catalogue.service_item')) as { id: string; code: string }[]) items[code] = id;
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  manager = await api.signIn('provider_manager', 'organisation', [organisations.zhihe!]);
  auditor = await api.signIn('auditor');
});
afterAll(() => api.stop());

type Json = Record<string, unknown>;
const OFFICE = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '12:00' }));
let serial = 0;
const point = (change: Json = {}): Json => ({
  code: `point-${++serial}`, name: { zh: '测试服务点', en: 'Test point' }, isBase: false, organisationId: organisations.zhihe, villageCode: XUNZHONG_VILLAGE, address: '凤池路1号',
  openingHours: { hours: OFFICE, holidayRule: 'closed', makeUpRule: 'as_workday' }, ...change,
});
const created = async (change: Json = {}, by = admin): Promise<Json & { id: string; version: number }> => {
  const answer = await by('POST', 'service-points', point(change));
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body as never;
};
const rows = (answer: Answer): (Json & { id: string; code: string; distanceMetres: number; opening: Json })[] => answer.body.data as never;
const codes = (answer: Answer): string[] => rows(answer).map((row) => row.code);
const opening = async (id: string): Promise<Json> => (await admin('GET', `service-points/${id}`)).body.opening as never;
const at = (day: string, time: string): string => encodeURIComponent(`${day}T${time}+08:00`);
const isOpen = async (id: string, when: string): Promise<boolean> => rows(await auditor('GET', `service-points?openAt=${when}&perPage=500`)).some((row) => row.id === id);

describe('hours', () => {
  it('tell open now, until when, and when next', async () => {
    const { id } = await created();
    expect(await opening(id)).toEqual({ open: true, until: '2026-11-27T04:00:00+00:00', next: '2026-11-30T00:00:00+00:00', assumed: false });
    api.clock.set('2026-11-28T02:00:00Z');
    expect(await opening(id)).toEqual({ open: false, until: null, next: '2026-11-30T00:00:00+00:00', assumed: false });
    api.clock.set(NOW);
  });

  it('run past midnight, and closing is the next day', async () => {
    const { id } = await created({ openingHours: { hours: [{ weekday: 5, opens: '20:00', closes: '02:00' }], holidayRule: 'closed', makeUpRule: 'as_usual' } });
    expect([await isOpen(id, at('2026-11-27', '19:59:00')), await isOpen(id, at('2026-11-27', '20:00:00')), await isOpen(id, at('2026-11-28', '01:59:00')), await isOpen(id, at('2026-11-28', '02:00:00'))]).toEqual([false, true, true, false]);
    expect(await opening(id)).toMatchObject({ open: false, next: '2026-11-27T12:00:00+00:00' });
  });

  it('that overlap are refused with the field, also over midnight and over Sunday', async () => {
    for (const hours of [[{ weekday: 1, opens: '08:00', closes: '12:00' }, { weekday: 1, opens: '11:00', closes: '13:00' }], [{ weekday: 1, opens: '20:00', closes: '02:00' }, { weekday: 2, opens: '01:00', closes: '03:00' }], [{ weekday: 7, opens: '20:00', closes: '02:00' }, { weekday: 1, opens: '01:00', closes: '03:00' }]]) {
      const { status, body } = await admin('POST', 'service-points', point({ openingHours: { hours, holidayRule: 'closed', makeUpRule: 'as_usual' } }));
      expect([status, body.code, Object.keys(body.errors ?? {})]).toEqual([422, 'hours-overlap', ['hours']]);
    }
    for (const wrong of ['24:00', '8:00', '08:00:00', '']) expect((await admin('POST', 'service-points', point({ openingHours: { hours: [{ weekday: 1, opens: wrong, closes: '12:00' }], holidayRule: 'closed', makeUpRule: 'as_usual' } }))).status).toBe(400);
    expect((await admin('POST', 'service-points', point({ openingHours: { hours: OFFICE, holidayRule: 'own_hours', makeUpRule: 'as_usual' } }))).body.code).toBe('hours-unclear');
    expect((await admin('POST', 'service-points', point({ openingHours: { hours: OFFICE, holidayRule: 'closed', holidayHours: [{ opens: '09:00', closes: '10:00' }], makeUpRule: 'as_usual' } }))).body.code).toBe('hours-unclear');
  });

  it('change in one act from a known version, and openings follow at once', async () => {
    const { id, version } = await created();
    const body = { hours: [{ weekday: 5, opens: '14:00', closes: '18:00' }], holidayRule: 'as_usual', makeUpRule: 'as_usual' };
    expect((await admin('PUT', `service-points/${id}/opening-hours`, body, { version: version + 7 })).status).toBe(412);
    expect((await admin('PUT', `service-points/${id}/opening-hours`, body)).status).toBe(428);
    const changed = await admin('PUT', `service-points/${id}/opening-hours`, body, { version });
    expect([changed.status, changed.body.opening, changed.headers.etag]).toEqual([200, { open: false, until: null, next: '2026-11-27T06:00:00+00:00', assumed: false }, `"${version + 1}"`]);
    // Whoever keeps the rest of the point does not lose the hours by it.
    const { openingHours: _, ...rest } = point({ code: (changed.body as unknown as Json).code });
    const kept = await admin('PUT', `service-points/${id}`, rest, { version: version + 1 });
    expect([kept.status, kept.body.hours]).toEqual([200, body.hours]);
  });

  it('of several who change at once one wins, and the others are told so', async () => {
    const { id, version } = await created();
    const answers = await Promise.all(Array.from({ length: 10 }, () => admin('PUT', `service-points/${id}/opening-hours`, { hours: OFFICE, holidayRule: 'closed', makeUpRule: 'as_usual' }, { version })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
  });
});

describe('open at an instant', () => {
  it('of any zone, with its offset, summer time or not', async () => {
    const { id } = await created({ openingHours: { hours: [{ weekday: 1, opens: '08:00', closes: '12:00' }], holidayRule: 'closed', makeUpRule: 'as_usual' } });
    for (const [instant, open] of [['2026-11-30T00:00:00Z', true], ['2026-11-29T19:00:00-05:00', true], ['2026-11-30T01:00:00+01:00', true], ['2026-11-30T00:59:00+01:00', false], ['2026-11-30T08:00:00Z', false]] as const)
      expect([instant, await isOpen(id, encodeURIComponent(instant))]).toEqual([instant, open]);
    for (const wrong of ['2026-11-30T08:00:00', 'Asia/Shanghai', '2026-02-30T08:00:00%2B08:00x', '2026-11-30', 'now']) expect((await admin('GET', `service-points?openAt=${wrong}`)).status).toBe(400);
  });
  it('no further than openings are worked out', async () => {
    expect((await admin('GET', `service-points?openAt=${at('2027-11-30', '09:00:00')}`)).body.code).toBe('instant-out-of-reach');
    expect((await admin('GET', `service-points?openAt=${at('2026-11-20', '09:00:00')}`)).body.code).toBe('instant-out-of-reach');
  });
});

describe('exceptions', () => {
  it('close a point, or give it other hours, and say why in both languages', async () => {
    const { id } = await created();
    const closed = await officer('POST', `service-points/${id}/exceptions`, { from: '2026-11-30', to: '2026-12-01', hours: [], reason: { zh: '盘点', en: 'Stocktaking' } });
    expect([closed.status, closed.body.exceptions]).toEqual([201, [{ id: expect.any(String), from: '2026-11-30', to: '2026-12-01', hours: [], reason: { zh: '盘点', en: 'Stocktaking' }, createdBy: '测试township_officer' }]]);
    await officer('POST', `service-points/${id}/exceptions`, { from: '2026-12-02', to: '2026-12-02', hours: [{ opens: '18:00', closes: '20:00' }], reason: { zh: '夜间开放', en: 'Open at night' } });
    expect([await isOpen(id, at('2026-11-30', '09:00:00')), await isOpen(id, at('2026-12-02', '09:00:00')), await isOpen(id, at('2026-12-02', '19:00:00'))]).toEqual([false, false, true]);
    const { body } = await auditor('GET', `service-points/${id}/opening-days?from=2026-11-30&days=3`);
    expect(body.days).toMatchObject([{ date: '2026-11-30', hours: [], because: 'exception', words: { zh: '盘点' } }, { date: '2026-12-01', hours: [] }, { date: '2026-12-02', hours: [{ opens: '18:00', closes: '20:00' }] }]);
    expect((await opening(id)).next).toBe('2026-12-02T10:00:00+00:00');
  });

  it('can be taken back; of one that has begun the past days stay', async () => {
    const { id } = await created();
    const { body } = await officer('POST', `service-points/${id}/exceptions`, { from: '2026-11-27', to: '2026-12-04', hours: [], reason: { zh: '装修', en: 'Building work' } });
    const exception = (body.exceptions as unknown as { id: string }[])[0]!.id;
    api.clock.set('2026-11-30T01:00:00Z');
    const removed = await officer('POST', `hours-exceptions/${exception}/removal`, {});
    expect([removed.status, removed.body.exceptions, (removed.body.opening as unknown as Json).open]).toEqual([200, [], true]);
    expect((await auditor('GET', `service-points/${id}/opening-days?from=2026-11-27&days=5`)).body.days).toMatchObject([{ because: 'exception' }, { because: 'exception' }, { because: 'exception' }, { because: 'weekly' }, { because: 'weekly' }]);
    api.clock.set(NOW);
    expect((await officer('POST', `hours-exceptions/${exception}/removal`, {})).status).toBe(200);
    expect((await officer('POST', `hours-exceptions/${exception}/removal`, {})).status).toBe(404);
  });

  it('never share a day, however many are entered at once', async () => {
    const { id } = await created();
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => officer('POST', `service-points/${id}/exceptions`, { from: addDays('2026-12-01', i), to: addDays('2026-12-06', i), hours: [], reason: { zh: '检修', en: 'Repairs' } })));
    expect(answers.map(({ status, body }) => (status === 201 ? 'entered' : body.code)).sort()).toEqual(['entered', ...Array.from({ length: 5 }, () => 'exception-overlaps')].sort());
  });

  it.each([
    ['ends before it begins', { from: '2026-12-02', to: '2026-12-01' }, 'exception-days-wrong'],
    ['lasts years', { from: '2026-12-02', to: '2028-12-01' }, 'exception-days-wrong'],
    ['is past', { from: '2026-10-01', to: '2026-10-07' }, 'exception-over'],
    ['overlaps itself', { from: '2026-12-01', to: '2026-12-01', hours: [{ opens: '08:00', closes: '12:00' }, { opens: '11:00', closes: '13:00' }] }, 'hours-overlap'],
  ])('one that %s is refused', async (_, change, code) => {
    const { id } = await created();
    expect((await admin('POST', `service-points/${id}/exceptions`, { hours: [], reason: { zh: 'x', en: 'x' }, ...change })).body.code).toBe(code);
  });
});

describe('public holidays', () => {
  const own = { hours: OFFICE, holidayRule: 'own_hours', holidayHours: [{ opens: '09:00', closes: '10:00' }], makeUpRule: 'as_workday' };
  const days = async (id: string, from: string, n: number): Promise<Json[]> => (await auditor('GET', `service-points/${id}/opening-days?from=${from}&days=${n}`)).body.days as never;

  it('follow the official calendar, make-up Saturdays included', async () => {
    const { id } = await created({ openingHours: own });
    expect(await days(id, '2026-10-01', 1)).toMatchObject([{ hours: [{ opens: '09:00', closes: '10:00' }], because: 'holiday', words: { zh: '国庆节', en: 'National Day' }, assumed: false }]);
    expect(await days(id, '2026-10-10', 2)).toMatchObject([{ because: 'make_up', hours: [{ opens: '08:00', closes: '12:00' }] }, { because: 'weekly', hours: [] }]);
  });

  it('of a year nobody knows yet are told as assumed, until the county enters them', async () => {
    const { id } = await created({ openingHours: { hours: OFFICE, holidayRule: 'closed', makeUpRule: 'as_workday' } });
    expect(await days(id, '2027-01-01', 1)).toMatchObject([{ because: 'weekly', hours: [{ opens: '08:00', closes: '12:00' }], assumed: true }]);
    expect((await auditor('GET', 'calendar-years/2027')).body).toMatchObject({ year: 2027, source: 'unknown', days: [], version: 0 });
    expect((await auditor('GET', 'calendar-years/2026')).body).toMatchObject({ source: 'official', version: 0 });
    expect(await isOpen(id, at('2027-01-01', '09:00:00'))).toBe(true);

    const year = { days: [{ day: '2027-01-01', kind: 'holiday', name: { zh: '元旦', en: 'New Year' } }, { day: '2027-01-09', kind: 'make_up', name: { zh: '元旦', en: 'New Year' } }], complete: true, basis: '国办发明电〔2026〕9号' };
    const entered = await admin('PUT', 'calendar-years/2027', year, { version: 0 });
    expect([entered.status, entered.body.source, entered.body.version]).toEqual([200, 'county', 1]);
    expect(await days(id, '2027-01-01', 9)).toMatchObject([{ because: 'holiday', hours: [], assumed: false }, ...Array.from({ length: 7 }, () => ({ because: 'weekly', assumed: false })), { because: 'make_up', hours: [{ opens: '08:00', closes: '12:00' }] }]);
    expect([await isOpen(id, at('2027-01-01', '09:00:00')), await isOpen(id, at('2027-01-09', '09:00:00'))]).toEqual([false, true]);
    expect((await admin('PUT', 'calendar-years/2027', year, { version: 0 })).status).toBe(412);
  });

  it('a day the county takes back is like any other', async () => {
    const { id } = await created({ openingHours: { hours: OFFICE, holidayRule: 'closed', makeUpRule: 'as_usual' } });
    const version = (await admin('GET', 'calendar-years/2026')).body.version as unknown as number;
    await admin('PUT', 'calendar-years/2026', { days: [{ day: '2026-10-01', kind: 'ordinary', name: { zh: '抗台值守', en: 'Typhoon duty' } }], complete: false, basis: '县防指通知' }, { version });
    expect(await days(id, '2026-10-01', 2)).toMatchObject([{ because: 'weekly', hours: [{ opens: '08:00' }] }, { because: 'holiday', hours: [] }]);
  });

  it.each([
    ['of another year', { days: [{ day: '2026-01-01', kind: 'holiday', name: { zh: 'x', en: 'x' } }], basis: 'x' }, 422, 'calendar-day-elsewhere'],
    ['twice', { days: [{ day: '2028-01-01', kind: 'holiday', name: { zh: 'x', en: 'x' } }, { day: '2028-01-01', kind: 'make_up', name: { zh: 'x', en: 'x' } }], basis: 'x' }, 422, 'calendar-day-twice'],
    ['without a basis', { days: [], complete: true }, 422, 'calendar-basis-missing'],
    ['that does not exist', { days: [{ day: '2027-02-29', kind: 'holiday', name: { zh: 'x', en: 'x' } }], basis: 'x' }, 400, undefined],
  ])('a day %s is refused', async (_, body, status, code) => {
    const answer = await admin('PUT', 'calendar-years/2028', { complete: false, ...body }, { version: 0 });
    expect([answer.status, code && answer.body.code]).toEqual([status, code]);
  });
  it('years far away are no years', async () => expect([(await admin('GET', 'calendar-years/1999')).body.code, (await admin('GET', 'calendar-years/abc')).status, (await officer('PUT', 'calendar-years/2027', { days: [], complete: false }, { version: 1 })).status]).toEqual(['calendar-year-wrong', 400, 403]));
});

describe('offerings', () => {
  const booked = { bookable: true, slotMinutes: 30, places: 2, leadMinutes: 60, aheadDays: 14 };
  it('refer to a published item of the list, once a point', async () => {
    const { id } = await created();
    const added = await manager('POST', `service-points/${id}/offerings`, { itemId: items.counselling, ...booked, hours: [{ weekday: 5, opens: '11:00', closes: '15:00' }] });
    expect([added.status, added.body.offerings]).toEqual([201, [expect.objectContaining({ item: { id: items.counselling, code: 'counselling', name: { zh: '心理疏导', en: 'Counselling' } }, places: 2, status: 'active' })]]);
    expect((await manager('POST', `service-points/${id}/offerings`, { itemId: items.counselling, bookable: false })).body.code).toBe('offering-exists');
    expect((await manager('POST', `service-points/${id}/offerings`, { itemId: organisations.zhihe, bookable: false })).body.code).toBe('item-not-offered');
    const incomplete = await manager('POST', `service-points/${id}/offerings`, { itemId: items.meals, bookable: true, slotMinutes: 30 });
    expect([incomplete.body.code, Object.keys(incomplete.body.errors ?? {})]).toEqual(['slots-incomplete', ['places']]);
  });

  it('are found by what is offered when: within the hours of the point, by their own', async () => {
    const { id } = await created({ villageCode: XUNZHONG_VILLAGE });
    await admin('POST', `service-points/${id}/offerings`, { itemId: items.bathing, bookable: false, hours: [{ weekday: 5, opens: '11:00', closes: '15:00' }] });
    const offers = async (when: string): Promise<boolean> => rows(await auditor('GET', `service-points?offers=bathing&openAt=${when}`)).some((row) => row.id === id);
    expect([await offers(at('2026-11-27', '10:30:00')), await offers(at('2026-11-27', '11:30:00')), await offers(at('2026-11-27', '13:00:00'))]).toEqual([false, true, false]);
    expect(rows(await auditor('GET', 'service-points?offers=bathing'))).toHaveLength(1);
  });

  it('are withdrawn and taken up again', async () => {
    const { id } = await created();
    const offering = ((await admin('POST', `service-points/${id}/offerings`, { itemId: items.walking, bookable: false })).body.offerings as unknown as { id: string; version: number }[])[0]!;
    const withdrawn = await admin('POST', `offerings/${offering.id}/withdrawal`, {}, { version: 1 });
    expect([withdrawn.body.offerings, codes(await admin('GET', 'service-points?offers=walking'))]).toEqual([[expect.objectContaining({ status: 'withdrawn', version: 2 })], []]);
    expect((await admin('POST', `offerings/${offering.id}/withdrawal`, {}, { version: 2 })).body.code).toBe('offering-withdrawn');
    expect((await admin('POST', `offerings/${offering.id}/resumption`, {}, { version: 2 })).status).toBe(200);
    expect((await admin('POST', `offerings/${offering.id}/resumption`, {}, { version: 2 })).body.code).toMatch(/offering-active|stale/);
  });
});

describe('who may', () => {
  it('the office of the place and whoever runs the point; others find nothing to change', async () => {
    const { id, version } = await created();
    const body = { hours: OFFICE, holidayRule: 'closed', makeUpRule: 'as_usual' };
    expect((await stranger('PUT', `service-points/${id}/opening-hours`, body, { version })).status).toBe(404);
    expect((await manager('PUT', `service-points/${id}/opening-hours`, body, { version })).status).toBe(200);
    const { openingHours: _, ...rest } = point();
    expect((await manager('PUT', `service-points/${id}`, { ...rest, organisationId: organisations.hanshu }, { version: version + 1 })).body.code).toBe('host-fixed');
    const other = await created({ organisationId: organisations.hanshu });
    expect((await manager('POST', `service-points/${other.id}/exceptions`, { from: '2026-12-01', to: '2026-12-01', hours: [], reason: { zh: 'x', en: 'x' } })).status).toBe(404);
    expect((await manager('POST', 'service-points', point())).body.code).toBe('division-outside-scope');
    expect((await officer('GET', `service-points/${id}`)).body.mayManage).toBe(true);
    expect((await stranger('GET', `service-points/${id}`)).body.mayManage).toBe(false);
  });
  it('a retired point is in no list of those in use, and comes back', async () => {
    const { id, version, code } = await created();
    const retired = await admin('POST', `service-points/${id}/retirement`, {}, { version });
    expect([retired.body.status, (retired.body.opening as unknown as Json).open]).toEqual(['retired', false]);
    expect(codes(await admin('GET', 'service-points?perPage=500'))).not.toContain(code);
    expect(codes(await admin('GET', 'service-points?status=retired'))).toContain(code);
    expect((await admin('POST', `service-points/${id}/retirement`, {}, { version: version + 1 })).body.code).toBe('point-retired');
    expect(((await admin('POST', `service-points/${id}/restoration`, {}, { version: version + 1 })).body.opening as unknown as Json).open).toBe(true);
  });
});

describe('nearest', () => {
  /** Kilometres north and east of the county town, roughly. */
  const TOWN = { lng: 118.2414, lat: 25.4915 };
  const near = (query: string, by = auditor): Promise<Answer> => by('GET', `service-points/nearest?lng=${TOWN.lng}&lat=${TOWN.lat}&limit=50&${query}`);
  const placed = (lng: number, lat: number, change: Json = {}): Promise<Json & { id: string }> => created({ position: { lng, lat }, ...change });

  it('tells metres that are right to one per cent within the county', async () => {
    for (const [lng, lat] of [[118.25, 25.5], [118.46, 25.7], [118.101, 25.847], [118.058, 25.556]] as const) await placed(lng, lat);
    for (const row of rows(await near(''))) {
      const { lng, lat } = row.position as { lng: number; lat: number };
      const exact = vincenty(TOWN, { lng, lat });
      expect(Math.abs(row.distanceMetres - exact)).toBeLessThanOrEqual(Math.max(1, exact * 0.01));
    }
    const metres = rows(await near('')).map((row) => row.distanceMetres);
    expect([...metres].sort((a, b) => a - b)).toEqual(metres);
    expect(metres.length).toBeGreaterThan(4);
  });

  it('combines with what is offered, open, accessible, and where', async () => {
    const close = await placed(118.2415, 25.4916, { accessibility: ['ramp', 'lift'] });
    const far = await placed(118.3, 25.55, { accessibility: ['ramp'] });
    for (const { id } of [close, far]) await admin('POST', `service-points/${id}/offerings`, { itemId: items.cleaning, bookable: false, ...(id === close.id ? { hours: [{ weekday: 6, opens: '08:00', closes: '09:00' }] } : {}) });
    const ids = async (query: string): Promise<string[]> => rows(await near(query)).map(({ id }) => id);
    expect(await ids('offers=cleaning')).toEqual([close.id, far.id]);
    expect(await ids('offers=cleaning&openNow=true')).toEqual([far.id]);
    expect((await ids('accessibility=ramp&accessibility=lift'))[0]).toBe(close.id);
    expect(await ids(`offers=cleaning&township=${LONGXUN}`)).toEqual([]);
    expect(rows(await auditor('GET', `service-points/nearest?lng=${TOWN.lng}&lat=${TOWN.lat}&limit=1&offers=cleaning`))).toHaveLength(1);
  });

  it('a position outside the county is a clear problem, to ask from and to stand at', async () => {
    const asked = await auditor('GET', 'service-points/nearest?lng=119.3&lat=26.08');
    expect([asked.status, asked.body.code, Object.keys(asked.body.errors ?? {})]).toEqual([422, 'position-outside-county', ['lng']]);
    const stood = await admin('POST', 'service-points', point({ position: { lng: 119.3, lat: 26.08 } }));
    expect([stood.status, stood.body.code, Object.keys(stood.body.errors ?? {})]).toEqual([422, 'position-outside-county', ['position']]);
    for (const wrong of ['lng=181&lat=25', 'lng=118.2', 'lng=x&lat=25', 'lng=118.2&lat=NaN']) expect((await auditor('GET', `service-points/nearest?${wrong}`)).status).toBe(400);
  });
});

describe('a shelter', () => {
  const SECRET = '密巷暗门88号';
  it('shows its address, place and contacts to nobody who may not manage it', async () => {
    const { id, code } = await created({ code: 'shelter', address: SECRET, addressHidden: true, organisationId: organisations.hanshu, position: { lng: 118.2555, lat: 25.4555 }, contacts: [{ kind: 'phone', value: '0595-99887766' }] });
    const seen = [await auditor('GET', `service-points/${id}`), await stranger('GET', `service-points/${id}`), await manager('GET', 'service-points?perPage=500'), await auditor('GET', `service-points/nearest?lng=118.2555&lat=25.4555&limit=50`)];
    for (const answer of seen) for (const secret of [SECRET, '118.2555', '25.4555', '99887766', XUNZHONG_VILLAGE]) expect([secret, answer.text.split(`"code":"${code}"`)[1]?.split('"createdAt"')[0]?.includes(secret) ?? false]).toEqual([secret, false]);
    expect((await auditor('GET', `service-points/${id}`)).body).toMatchObject({ address: null, position: null, contacts: [], place: { code: XUNZHONG }, addressHidden: true });
    expect(codes(seen[3]!)).not.toContain('shelter');
    // Nor by guessing at it.
    expect([codes(await auditor('GET', `service-points?q=${encodeURIComponent(SECRET)}`)), codes(await officer('GET', `service-points?q=${encodeURIComponent(SECRET)}`))]).toEqual([[], ['shelter']]);
    expect((await officer('GET', `service-points/${id}`)).body).toMatchObject({ address: SECRET, position: { lng: 118.2555 }, contacts: [{ value: '0595-99887766' }] });
    expect(await api.owner.query(`SELECT address, lng, lat, plane, contacts, division_code FROM service_points.public_point WHERE code = 'shelter'`)).toEqual([{ address: null, lng: null, lat: null, plane: null, contacts: [], division_code: null }]);
    expect((await officer('POST', `service-points/${id}/photos`, undefined, upload(PNG, {}, 'a.png'))).body.code).toBe('photo-of-hidden-point');
  });
});

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082', 'hex');
describe('photos', () => {
  const photos = (answer: Answer): { id: string; title: Json }[] => answer.body.photos as never;
  it('are told by their content, public, and gone once removed', async () => {
    const { id } = await created();
    const added = await manager('POST', `service-points/${id}/photos`, undefined, upload(PNG, { titleZh: '大门', titleEn: 'The door' }, 'door.exe'));
    expect([added.status, photos(added)]).toEqual([201, [{ id: expect.any(String), title: { zh: '大门', en: 'The door' }, mediaType: 'image/png', bytes: PNG.length }]]);
    const photo = photos(added)[0]!.id;
    const shown = await api.call('GET', `service-point-photos/${photo}/content`);
    expect([shown.status, shown.headers['content-type'], shown.bytes.equals(PNG)]).toEqual([200, 'image/png', true]);
    expect((await stranger('POST', `service-point-photos/${photo}/removal`, {})).status).toBe(404);
    expect(photos(await manager('POST', `service-point-photos/${photo}/removal`, {}))).toEqual([]);
    expect((await api.call('GET', `service-point-photos/${photo}/content`)).status).toBe(404);
  });
  it('what is no photo, nothing, or too large leaves nothing', async () => {
    const { id } = await created();
    for (const [file, code] of [[Buffer.from('<svg onload="x"/>'), 'photo-type-unknown'], [Buffer.from('%PDF-1.4 x'), 'photo-type-unknown'], [Buffer.concat([PNG, Buffer.alloc(6_000_000)]), 'upload-too-large']] as const)
      expect((await manager('POST', `service-points/${id}/photos`, undefined, upload(file, {}, 'a.png'))).body.code).toBe(code);
    expect((await manager('POST', `service-points/${id}/photos`, {})).status).toBe(415);
    expect((await stranger('POST', `service-points/${id}/photos`, undefined, upload(PNG, {}, 'a.png'))).status).toBe(404);
    expect((await manager('GET', `service-points/${id}`)).body.photos).toEqual([]);
  });
  it('of a point that becomes secret are shown no more', async () => {
    const { id } = await created();
    const photo = photos(await manager('POST', `service-points/${id}/photos`, undefined, upload(PNG, {}, 'a.png')))[0]!.id;
    const { openingHours: _, ...rest } = point();
    await admin('PUT', `service-points/${id}`, { ...rest, addressHidden: true }, { version: 1 });
    expect((await api.call('GET', `service-point-photos/${photo}/content`)).status).toBe(404);
  });
});

it('the days ahead come into sight as time goes by, and the past is dropped', async () => {
  const { id } = await created();
  const last = async (): Promise<string> => ((await api.owner.query(`SELECT max(closes_at) AS last, min(closes_at) AS first FROM service_points.opening WHERE point_id = $1`, [id])) as [{ last: Date }])[0].last.toISOString();
  const before = await last();
  expect(await api.asSystem(() => api.app.get(Openings).extend())).toBe(0);
  api.clock.set(new Date(NOW.getTime() + 20 * 86_400_000));
  expect(await api.asSystem(() => api.app.get(Openings).extend())).toBeGreaterThan(0);
  expect((await last()) > before).toBe(true);
  expect(((await api.owner.query(`SELECT count(*)::int AS n FROM service_points.opening WHERE point_id = $1 AND closes_at < $2`, [id, instantOf(localDate(new Date(NOW.getTime() + 17 * 86_400_000)))])) as [{ n: number }])[0].n).toBe(0);
  api.clock.set(NOW);
});

/** Distance on the WGS-84 ellipsoid in metres, to millimetres: T. Vincenty, 1975. */
const vincenty = (from: { lng: number; lat: number }, to: { lng: number; lat: number }): number => {
  const [a, f] = [6_378_137, 1 / 298.257_223_563];
  const b = a * (1 - f);
  const rad = Math.PI / 180;
  const l = (to.lng - from.lng) * rad;
  const [u1, u2] = [Math.atan((1 - f) * Math.tan(from.lat * rad)), Math.atan((1 - f) * Math.tan(to.lat * rad))];
  let lambda = l;
  for (let i = 0; i < 100; i++) {
    const sinS = Math.hypot(Math.cos(u2) * Math.sin(lambda), Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda));
    if (sinS === 0) return 0;
    const cosS = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
    const s = Math.atan2(sinS, cosS);
    const sinA = (Math.cos(u1) * Math.cos(u2) * Math.sin(lambda)) / sinS;
    const cos2A = 1 - sinA ** 2;
    const cosM = cosS - (2 * Math.sin(u1) * Math.sin(u2)) / cos2A;
    const c = (f / 16) * cos2A * (4 + f * (4 - 3 * cos2A));
    const next = l + (1 - c) * f * sinA * (s + c * sinS * (cosM + c * cosS * (2 * cosM ** 2 - 1)));
    if (Math.abs(next - lambda) < 1e-12) {
      const v = (cos2A * (a ** 2 - b ** 2)) / b ** 2;
      const A = 1 + (v / 16_384) * (4_096 + v * (-768 + v * (320 - 175 * v)));
      const B = (v / 1_024) * (256 + v * (-128 + v * (74 - 47 * v)));
      const d = B * sinS * (cosM + (B / 4) * (cosS * (2 * cosM ** 2 - 1) - (B / 6) * cosM * (4 * sinS ** 2 - 3) * (4 * cosM ** 2 - 3)));
      return b * A * (s - d);
    }
    lambda = next;
  }
  throw new Error('does not converge');
};
