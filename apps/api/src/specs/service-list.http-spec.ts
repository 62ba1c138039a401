import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { household, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** The service list: prepared as drafts, reviewed by a second person, published as numbered releases that never change. */
let api: TestApi;
let editor: Caller;
let reviewer: Caller;
let officer: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  editor = await api.signIn('county_admin');
  reviewer = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
});
afterAll(() => api.stop());

type Json = Record<string, unknown>;
const rows = (answer: Answer): Json[] => answer.body.data as unknown as Json[];
const text = (value: unknown): string => value as string;
const idOf = (answer: Answer): string => text(answer.body.id);
const versionOf = (answer: Answer): number => answer.body.version as unknown as number;
const words = (answer: Answer): string[] => (answer.body.changes as unknown as { zh: string }[]).map(({ zh }) => zh);

const BODY = { name: { zh: '陪聊', en: 'Company' }, description: { zh: '陪老人聊天', en: 'Somebody to talk to' }, kind: 'service', serviceClass: 'support', brandModule: 'volunteer', targetGroups: ['empty_nest_elder'], unit: '次', durationMinutes: 60, evidence: ['note'], standard: { zh: '每周一次', en: 'Weekly' } };
let made = 0;
const draft = async (more: Json = {}): Promise<Answer> => editor('POST', 'service-items', { ...BODY, code: `company-${++made}`, ...more });
const act = (who: Caller, at: Answer, name: string, body: Json = {}): Promise<Answer> => who('POST', `service-items/${idOf(at)}/${name}`, body, { version: versionOf(at) });
const revise = (at: Answer, more: Json): Promise<Answer> => editor('PUT', `service-items/${idOf(at)}`, { ...BODY, code: at.body.code, ...more }, { version: versionOf(at) });
const approved = async (at: Answer): Promise<Answer> => act(reviewer, await act(editor, at, 'submission'), 'approval');
const publish = (note = '试'): Promise<Answer> => editor('POST', 'catalogue-releases', { note });
const show = (id: string): Promise<Answer> => editor('GET', `service-items/${id}`);

describe('the first list', () => {
  it('is release 1, of at least forty items that each say who gives what to whom, why and with which evidence', async () => {
    const [first] = rows(await editor('GET', 'catalogue-releases'));
    expect(first).toMatchObject({ number: 1, itemCount: expect.any(Number) });
    const items = rows(await editor('GET', `catalogue-releases/${text(first!.id)}/items?perPage=100`));
    expect(items.length).toBeGreaterThanOrEqual(40);
    for (const item of items) {
      expect(item).toMatchObject({ release: 1, provider: { name: expect.any(String) }, rule: expect.any(Object), standard: { zh: expect.stringMatching(/./), en: expect.stringMatching(/./) }, policyBasis: expect.stringMatching(/./), howToApply: expect.stringMatching(/./) });
      expect(text((item.description as { zh: string }).zh).length).toBeGreaterThan(4);
      expect((item.evidence as string[]).length).toBeGreaterThan(0);
      expect((item.targetGroups as string[]).length).toBeGreaterThan(0);
      // What the law entitles to has no number of places; everything else has.
      if (item.quotaPerPeriod === null) expect(item).toMatchObject({ serviceClass: 'departmental' });
    }
    const names = items.map((item) => (item.name as { zh: string }).zh);
    expect(names).toEqual(expect.arrayContaining(['探访', '看护照料', '康复训练', '助餐', '助浴', '助行', '助洁', '助医', '心理疏导', '社会融入', '资源链接', '能力提升', '临时救助', '教育救助', '医疗救助', '住房救助', '就业帮扶', '困难残疾人生活补贴', '重度残疾人护理补贴', '微心愿', '物资发放']));
  });
  it('loaded again adds nothing, and what an office has changed stays', async () => {
    const before = await editor('GET', 'catalogue-releases');
    const county = JSON.parse(readFileSync(join(__dirname, '../../data/dehua-divisions.json'), 'utf8'));
    const { loadReference } = await import('../reference/load.js');
    expect(await api.asSystem(() => loadReference(api.app, county))).toMatchObject({ serviceItems: 0 });
    expect((await editor('GET', 'catalogue-releases')).text).toBe(before.text);
  });
});

