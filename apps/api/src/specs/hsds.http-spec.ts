import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { createHash } from 'node:crypto';
import { HSDS, type HsdsObject } from '../testing/hsds-schemas.js';
import { TestApi, type Answer } from '../testing/test-api.js';

/** The published list and the points as Open Referral HSDS 3.1: anonymous, for any origin, with the standard's required fields. */
let api: TestApi;
const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);
type Json = Record<string, unknown>;
interface Page { total_items: number; total_pages: number; page_number: number; size: number; first_page: boolean; last_page: boolean; empty: boolean; contents: Json[] }

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> => api.call('GET', `/hsds${path}`, undefined, { headers });
const page = async (path: string): Promise<Page> => {
  const answer = await get(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 400)}`);
  return answer.body as unknown as Page;
};
const faults = (kind: HsdsObject, value: unknown): string[] => {
  const validate = ajv.compile(HSDS[kind]);
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
const all = async (path: string): Promise<Json[]> => (await page(`${path}${path.includes('?') ? '&' : '?'}per_page=500`)).contents;
const nulls = (value: unknown): boolean => value === null || (typeof value === 'object' && Object.values(value as object).some(nulls));

it('says which standard it speaks, and where it is described', async () => {
  const { body, headers } = await get('');
  expect(body).toMatchObject({ version: '3.1', profile: expect.stringMatching(/^https:/), openapi_url: expect.stringMatching(/^http.*openapi\.json$/) });
  expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' });
});

it('is for pages of any origin', async () => {
  const preflight = await api.call('OPTIONS', '/hsds/services', undefined, { headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' } });
  expect([preflight.status, preflight.headers['access-control-allow-origin']]).toEqual([204, '*']);
  expect((await api.call('POST', '/hsds/services', {})).status).toBe(404);
  expect((await get('/nothing')).headers['content-type']).toMatch(/problem\+json/);
});

describe('every object has what the standard requires, and no null', () => {
  it.each([
    ['/services', 'service'], ['/services?full=true', 'service'], ['/services?minimal=true', 'service'], ['/organizations', 'organization'], ['/organizations?full=true', 'organization'], ['/organizations?full_service=true', 'organization'],
    ['/service_at_locations', 'service_at_location'], ['/service_at_locations?full=true', 'service_at_location'], ['/taxonomies', 'taxonomy'], ['/taxonomy_terms', 'taxonomy_term'],
  ] as const)('%s', async (path, kind) => {
    const list = await page(`${path}${path.includes('?') ? '&' : '?'}per_page=500`);
    expect(list.contents.length).toBeGreaterThan(0);
    expect(list).toMatchObject({ total_items: list.contents.length, total_pages: 1, page_number: 1, size: list.contents.length, first_page: true, last_page: true, empty: false });
    for (const each of list.contents) expect(faults(kind, each)).toEqual([]);
    expect(nulls(list.contents)).toBe(false);
    const [resource] = path.split('?');
    const one = await get(`${resource}/${String(list.contents[0]!.id)}`);
    expect([one.status, faults(kind, one.body)]).toEqual([200, []]);
    expect((await get(`${resource}/01900000-0000-7000-8000-000000000000`)).body).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('services', () => {
  it('are the published list, with for whom in words, where, when and in which area', async () => {
    const counselling = (await all('/services?full=true&search=心理疏导')).find(({ name }) => name === '心理疏导') as Json & { service_at_locations: Json[] };
    expect(counselling).toMatchObject({
      alternate_name: 'Counselling', status: 'active', organization: { name: '致和社工事务所' }, application_process: expect.any(String), eligibility_description: expect.stringMatching(/困境儿童/), service_areas: [{ name: '德化县' }],
      capacities: [{ available: 120, maximum: 120, unit: { name: '次' } }], last_modified: expect.stringMatching(/T.*\.\d{3}Z$/),
    });
    const at = counselling.service_at_locations.find(({ location }) => (location as Json).name === '致和社工救助服务点') as { schedules: Json[]; location: Json & { addresses: Json[]; accessibility: Json[] } };
    expect(at.schedules).toEqual(expect.arrayContaining([expect.objectContaining({ freq: 'WEEKLY', byday: 'TU,TH', opens_at: '14:00', closes_at: '18:00', timezone: 8 })]));
    expect(at.location).toMatchObject({ location_type: 'physical', latitude: expect.any(Number), addresses: [{ city: '德化县', region: '泉州市', state_province: '福建省', postal_code: '362500', country: 'CN' }] });
    expect(at.location.accessibility.map(({ description }) => description)).toContain('电梯');
  });

  it('say what they cost, where the county has said', async () => {
    const costs = new Map((await all('/services?full=true')).map(({ name, cost_options: options }) => [name, options]));
    expect(costs.get('能力提升')).toEqual([{ id: expect.any(String), service_id: expect.any(String), option: '免费', currency: 'CNY', amount: 0 }]);
    expect(costs.get('助餐')).toEqual([{ id: expect.any(String), service_id: expect.any(String), option: '部分收费', amount_description: expect.stringContaining('免费') }]);
    expect(costs.get('心理疏导')).toEqual([]);
  });

  it('speak the asker’s language; the other is beside it', async () => {
    const { contents } = (await get('/services?search=counselling', { 'accept-language': 'en' })).body as unknown as Page;
    expect(contents.map(({ name, alternate_name: also }) => [name, also])).toContainEqual(['Counselling', '心理疏导']);
  });

  it('are narrowed by filters together', async () => {
    const terms = await all('/taxonomy_terms');
    const term = (code: string): string => String(terms.find((each) => each.code === code)!.id);
    const [care, funds] = [term('care'), term('funds')];
    const caring = await all(`/services?taxonomy_term_id=${care}&full=true`);
    expect(caring.length).toBeGreaterThan(3);
    for (const { attributes } of caring as { attributes: { taxonomy_term: { code: string } }[] }[]) expect(attributes.map((a) => a.taxonomy_term.code)).toContain('care');
    const zhihe = String((await all('/organizations')).find(({ name }) => name === '致和社工事务所')!.id);
    const both = await all(`/services?taxonomy_term_id=${care}&organization_id=${zhihe}`);
    expect(both.length).toBeGreaterThan(0);
    expect(both.length).toBeLessThan(caring.length);
    for (const service of both) expect(service.organization_id).toBe(zhihe);
    expect((await page(`/services?taxonomy_term_id=${funds}&organization_id=${zhihe}`)).empty).toBe(true);
    expect((await all(`/services?taxonomy_term_id=${term('child_in_need')}&search=课业`)).map(({ name }) => name)).toEqual(['课业辅导']);
    expect((await page('/services?taxonomy_term_id=01900000-0000-7000-8000-000000000000')).total_items).toBe(0);
    expect((await page('/services?modified_after=2099-01-01T00:00:00Z')).total_items).toBe(0);
    expect((await page('/services?modified_after=2020-01-01')).total_items).toBeGreaterThan(40);
  });

  it('come in pages; beyond the last there is nothing', async () => {
    const first = await page('/services?per_page=20');
    expect(first).toMatchObject({ page_number: 1, size: 20, first_page: true, last_page: false });
    const last = await page(`/services?per_page=20&page=${first.total_pages}`);
    expect(last).toMatchObject({ last_page: true, first_page: false, size: first.total_items - 20 * (first.total_pages - 1) });
    expect(await page('/services?per_page=20&page=99')).toMatchObject({ empty: true, size: 0, contents: [] });
    const lines = (await get('/services?format=ndjson')).text.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as Json).id)).toEqual((await all('/services')).map(({ id }) => id));
  });

  it('that are changed say since when; the rest keep their time', async () => {
    const before = new Map((await all('/services?minimal=true')).map((each) => [each.id, each.last_modified]));
    const [editor, reviewer] = [await api.signIn('county_admin'), await api.signIn('county_admin')];
    const item = ((await editor('GET', 'service-items?q=meals')).body.data as unknown as Json[])[0]!;
    const { provider, standard, ...rest } = (await editor('GET', `service-items/${String(item.id)}`)).body as unknown as Json & { provider: { id: string } };
    const keep = ['code', 'name', 'kind', 'serviceClass', 'brandModule', 'targetGroups', 'unit', 'evidence', 'rule', 'quotaPerPeriod', 'quotaPeriod'];
    const body = { ...Object.fromEntries(keep.map((field) => [field, rest[field]])), standard, providerId: provider.id, durationMinutes: 45 };
    let version = (await editor('PUT', `service-items/${String(item.id)}`, body, { version: item.version as number })).body.version as unknown as number;
    version = (await editor('POST', `service-items/${String(item.id)}/submission`, {}, { version })).body.version as unknown as number;
    await reviewer('POST', `service-items/${String(item.id)}/approval`, {}, { version });
    api.clock.advance(60);
    const since = api.clock.now().toISOString();
    expect((await editor('POST', 'catalogue-releases', { note: '助餐改为45分钟' })).status).toBe(201);
    const changed = (await all('/services?minimal=true')).filter((each) => before.get(each.id) !== each.last_modified);
    expect(changed.map(({ id }) => id)).toEqual([item.id]);
    expect((await all(`/services?modified_after=${since}`)).map(({ id }) => id)).toEqual([item.id]);
  });
});

describe('places', () => {
  it('near the centre of a post code come with a distance in metres that narrows', async () => {
    const everywhere = await page('/service_at_locations?postcode=362500');
    expect(everywhere.total_items).toBeGreaterThan(3);
    expect((await page('/service_at_locations?postcode=100000')).total_items).toBe(0);
    const near = await page('/service_at_locations?postcode=362500&proximity=800');
    expect(near.total_items).toBeLessThan(everywhere.total_items);
    expect((await page('/service_at_locations?postcode=362500&proximity=50000')).total_items).toBe(everywhere.total_items);
  });

  it('that must stay secret show neither address nor position nor telephone', async () => {
    const admin = await api.signIn('county_admin');
    const [point] = (await admin('GET', 'service-points?perPage=50')).body.data as unknown as (Json & { organisation: { id: string } })[];
    await api.owner.query(`UPDATE service_points.service_point SET address_hidden = true, contacts = '[{"kind": "phone", "value": "0595-10009876", "name": "某某"}, {"kind": "email", "value": "shelter@example.org"}]' WHERE id = $1`, [point!.id]);
    const text = (await get('/services?full=true&per_page=500')).text + (await get('/service_at_locations?full=true&per_page=500')).text + (await get(`/organizations/${point!.organisation.id}`)).text;
    const [secret] = (await api.owner.query(`SELECT address, lng, contacts FROM service_points.service_point WHERE id = $1`, [point!.id])) as { address: string; lng: number; contacts: { value: string }[] }[];
    for (const value of [secret!.address, String(secret!.lng), ...secret!.contacts.map(({ value }) => value)]) expect(text).not.toContain(value);
    expect(text).toContain(String(point!.id));
    const hidden = (await all('/service_at_locations?full=true')).find(({ location_id: id }) => id === point!.id) as { location: Json };
    expect([faults('service_at_location', hidden), hidden.location.addresses, hidden.location.contacts, hidden.location.latitude]).toEqual([[], [], [], undefined]);
    await api.owner.query(`UPDATE service_points.service_point SET address_hidden = false WHERE id = $1`, [point!.id]);
  });

  it('name who answers, and where mail goes to', async () => {
    const [point] = (await api.owner.query(`SELECT id, contacts FROM service_points.service_point WHERE code = 'zhihe-point'`)) as { id: string; contacts: unknown }[];
    await api.owner.query(`UPDATE service_points.service_point SET contacts = $2 WHERE id = $1`, [point!.id, JSON.stringify([{ kind: 'duty', value: '0595-10001234', name: '值班员' }, { kind: 'phone', value: '0595-10001235' }, { kind: 'email', value: 'desk@example.org' }, { kind: 'wechat', value: 'zhihe' }])]);
    const at = (await all('/service_at_locations?full=true')).find(({ location_id: id }) => id === point!.id) as { location: { contacts: Json[]; phones: Json[] } };
    expect(faults('service_at_location', at)).toEqual([]);
    expect(at.location.contacts).toEqual([{ id: expect.any(String), location_id: point!.id, name: '值班员', phones: [expect.objectContaining({ number: '0595-10001234' })] }, { id: expect.any(String), location_id: point!.id, email: 'desk@example.org', phones: [] }]);
    expect(at.location.phones.map(({ number }) => number)).toEqual(['0595-10001234', '0595-10001235']);
    await api.owner.query(`UPDATE service_points.service_point SET contacts = $2 WHERE id = $1`, [point!.id, JSON.stringify(point!.contacts)]);
  });

  it('closed for some days say so with the days and the reason', async () => {
    const [point] = (await api.owner.query(`SELECT id FROM service_points.service_point WHERE code = 'zhihe-point'`)) as { id: string }[];
    await api.owner.query(`INSERT INTO service_points.hours_exception (id, county_code, point_id, from_day, to_day, hours, reason_zh, reason_en, created_at, created_by_name) VALUES (gen_random_uuid(), '350526', $1, current_date + 3, current_date + 4, '[]', '停电检修', 'Power works', now(), '测')`, [point!.id]);
    const at = (await all('/service_at_locations?full=true&search=个案')).concat(await all('/service_at_locations?full=true')).find(({ location_id: id }) => id === point!.id) as { location: { schedules: Json[] } };
    expect(at.location.schedules).toContainEqual(expect.objectContaining({ description: '不开放：停电检修', valid_from: expect.any(String), valid_to: expect.any(String) }));
  });
});

it('ids of what has none of its own are the same in every answer, made alike here and in the database', async () => {
  const told = async (): Promise<string> => (await get('/services?full=true&per_page=500')).text.replace(/"updated":"[^"]+"/g, '');
  expect(await told()).toBe(await told());
  const hash = createHash('md5').update('a/b').digest('hex');
  const [row] = (await api.owner.query(`SELECT directory.stable_id('a', 'b')::text AS id`)) as { id: string }[];
  expect(row!.id.replaceAll('-', '')).toBe(`${hash.slice(0, 12)}8${hash.slice(13, 16)}8${hash.slice(17)}`);
  const terms = await all('/taxonomy_terms');
  expect(terms.every(({ id }) => /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8/.test(String(id)))).toBe(true);
});

it.each(['/services?page=0', '/services?per_page=501', '/services?taxonomy_id=x', '/services?modified_after=yesterday', '/services?unknown=1', '/service_at_locations?postcode=x', '/service_at_locations?minimal=true', '/services?format=xml', '/services/x'])('%s is refused in words', async (path) => {
  expect((await get(path)).body).toMatchObject({ status: 400, code: expect.any(String) });
});
