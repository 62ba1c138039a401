import { Escalations } from '@yizhu/assistance';
import { household, LONGXUN, TestApi, XUNZHONG, type Answer, type Caller } from '../testing/test-api.js';

/** What nobody may fall through: a refusal that is not accepted, a referral that comes back, a deadline that passes, and the question how far it is. */
let api: TestApi;
let officer: Caller;
let colleague: Caller;
let elsewhere: Caller;
let auditor: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  colleague = await api.signIn('township_officer', 'division', [XUNZHONG]);
  elsewhere = await api.signIn('township_officer', 'division', [LONGXUN]);
  auditor = await api.signIn('auditor');
});
afterAll(() => api.stop());

const REASON = { reason: '情况说明' };
interface Asked { id: string; person: string; code: string; needs: string[]; version: number }
const ask = async (needs = 1): Promise<Asked> => {
  const { body } = await officer('POST', 'households', household());
  const person = (body.members as unknown as { id: string }[])[0]!.id;
  const made = await officer('POST', 'help-requests', { personId: person, channel: 'phone', source: 'self', summary: '买药困难', needs: Array.from({ length: needs }, () => ({ dimension: 'health', description: '代买药' })) });
  const { id, trackingCode, needs: made_, version } = made.body as unknown as { id: string; trackingCode: string; needs: { id: string }[]; version: number };
  return { id, person, code: trackingCode, needs: made_.map((need) => need.id), version };
};
const act = async (caller: Caller, { id }: { id: string }, what: string, body: object = REASON): Promise<Answer> => {
  const { body: now } = await officer('GET', `help-requests/${id}`);
  return caller('POST', `help-requests/${id}/${what}`, body, { version: now.version as unknown as number });
};
const track = (code: string): Promise<Answer> => api.call('GET', `tracking/${encodeURIComponent(code)}`);

