import { newId } from '@yizhu/kernel';
import { household, OTHER_VILLAGE, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

let api: TestApi;
let officer: Caller;
let coordinator: Caller;
let volunteer: Caller;
let admin: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  volunteer = await api.signIn('volunteer', 'self', [], { roles: ['volunteer'], villages: [] });
});
afterAll(() => api.stop());

const idOf = (answer: Answer): string => {
  if (answer.status >= 300) throw new Error(answer.text);
  return answer.body.id as unknown as string;
};
const version = (answer: Answer): number => answer.body.version as unknown as number;
const itemId = async (code = 'home-visit'): Promise<string> => ((await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = $1`, [code])) as { id: string }[])[0]!.id;
const person = async (): Promise<{ household: string; person: string }> => {
  const { body } = await officer('POST', 'households', household());
  return { household: body.id as unknown as string, person: (body.members as unknown as { id: string }[])[0]!.id };
};
const submit = (personId: string, needs = 1): Promise<Answer> => officer('POST', 'help-requests', { personId, channel: 'phone', source: 'self', summary: '买药困难', needs: Array.from({ length: needs }, () => ({ dimension: 'health', description: '代买药' })) });
const planned = async (): Promise<{ request: string; order: string; home: Awaited<ReturnType<typeof person>> }> => {
  const home = await person();
  const request = await submit(home.person);
  await officer('POST', `help-requests/${idOf(request)}/triage`, { urgency: 'urgent' }, { version: 1 });
  const order = await officer('POST', 'service-orders', { helpRequestId: idOf(request), needId: (request.body.needs as unknown as { id: string }[])[0]!.id, serviceItemId: await itemId() });
  return { request: idOf(request), order: idOf(order), home };
};

it('runs from the call to the score, each step by whom it is for', async () => {
  const { request, order, home } = await planned();
  const candidates = (await officer('GET', `service-orders/${order}/candidates`)).body.data as unknown as { id: string; score: number; reasons: { factor: string }[] }[];
  expect(candidates[0]!.id).toBe(coordinator.memberId);
  expect(candidates[0]!.reasons.map((r) => r.factor)).toEqual(['responsibility', 'skill', 'load', 'continuity', 'distance']);

  const offered = await officer('POST', `service-orders/${order}/offers`, { memberId: coordinator.memberId }, { version: 1 });
  expect((await coordinator('GET', 'today')).body.queue).toEqual([expect.objectContaining({ kind: 'accept', id: order })]);
  await coordinator('POST', `service-orders/${order}/acceptance`, {}, { version: version(offered) });
  const visit = await coordinator('POST', 'visits', { householdId: home.household, orderId: order, kind: 'in_person', position: { lng: 118.24, lat: 25.49 } });
  expect(visit.body).toMatchObject({ status: 'open', order: { id: order }, member: { id: coordinator.memberId } });
  const done = await coordinator('POST', `visits/${idOf(visit)}/check-out`, { personsSeen: [home.person], notes: '精神尚好' }, { version: 1 });
  expect(done.body).toMatchObject({ status: 'done', notes: '精神尚好' });
  let answer = await coordinator('GET', `service-orders/${order}`);
  answer = await coordinator('POST', `service-orders/${order}/delivery`, { note: '药已送到' }, { version: version(answer) });
  expect(answer.body.status).toBe('delivered');
  const rated = await officer('POST', `service-orders/${order}/feedback`, { score: 5, comment: '很及时', givenBy: 'telephone' });
  expect(rated.body.feedback).toMatchObject({ score: 5, comment: '很及时' });
  answer = await officer('POST', `service-orders/${order}/verification`, { confirmedBy: 'person' }, { version: version(answer) });
  answer = await officer('POST', `service-orders/${order}/closure`, {}, { version: version(answer) });
  expect(answer.body.status).toBe('closed');
  const asked = await officer('GET', `help-requests/${request}`);
  expect(asked.body).toMatchObject({ status: 'resolved', needs: [expect.objectContaining({ status: 'met' })] });
  expect((await officer('POST', `help-requests/${request}/closure`, {}, { version: version(asked) })).body.status).toBe('closed');

  await api.settle();
  const timeline = (await officer('GET', `households/${home.household}/timeline`)).body.data as unknown as { type: string; actor: string | null }[];
  expect(new Set(timeline.map((t) => t.type))).toEqual(new Set(['registered', 'request-submitted', 'request-triaged', 'order-planned', 'order-accepted', 'visit-checked-out', 'order-delivered', 'feedback-given', 'request-resolved', 'order-closed', 'request-closed']));
  expect(['registered', 'request-triaged', 'visit-checked-out', 'order-closed'].map((type) => timeline.find((t) => t.type === type)!.actor)).toEqual(['测试township_officer', '测试township_officer', '测试coordinator', '测试township_officer']);
  const dossier = (await officer('GET', `households/${home.household}`)).body;
  expect(dossier.lastVisitAt).not.toBeNull();

  const scheme = await admin('POST', 'incentive-schemes', { name: '方案', validFrom: '2026-01-01', indicators: [{ key: 'visits', target: 10, weight: 40, cap: 1 }, { key: 'needs_resolved', target: 5, weight: 30, cap: 1 }, { key: 'volunteer_projects', target: 2, weight: 10, cap: 1 }, { key: 'satisfaction', target: 5, weight: 20, cap: 1 }] });
  const month = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 7);
  const run = await admin('POST', 'score-runs', { schemeId: idOf(scheme), month });
  expect(run.body).toMatchObject({ status: 'computed', memberCount: 1 });
  const [card] = (await coordinator('GET', `score-runs/${idOf(run)}/scorecards`)).body.data as unknown as { id: string; score: number; indicators: { key: string; actual: number; points: number }[] }[];
  expect(card!.indicators.map((i) => [i.key, i.actual, i.points])).toEqual([['visits', 1, 4], ['needs_resolved', 1, 6], ['volunteer_projects', 0, 0], ['satisfaction', 5, 20]]);
  expect(card!.score).toBe(30);
  const evidence = (await coordinator('GET', `scorecards/${card!.id}/evidence?indicator=visits`)).body.data;
  expect(evidence).toEqual([expect.objectContaining({ refId: idOf(visit), counted: true })]);
  // Each figure's record opens where it stands.
  const records: [string, string, string][] = [['visits', 'visits', idOf(visit)], ['needs_resolved', 'help-requests', request], ['satisfaction', 'service-orders', order]];
  for (const [indicator, resource, id] of records) {
    const [row] = (await coordinator('GET', `scorecards/${card!.id}/evidence?indicator=${indicator}`)).body.data as unknown as { record: object }[];
    expect([indicator, row!.record]).toEqual([indicator, { resource, id }]);
    expect((await coordinator('GET', `${resource}/${id}`)).status).toBe(200);
  }

  // A second visit on the same day is kept and shown, and does not count; recomputing gives the same.
  const again = await coordinator('POST', 'visits', { householdId: home.household, kind: 'phone' });
  await coordinator('POST', `visits/${idOf(again)}/check-out`, { personsSeen: [home.person] }, { version: 1 });
  const recomputed = await admin('POST', `score-runs/${idOf(run)}/computation`, {}, { version: version(run) });
  const [same] = (await coordinator('GET', `score-runs/${idOf(run)}/scorecards`)).body.data as unknown as { id: string; score: number }[];
  expect(same!.score).toBe(30);
  expect((await coordinator('GET', `scorecards/${same!.id}/evidence?indicator=visits`)).body.data).toEqual([expect.objectContaining({ counted: false, why: 'same-household-same-day' }), expect.objectContaining({ counted: true })]);
  const noticed = await admin('POST', `score-runs/${idOf(run)}/notice`, {}, { version: version(recomputed) });
  expect((await admin('POST', `score-runs/${idOf(run)}/computation`, {}, { version: version(noticed) })).body.code).toBe('act-not-allowed');
});

it('a department passes somebody on, through the office: who called there stands with the request', async () => {
  const home = await officer('POST', 'households', household());
  const personId = (home.body.members as unknown as { id: string }[])[0]!.id;
  const body = { personId, channel: 'phone', summary: '住院回来没人照料', needs: [{ dimension: 'daily_living', description: '要人照料' }], callerName: '医保局 小林', callerPhone: '0595-12345678' };
  const asked = await officer('POST', 'help-requests', { ...body, source: 'department' });
  expect(asked.body).toMatchObject({ source: 'department', caller: { name: '医保局 小林' } });
  expect((await officer('POST', 'help-requests', { ...body, source: 'somebody' })).status).toBe(400);
});

it('a volunteer sees and answers what is offered to them, wherever it is, and nothing else', async () => {
  const { order, home } = await planned();
  expect((await volunteer('GET', `service-orders/${order}`)).status).toBe(404);
  await officer('POST', `service-orders/${order}/offers`, { memberId: volunteer.memberId }, { version: 1 });
  expect((await volunteer('GET', `service-orders/${order}`)).status).toBe(200);
  expect((await coordinator('POST', `service-orders/${order}/acceptance`, {}, { version: 2 })).body.code).toBe('not-yours');
  expect((await volunteer('POST', `service-orders/${order}/acceptance`, {}, { version: 2 })).status).toBe(200);
  const visit = await volunteer('POST', 'visits', { householdId: home.household, orderId: order, kind: 'in_person' });
  expect((await volunteer('POST', `visits/${idOf(visit)}/check-out`, { personsSeen: [home.person] }, { version: 1 })).status).toBe(200);
  expect((await volunteer('POST', `service-orders/${order}/delivery`, { note: '看过了，都好' }, { version: 4 })).body.status).toBe('delivered');
  expect((await volunteer('GET', 'visits')).body.data).toHaveLength(1);
  expect((await volunteer('POST', 'visits', { householdId: (await person()).household, kind: 'phone' })).status).toBe(404);
});

it('goes to the next best after a refusal, and never back to who refused', async () => {
  const { order } = await planned();
  await officer('POST', `service-orders/${order}/offers`, { memberId: volunteer.memberId }, { version: 1 });
  const refused = await volunteer('POST', `service-orders/${order}/refusal`, { reason: '在外地' }, { version: 2 });
  expect(refused.body).toMatchObject({ status: 'planned', provider: null });
  expect((await volunteer('GET', `service-orders/${order}`)).status).toBe(404);
  expect((await officer('POST', `service-orders/${order}/offers`, { memberId: volunteer.memberId }, { version: 3 })).body.code).toBe('helper-refused-before');
});

it('frees an order whose offer nobody answered', async () => {
  const { order } = await planned();
  await officer('POST', `service-orders/${order}/offers`, { memberId: volunteer.memberId }, { version: 1 });
  const { ServiceOrderService } = await import('@yizhu/assistance');
  api.clock.advance(5 * 60);
  expect(await api.asSystem(() => api.app.get(ServiceOrderService).expireOffers())).toBeGreaterThan(0);
  api.clock.set(new Date());
  expect((await officer('GET', `service-orders/${order}`)).body).toMatchObject({ status: 'planned', offers: [expect.objectContaining({ status: 'expired' })] });
});

it('of two dispatchers who offer at once one wins', async () => {
  const { order } = await planned();
  const answers = await Promise.all([coordinator.memberId, volunteer.memberId].map((memberId) => officer('POST', `service-orders/${order}/offers`, { memberId }, { version: 1 })));
  expect(answers.map((a) => a.status).sort()).toEqual([200, 412]);
});

it('of twenty changes of one version one wins, and the rest are told the new version', async () => {
  const { household: id } = await person();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => officer('PUT', `households/${id}`, { address: `${i}号`, causeOfHardship: '', benefitFen: null, remark: '' }, { version: 1 })));
  expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
  const stale = answers.filter((a) => a.status === 412);
  expect(stale).toHaveLength(19);
  expect(stale[0]!.body).toMatchObject({ code: 'stale', params: { currentVersion: 2 } });
  expect(stale[0]!.headers.etag).toBe('"2"');
});

describe('Idempotency-Key', () => {
  it('makes one record of two at once, and the same answer', async () => {
    const body = household();
    const key = newId();
    const answers = await Promise.all([1, 2, 3].map(() => officer('POST', 'households', body, { key })));
    expect(answers.map((a) => a.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((a) => a.body.id)).size).toBe(1);
    expect((await officer('POST', 'households', body, { key })).headers['idempotent-replayed']).toBe('true');
  });
  it('refuses another body, and keeps to its caller and route', async () => {
    const key = newId();
    expect((await officer('POST', 'households', household(), { key })).status).toBe(201);
    expect((await officer('POST', 'households', household(), { key })).body.code).toBe('idempotency-key-reused');
    expect((await admin('POST', 'households', household(), { key })).status).toBe(201);
  });
  it('is not used up by a refusal', async () => {
    const key = newId();
    expect((await officer('POST', 'households', { ...household(), members: [{ name: '林', idNumber: '1', isHead: true }] }, { key })).status).toBe(422);
    expect((await officer('POST', 'households', household(), { key })).status).toBe(201);
  });
  it('keeps the first answer sealed', async () => {
    const key = newId();
    await officer('POST', 'households', household(), { key });
    const [row] = (await api.owner.query(`SELECT answer FROM platform.idempotency_key WHERE key = $1`, [key])) as { answer: string }[];
    expect(row!.answer).toMatch(/^v1\.aes256gcm\./);
  });
});

it('the same visit sent twice from the field is one visit', async () => {
  const { household: householdId } = await person();
  const body = { id: newId(), householdId, kind: 'phone' };
  const answers = [await coordinator('POST', 'visits', body), await coordinator('POST', 'visits', body)];
  expect(answers.map((a) => a.body.id)).toEqual([body.id, body.id]);
  expect(((await api.owner.query(`SELECT count(*)::int AS n FROM assistance.visit WHERE id = $1`, [body.id])) as { n: number }[])[0]!.n).toBe(1);
});

describe('personal data', () => {
  it('is masked on the way out, found by its exact value, opened only with a reason that stays', async () => {
    const input = household();
    const [{ idNumber }] = input.members as [{ idNumber: string }];
    const created = await officer('POST', 'households', input);
    expect(created.text).not.toContain(idNumber);
    expect(created.text).not.toContain('13800138000');
    expect(created.text).not.toContain('6216000000001234');
    const found = await officer('POST', 'recipients/lookups', { idNumber: ` ${idNumber.toLowerCase()} ` });
    const [hit] = found.body.data as unknown as { id: string }[];
    expect(hit!.id).toBe((created.body.members as unknown as { id: string }[])[0]!.id);
    expect((await officer('POST', `recipients/${hit!.id}/reveals`, { field: 'idNumber' })).status).toBe(400);
    expect((await officer('POST', `recipients/${hit!.id}/reveals`, { field: 'idNumber', reason: '核对银行名单' })).body.value).toBe(idNumber);
    expect((await coordinator('POST', `recipients/${hit!.id}/reveals`, { field: 'idNumber', reason: '核对' })).status).toBe(403);
    const auditor = await api.signIn('auditor');
    const [entry] = (await auditor('GET', `audit-entries?subjectId=${hit!.id}&action=reveal`)).body.data as unknown as { detail: object }[];
    expect(entry!.detail).toEqual({ field: 'idNumber', reason: '核对银行名单' });
  });

  it('of whoever called: a name and a masked number, the number itself by a reasoned act of the office', async () => {
    const asked = await officer('POST', 'help-requests', { personId: (await person()).person, channel: 'phone', source: 'proxy', summary: '代邻居求助', needs: [{ dimension: 'health', description: '代买药' }], callerName: '李大姐（邻居）', callerPhone: '13912345678' });
    const id = idOf(asked);
    const shown = await coordinator('GET', `help-requests/${id}`);
    expect([shown.body.caller, shown.text.includes('13912345678')]).toEqual([{ name: '李大姐（邻居）', phoneMasked: '139****5678' }, false]);
    expect((await coordinator('POST', `help-requests/${id}/reveals`, { reason: '回电' })).status).toBe(403);
    expect((await officer('POST', `help-requests/${id}/reveals`, {})).status).toBe(400);
    expect((await officer('POST', `help-requests/${id}/reveals`, { reason: '回电核实情况' })).body).toEqual({ value: '13912345678' });
    const elsewhere = await api.signIn('township_officer', 'division', ['350526101']);
    expect((await elsewhere('POST', `help-requests/${id}/reveals`, { reason: '回电' })).status).toBe(404);
    const auditor = await api.signIn('auditor');
    const trail = (await auditor('GET', `audit-entries?subjectId=${id}`)).body.data as unknown as { action: string; detail: object }[];
    expect(trail.find(({ action }) => action === 'reveal')!.detail).toEqual({ field: 'callerPhone', reason: '回电核实情况' });
    expect(trail.some(({ action }) => action === 'read')).toBe(true);
    const own = await submit((await person()).person);
    expect(own.body.caller).toBeNull();
    expect((await officer('POST', `help-requests/${idOf(own)}/reveals`, { reason: '回电' })).status).toBe(404);
  });

  it('stands nowhere in the database in plain', async () => {
    const input = household();
    const [{ idNumber }] = input.members as [{ idNumber: string }];
    await officer('POST', 'households', input, { key: newId() });
    await api.settle();
    const tables = (await api.owner.query(`SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog','information_schema') AND table_type = 'BASE TABLE'`)) as { name: string }[];
    for (const { name } of tables) {
      const [hit] = (await api.owner.query(`SELECT count(*)::int AS n FROM ${name} t WHERE t::text ~ $1`, [`${idNumber}|6216000000001234|13800138000|慢性病`])) as { n: number }[];
      expect({ name, n: hit!.n }).toEqual({ name, n: 0 });
    }
  });

  it('every read of it is in the trail, with who and whom', async () => {
    const { household: id, person: personId } = await person();
    await coordinator('GET', `households/${id}`);
    await coordinator('GET', `recipients?householdId=${id}`);
    const auditor = await api.signIn('auditor');
    expect((await auditor('GET', `audit-entries?subjectId=${id}&action=read&actorId=${coordinator.userId}`)).body.data).toHaveLength(1);
    const listed = (await auditor('GET', `audit-entries?resource=recipient&action=list&actorId=${coordinator.userId}`)).body.data as unknown as { detail: { shown: string[] } }[];
    expect(listed.some((entry) => entry.detail.shown.includes(personId))).toBe(true);
  });
});

