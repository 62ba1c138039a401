import { ROLES, type Role } from '@yizhu/identity';
import { newId } from '@yizhu/kernel';
import { AlertRuns } from '@yizhu/recipients';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { household, LONGXUN, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Caller } from '../testing/test-api.js';

const SHORT: Record<string, Role> = { sys: 'system_admin', sec: 'security_admin', aud: 'auditor', cty: 'county_admin', twn: 'township_officer', crd: 'coordinator', soc: 'social_worker', sup: 'casework_supervisor', vol: 'volunteer', mgr: 'provider_manager', dep: 'department_client', cit: 'citizen' };
const lines = readFileSync(join(__dirname, '../access/role-route-matrix.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
const columns = lines[0]!.trim().split(/\s+/).slice(1).map((c) => SHORT[c]!);
const matrix = lines.slice(1).map((line) => {
  const [method, path, ...cells] = line.trim().split(/\s+/) as [string, string, ...string[]];
  return { method, path, cells: new Map(columns.map((role, i) => [role, cells[i]!])) };
});
const document = JSON.parse(readFileSync(join(__dirname, '../../../../docs/openapi.json'), 'utf8')) as { paths: Record<string, Record<string, { security?: unknown[] }>> };

let api: TestApi;
const callers = new Map<Role, Caller>();
beforeAll(async () => {
  api = await TestApi.start();
  const organisation = ((await api.owner.query(`SELECT id FROM partners.organisation WHERE code = 'zhihe'`)) as { id: string }[])[0]!.id;
  const field = { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] };
  for (const role of ROLES)
    callers.set(role, await (role === 'township_officer' ? api.signIn(role, 'division', [XUNZHONG]) : role === 'coordinator' || role === 'social_worker' ? api.signIn(role, 'division', [XUNZHONG_VILLAGE], field) : role === 'volunteer' || role === 'citizen' ? api.signIn(role, 'self', [], field) : role === 'provider_manager' || role === 'department_client' ? api.signIn(role, 'organisation', [organisation]) : api.signIn(role)));
});
afterAll(() => api.stop());

it('every route of the document has its reviewed row, and every row its route', () => {
  const routes = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  expect(matrix.map((row) => `${row.method} ${row.path}`).sort()).toEqual(routes.sort());
  expect(columns).toEqual(expect.arrayContaining([...ROLES]));
});

describe.each(matrix)('$method $path', ({ method, path, cells }) => {
  const url = path.replace(/\{\w+\}/g, () => newId());
  const send = method === 'GET' ? undefined : {};

  it('is as the matrix says for every role', async () => {
    for (const role of ROLES) {
      const { status, body } = await callers.get(role)!(method as 'GET', url, send, { version: 1 });
      // Anything but 403: a made-up id is not found, an empty body is refused.
      expect({ role, allowed: !(status === 403 && (body.code as unknown) === 'forbidden') }).toEqual({ role, allowed: cells.get(role) !== '-' });
      expect(status).toBeLessThan(500);
    }
  });

  it('asks strangers to sign in, unless it is for everybody', async () => {
    const { status, body } = await api.call(method, url, send);
    if (cells.get('citizen') === 'o') expect(body.code).not.toBe('not-signed-in');
    else expect([status, body.code]).toEqual([401, 'not-signed-in']);
    if (cells.get('citizen') !== 'o') expect((await api.call(method, url, send, { token: 'not.a.token' })).status).toBe(401);
  });
});

describe('scope: the same record inside and outside the caller’s area', () => {
  const ids: Record<string, string> = {};
  let inside: Caller;
  let outside: Caller;
  beforeAll(async () => {
    const admin = callers.get('county_admin')!;
    inside = await api.signIn('township_officer', 'division', [XUNZHONG]);
    outside = await api.signIn('township_officer', 'division', [LONGXUN]);
    const home = (await admin('POST', 'households', household())).body;
    ids.households = home.id as unknown as string;
    ids.recipients = (home.members as unknown as { id: string }[])[0]!.id;
    const request = (await admin('POST', 'help-requests', { personId: ids.recipients, channel: 'phone', source: 'proxy', callerName: 'x', callerPhone: '13800138000', summary: 'x', needs: [{ dimension: 'health', description: 'x' }] })).body;
    ids['help-requests'] = request.id as unknown as string;
    await admin('POST', `help-requests/${ids['help-requests']}/triage`, { urgency: 'normal' }, { version: 1 });
    const item = ((await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as { id: string }[])[0]!.id;
    const order = await admin('POST', 'service-orders', { helpRequestId: ids['help-requests'], needId: (request.needs as unknown as { id: string }[])[0]!.id, serviceItemId: item });
    ids['service-orders'] = order.body.id as unknown as string;
    const visitor = await api.addMember({ roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
    ids.visits = (await admin('POST', 'visits', { householdId: ids.households, kind: 'phone', memberId: visitor })).body.id as unknown as string;
    ids['team-members'] = visitor;
    await admin('POST', 'monitoring-facts', { householdId: ids.households, kind: 'disaster', level: 'severe', occurredOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), source: '应急', sourceId: 'access' });
    await api.asSystem(() => api.app.get(AlertRuns).runDue());
    ids['monitoring-alerts'] = ((await admin('GET', `monitoring-alerts?householdId=${ids.households}`)).body.data as unknown as { id: string }[])[0]!.id;
  });

  // Of acts on two records either may be the one that isn't there: merges.http-spec shows both.
  const onTwo = /\/(comparison\/\{otherId\}|merge|split|transfer)$/;
  const scoped = matrix.filter(({ path, cells }) => cells.get('township_officer') === 'x' && !onTwo.test(path) && /^\/api\/v1\/(households|recipients|help-requests|service-orders|visits|team-members|monitoring-alerts)\/\{id\}/.test(path));
  it.each(scoped)('$method $path: there for whom it concerns, not found for others', async ({ method, path }) => {
    const resource = path.split('/')[3]!;
    const url = path.replace('{id}', ids[resource]!).replace(/\{\w+\}/g, () => newId());
    // Bodies that pass validation, so that the record itself is what decides.
    const body = method === 'GET' ? undefined : BODIES[`POST ${resource}${path.split('/{id}')[1] ?? ''}`] ?? BODIES[path.split('/{id}')[1] ?? ''] ?? (method === 'PUT' ? BODIES[`PUT ${resource}`] : {});
    const there = await inside(method as 'GET', url, body, { version: 999 });
    const notThere = await outside(method as 'GET', url, body, { version: 999 });
    expect([there.status, there.body.code]).not.toEqual([404, 'not-found']);
    expect(there.status).toBeLessThan(500);
    expect([notThere.status, notThere.body.code]).toEqual([404, 'not-found']);
  });

  it.each(['households', 'recipients', 'help-requests', 'service-orders', 'visits', 'team-members', 'monitoring-alerts'])('%s: a list shows nothing of others', async (resource) => {
    const idsOf = async (caller: Caller): Promise<string[]> => ((await caller('GET', `${resource}?perPage=200`)).body.data as unknown as { id: string }[]).map((row) => row.id);
    expect(await idsOf(inside)).toContain(ids[resource]);
    expect(await idsOf(outside)).not.toContain(ids[resource]);
  });

  it('nobody registers a household or opens a point outside their area', async () => {
    expect((await outside('POST', 'households', household())).body.code).toBe('division-outside-scope');
  });

  it('row-level security refuses what the predicate would have let slip', async () => {
    const { pool } = (api.app.get((await import('@yizhu/platform')).Database));
    const client = await pool.connect();
    const count = async (divisions: string): Promise<number> => {
      await client.query(`SELECT set_config('yizhu.divisions', $1, false), set_config('yizhu.member', '', false), set_config('yizhu.organisation', '', false)`, [divisions]);
      return (await client.query('SELECT count(*)::int AS n FROM recipients.person')).rows[0].n as number;
    };
    expect(await count(`{${XUNZHONG}}`)).toBeGreaterThan(0);
    expect(await count(`{${LONGXUN}}`)).toBe(0);
    expect(await count('{}')).toBe(0);
    await client.query(`SELECT set_config('yizhu.divisions', '{${LONGXUN}}', false)`);
    expect((await client.query(`UPDATE recipients.person SET name = 'x'`)).rowCount).toBe(0);
    await client.query('DISCARD ALL');
    client.release(true);
  });
});

const REASON = { reason: '测试' };
const BODIES: Record<string, object> = {
  'POST team-members/leaving': { reason: '调离' }, 'POST team-members/villages': { villages: [XUNZHONG_VILLAGE] }, 'POST team-members/certificates': { title: '急救员' },
  'PUT households': { address: 'x', causeOfHardship: 'x', benefitFen: 1, remark: '' },
  'PUT team-members': { name: 'x', roles: ['coordinator'], divisionCode: XUNZHONG, villages: [] },
  'POST help-requests/assignment': { memberId: null },
  'POST help-requests/reveals': { reason: '核对' },
  '/members': { name: '林', idNumber: '11010519491231002X' }, '/moves': { villageCode: '350526101201', address: 'x' },
  '/reveals': { field: 'phone', reason: '核对' }, '/decisions': { category: null, groups: [], basis: 'x', effectiveOn: '2026-01-01' }, '/suspension': REASON, '/exit': { ...REASON, exitedOn: '2026-01-01' },
  '/triage': { urgency: 'normal' }, '/declination': REASON, '/withdrawal': REASON, '/appeal': REASON, '/upholding': REASON, '/overturning': REASON, '/needs/{needId}/unmet': REASON, '/needs/{needId}/return': REASON, '/offers': { memberId: newId() }, '/refusal': REASON, '/cancellation': REASON, '/failure': REASON,
  '/consents': { purpose: 'publicity', coverage: 'x', legalBasis: 'separate_consent', form: 'on_site', validFrom: '2026-01-01', validUntil: '2027-01-01', persons: [{ personId: newId(), givenBy: 'self' }] },
  '/corrections': { field: 'phone', value: '', reason: '核对' }, '/copies': { format: 'json', askedBy: 'self', identifiedBy: 'id_card', reason: '本人申请' }, '/restriction': { reason: '异议' }, '/release': { reason: '无误' },
  '/erasures': { ground: 'own_request', reason: '本人申请' }, '/schedule': { at: '2027-01-01T00:00:00Z' }, '/feedback': { score: 5, givenBy: 'self' }, '/check-out': { personsSeen: [newId()] }, 'POST monitoring-alerts/verification': { note: 'x' }, 'POST service-orders/verification': { confirmedBy: 'person' }, '/failed-attempts': { reason: 'weather' }, '/dismissal': REASON, '/action': { outcome: 'other', words: 'x' }, '/assignment': { memberId: newId() },
};
Object.assign(BODIES, {
  '/profile': { marriage: null, education: null, workStatus: null, disabilityKind: null, disabilityGrade: null, capacity: 'full', school: '', employer: '', certificate: '' }, '/declarations': { declaredOn: '2026-01-01', declaredBy: 'x', lines: [{ kind: 'rent', value: 1 }] },
  '/guardians': { name: '林大山', relation: 'x', since: '2026-01-01' }, '/contacts': { name: '林大山', relation: 'x', phone: '13800138000', emergency: false },
});
BODIES['/needs/{needId}/referral'] = { ...REASON, organisationId: newId() };
