import { TestApi, type Answer, type Caller } from '../testing/test-api.js';

/** What the public page shows: everybody may read it, and it has nothing in it that is not for everybody. */
let api: TestApi;
let admin: Caller;
type Json = Record<string, unknown>;
beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  // A Wednesday morning: the base is open.
  api.clock.set('2026-12-02T01:30:00Z');
});
afterAll(() => api.stop());
const get = (path: string, language = 'zh-CN'): Promise<Answer> => api.call('GET', `/api/v1/directory${path}`, undefined, { headers: { 'accept-language': language } });
const rows = (answer: Answer): Json[] => answer.body.data as unknown as Json[];

it('says which county’s list it is, and where the county ends', async () => {
  expect((await get('')).body).toMatchObject({ county: { code: '350526', name: '德化县' }, release: 1 });
  expect(((await get('/outline')).body.ring as unknown as number[][]).length).toBeGreaterThan(50);
});

it('has the list in force with for whom in words, in either language, and where it is given now', async () => {
  const services = rows(await get('/services'));
  expect(services.length).toBeGreaterThanOrEqual(40);
  expect(services.find(({ code }) => code === 'resource-linking')).toMatchObject({ name: '资源链接', eligibility: expect.stringContaining('低保对象'), points: 1, openPoints: 1, provider: '致和社工事务所', charge: null });
  expect(services.find(({ code }) => code === 'emergency-call')).toMatchObject({ charge: 'free' });
  expect(services.find(({ code }) => code === 'hospital-care')).toMatchObject({ points: 0, openPoints: 0 });
  expect(rows(await get('/services', 'en')).find(({ code }) => code === 'resource-linking')).toMatchObject({ name: 'Linking resources', eligibility: expect.stringMatching(/subsistence/i) });
  api.clock.set('2026-12-02T13:00:00Z');
  expect(rows(await get('/services')).find(({ code }) => code === 'resource-linking')).toMatchObject({ points: 1, openPoints: 0 });
  api.clock.set('2026-12-02T01:30:00Z');
});

it('leaves out what is not offered at present', async () => {
  const fresh = await TestApi.start();
  try {
    await fresh.owner.query(`UPDATE service_catalogue.released_item SET content = content || '{"effectiveTo": "2020-01-01"}' WHERE code = 'haircut'`);
    expect(rows(await fresh.call('GET', '/api/v1/directory/services')).map(({ code }) => code)).not.toContain('haircut');
  } finally {
    await fresh.stop();
  }
});

describe('points', () => {
  it('are found by what they give, whether they are open, and how near they are', async () => {
    expect(rows(await get('/points?offers=counselling')).map(({ code }) => code)).toEqual(['zhihe-point']);
    const open = rows(await get('/points?openNow=true'));
    expect(open.length).toBeGreaterThan(0);
    for (const { opening } of open) expect(opening).toMatchObject({ open: true });
    const near = rows(await get('/points/nearest?lng=118.2398&lat=25.4972'));
    expect(near[0]).toMatchObject({ isBase: true, distanceMetres: 0 });
    expect(near.map(({ distanceMetres }) => distanceMetres)).toEqual([...near.map(({ distanceMetres }) => distanceMetres as number)].sort((a, b) => a - b));
    expect((await get('/points/nearest?lng=100&lat=25')).body).toMatchObject({ status: 422, code: 'position-outside-county' });
  });

  it('stand where maps of the mainland draw them, for who asks in their coordinates', async () => {
    const [plain, moved] = [rows(await get('/points?q=示范基地'))[0]!, rows(await get('/points?q=示范基地&coordinates=gcj02'))[0]!] as { id: string; position: { lng: number; lat: number } }[];
    expect(plain!.position).toEqual({ lng: 118.2398, lat: 25.4972 });
    expect(moved!.position).toEqual({ lng: expect.closeTo(118.24458, 4), lat: expect.closeTo(25.4944, 3) });
    // What they send is in the same coordinates: the base is where they say they are.
    const near = rows(await get(`/points/nearest?lng=${moved!.position.lng}&lat=${moved!.position.lat}&coordinates=gcj02`));
    expect(near[0]).toMatchObject({ id: plain!.id, distanceMetres: 0, position: moved!.position });
    expect((await get(`/points/${plain!.id}?coordinates=gcj02`)).body.position).toEqual(moved!.position);
    const [own, theirs] = [(await get('/outline')).body.ring, (await get('/outline?coordinates=gcj02')).body.ring] as unknown as [number[][], number[][]];
    expect([theirs.length, Math.abs(theirs[0]![0]! - own[0]![0]!)]).toEqual([own.length, expect.closeTo(0.005, 2)]);
    const inside = await admin('GET', `service-points/${plain!.id}?coordinates=gcj02`);
    expect([inside.body.position, inside.headers.etag]).toEqual([moved!.position, (await admin('GET', `service-points/${plain!.id}`)).headers.etag]);
    expect((await get('/points?coordinates=bd09')).body).toMatchObject({ status: 400 });
    // The standard wants WGS-84.
    expect((await api.call('GET', '/hsds/service_at_locations?coordinates=gcj02')).status).toBe(400);
  });

  it('that must stay secret have no address, position or telephone, for whoever asks here', async () => {
    const [base] = rows(await get('/points?q=示范基地'));
    await api.owner.query(`UPDATE service_points.service_point SET address_hidden = true, contacts = '[{"kind": "phone", "value": "0595-10009876"}]' WHERE id = $1`, [base!.id]);
    for (const path of ['/points', `/points/${String(base!.id)}`, '/points/nearest?lng=118.2398&lat=25.4972']) {
      const { text } = await get(path);
      expect(text).not.toContain(String(base!.address));
      expect(text).not.toContain('10009876');
    }
    // Also with the token of somebody who may manage it: the page knows nobody.
    const signed = await api.call('GET', `/api/v1/directory/points/${String(base!.id)}`, undefined, { headers: { authorization: 'Bearer x' } });
    expect([signed.status, (signed.body as Json).address]).toEqual([200, null]);
    await api.owner.query(`UPDATE service_points.service_point SET address_hidden = false WHERE id = $1`, [base!.id]);
  });

  it('tell nothing of who keeps them', async () => {
    const [base] = rows(await get('/points?q=示范基地'));
    await admin('POST', `service-points/${String(base!.id)}/exceptions`, { from: '2026-12-24', to: '2026-12-24', hours: [], reason: { zh: '盘点', en: 'Stocktaking' } }, { version: base!.version as number });
    const { body, text } = await get(`/points/${String(base!.id)}`);
    expect(body).toMatchObject({ exceptions: [{ from: '2026-12-24', reason: { zh: '盘点' } }] });
    expect(text).not.toContain('测试county_admin');
    expect(Object.keys(body)).toEqual(expect.not.arrayContaining(['version', 'mayManage', 'createdAt']));
    expect((await get('/points/01900000-0000-7000-8000-000000000000')).status).toBe(404);
  });
});

it('reading leaves no trace of who read', async () => {
  const count = async (): Promise<number> => ((await api.owner.query('SELECT count(*)::int AS n FROM platform.audit_entry')) as { n: number }[])[0]!.n;
  const before = await count();
  for (const path of ['', '/services', '/points', '/outline']) await get(path);
  expect(await count()).toBe(before);
});
