import { SpotChecks } from '@yizhu/assistance';
import { COUNTY, household, LONGXUN, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

let api: TestApi;
let admin: Caller;
let officer: Caller;
let colleague: Caller;
let stranger: Caller;
let auditor: Caller;
let helper: Caller;
let home: { id: string; members: { id: string }[] };
let item: string;

beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  colleague = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  auditor = await api.signIn('auditor');
  helper = await api.signIn('social_worker', 'division', [XUNZHONG_VILLAGE], { roles: ['social_worker'], villages: [] });
  home = (await officer('POST', 'households', household())).body as never;
  [{ id: item }] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as [{ id: string }];
});
afterAll(() => api.stop());

const id = ({ body }: Answer): string => body.id as unknown as string;
const rows = <T>({ body }: Answer): T[] => body.data as unknown as T[];
interface Check {
  id: string;
  status: string;
  version: number;
  order: { id: string };
  entered: object | null;
}
const LAST_MONTH = `(date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') - interval '3 days') AT TIME ZONE 'Asia/Shanghai'`;

/** An order that the helper carried out and the officer did the rest of, closed last month, of which one piece was entered. */
const closedOrder = async (): Promise<string> => {
  const asked = await officer('POST', 'help-requests', { personId: home.members[0]!.id, channel: 'phone', source: 'self', summary: '买药', needs: [{ dimension: 'health', description: '代买药' }] });
  await officer('POST', `help-requests/${id(asked)}/triage`, { urgency: 'normal' }, { version: 1 });
  const order = id(await officer('POST', 'service-orders', { helpRequestId: id(asked), needId: (asked.body.needs as unknown as { id: string }[])[0]!.id, serviceItemId: item }));
  const act = async (caller: Caller, path: string, body: object = {}): Promise<Answer> => caller('POST', `service-orders/${order}/${path}`, body, { version: (await officer('GET', `service-orders/${order}`)).body.version as never });
  await act(officer, 'offers', { memberId: helper.memberId });
  await act(helper, 'acceptance');
  const visit = await helper('POST', 'visits', { householdId: home.id, orderId: order, kind: 'phone' });
  await helper('POST', `visits/${id(visit)}/check-out`, { personsSeen: [home.members[0]!.id] }, { version: 1 });
  await act(helper, 'delivery', { note: '已送到', quantity: 1 });
  await act(officer, 'verification', { confirmedBy: 'person' });
  expect((await act(officer, 'closure')).body.status).toBe('closed');
  await api.owner.query(`UPDATE assistance.service_order SET closed_at = ${LAST_MONTH} WHERE id = $1`, [order]);
  return order;
};
/** So many closed orders of another township, that nobody here had a hand in. */
const others = (n: number): Promise<unknown> =>
  api.owner.query(
    `INSERT INTO assistance.service_order (id, county_code, division_code, version, number, request_id, request_number, need_id, item_id, item_code, item_name, item_release, person_id, person_name, household_id, head_name, urgency, status, created_at, closed_at)
     SELECT uuidv7(), $1, '${LONGXUN}001', 1, 'GE-' || i, uuidv7(), 'QZ', uuidv7(), uuidv7(), 'x', 'x', 1, uuidv7(), '林', uuidv7(), '林', 'normal', 'closed', now(), ${LAST_MONTH} FROM generate_series(1, $2::int) i`,
    [COUNTY, n],
  );
const rule = async (sharePercent: number, triesUntilUnreachable = 3): Promise<Answer> => admin('PUT', 'spot-check-rule', { sharePercent, triesUntilUnreachable }, { version: (await admin('GET', 'spot-check-rule')).body.version as never });
const draw = (): Promise<number> => api.asSystem(() => api.app.get(SpotChecks).draw());
const drawnOf = async (order: string): Promise<Check> => {
  await draw();
  return rows<Check>(await officer('GET', 'spot-checks?perPage=100')).find((check) => check.order.id === order)!;
};
const take = (who: Caller, { id: check }: Check, version = 1): Promise<Answer> => who('POST', `spot-checks/${check}/taking`, {}, { version });
const answer = (who: Caller, { id: check }: Check, version: number, body: object): Promise<Answer> => who('POST', `spot-checks/${check}/result`, body, { version });

