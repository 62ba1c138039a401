import { household, TestApi, upload as uploadOf, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** What an item demands is there before its delivery is recorded; attempts in vain; who confirms. */
let api: TestApi;
let admin: Caller;
let officer: Caller;
let colleague: Caller;
let helper: Caller;
let other: Caller;
const HOME = { lng: 118.24, lat: 25.49 };
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082', 'hex');

beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  [officer, colleague] = [await api.signIn('township_officer', 'division', [XUNZHONG]), await api.signIn('township_officer', 'division', [XUNZHONG])];
  [helper, other] = [await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] }), await api.signIn('volunteer', 'self', [], { roles: ['volunteer'], villages: [] })];
});
afterAll(() => api.stop());

const text = (value: unknown): string => value as string;
const ok = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(answer.text);
  return answer;
};
const idOf = (answer: Answer): string => text(ok(answer).body.id);
const version = (answer: Answer): number => answer.body.version as unknown as number;

interface Begun { id: string; home: string; person: string }
/** An accepted order of an item, of a household whose home is known or not. */
const accepted = async (code: string, quantity = 2, position: typeof HOME | null = HOME, by = helper): Promise<Begun> => {
  const home = ok(await officer('POST', 'households', household())).body as unknown as { id: string; members: { id: string }[] };
  await api.owner.query('UPDATE recipients.household SET lng = $2, lat = $3 WHERE id = $1', [home.id, position?.lng ?? null, position?.lat ?? null]);
  const request = await officer('POST', 'help-requests', { personId: home.members[0]!.id, channel: 'phone', source: 'self', summary: '要人帮忙', needs: [{ dimension: 'daily_living', description: '帮忙' }] });
  await officer('POST', `help-requests/${idOf(request)}/triage`, { urgency: 'normal' }, { version: 1 });
  const [{ id: serviceItemId }] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = $1`, [code])) as [{ id: string }];
  const order = ok(await officer('POST', 'service-orders', { helpRequestId: idOf(request), needId: (request.body.needs as unknown as { id: string }[])[0]!.id, serviceItemId, quantity }));
  const offered = ok(await officer('POST', `service-orders/${idOf(order)}/offers`, { memberId: by.memberId }, { version: 1 }));
  ok(await by('POST', `service-orders/${idOf(order)}/acceptance`, {}, { version: version(offered) }));
  return { id: idOf(order), home: home.id, person: home.members[0]!.id };
};
const at = (order: Begun, by = helper): Promise<Answer> => by('GET', `service-orders/${order.id}`);
const visit = async (order: Begun, position: object | null, by = helper, kind = 'in_person'): Promise<void> => {
  const begun = await by('POST', 'visits', { householdId: order.home, orderId: order.id, kind, ...(position ? { position } : {}) });
  ok(await by('POST', `visits/${idOf(begun)}/check-out`, { personsSeen: [order.person] }, { version: 1 }));
};
const act = async (order: Begun, what: string, body: object = {}, by = helper): Promise<Answer> => by('POST', `service-orders/${order.id}/${what}`, body, { version: version(await at(order, by)) });
const upload = (order: Begun, kind: string | null, file: Buffer = PNG, by = helper, headers: Record<string, string> = {}): Promise<Answer> => {
  const { headers: typed, ...sent } = uploadOf(file, kind ? { kind } : {}, 'a.png');
  return by('POST', `service-orders/${order.id}/proofs`, undefined, { ...sent, headers: { ...typed, ...headers } });
};

describe('evidence', () => {
  it('an item as released says what its order demands, and nothing less delivers it', async () => {
    const order = await accepted('nursing-care');
    expect((await at(order)).body).toMatchObject({ evidence: ['note', 'signature', 'position', 'quantity'], unit: '小时', quantity: 2, demands: [{ kind: 'note', met: false }, { kind: 'position', met: false }, { kind: 'quantity', met: false }, { kind: 'signature', met: false }] });
    expect((await upload(order, 'signature')).body.code).toBe('proof-closed');
    await visit(order, null);
    const tries: [object, string][] = [[{}, 'evidence-quantity-missing'], [{ quantity: 3 }, 'quantity-beyond-order'], [{ quantity: 2 }, 'evidence-note-missing'], [{ quantity: 2, note: '已护理' }, 'evidence-signature-missing']];
    for (const [body, code] of tries) expect([code, (await act(order, 'delivery', body)).body.code]).toEqual([code, code]);
    ok(await upload(order, 'signature'));
    expect((await act(order, 'delivery', { quantity: 2, note: '已护理' })).body.code).toBe('evidence-position-missing');
    await visit(order, { lng: HOME.lng + 0.05, lat: HOME.lat });
    expect((await act(order, 'delivery', { quantity: 2, note: '已护理' })).body).toMatchObject({ code: 'position-far', errors: { farReason: expect.stringContaining('500') } });
    const done = ok(await act(order, 'delivery', { quantity: 1.5, note: '已护理', farReason: '在女儿家护理' }));
    expect(done.body).toMatchObject({ status: 'delivered', deliveredQuantity: 1.5, positionCheck: 'far', farReason: '在女儿家护理', demands: expect.arrayContaining([{ kind: 'signature', met: true }]) });
  });

  it('of a home whose place nobody knows nothing is refused, but it is said', async () => {
    const order = await accepted('bathing', 1, null);
    await visit(order, HOME);
    ok(await upload(order, 'signature'));
    expect(ok(await act(order, 'delivery', { note: '已助浴' })).body).toMatchObject({ positionCheck: 'home_unknown', farReason: null });
  });

  it('the county says how near is near', async () => {
    const order = await accepted('bathing', 1);
    await visit(order, { lng: HOME.lng + 0.02, lat: HOME.lat });
    ok(await upload(order, 'signature'));
    expect((await act(order, 'delivery', { note: '已助浴' })).body.code).toBe('position-far');
    expect((await officer('PUT', 'delivery-rule', { nearMetres: 5_000, attemptsUntilTold: 3 }, { version: 0 })).status).toBe(403);
    expect((await admin('PUT', 'delivery-rule', { nearMetres: 5, attemptsUntilTold: 3 }, { version: 0 })).status).toBe(400);
    ok(await admin('PUT', 'delivery-rule', { nearMetres: 5_000, attemptsUntilTold: 2 }, { version: 0 }));
    expect((await admin('PUT', 'delivery-rule', { nearMetres: 500, attemptsUntilTold: 2 }, { version: 0 })).status).toBe(412);
    expect(ok(await act(order, 'delivery', { note: '已助浴' })).body.positionCheck).toBe('near');
  });

  it('pictures are told by content, kept sealed, once however often sent, for who sees the order, and can be taken back while it runs', async () => {
    const order = await accepted('cleaning');
    await visit(order, HOME);
    expect((await upload(order, null)).body.code).toBe('proof-kind-unknown');
    expect((await upload(order, 'selfie')).body.code).toBe('proof-kind-unknown');
    expect((await upload(order, 'photo', Buffer.from('%PDF-1.7\n'))).status).toBe(415);
    expect((await upload(order, 'photo', Buffer.concat([PNG, Buffer.alloc(6 * 1_048_576)]))).body.code).toBe('upload-too-large');
    expect((await upload(order, 'photo', PNG, other)).status).toBe(404);
    const twice = await Promise.all([1, 2].map(() => upload(order, 'photo', PNG, helper, { 'idempotency-key': `photo-${order.id}` })));
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    const proofs = (await at(order)).body.proofs as unknown as { id: string; kind: string }[];
    expect(proofs).toEqual([expect.objectContaining({ kind: 'photo', mediaType: 'image/png' })]);
    expect((await helper('GET', `order-proofs/${proofs[0]!.id}/content`)).status).toBe(200);
    expect((await other('GET', `order-proofs/${proofs[0]!.id}/content`)).status).toBe(404);
    expect((await other('POST', `order-proofs/${proofs[0]!.id}/removal`, {})).status).toBe(404);
    expect(ok(await helper('POST', `order-proofs/${proofs[0]!.id}/removal`, {})).body.proofs).toEqual([]);
    expect((await helper('GET', `order-proofs/${proofs[0]!.id}/content`)).status).toBe(404);
    expect((await act(order, 'delivery', {})).body.code).toBe('evidence-photo-missing');
    ok(await upload(order, 'photo'));
    ok(await act(order, 'delivery', {}));
    const [kept] = (await at(order)).body.proofs as unknown as { id: string }[];
    expect((await helper('POST', `order-proofs/${kept!.id}/removal`, {})).body.code).toBe('proof-closed');
  });

  it('delivered twice at once is delivered once', async () => {
    const order = await accepted('home-visit');
    await visit(order, HOME);
    const now = version(await at(order));
    const answers = await Promise.all([1, 2, 3].map(() => helper('POST', `service-orders/${order.id}/delivery`, { note: '已探访' }, { version: now })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });
});

describe('an attempt in vain', () => {
  it('ends its visit as missed, leaves the order with its helper, and is told up the line when there are too many', async () => {
    const order = await accepted('cleaning');
    const begun = await helper('POST', 'visits', { householdId: order.home, orderId: order.id, kind: 'in_person', position: HOME });
    ok(await upload(order, 'photo'));
    expect((await act(order, 'failed-attempts', { reason: 'asleep' })).status).toBe(400);
    expect((await other('POST', `service-orders/${order.id}/failed-attempts`, { reason: 'weather' }, { version: 4 })).status).toBe(404);
    const first = ok(await act(order, 'failed-attempts', { reason: 'nobody_home', words: '门锁着' }));
    expect(first.body).toMatchObject({ status: 'accepted', toldUp: false, provider: { id: helper.memberId }, attempts: [{ reason: 'nobody_home', words: '门锁着' }] });
    expect((await helper('GET', `visits/${idOf(begun)}`)).body).toMatchObject({ status: 'missed', allowedActs: [] });
    // What was photographed then proves nothing of the next time.
    expect(first.body.demands).toEqual([{ kind: 'photo', met: false }]);
    ok(await helper('POST', 'visits', { householdId: order.home, orderId: order.id, kind: 'in_person', position: HOME }));
    api.clock.advance(30);
    const second = ok(await act(order, 'failed-attempts', { reason: 'weather' }));
    expect(second.body).toMatchObject({ toldUp: true, status: 'accepted' });
    expect(((await officer('GET', 'service-orders?toldUp=true')).body.data as unknown as { id: string }[]).map(({ id }) => id)).toEqual([order.id]);
    api.clock.advance(30);
    await visit(order, HOME);
    expect((await act(order, 'delivery', {})).body.code).toBe('evidence-photo-missing');
    ok(await upload(order, 'photo'));
    expect(ok(await act(order, 'delivery', {})).body.status).toBe('delivered');
    await api.settle();
    const timeline = ((await officer('GET', `households/${order.home}/timeline`)).body.data as unknown as { type: string }[]).map(({ type }) => type);
    expect(timeline.filter((type) => type === 'order-told-up')).toHaveLength(1);
    expect(timeline.filter((type) => type === 'visit-checked-out')).toHaveLength(1);
  });
});

describe('confirmation', () => {
  it('by the person, or by somebody who neither delivered nor recorded it', async () => {
    const order = await accepted('home-visit');
    await visit(order, HOME);
    // The office records it for a helper who telephoned.
    ok(await act(order, 'delivery', { note: '来电说已探访' }, officer));
    expect((await act(order, 'verification', {}, officer)).status).toBe(400);
    expect((await act(order, 'verification', { confirmedBy: 'second_pair' }, officer)).body).toMatchObject({ code: 'unable-reason-missing', errors: { unableBecause: expect.any(String) } });
    expect((await act(order, 'verification', { confirmedBy: 'second_pair', unableBecause: 'cannot_express' }, officer)).body.code).toBe('second-pair-delivered');
    const confirmed = ok(await act(order, 'verification', { confirmedBy: 'second_pair', unableBecause: 'cannot_express' }, colleague));
    expect(confirmed.body).toMatchObject({ status: 'verified', confirmation: { by: 'second_pair', unableBecause: 'cannot_express', recordedBy: '测试township_officer' } });
    const own = await accepted('home-visit');
    await visit(own, HOME);
    ok(await act(own, 'delivery', { note: '已探访' }));
    expect(ok(await act(own, 'verification', { confirmedBy: 'person' }, officer)).body.confirmation).toMatchObject({ by: 'person', unableBecause: null });
  });
});

it('somebody who was erased leaves no picture, no signature and no words behind', async () => {
  const order = await accepted('cleaning');
  await visit(order, HOME);
  const { body } = ok(await upload(order, 'photo'));
  const [proof] = body.proofs as unknown as { id: string }[];
  const { OrderProofs } = await import('@yizhu/assistance');
  await api.asSystem(() => api.uow.run(({ manager }) => api.app.get(OrderProofs).forgetOf(manager, order.person, [order.home])));
  expect((await helper('GET', `order-proofs/${proof!.id}/content`)).status).toBe(404);
  expect((await at(order)).body.proofs).toEqual([]);
});