describe('search', () => {
  it('finds a name by a piece of it, by pinyin initials, and not elsewhere', async () => {
    const created = await officer('POST', 'households', household(XUNZHONG_VILLAGE, { members: [{ name: '欧阳𬱖㛃', idNumber: '440524188001010014', isHead: true }] }));
    const id = (created.body.members as unknown as { id: string }[])[0]!.id;
    for (const q of ['欧阳', '𬱖㛃', '欧阳𬱖', '阳', 'oy']) expect({ q, found: ((await officer('GET', `recipients?q=${encodeURIComponent(q)}`)).body.data as unknown as { id: string }[]).some((r) => r.id === id) }).toEqual({ q, found: true });
    expect((await officer('GET', `recipients?q=${encodeURIComponent('欧阳不在')}`)).body.data).toEqual([]);
    const elsewhere = await api.signIn('township_officer', 'division', ['350526101']);
    expect((await elsewhere('GET', `recipients?q=${encodeURIComponent('欧阳')}`)).body.data).toEqual([]);
  });
});

it('pages by cursor without gaps or repeats, also while rows are added', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const { body }: Answer = await officer('GET', `recipients?limit=3${cursor ? `&cursor=${cursor}` : ''}`);
    seen.push(...(body.data as unknown as { id: string }[]).map((r) => r.id));
    cursor = (body.page as unknown as { next: string | null }).next;
    if (seen.length === 3) await person();
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(10);
});

