import { household, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

let api: TestApi;
let officer: Caller;
let one: Caller;
let other: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  [one, other] = [await coordinator(), await coordinator()];
});
afterAll(() => api.stop());

const coordinator = (): Promise<Caller> => api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
const acts = (answer: Answer): unknown => answer.body.allowedActs;
/** What each of them is shown of one order: in its detail, in the list and on its request's page. */
const shown = async (who: Caller, order: string, request: string): Promise<unknown> => {
  const detail = acts(await who('GET', `service-orders/${order}`));
  const listed = ((await who('GET', 'service-orders')).body.data as unknown as { id: string; allowedActs: string[] }[]).find(({ id }) => id === order)!.allowedActs;
  const ofRequest = ((await who('GET', `help-requests/${request}`)).body.orders as unknown as { allowedActs: string[] }[])[0]!.allowedActs;
  expect([listed, ofRequest]).toEqual([detail, detail]);
  return detail;
};

it('shows each who asks what they may do: the offer to whom it was made, the office everything, others nothing of it', async () => {
  const home = (await officer('POST', 'households', household())).body as unknown as { id: string; members: { id: string }[] };
  const asked = await officer('POST', 'help-requests', { personId: home.members[0]!.id, channel: 'phone', source: 'self', summary: '买药', needs: [{ dimension: 'health', description: '代买药' }] });
  const request = asked.body.id as unknown as string;
  await officer('POST', `help-requests/${request}/triage`, { urgency: 'normal' }, { version: 1 });
  const [{ id: item }] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as [{ id: string }];
  const order = (await officer('POST', 'service-orders', { helpRequestId: request, needId: (asked.body.needs as unknown as { id: string }[])[0]!.id, serviceItemId: item })).body.id as unknown as string;
  const offered = await officer('POST', `service-orders/${order}/offers`, { memberId: one.memberId }, { version: 1 });

  expect([acts(offered), await shown(officer, order, request)]).toEqual([['accept', 'refuse', 'expire', 'cancel'], ['accept', 'refuse', 'expire', 'cancel']]);
  expect([await shown(one, order, request), await shown(other, order, request)]).toEqual([['accept', 'refuse', 'expire', 'cancel'], ['expire', 'cancel']]);

  expect(acts(await one('POST', `service-orders/${order}/acceptance`, {}, { version: 2 }))).toEqual(['schedule', 'start', 'miss', 'cancel', 'fail']);
  expect(await shown(other, order, request)).toEqual(['cancel']);
  // What isn't shown isn't done either.
  const tries: [string, object][] = [['schedule', { at: new Date(Date.now() + 86_400_000).toISOString() }], ['failure', { reason: '去不了' }], ['delivery', {}]];
  for (const [act, body] of tries) expect([act, (await other('POST', `service-orders/${order}/${act}`, body, { version: 3 })).body.code]).toEqual([act, 'not-yours']);
  expect((await other('POST', 'visits', { householdId: home.id, orderId: order, kind: 'phone' })).body.code).toBe('not-yours');

  const visit = await one('POST', 'visits', { householdId: home.id, orderId: order, kind: 'phone' });
  expect(acts(visit)).toEqual(['check-out']);
  const seen = async (who: Caller): Promise<unknown> => ((await who('GET', `visits?orderId=${order}`)).body.data as unknown as { allowedActs: string[] }[]).map((v) => v.allowedActs);
  expect([await seen(one), await seen(officer), await seen(other)]).toEqual([[['check-out']], [['check-out']], [[]]]);
  const id = visit.body.id as unknown as string;
  expect((await other('POST', `visits/${id}/check-out`, { personsSeen: [home.members[0]!.id] }, { version: 1 })).status).toBe(404);
  expect(acts(await one('POST', `visits/${id}/check-out`, { personsSeen: [home.members[0]!.id] }, { version: 1 }))).toEqual([]);
  expect([await shown(one, order, request), await shown(other, order, request)]).toEqual([['start', 'miss', 'deliver', 'fail'], []]);
});