it('the county says which share; nobody else, and nothing odd', async () => {
  expect((await officer('GET', 'spot-check-rule')).body).toEqual({ sharePercent: 5, triesUntilUnreachable: 3, version: 0 });
  expect((await officer('PUT', 'spot-check-rule', { sharePercent: 0, triesUntilUnreachable: 3 }, { version: 0 })).status).toBe(403);
  for (const bad of [{ sharePercent: -1 }, { sharePercent: 101 }, { sharePercent: 2.5 }, { triesUntilUnreachable: 0 }]) expect((await admin('PUT', 'spot-check-rule', { sharePercent: 5, triesUntilUnreachable: 3, ...bad }, { version: 0 })).status).toBe(400);
  expect((await rule(0)).status).toBe(200);
  expect((await admin('PUT', 'spot-check-rule', { sharePercent: 9, triesUntilUnreachable: 3 }, { version: 0 })).status).toBe(412);
});

it('of share 0 nothing is drawn, of 100 everything closed last month, once however many look at once; a greater share draws the same and more', async () => {
  await others(120);
  await api.owner.query(`UPDATE assistance.service_order SET closed_at = now() WHERE number IN ('GE-1', 'GE-2')`);
  const drawn = async (): Promise<string[]> => ((await api.owner.query('SELECT order_id FROM assistance.spot_check ORDER BY 1')) as { order_id: string }[]).map((row) => row.order_id);
  await rule(0);
  expect([await draw(), await drawn()]).toEqual([0, []]);
  await rule(30);
  const some = (await Promise.all([draw(), draw(), draw()])).reduce((sum, n) => sum + n);
  const first = await drawn();
  expect([first.length, await draw()]).toEqual([some, 0]);
  expect(some).toBeGreaterThan(5);
  expect(some).toBeLessThan(90);
  await api.owner.query('DELETE FROM assistance.spot_check');
  await draw();
  expect(await drawn()).toEqual(first);
  // Who knows the orders can't reckon which will be looked at: the month goes in under the county's key.
  const reckoned = (await api.owner.query(`SELECT id FROM assistance.service_order o WHERE number LIKE 'GE-%' AND number NOT IN ('GE-1', 'GE-2') AND (('x' || left(md5(o.id::text || to_char(o.closed_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')), 8))::bit(32)::bigint)::numeric < 30 * 42949672.96 ORDER BY 1`)) as { id: string }[];
  expect(reckoned.map(({ id }) => id)).not.toEqual(first);
  await rule(100);
  await draw();
  expect(await drawn()).toHaveLength(118);
  expect(await drawn()).toEqual(expect.arrayContaining(first));
  expect((await api.owner.query(`SELECT count(*)::int AS n FROM assistance.transition WHERE act = 'draw' AND from_state = '' AND to_state = 'drawn'`)) as object[]).toEqual([{ n: some * 2 + 118 - some }]);
});

