import { household, LONGXUN, TestApi, upload, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

let api: TestApi;
let officer: Caller;
let stranger: Caller;
let auditor: Caller;
let responsible: Caller;
let helper: Caller;
let home: { id: string; members: { id: string }[] };
let item: string;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082', 'hex');

beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  auditor = await api.signIn('auditor');
  responsible = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  helper = await api.signIn('social_worker', 'division', [XUNZHONG_VILLAGE], { roles: ['social_worker'], villages: [] });
  home = (await officer('POST', 'households', household())).body as never;
  [{ id: item }] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as [{ id: string }];
});
afterAll(() => api.stop());

const id = ({ body }: Answer): string => body.id as unknown as string;
const rows = <T = Record<string, never>>({ body }: Answer): T[] => body.data as unknown as T[];

/** An order that `who` has carried out, closed. */
const closedOrder = async (who: Caller): Promise<string> => {
  const asked = await officer('POST', 'help-requests', { personId: home.members[0]!.id, channel: 'phone', source: 'self', summary: '买药', needs: [{ dimension: 'health', description: '代买药' }] });
  await officer('POST', `help-requests/${id(asked)}/triage`, { urgency: 'normal' }, { version: 1 });
  const order = id(await officer('POST', 'service-orders', { helpRequestId: id(asked), needId: (asked.body.needs as unknown as { id: string }[])[0]!.id, serviceItemId: item }));
  const act = async (caller: Caller, path: string, body: object = {}): Promise<Answer> => caller('POST', `service-orders/${order}/${path}`, body, { version: (await officer('GET', `service-orders/${order}`)).body.version as never });
  await act(officer, 'offers', { memberId: who.memberId });
  await act(who, 'acceptance');
  const visit = await who('POST', 'visits', { householdId: home.id, orderId: order, kind: 'phone' });
  await who('POST', `visits/${id(visit)}/check-out`, { personsSeen: [home.members[0]!.id] }, { version: 1 });
  await act(who, 'delivery', { note: '已送到', quantity: 1 });
  await act(officer, 'verification', { confirmedBy: 'person' });
  expect((await act(officer, 'closure')).body.status).toBe('closed');
  return order;
};
/** A wish that was handed over and confirmed. */
const confirmedWish = async (): Promise<string> => {
  const wish = id(await officer('POST', 'micro-wishes', { personId: home.members[0]!.id, kind: 'daily_goods', title: '想要一个暖水袋', words: '冬天手冷。', priceFen: 3_000 }));
  const act = async (path: string, body: object = {}): Promise<Answer> => officer('POST', `micro-wishes/${wish}/${path}`, body, { version: (await officer('GET', `micro-wishes/${wish}`)).body.version as never });
  await act('review', { title: '想要一个暖水袋', words: '冬天手冷。', kind: 'daily_goods', priceFen: 3_000 });
  await act('publication');
  const claimed = await act('claims', { name: '许先生', phone: `1390000${Math.floor(1_000 + Math.random() * 8_999)}` });
  expect(claimed.body.claimCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
  expect((await officer('POST', `micro-wishes/${wish}/feedback`, { score: 5, givenBy: 'self' })).body.code).toBe('feedback-too-early');
  await officer('POST', `micro-wishes/${wish}/proofs`, undefined, upload(PNG, {}, 'a.png'));
  await act('fulfilment');
  expect((await act('confirmation', { thanks: '很暖和' })).body.status).toBe('confirmed');
  return wish;
};

it('every closed order and wish is to be asked about until somebody has said, once', async () => {
  const [order, wish] = [await closedOrder(helper), await confirmedWish()];
  const asked = async (who = officer): Promise<string[]> => rows<{ id: string }>(await who('GET', 'feedback/to-ask')).map((row) => row.id);
  expect((await asked()).sort()).toEqual([order, wish].sort());
  expect(await asked(stranger)).toEqual([]);
  expect((await officer('POST', `service-orders/${order}/feedback`, { score: 5, comment: '很及时', givenBy: 'telephone' })).status).toBe(201);
  expect((await Promise.all([1, 2].map(() => officer('POST', `micro-wishes/${wish}/feedback`, { score: 4, comment: '暖和', givenBy: 'proxy' })))).map(({ status }) => status).sort()).toEqual([201, 409]);
  expect((await officer('POST', `service-orders/${order}/feedback`, { score: 1, givenBy: 'self' })).body.code).toBe('feedback-given');
  expect(await asked()).toEqual([]);
  const marks = rows<{ order: object | null; wish: object | null; givenBy: string; comment: string }>(await officer('GET', 'feedback'));
  expect(marks.map(({ order: o, wish: w, givenBy, comment }) => [Boolean(o), Boolean(w), givenBy, comment])).toEqual([[false, true, 'proxy', '暖和'], [true, false, 'telephone', '很及时']]);
  expect(rows(await officer('GET', 'feedback?givenBy=proxy'))).toHaveLength(1);
  for (const bad of [{ score: 0 }, { score: 6 }, { score: 2.5 }, { score: 3, givenBy: 'other' }]) expect((await officer('POST', `micro-wishes/${wish}/feedback`, { givenBy: 'self', ...bad })).status).toBe(400);
});

it('a low mark opens a conversation with an owner and a day, not the record; who was rated does not hold it', async () => {
  const order = await closedOrder(helper);
  await officer('POST', `service-orders/${order}/feedback`, { score: 2, comment: '来得太晚', givenBy: 'self' });
  expect((await officer('GET', `service-orders/${order}`)).body.status).toBe('closed');
  const [open] = rows<{ id: string; owner: { id: string } | null; dueAt: string; feedback: { comment: string }; allowedActs: string[]; version: number }>(await officer('GET', 'feedback-follow-ups'));
  expect(open).toMatchObject({ owner: { id: responsible.memberId }, feedback: { comment: '来得太晚', score: 2 }, overdue: false, allowedActs: ['assign', 'close'] });
  expect(new Date(open!.dueAt).getTime()).toBeGreaterThan(Date.now());
  expect(rows(await responsible('GET', 'feedback-follow-ups'))).toHaveLength(1);
  const waits = async (who: Caller): Promise<string[]> => ((await who('GET', 'today')).body.queue as unknown as { kind: string; id: string }[]).filter(({ kind }) => kind === 'follow-up').map(({ id: each }) => each);
  expect([await waits(responsible), await waits(officer), await waits(stranger)]).toEqual([[open!.id], [], []]);
  expect(rows(await stranger('GET', 'feedback-follow-ups'))).toEqual([]);
  const path = `feedback-follow-ups/${open!.id}`;
  expect((await officer('POST', `${path}/assignment`, { memberId: helper.memberId }, { version: 1 })).body.code).toBe('follow-up-by-rated');
  expect((await helper('POST', `${path}/closure`, { outcome: 'settled', said: '没事了' }, { version: 1 })).body.code).toBe('follow-up-by-rated');
  expect((await stranger('POST', `${path}/closure`, { outcome: 'settled', said: '没事了' }, { version: 1 })).status).toBe(404);
  expect((await auditor('POST', `${path}/closure`, { outcome: 'settled', said: '没事了' }, { version: 1 })).status).toBe(403);
  expect((await responsible('POST', `${path}/closure`, { outcome: 'settled', said: '' }, { version: 1 })).status).toBe(400);
  const close = (): Promise<Answer> => responsible('POST', `${path}/closure`, { outcome: 'served_again', said: '约好下周再去一次' }, { version: 1 });
  const [first, second] = await Promise.all([close(), close()]);
  expect([first.status, second.status].sort()).toEqual([200, 412]);
  const shown = (await officer('GET', path)).body;
  expect(shown).toMatchObject({ status: 'closed', outcome: 'served_again', said: '约好下周再去一次', allowedActs: [] });
  const [row] = (await api.owner.query('SELECT said_sealed AS said FROM assistance.feedback_follow_up WHERE id = $1', [open!.id])) as [{ said: string }];
  expect(row.said).toMatch(/^v1\./);
  expect((await officer('POST', `${path}/assignment`, { memberId: responsible.memberId }, { version: 2 })).body.code).toBe('act-not-allowed');
});

it('where nobody else answers for the village, the office of the place has the follow-up; overdue ones are told', async () => {
  const order = await closedOrder(responsible);
  await officer('POST', `service-orders/${order}/feedback`, { score: 1, givenBy: 'telephone' });
  const [open] = rows<{ id: string; owner: unknown }>(await officer('GET', 'feedback-follow-ups?status=open'));
  expect(open!.owner).toBeNull();
  await api.owner.query(`UPDATE assistance.feedback_follow_up SET due_at = now() - interval '1 day' WHERE id = $1`, [open!.id]);
  expect(rows<{ id: string; overdue: boolean }>(await officer('GET', 'feedback-follow-ups?overdue=true')).map(({ id: each, overdue }) => [each, overdue])).toEqual([[open!.id, true]]);
  expect((await officer('POST', `feedback-follow-ups/${open!.id}/assignment`, { memberId: helper.memberId }, { version: 1 })).body.owner).toMatchObject({ id: helper.memberId });
});

it('marks are distributed by provider, item and township, within the caller’s area', async () => {
  const by = async (what: string, who = officer, query = ''): Promise<{ total: { n: number; marks: number[]; givenBy: object }; lines: { key: string; name: string; n: number; marks: number[]; byOthers: number }[] }> => (await who('GET', `feedback/distribution?by=${what}${query}`)).body as never;
  const items = await by('item');
  expect(items.total).toMatchObject({ n: 4, mean: 3, marks: [1, 1, 0, 1, 1], givenBy: { self: 1, telephone: 2, proxy: 1 } });
  expect(items.lines).toEqual([{ key: item, name: expect.any(String), n: 3, mean: 2.67, marks: [1, 1, 0, 0, 1], byOthers: 2 }]);
  expect((await by('provider')).lines.map(({ key, n }) => [key, n])).toEqual([[helper.memberId, 2], [responsible.memberId, 1]]);
  expect((await by('township')).lines).toMatchObject([{ key: XUNZHONG, name: '浔中镇', n: 4 }]);
  expect((await by('township', stranger)).total.n).toBe(0);
  expect((await by('item', officer, '&from=2020-01-01&to=2020-12-31')).lines).toEqual([]);
  for (const bad of ['', '?by=mood', '?by=item&from=yesterday', '?by=item&to=2026-02-30']) expect((await officer('GET', `feedback/distribution${bad}`)).status).toBe(400);
});