describe('a refusal', () => {
  it('is appealed once and looked at by somebody else; whoever decided first is refused', async () => {
    const request = await ask();
    await act(officer, request, 'declination');
    expect((await officer('GET', `help-requests/${request.id}`)).body).toMatchObject({ status: 'declined', declinedBy: { id: officer.userId }, allowedActs: ['appeal'] });
    const appealed = await act(officer, request, 'appeal', { reason: '家中又有人住院' });
    expect(appealed.body).toMatchObject({ status: 'appealed', closedAt: null });
    expect((await act(officer, request, 'upholding')).body.code).toBe('appeal-own-decision');
    expect((await act(officer, request, 'overturning')).body.code).toBe('appeal-own-decision');
    expect((await act(elsewhere, request, 'overturning')).status).toBe(404);
    expect((await act(colleague, request, 'overturning', { reason: '  ' })).status).toBe(422);
    const again = await act(colleague, request, 'overturning');
    expect(again.body).toMatchObject({ status: 'submitted', reason: null });
    await act(colleague, request, 'declination');
    expect((await officer('GET', `help-requests/${request.id}`)).body.allowedActs).toEqual([]);
    expect((await act(officer, request, 'appeal')).body.code).toBe('appealed-before');
  });

  it('that stands gives its reason, and waits in the queue of the office until then', async () => {
    const request = await ask();
    await act(officer, request, 'declination');
    await act(officer, request, 'appeal');
    const queue = (await colleague('GET', 'today')).body.queue as unknown as { kind: string; id: string }[];
    expect(queue).toContainEqual(expect.objectContaining({ kind: 'appeal', id: request.id }));
    expect((await act(colleague, request, 'upholding', { reason: '收入超过标准' })).body).toMatchObject({ status: 'declined', reason: '收入超过标准' });
  });

  it('appealed by two at once is one appeal', async () => {
    const request = await ask();
    await act(officer, request, 'declination');
    const { version } = (await officer('GET', `help-requests/${request.id}`)).body as unknown as { version: number };
    const both = await Promise.all([officer, colleague].map((caller) => caller('POST', `help-requests/${request.id}/appeal`, REASON, { version })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

it('a referral that comes back opens its need and the request again, also a closed one', async () => {
  const request = await ask();
  await act(officer, request, 'triage', { urgency: 'normal' });
  const { id: organisationId } = ((await api.owner.query(`SELECT id FROM partners.organisation LIMIT 1`)) as [{ id: string }])[0];
  await act(officer, request, `needs/${request.needs[0]!}/referral`, { ...REASON, organisationId });
  await act(officer, request, 'closure', {});
  const back = await act(colleague, request, `needs/${request.needs[0]!}/return`, { reason: '不属于本部门' });
  expect(back.body).toMatchObject({ status: 'triaged', closedAt: null, needs: [expect.objectContaining({ status: 'open', reason: '不属于本部门' })] });
  expect((await act(colleague, request, `needs/${request.needs[0]!}/return`)).body.code).toBe('need-not-referred');
});

describe('a tracking code', () => {
  it('shows anybody how far the request is, and nothing about whom', async () => {
    const request = await ask(2);
    await act(officer, request, 'triage', { urgency: 'urgent' });
    await act(officer, request, `needs/${request.needs[0]!}/unmet`, { reason: '秘密的原因' });
    const found = await track(`${request.code.slice(0, 4).toLowerCase()} ${request.code.slice(4, 8)}-${request.code.slice(8)}`);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({ status: 'triaged', urgency: 'urgent', mayAppeal: false, needs: [{ dimension: 'health', status: 'unmet' }, { dimension: 'health', status: 'open' }], steps: [{ step: 'submit' }, { step: 'triage' }] });
    expect(Object.keys(found.body).sort()).toEqual(['closedAt', 'dueAt', 'mayAppeal', 'needs', 'status', 'steps', 'submittedAt', 'urgency']);
    for (const secret of ['林秀英', '买药', '秘密', request.id, request.person, '测试township_officer', XUNZHONG]) expect(found.text).not.toContain(secret);
  });

  it.each([['unknown', 'AAAAAAAAAAAA'], ['too short', 'ABC'], ['no code', '%'], ['hostile', "' OR 1=1 --"], ['Chinese', '七七七七七七七七七七七七']])('%s is answered 404 with a sentence', async (_, code) => {
    const answer = await track(code);
    expect([answer.status, answer.body.code]).toEqual([404, 'tracking-unknown']);
  });
});

it('a deadline is told up the line as it nears, passes, and is a day past: once each, and anew when it is set anew', async () => {
  const request = await ask();
  const look = (): Promise<number> => api.asSystem(() => api.app.get(Escalations).look());
  const dueIn = (minutes: number): Promise<unknown> => api.owner.query(`UPDATE assistance.help_request SET due_at = $2::timestamptz + make_interval(mins => $3) WHERE id = $1`, [request.id, api.clock.now(), minutes]);
  const level = async (): Promise<number> => (await officer('GET', `help-requests/${request.id}`)).body.escalation as unknown as number;
  await look();
  expect(await level()).toBe(0);
  const seen: number[] = [];
  for (const minutes of [250, 230, 230, -1, -1, -24 * 60]) {
    await dueIn(minutes);
    await look();
    seen.push(await level());
  }
  expect(seen).toEqual([0, 1, 1, 2, 2, 3]);
  expect(((await officer('GET', 'help-requests?escalation=2&perPage=50')).body.data as unknown as { id: string }[]).map(({ id }) => id)).toContain(request.id);
  expect((await officer('GET', 'today')).body.escalated).toBe(1);
  expect((await elsewhere('GET', 'today')).body.escalated).toBe(0);
  await api.settle();
  const { id: home } = (await officer('GET', `help-requests/${request.id}`)).body.household as unknown as { id: string };
  const told = ((await officer('GET', `households/${home}/timeline?limit=50`)).body.data as unknown as { type: string }[]).filter(({ type }) => type === 'request-escalated');
  expect(told).toHaveLength(3);
  await act(officer, request, 'triage', { urgency: 'normal' });
  expect(await level()).toBe(0);
});

it('two looks at once tell each request once', async () => {
  const requests = await Promise.all([ask(), ask(), ask()]);
  await api.owner.query(`UPDATE assistance.help_request SET due_at = now() - interval '1 minute' WHERE id = ANY($1::uuid[])`, [requests.map(({ id }) => id)]);
  await Promise.all([1, 2, 3].map(() => api.asSystem(() => api.app.get(Escalations).look())));
  const [{ n }] = (await api.owner.query(`SELECT count(*)::int AS n FROM assistance.transition WHERE act = 'escalate' AND subject_id = ANY($1::uuid[])`, [requests.map(({ id }) => id)])) as [{ n: number }];
  expect(n).toBe(3);
});

it('what somebody has asked for of late is found by the person', async () => {
  const request = await ask();
  const found = await officer('GET', `help-requests?personId=${request.person}&since=2020-01-01`);
  expect(found.body.data).toEqual([expect.objectContaining({ id: request.id })]);
  expect((await officer('GET', `help-requests?personId=${request.person}&since=2099-01-01`)).body.data).toEqual([]);
  expect((await officer('GET', 'help-requests?since=2026-02-30')).status).toBe(400);
  expect((await auditor('POST', `help-requests/${request.id}/appeal`, REASON, { version: 1 })).status).toBe(403);
});