it('somebody without a hand in the order takes it, once, within their area, and sees what was entered only when the person has been asked', async () => {
  const order = await closedOrder();
  const check = await drawnOf(order);
  expect(check).toMatchObject({ status: 'drawn', entered: null, version: 1 });
  expect(rows<Check>(await stranger('GET', 'spot-checks?perPage=100')).some((each) => each.id === check.id)).toBe(false);
  expect([(await take(auditor, check)).status, (await take(stranger, check)).status, (await take(helper, check)).status]).toEqual([403, 404, 403]);
  expect((await auditor('GET', `spot-checks/${check.id}`)).status).toBe(200);
  const shown = async (who: Caller): Promise<unknown> => (await who('GET', `spot-checks/${check.id}`)).body.allowedActs;
  expect([await shown(officer), await shown(colleague)]).toEqual([[], ['take']]);
  expect((await take(officer, check)).body.code).toBe('spot-check-own');
  expect((await answer(colleague, check, 1, { delivered: true })).body.code).toBe('act-not-allowed');
  const both = await Promise.all([take(colleague, check), take(admin, check)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  const taker = both[0].status === 200 ? colleague : admin;
  const other = taker === admin ? colleague : admin;
  expect([await shown(taker), await shown(other), await shown(officer)]).toEqual([['take', 'miss', 'give-up', 'agree', 'differ'], ['take'], []]);
  expect((await answer(other, check, 2, { delivered: true })).body.code).toBe('spot-check-not-yours');
  expect(rows<Check>(await taker('GET', 'spot-checks?mine=true')).map((each) => [each.id, each.entered])).toEqual([[check.id, null]]);
  expect(rows(await other('GET', 'spot-checks?mine=true'))).toEqual([]);
  for (const bad of [{}, { delivered: 'yes' }, { delivered: true, score: 6 }, { delivered: true, quantity: -1 }, { delivered: true, quantity: 1e9 }, { delivered: true, remarks: 'x'.repeat(1_001) }, { delivered: true, takenBy: 'me' }]) expect((await answer(taker, check, 2, bad)).status).toBe(400);
  const twice = await Promise.all([1, 2].map(() => answer(taker, check, 2, { delivered: true, quantity: 1, score: 5, remarks: '都好' })));
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect((await officer('GET', `spot-checks/${check.id}`)).body).toMatchObject({ status: 'agrees', differences: [], said: { delivered: true, quantity: 1, score: 5 }, entered: { quantity: 1, score: null }, remarks: '都好', allowedActs: [], history: [{ act: 'draw' }, { act: 'take' }, { act: 'agree' }] });
  const [sealed] = (await api.owner.query('SELECT remarks_sealed AS words FROM assistance.spot_check WHERE id = $1', [check.id])) as [{ words: string }];
  expect(sealed.words).toMatch(/^v1\./);
});

it('what the person says otherwise is named field by field, and stands on the household’s timeline', async () => {
  const order = await closedOrder();
  await officer('POST', `service-orders/${order}/feedback`, { score: 5, givenBy: 'telephone' });
  const check = await drawnOf(order);
  await take(colleague, check);
  expect((await answer(colleague, check, 2, { delivered: true, quantity: 0.5, score: 2, remarks: '只来了半小时' })).body).toMatchObject({ status: 'differs', differences: ['quantity', 'score'], entered: { quantity: 1, score: 5 } });
  expect(rows<Check>(await officer('GET', `spot-checks?status=differs&township=${XUNZHONG}`)).map((each) => each.id)).toEqual([check.id]);
  const never = await drawnOf(await closedOrder());
  await take(colleague, never);
  expect((await answer(colleague, never, 2, { delivered: false })).body).toMatchObject({ status: 'differs', differences: ['delivered'] });
  const told = (await api.owner.query(`SELECT payload FROM platform.outbox_event WHERE type = 'assistance.spot-check-differed' ORDER BY id`)) as { payload: object }[];
  expect(told.map(({ payload }) => payload)).toEqual([expect.objectContaining({ householdId: home.id, differences: ['quantity', 'score'] }), expect.objectContaining({ differences: ['delivered'] })]);
  expect(JSON.stringify(told)).not.toMatch(/半小时/);
});

it('calls in vain are counted, and so many make somebody unreachable; another may take over from who has it', async () => {
  const check = await drawnOf(await closedOrder());
  await rule(100, 2);
  const miss = (who: Caller, version: number): Promise<Answer> => who('POST', `spot-checks/${check.id}/tries`, {}, { version });
  await take(colleague, check);
  expect((await miss(colleague, 2)).body).toMatchObject({ status: 'taken', tries: 1, version: 3 });
  expect((await take(admin, check, 3)).body).toMatchObject({ status: 'taken', takenBy: { id: admin.userId } });
  expect((await miss(colleague, 4)).body.code).toBe('spot-check-not-yours');
  expect((await miss(admin, 4)).body).toMatchObject({ status: 'unreachable', tries: 2, said: null, allowedActs: [] });
  expect((await take(colleague, check, 5)).body.code).toBe('act-not-allowed');
});
