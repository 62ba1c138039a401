import { newId } from '@yizhu/kernel';
import { household, LONGXUN, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

let api: TestApi;
let officer: Caller;
let coordinator: Caller;
let stranger: Caller;
let home: { id: string; members: { id: string }[] };
let item: string;

beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  stranger = await api.signIn('coordinator', 'division', [LONGXUN], { roles: ['coordinator'], villages: [] });
  home = (await officer('POST', 'households', household())).body as never;
  await api.owner.query('UPDATE recipients.household SET lng = 118.24, lat = 25.49 WHERE id = $1', [home.id]);
  [{ id: item }] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as [{ id: string }];
});
afterAll(() => api.stop());

const MINUTE = 60_000;
const ago = (minutes: number, ahead = 0): string => new Date(Date.now() - minutes * MINUTE + ahead).toISOString();
const visit = (from = 90, ahead = 0, rest: object = {}): { id: string; householdId: string; kind: string; at: string; checkOut: { at: string; personsSeen: string[]; notes: string } } =>
  ({ id: newId(), householdId: home.id, kind: 'in_person', at: ago(from, ahead), checkOut: { at: ago(from / 2, ahead), personsSeen: [home.members[0]!.id], notes: '精神好' }, ...rest });
interface Taken { clockErrorSeconds: number; data: { id: string; status: string; code: string | null; message: string | null }[] }
const send = async (visits: object[], ahead = 0, who = coordinator): Promise<Taken> => (await who('POST', 'visit-sync', { deviceNow: ago(0, ahead), visits })).body as never;
const said = ({ data }: Taken): [string, string | null][] => data.map(({ status, code }) => [status, code]);
const shown = async (id: string): Promise<Record<string, string | number>> => (await officer('GET', `visits/${id}`)).body as never;
const count = async (): Promise<number> => (await api.owner.query<[{ n: number }]>(`SELECT count(*)::int AS n FROM assistance.visit`))[0].n;

it('takes a day’s visits in any order, each once, however often and at once they are sent', async () => {
  const day = [visit(60), visit(200), visit(120)];
  expect(said(await send(day))).toEqual([['done', null], ['done', null], ['done', null]]);
  expect(said(await send([...day].reverse()))).toEqual([['known', null], ['known', null], ['known', null]]);
  expect(await count()).toBe(3);
  expect(await shown(day[0]!.id)).toMatchObject({ status: 'done', minutes: 30, notes: '精神好' });
  const again = visit();
  const answers = await Promise.all([1, 2, 3].map(() => coordinator('POST', 'visit-sync', { deviceNow: ago(0), visits: [again] })));
  expect(answers.map(({ body }) => (body as unknown as Taken).data[0]!.status).sort()).toEqual(['done', 'known', 'known']);
  expect(await count()).toBe(4);
  await api.settle();
  const told = (await api.owner.query(`SELECT count(*)::int AS n FROM platform.outbox_event WHERE type = 'assistance.visit-checked-out'`)) as [{ n: number }];
  expect(told[0].n).toBe(4);
});

it('an end may follow its beginning in another batch', async () => {
  const { checkOut, ...begun } = visit(50);
  expect(said(await send([begun]))).toEqual([['open', null]]);
  expect(said(await send([begun]))).toEqual([['known', null]]);
  expect(said(await send([{ ...begun, checkOut }]))).toEqual([['done', null]]);
});

it('a clock that is wrong by hours is put right; what it wrote is kept', async () => {
  const ahead = 5 * 60 * MINUTE;
  const taken = visit(60, ahead);
  const { clockErrorSeconds, data } = await send([taken], ahead);
  expect([Math.round(clockErrorSeconds / 60), data[0]!.status]).toEqual([300, 'done']);
  const at = Date.parse((await shown(taken.id)).checkedInAt as string);
  expect(Math.abs(at - Date.parse(ago(60)))).toBeLessThan(MINUTE);
  const [{ device }] = (await api.owner.query(`SELECT device_time AS device FROM assistance.visit WHERE id = $1`, [taken.id])) as [{ device: Date }];
  expect(device.toISOString()).toBe(taken.at);
  // Without its clock's word the same times lie in the future.
  expect(said(await send([visit(60, ahead)]))).toEqual([['refused', 'visit-in-future']]);
});

it('says of each what is wrong with it, and keeps nothing else back', async () => {
  const before = await count();
  const far = visit(80, 0, { position: { lng: 121.47, lat: 31.23 } });
  const noOne = visit(70);
  const taken = await send([visit(40 * 24 * 60), visit(10, 0, { householdId: newId() }), far, { ...noOne, checkOut: { ...noOne.checkOut, personsSeen: [newId()] } }, visit(60, 0, { orderId: newId() }), visit(30)]);
  expect(said(taken)).toEqual([['refused', 'visit-too-old'], ['refused', 'not-found'], ['done', null], ['open', 'not-a-member'], ['refused', 'not-found'], ['done', null]]);
  for (const { code, message } of taken.data) expect(message === null).toBe(code === null);
  // 600 km away: recorded, and shown to whoever looks.
  expect((await shown(far.id)).distanceMetres).toBeGreaterThan(300_000);
  expect(await count()).toBe(before + 3);
  expect(said(await send([noOne]))).toEqual([['done', null]]);
});

it('a visit for an order that cannot be begun leaves no half of itself', async () => {
  const asked = (await officer('POST', 'help-requests', { personId: home.members[0]!.id, channel: 'phone', source: 'self', summary: '买药', needs: [{ dimension: 'health', description: '代买药' }] })).body as unknown as { id: string; needs: { id: string }[] };
  await officer('POST', `help-requests/${asked.id}/triage`, { urgency: 'normal' }, { version: 1 });
  const order = ((await officer('POST', 'service-orders', { helpRequestId: asked.id, needId: asked.needs[0]!.id, serviceItemId: item })) as Answer).body.id as unknown as string;
  await officer('POST', `service-orders/${order}/offers`, { memberId: coordinator.memberId }, { version: 1 });
  const before = await count();
  const early = visit(20, 0, { orderId: order });
  expect(said(await send([early]))).toEqual([['refused', 'act-not-allowed']]);
  expect(await count()).toBe(before);
  await coordinator('POST', `service-orders/${order}/acceptance`, {}, { version: 2 });
  expect(said(await send([early]))).toEqual([['done', null]]);
  expect((await officer('GET', `service-orders/${order}`)).body.status).toBe('in_progress');
});

it('somebody else’s visit is neither shown nor overwritten by its id; nonsense is not taken', async () => {
  const mine = visit(15);
  await send([mine]);
  expect(said(await send([mine], 0, stranger))).toEqual([['refused', 'not-found']]);
  expect(await shown(mine.id)).toMatchObject({ notes: '精神好' });
  for (const bad of [{}, { deviceNow: ago(0), visits: [] }, { deviceNow: 'now', visits: [mine] }, { deviceNow: ago(0), visits: [mine, mine] }, { deviceNow: ago(0), visits: [{ ...mine, id: 'x' }] }, { deviceNow: ago(0), visits: Array.from({ length: 101 }, () => visit()) }])
    expect((await coordinator('POST', 'visit-sync', bad)).status).toBe(400);
});