describe('a change', () => {
  it('is drafted by one, reviewed by another, and in force with the next release only', async () => {
    const item = await draft();
    expect(item.body).toMatchObject({ status: 'draft', inForce: false, publishedInRelease: null, review: { revisedByName: '测试county_admin', reviewedByName: null }, allowedActs: ['revise', 'submit', 'retire'] });
    expect((await act(reviewer, item, 'approval')).body).toMatchObject({ status: 409, code: 'act-not-allowed' });
    const submitted = await act(editor, item, 'submission');
    expect(submitted.body).toMatchObject({ status: 'in_review', allowedActs: ['take-back', 'send-back'] });
    expect((await act(editor, submitted, 'approval')).body).toMatchObject({ status: 422, code: 'item-review-own' });
    expect((await revise(submitted, { unit: '小时' })).body).toMatchObject({ status: 409, code: 'item-in-review' });
    expect((await reviewer('GET', `service-items/${idOf(item)}`)).body.allowedActs).toEqual(['take-back', 'send-back', 'approve']);
    const back = await act(reviewer, submitted, 'return', { reason: '名额要和乡镇核对' });
    expect(back.body).toMatchObject({ status: 'draft', review: { note: '名额要和乡镇核对', reviewedByName: '测试county_admin' } });
    const again = await revise(back, { quotaPerPeriod: 30, quotaPeriod: 'month' });
    expect(again.body).toMatchObject({ review: { note: '', reviewedByName: null } });
    const fit = await approved(again);
    expect(fit.body).toMatchObject({ status: 'approved', inForce: false });
    const next = await editor('GET', 'catalogue-releases/next');
    expect(next.body).toMatchObject({ changes: [{ kind: 'added', code: item.body.code, name: { zh: '陪聊', en: 'Company' } }] });
    const released = await publish('加陪聊');
    expect(released.body).toMatchObject({ number: next.body.number, note: '加陪聊', publishedByName: '测试county_admin', changes: [{ kind: 'added' }] });
    expect((await show(idOf(item))).body).toMatchObject({ status: 'published', inForce: true, publishedInRelease: next.body.number, changes: [] });
  });

  it('of a published item leaves what is in force alone until it is approved; nothing else slips into a release', async () => {
    const item = await approved(await draft());
    await publish();
    const changed = await revise(await show(idOf(item)), { durationMinutes: 90, targetGroups: ['empty_nest_elder', 'disabled_in_hardship'], charge: 'free' });
    expect(changed.body).toMatchObject({ status: 'draft', inForce: true });
    expect(words(changed).sort()).toEqual(['收费由“无”改为“免费”', '时长由“60 分钟”改为“90 分钟”', '面向群体增加生活困难残疾人']);
    // Something else is published meanwhile.
    await approved(await draft());
    const release = await publish();
    const kept = rows(await editor('GET', `catalogue-releases/${idOf(release)}/items?perPage=100`)).find(({ id }) => id === idOf(item));
    expect(kept).toMatchObject({ durationMinutes: 60 });
    const reverted = await act(editor, await show(idOf(item)), 'reversion');
    expect(reverted.body).toMatchObject({ status: 'published', durationMinutes: 60, charge: null, targetGroups: ['empty_nest_elder'], changes: [] });
    expect((await publish()).body).toMatchObject({ status: 422, code: 'nothing-to-publish' });
  });

  it('between any two releases is told in words, whichever is the later', async () => {
    const item = await approved(await draft({ standard: { zh: '每周一次', en: 'Weekly', amountFen: 1000 } }));
    const one = await publish();
    await approved(await revise(await show(idOf(item)), { standard: { zh: '每周两次', en: 'Twice a week', amountFen: 2050 } }));
    const two = await publish();
    const path = `catalogue-releases/${idOf(two)}/differences`;
    const expected = { code: item.body.code, kind: 'changed', fields: ['standard'], words: [{ zh: '服务标准由“每周一次（10 元）”改为“每周两次（20.5 元）”', en: 'Standard changed from “Weekly (10 yuan)” to “Twice a week (20.5 yuan)”' }] };
    expect((await officer('GET', path)).body).toMatchObject({ from: one.body.number, to: two.body.number, changes: [expected] });
    expect((await officer('GET', `${path}?from=${idOf(one)}`)).body.changes).toMatchObject([expected]);
    expect((await officer('GET', `catalogue-releases/${idOf(one)}/differences?from=${idOf(two)}`)).body.changes).toMatchObject([{ words: [{ zh: '服务标准由“每周两次（20.5 元）”改为“每周一次（10 元）”' }] }]);
    expect((await officer('GET', `${path}?from=01900000-0000-7000-8000-000000000000`)).status).toBe(404);
  });

  it('made by two at once from one version is made once', async () => {
    const item = await draft();
    expect((await Promise.all([revise(item, { unit: '时' }), revise(item, { unit: '天' })])).map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('published by two at once is published once', async () => {
    await approved(await draft());
    expect((await Promise.all([publish(), publish()])).map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('of the code is refused once it was published, and a code is one item’s', async () => {
    const item = await approved(await draft());
    await publish();
    expect((await revise(await show(idOf(item)), { code: 'another-code' })).body).toMatchObject({ status: 422, code: 'item-code-fixed', errors: { code: expect.any(String) } });
    expect((await editor('POST', 'service-items', { ...BODY, code: item.body.code })).body).toMatchObject({ status: 409, code: 'item-code-taken' });
  });

  it.each([
    [{ townshipCodes: ['350526999'] }, 'division-unknown', 'townshipCodes'],
    [{ charge: 'free', quotaPerPeriod: 3 }, 'quota-incomplete', 'quotaPeriod'],
    [{ effectiveFrom: '2026-02-01', effectiveTo: '2026-01-01' }, 'effective-backwards', 'effectiveTo'],
    [{ providerId: '01900000-0000-7000-8000-000000000000' }, 'provider-unknown', 'providerId'],
  ])('%j is refused in words, at its field', async (wrong, code, field) => expect((await draft(wrong)).body).toMatchObject({ status: 422, code, errors: { [field]: expect.any(String) } }));
});

describe('a published item never changes under an order', () => {
  let request: Answer;
  let needs: { id: string }[];
  beforeAll(async () => {
    const home = await officer('POST', 'households', household());
    const personId = (home.body.members as unknown as { id: string }[])[0]!.id;
    request = await officer('POST', 'help-requests', { personId, channel: 'phone', source: 'self', summary: '要人陪', needs: [1, 2, 3].map(() => ({ dimension: 'inclusion', description: '要人陪' })) });
    needs = request.body.needs as unknown as { id: string }[];
    await officer('POST', `help-requests/${idOf(request)}/triage`, { urgency: 'normal' }, { version: 1 });
  });
  const order = (serviceItemId: string, need = 0): Promise<Answer> => officer('POST', 'service-orders', { helpRequestId: idOf(request), needId: needs[need]!.id, serviceItemId });

  it('withdrawn while ordered, the order goes on as released, and nobody orders it anew', async () => {
    const item = await approved(await draft());
    expect((await order(idOf(item))).body).toMatchObject({ status: 422, code: 'item-not-published' });
    await publish();
    const ordered = await order(idOf(item));
    expect(ordered.status).toBe(201);
    const retired = await act(editor, await show(idOf(item)), 'retirement');
    expect(retired.body).toMatchObject({ status: 'retired', inForce: true });
    expect((await publish('停用陪聊')).body.changes).toMatchObject([{ kind: 'removed', code: item.body.code }]);
    expect((await order(idOf(item), 1)).body).toMatchObject({ status: 422, code: 'item-not-published' });
    expect((await officer('GET', `service-orders/${idOf(ordered)}`)).body).toMatchObject({ status: 'planned' });
    const back = await act(editor, await show(idOf(item)), 'reinstatement');
    expect(back.body).toMatchObject({ status: 'draft', inForce: false });
  });

  it('outside its dates it is not ordered', async () => {
    const item = await approved(await draft({ effectiveFrom: '2020-01-01', effectiveTo: '2020-12-31' }));
    await publish();
    expect((await order(idOf(item), 2)).body).toMatchObject({ status: 422, code: 'item-not-in-force', params: { from: '2020-01-01' } });
  });

  it('not even the API’s own role can change a release', async () => {
    await expect(api.uow.run(({ manager }) => manager.query(`UPDATE service_catalogue.released_item SET content = '{}'`))).rejects.toThrow();
  });
});

it('today says what waits: for others than who changed it, to review; approved, to publish; to nobody else', async () => {
  const waits = async (by: Caller): Promise<unknown[]> => {
    const { items, releases } = (await by('GET', 'today')).body.approvals as unknown as { items: number; releases: number };
    return [items, releases];
  };
  await publish();
  const [[mine], [theirs]] = [await waits(editor), await waits(reviewer)] as [number[], number[]];
  const submitted = await act(editor, await draft(), 'submission');
  expect([await waits(editor), await waits(reviewer), await waits(officer)]).toEqual([[mine, 0], [theirs! + 1, 0], [0, 0]]);
  await act(reviewer, submitted, 'approval');
  expect([await waits(editor), await waits(reviewer), await waits(officer)]).toEqual([[mine, 1], [theirs, 1], [0, 0]]);
  await publish();
  expect(await waits(reviewer)).toEqual([theirs, 0]);
});

it('a release that renames an item renames what points offer and what is booked ahead; what is over keeps its name', async () => {
  api.clock.set('2026-11-27T02:00:00Z');
  const item = await approved(await draft());
  await publish();
  const [{ id: organisationId }] = (await api.owner.query(`SELECT id FROM partners.organisation WHERE code = 'zhihe'`)) as [{ id: string }];
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '12:00' }));
  const point = await editor('POST', 'service-points', { code: 'renaming', name: { zh: '谈心室', en: 'Room' }, isBase: false, organisationId, villageCode: XUNZHONG_VILLAGE, address: '凤池路1号', openingHours: { hours, holidayRule: 'closed', makeUpRule: 'as_usual' } });
  const offered = await editor('POST', `service-points/${idOf(point)}/offerings`, { itemId: idOf(item), bookable: true, slotMinutes: 30, places: 3, leadMinutes: 60, aheadDays: 14 });
  const offeringId = (offered.body.offerings as unknown as { id: string }[])[0]!.id;
  const book = (startsAt: string): Promise<Answer> => editor('POST', 'appointments', { offeringId, startsAt, guest: { name: '王小明', phone: '13800138000' } });
  const [past, ahead] = [await book('2026-11-28T08:00:00+08:00'), await book('2026-11-30T08:00:00+08:00')];
  api.clock.set('2026-11-29T02:00:00Z');
  const name = { zh: '陪伴聊天', en: 'Friendly visit' };
  const names = async (): Promise<unknown[]> => {
    await api.settle();
    const seen = await Promise.all([editor('GET', `service-points/${idOf(point)}`), editor('GET', `appointments/${idOf(past)}`), editor('GET', `appointments/${idOf(ahead)}`)]);
    const [{ body: at }, ...booked] = seen as [Answer, Answer, Answer];
    return [(at.offerings as unknown as { item: { name: unknown } }[])[0]!.item.name, ...booked.map(({ body }) => (body.item as unknown as { name: unknown }).name)];
  };
  const changed = await approved(await revise(await show(idOf(item)), { name }));
  expect(await names()).toEqual([BODY.name, BODY.name, BODY.name]);
  await publish('改名');
  expect(await names()).toEqual([name, BODY.name, name]);
  // Renamed again in a draft: what is offered anew is called as the list calls it, in both languages.
  await revise(await show(idOf(changed)), { name: { zh: '草稿', en: 'Draft' } });
  const other = await editor('POST', 'service-points', { code: 'renaming-2', name: { zh: '另一处', en: 'Another' }, isBase: false, organisationId, villageCode: XUNZHONG_VILLAGE, address: '凤池路2号', openingHours: { hours, holidayRule: 'closed', makeUpRule: 'as_usual' } });
  expect((await editor('POST', `service-points/${idOf(other)}/offerings`, { itemId: idOf(item), bookable: false })).body.offerings).toMatchObject([{ item: { name } }]);
});

it('who only reads the list does not prepare it', async () => {
  const coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  expect((await coordinator('GET', 'service-items?status=published&targetGroup=child_in_need&perPage=5')).status).toBe(200);
  expect((await coordinator('POST', 'service-items', { ...BODY, code: 'mine' })).status).toBe(403);
});
