import { ServiceOrderService } from '@yizhu/assistance';
import { household, LONGXUN, OTHER_VILLAGE, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

let api: TestApi;
let admin: Caller;
let officer: Caller;
let stranger: Caller;
let auditor: Caller;
let responsible: Caller;
let helper: Caller;
let home: { id: string; members: { id: string }[] };
let item: string;

beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  auditor = await api.signIn('auditor');
  responsible = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  helper = await api.signIn('social_worker', 'division', [OTHER_VILLAGE], { roles: ['social_worker'], villages: [OTHER_VILLAGE] });
  home = (await officer('POST', 'households', household())).body as never;
  [{ id: item }] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as [{ id: string }];
});
afterAll(() => api.stop());

const id = ({ body }: Answer): string => body.id as unknown as string;
const planned = async (urgency = 'normal'): Promise<string> => {
  const asked = await officer('POST', 'help-requests', { personId: home.members[0]!.id, channel: 'phone', source: 'self', summary: '买药', needs: [{ dimension: 'health', description: '代买药' }] });
  await officer('POST', `help-requests/${id(asked)}/triage`, { urgency }, { version: 1 });
  return id(await officer('POST', 'service-orders', { helpRequestId: id(asked), needId: (asked.body.needs as unknown as { id: string }[])[0]!.id, serviceItemId: item }));
};
interface Line { order: { id: string; version: number; urgency: string; person: { name: string } }; helper: { id: string } | null; score: number; reasons: { factor: string; points: number }[]; why: string | null }
const plan = async (who = officer, query = ''): Promise<{ method: string; balanced: { sent: number; points: number; mostOpen: number }; greedy: { sent: number; points: number }; data: Line[] }> => (await who('GET', `dispatch-plan${query}`)).body as never;
const offersOf = (lines: readonly Line[]): object[] => lines.flatMap(({ order, helper: to }) => (to ? [{ orderId: order.id, version: order.version, memberId: to.id }] : []));

it('deals out what is planned in the caller’s area, urgent first, each line with its reasons; nothing is offered by looking', async () => {
  const ids = [await planned(), await planned('urgent'), await planned()];
  const { method, balanced, greedy, data } = await plan();
  expect(method).toBe('balanced');
  expect(data.map(({ order }) => order.id).sort()).toEqual([...ids].sort());
  expect(data[0]!.order).toMatchObject({ id: ids[1], urgency: 'urgent' });
  for (const line of data) expect(line.score).toBe(line.reasons.reduce((sum, { points }) => sum + points, 0));
  expect(balanced.sent).toBe(3);
  expect(balanced.points).toBeGreaterThanOrEqual(greedy.points);
  expect(balanced.points).toBe(data.reduce((sum, { score }) => sum + score, 0));
  expect((await officer('GET', `service-orders/${ids[0]!}`)).body.status).toBe('planned');
  expect((await plan(stranger)).data).toEqual([]);
  expect((await plan(admin)).data).toHaveLength(3);
  expect((await plan(admin, `?township=${LONGXUN}`)).data).toEqual([]);
  const [audit] = (await api.owner.query(`SELECT detail FROM platform.audit_entry WHERE action = 'plan-dispatch' ORDER BY at LIMIT 1`)) as [{ detail: object }];
  expect(audit.detail).toEqual({ orders: 3, township: null });
});

it('follows the county’s weights, and no more than it allows each of them', async () => {
  const weights = { responsibility: 100, skill: 0, load: 0, continuity: 0, distance: 0, maxOpen: 2, askedInTurn: 3 };
  expect((await officer('PUT', 'dispatch-rule', weights, { version: 0 })).status).toBe(403);
  expect((await admin('PUT', 'dispatch-rule', { ...weights, load: 1 }, { version: 0 })).body.code).toBe('dispatch-weights-not-100');
  expect((await admin('PUT', 'dispatch-rule', { ...weights, maxOpen: 0 }, { version: 0 })).status).toBe(400);
  expect((await admin('PUT', 'dispatch-rule', weights, { version: 0 })).body).toMatchObject({ ...weights, version: 1 });
  expect((await admin('PUT', 'dispatch-rule', weights, { version: 0 })).status).toBe(412);
  const { data, balanced } = await plan();
  expect(data.filter((line) => line.helper?.id === responsible.memberId)).toHaveLength(2);
  expect(data.filter((line) => line.helper?.id === helper.memberId).map(({ score }) => score)).toEqual([0]);
  expect(balanced.mostOpen).toBe(2);
  // One order by hand is ranked by the same weights.
  const byHand = (await officer('GET', `service-orders/${data[0]!.order.id}/candidates`)).body.data as unknown as { id: string; score: number }[];
  expect(byHand[0]).toMatchObject({ id: responsible.memberId, score: 100 });
  await admin('PUT', 'dispatch-rule', { ...weights, maxOpen: 1 }, { version: 1 });
  expect((await plan()).data.filter((line) => line.helper === null).map(({ why, reasons }) => [why, reasons])).toEqual([['all_full', []]]);
  await admin('PUT', 'dispatch-rule', { ...weights, maxOpen: 8 }, { version: 2 });
});