it('a deadline in working days follows the county’s calendar as it stands when it is set', async () => {
  api.clock.set('2026-11-26T01:00:00Z'); // Thursday
  const due = async (): Promise<string> => {
    const request = await submit((await person()).person);
    const triaged = await officer('POST', `help-requests/${idOf(request)}/triage`, { urgency: 'normal' }, { version: 1 });
    return triaged.body.dueAt as unknown as string;
  };
  const first = await submit((await person()).person);
  const set = await officer('POST', `help-requests/${idOf(first)}/triage`, { urgency: 'normal' }, { version: 1 });
  expect(set.body.dueAt).toBe('2026-12-01T09:30:00+00:00');
  const name = { zh: '县庆', en: 'County day' };
  const entered = await admin('PUT', 'calendar-years/2026', { days: [{ day: '2026-11-27', kind: 'holiday', name }, { day: '2026-11-29', kind: 'make_up', name }, { day: '2026-12-01', kind: 'holiday', name }], complete: false, basis: '县政府通知' }, { version: 0 });
  expect(entered.status).toBe(200);
  // Friday and Tuesday are off, Sunday is worked: Sunday, Monday, Wednesday.
  expect(await due()).toBe('2026-12-02T09:30:00+00:00');
  expect((await officer('GET', `help-requests/${idOf(first)}`)).body.dueAt).toBe(set.body.dueAt);
  await admin('PUT', 'calendar-years/2026', { days: [], complete: false }, { version: 1 });
  expect(await due()).toBe('2026-12-01T09:30:00+00:00');
});

it('has an owner from the first moment: who answers for the village, whoever it is given to, or the office', async () => {
  const home = await person();
  const asked = await submit(home.person);
  expect(asked.body.owner).toEqual({ id: coordinator.memberId, name: '陈秀英' });
  const mine = async (who: Caller): Promise<string[]> => ((await who('GET', 'help-requests?mine=true')).body.data as unknown as { id: string }[]).map(({ id }) => id);
  expect(await mine(coordinator)).toContain(idOf(asked));
  expect((await coordinator('GET', 'today')).body.queue).toContainEqual(expect.objectContaining({ kind: 'see-to', resource: 'help-request', id: idOf(asked) }));
  expect(await mine(officer)).toEqual([]);
  const worker = await api.addMember({ roles: ['social_worker'], villages: [], name: '王社工' });
  const given = await officer('POST', `help-requests/${idOf(asked)}/assignment`, { memberId: worker }, { version: 1 });
  expect(given.body).toMatchObject({ owner: { id: worker, name: '王社工' }, status: 'submitted', history: expect.arrayContaining([expect.objectContaining({ act: 'assign' })]) });
  expect(await mine(coordinator)).not.toContain(idOf(asked));
  expect((await officer('GET', `help-requests?ownerId=${worker}`)).body.data).toEqual([expect.objectContaining({ id: idOf(asked) })]);
  const office = await officer('POST', `help-requests/${idOf(asked)}/assignment`, { memberId: null }, { version: 2 });
  expect(office.body.owner).toBeNull();
  // Nobody's, somebody unknown, an old version, a request that is over.
  expect((await officer('POST', `help-requests/${idOf(asked)}/assignment`, {}, { version: 3 })).status).toBe(400);
  expect((await officer('POST', `help-requests/${idOf(asked)}/assignment`, { memberId: newId() }, { version: 3 })).body.code).toBe('helper-unknown');
  expect((await officer('POST', `help-requests/${idOf(asked)}/assignment`, { memberId: worker }, { version: 1 })).body.code).toBe('stale');
  await officer('POST', `help-requests/${idOf(asked)}/withdrawal`, { reason: '不需要了' }, { version: 3 });
  expect((await officer('POST', `help-requests/${idOf(asked)}/assignment`, { memberId: worker }, { version: 4 })).body.code).toBe('act-not-allowed');
  // Where nobody answers for the village it is the office's.
  const { body: far } = await officer('POST', 'households', household(OTHER_VILLAGE));
  expect((await submit((far.members as unknown as { id: string }[])[0]!.id)).body.owner).toBeNull();
});

it('an emergency is seen to by whoever is on duty at that hour', async () => {
  const onDuty = await api.addMember({ roles: ['social_worker'], villages: [], name: '值班员' });
  const hour = (n: number): string => new Date(api.clock.now().getTime() + n * 3_600_000).toISOString();
  expect((await officer('POST', 'duties', { memberId: onDuty, divisionCode: XUNZHONG, startsAt: hour(-1), endsAt: hour(8) })).status).toBe(201);
  const asked = await submit((await person()).person);
  const triaged = await officer('POST', `help-requests/${idOf(asked)}/triage`, { urgency: 'emergency' }, { version: 1 });
  expect(triaged.body).toMatchObject({ status: 'triaged', owner: { id: onDuty, name: '值班员' } });
});

it('today shows nobody what they may not do', async () => {
  await planned();
  for (const role of ['auditor', 'casework_supervisor'] as const) {
    const reader = await api.signIn(role);
    expect((await reader('GET', 'today')).body).toMatchObject({ queue: [], queueTotal: 0 });
  }
  const kinds = new Set(((await admin('GET', 'today')).body.queue as unknown as { kind: string }[]).map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(expect.arrayContaining(['offer', 'triage']));
});