it('offers a plan at once; of two desks with the same plan one offers each order, the other is told which were gone', async () => {
  const { data } = await plan();
  const offers = offersOf(data);
  const send = async (): Promise<{ orderId: string; status: string; code: string | null; message: string | null }[]> => (await officer('POST', 'dispatch-offers', { offers })).body.data as never;
  const [first, second] = await Promise.all([send(), send()]);
  const of = (status: string): string[] => [...first, ...second].filter((answer) => answer.status === status).map(({ orderId }) => orderId).sort();
  expect(of('offered')).toEqual(data.map(({ order }) => order.id).sort());
  expect(of('refused')).toEqual(of('offered'));
  for (const answer of [...first, ...second]) if (answer.status === 'refused') expect(answer).toMatchObject({ code: 'stale', message: expect.stringMatching(/\S/) });
  const pending = (await api.owner.query(`SELECT count(*)::int AS n FROM assistance.offer WHERE status = 'pending'`)) as [{ n: number }];
  expect(pending[0].n).toBe(3);
  expect((await plan()).data).toEqual([]);
});

it('keeps nothing back for one bad line, and takes no nonsense', async () => {
  const [one, two] = [await planned(), await planned()];
  const nobody = '01900000-0000-7000-8000-000000000000';
  const sent = await officer('POST', 'dispatch-offers', { offers: [{ orderId: nobody, version: 1, memberId: helper.memberId }, { orderId: one, version: 1, memberId: nobody }, { orderId: two, version: 1, memberId: helper.memberId }] });
  expect((sent.body.data as unknown as { status: string; code: string | null }[]).map(({ status, code }) => [status, code])).toEqual([['refused', 'not-found'], ['refused', 'helper-unknown'], ['offered', null]]);
  expect((await stranger('POST', 'dispatch-offers', { offers: [{ orderId: one, version: 1, memberId: helper.memberId }] })).body.data).toMatchObject([{ status: 'refused', code: 'not-found' }]);
  const line = { orderId: one, version: 1, memberId: helper.memberId };
  for (const bad of [{}, { offers: [] }, { offers: [line, line] }, { offers: [{ ...line, version: 0 }] }, { offers: [{ ...line, orderId: 'x' }] }, { offers: Array.from({ length: 101 }, (_, i) => ({ ...line, orderId: `01900000-0000-7000-8000-${String(i).padStart(12, '0')}` })) }])
    expect((await officer('POST', 'dispatch-offers', bad)).status).toBe(400);
  expect((await officer('GET', 'dispatch-plan?township=1')).status).toBe(400);
  for (const who of [auditor, responsible, helper]) expect((await who('GET', 'dispatch-plan')).status).toBe(403);
});

it('asks whoever refused no second time', async () => {
  await officer('POST', 'dispatch-offers', { offers: offersOf((await plan()).data) });
  const order = await planned();
  const [line] = (await plan()).data;
  await officer('POST', 'dispatch-offers', { offers: offersOf([line!]) });
  const asked = line!.helper!.id === responsible.memberId ? responsible : helper;
  expect((await asked('POST', `service-orders/${order}/refusal`, { reason: '今天在县里开会' }, { version: 2 })).status).toBe(200);
  const [again] = (await plan()).data;
  expect(again!.order.id).toBe(order);
  expect(again!.helper!.id).not.toBe(asked.memberId);

  // The next best is asked by itself, by one of two replicas; once as many were asked as the county lets, it waits for a person.
  const orders = api.app.get(ServiceOrderService);
  const next = await Promise.all([1, 2].map(() => api.asSystem(() => orders.askNextBest())));
  expect(next.sort()).toEqual([0, 1]);
  const shown = (await officer('GET', `service-orders/${order}`)).body as unknown as { status: string; provider: { id: string }; version: number; offers: { status: string }[] };
  expect(shown).toMatchObject({ status: 'offered', offers: [{ status: 'declined' }, { status: 'pending' }] });
  expect(shown.provider.id).not.toBe(asked.memberId);
  await admin('PUT', 'dispatch-rule', { responsibility: 30, skill: 25, load: 20, continuity: 15, distance: 10, maxOpen: 8, askedInTurn: 2 }, { version: 3 });
  const second = asked === responsible ? helper : responsible;
  expect((await second('POST', `service-orders/${order}/refusal`, { reason: '今天在县里开会' }, { version: shown.version })).status).toBe(200);
  expect(await api.asSystem(() => orders.askNextBest())).toBe(0);
  expect((await officer('GET', `service-orders/${order}`)).body.status).toBe('planned');
});
