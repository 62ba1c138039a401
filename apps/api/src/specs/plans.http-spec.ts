import { newId } from '@yizhu/kernel';
import { household, LONGXUN, OTHER_VILLAGE, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

type Row = Record<string, unknown> & { id: string };
let api: TestApi;
let officer: Caller;
let keeper: Caller;
let other: Caller;
let stranger: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  keeper = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  other = await api.signIn('social_worker', 'division', [XUNZHONG_VILLAGE], { roles: ['social_worker'], villages: [] });
});
afterAll(() => api.stop());

const idOf = (answer: Answer): string => {
  if (answer.status >= 300) throw new Error(answer.text);
  return answer.body.id as unknown as string;
};
const day = (days: number): string => new Date(api.clock.now().getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const home = async (village = XUNZHONG_VILLAGE): Promise<{ home: string; person: string }> => {
  const { body } = await officer('POST', 'households', household(village));
  return { home: body.id as unknown as string, person: (body.members as unknown as Row[])[0]!.id };
};
const ask = async (person: string, needs = 2): Promise<{ request: string; needs: string[] }> => {
  const asked = await officer('POST', 'help-requests', { personId: person, channel: 'phone', source: 'self', summary: '要人帮忙', needs: Array.from({ length: needs }, (_, i) => ({ dimension: i % 2 ? 'housing' : 'health', description: `需求${i}` })) });
  await officer('POST', `help-requests/${idOf(asked)}/triage`, { urgency: 'normal' }, { version: 1 });
  return { request: idOf(asked), needs: (asked.body.needs as unknown as Row[]).map(({ id }) => id) };
};
const open = (householdId: string, needIds: string[], rest: object = {}): Promise<Answer> => officer('POST', 'assistance-plans', { householdId, needIds, aim: '稳住一家', keeperId: keeper.memberId, reviewOn: day(30), ...rest });
const code = (answer: Answer): unknown => (answer.status < 300 ? answer.status : answer.body.code);

it('holds a household’s needs together, from its first day to its end', async () => {
  const at = await home();
  const { request, needs } = await ask(at.person, 3);
  const waiting = (await officer('GET', `households/${at.home}/plannable-needs`)).body.data as unknown as Row[];
  expect(waiting.map(({ id }) => id).sort()).toEqual([...needs].sort());
  const opened = await open(at.home, needs.slice(0, 2));
  expect(opened.body).toMatchObject({ status: 'active', keeper: { id: keeper.memberId }, needs: { total: 2, met: 0, open: 2 }, reviewDue: false, held: [{ id: needs[0], order: null, request: { id: request } }, { id: needs[1] }], outside: [{ id: needs[2] }] });
  expect(opened.body.number).toMatch(/^FA-\d{4}-\d{6}$/);
  const plan = idOf(opened);
  const act = async (path: string, body: object, by = officer): Promise<Answer> => by('POST', `assistance-plans/${plan}/${path}`, body, { version: (await officer('GET', `assistance-plans/${plan}`)).body.version as unknown as number });

  expect((await act('needs', { needIds: [needs[2]] })).body).toMatchObject({ needs: { total: 3 }, outside: [] });
  expect((await act(`needs/${needs[2]!}/removal`, {})).body).toMatchObject({ needs: { total: 2 }, outside: [{ id: needs[2] }] });

  // The order of a need stands beside it.
  const item = ((await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as Row[])[0]!.id;
  const order = idOf(await officer('POST', 'service-orders', { helpRequestId: request, needId: needs[0], serviceItemId: item }));
  expect((await officer('GET', `assistance-plans/${plan}`)).body.held).toMatchObject([{ id: needs[0], status: 'planned', order: { id: order, status: 'planned' } }, { id: needs[1] }]);

  expect(code(await act('closure', { outcome: 'reached', words: '办好了' }))).toBe('plan-needs-open');
  await officer('POST', `service-orders/${order}/cancellation`, { reason: '改由部门办' }, { version: 1 });
  for (const need of needs.slice(0, 2)) await officer('POST', `help-requests/${request}/needs/${need}/unmet`, { reason: '本地没有' }, { version: (await officer('GET', `help-requests/${request}`)).body.version as unknown as number });

  // Its day comes: it is due, and its keeper reviews it; nobody else in the field does.
  api.clock.advance(31 * 24 * 60);
  const due = (await officer('GET', 'assistance-plans?due=true')).body.data as unknown as Row[];
  expect(due).toEqual([expect.objectContaining({ id: plan, reviewDue: true })]);
  expect(((await keeper('GET', 'assistance-plans?mine=true')).body.data as unknown as Row[]).map(({ id }) => id)).toEqual([plan]);
  expect((await keeper('GET', 'today')).body.queue).toContainEqual(expect.objectContaining({ kind: 'review-plan', resource: 'assistance-plan', id: plan }));
  expect(code(await act('reviews', { words: '看过', nextReviewOn: day(20) }, other))).toBe('not-found');
  const reviewed = await act('reviews', { words: '药已按周送到', nextReviewOn: day(20) }, keeper);
  expect(reviewed.body).toMatchObject({ reviewOn: day(20), reviewDue: false, reviews: [{ on: day(0), words: '药已按周送到', nextReviewOn: day(20) }] });
  expect((await keeper('GET', 'today')).body.queue).not.toContainEqual(expect.objectContaining({ id: plan }));

  expect((await act('handover', { memberId: other.memberId })).body.keeper).toMatchObject({ id: other.memberId });
  const closed = await act('closure', { outcome: 'partly_reached', words: '其余转常规走访' });
  expect(closed.body).toMatchObject({ status: 'closed', outcome: 'partly_reached', allowedActs: [] });
  expect((closed.body.history as unknown as Row[]).map((t) => t.act)).toEqual(['open', 'take-in', 'take-out', 'review', 'hand-over', 'close']);
  await api.settle();
  const told = ((await officer('GET', `households/${at.home}/timeline?kind=plan`)).body.data as unknown as Row[]).map(({ type }) => type);
  expect(told.sort()).toEqual(['plan-closed', 'plan-opened', 'plan-reviewed']);
  api.clock.set(new Date());
});

it('one plan a household, however many open it at once; a need is in one plan', async () => {
  const at = await home();
  const { needs } = await ask(at.person, 2);
  const answers = await Promise.all([1, 2, 3, 4].map(() => open(at.home, needs)));
  expect(answers.map(code).sort()).toEqual([201, 'plan-open-already', 'plan-open-already', 'plan-open-already']);
  const plan = answers.find(({ status }) => status === 201)!;
  const twice = await Promise.all([1, 2].map(() => officer('POST', `assistance-plans/${idOf(plan)}/handover`, { memberId: other.memberId }, { version: 1 })));
  expect(twice.map(code).sort()).toEqual([200, 'stale']);
});

it('refuses what would be no plan', async () => {
  const at = await home();
  const elsewhere = await home(OTHER_VILLAGE);
  const { needs } = await ask(at.person);
  const foreign = await ask(elsewhere.person);
  const volunteer = await api.addMember({ roles: ['volunteer'], villages: [] });
  const refused = [
    await open(at.home, foreign.needs), await open(at.home, [newId()]), await open(at.home, needs, { reviewOn: day(0) }), await open(at.home, needs, { reviewOn: day(400) }), await open(at.home, needs, { keeperId: newId() }), await open(at.home, needs, { keeperId: volunteer }), await open(newId(), needs),
    await stranger('POST', 'assistance-plans', { householdId: at.home, needIds: needs, aim: 'x', keeperId: keeper.memberId, reviewOn: day(30) }),
  ];
  expect(refused.map(code)).toEqual(['plan-need-unknown', 'plan-need-unknown', 'plan-review-day', 'plan-review-day', 'helper-unknown', 'helper-unknown', 'not-found', 'not-found']);
  for (const bad of [{ needIds: [] }, { needIds: [needs[0], needs[0]] }, { aim: '' }, { aim: 'x'.repeat(501) }, { reviewOn: '2026-02-30' }, { needIds: Array.from({ length: 31 }, newId) }]) expect((await open(at.home, needs, bad)).status).toBe(400);
  const plan = idOf(await open(at.home, needs));
  expect(code(await stranger('GET', `assistance-plans/${plan}`))).toBe('not-found');
  expect(code(await stranger('POST', `assistance-plans/${plan}/closure`, { outcome: 'reached', words: 'x' }, { version: 1 }))).toBe('not-found');
});

it('goes on with somebody else when its keeper leaves', async () => {
  const leaver = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [] });
  const at = await home();
  const plan = idOf(await open(at.home, (await ask(at.person)).needs, { keeperId: leaver.memberId }));
  const record = await officer('GET', `team-members/${leaver.memberId!}`);
  expect((await officer('POST', `team-members/${leaver.memberId!}/leaving`, { reason: '调离', successorId: other.memberId }, { version: record.body.version as unknown as number })).status).toBe(200);
  expect((await officer('GET', `assistance-plans/${plan}`)).body).toMatchObject({ keeper: { id: other.memberId }, history: expect.arrayContaining([expect.objectContaining({ act: 'hand-over' })]) });
  // Whoever keeps it from now on is told.
  await api.settle();
  expect((await other('GET', 'notifications')).body.data).toContainEqual(expect.objectContaining({ kind: 'plan_kept', link: `/assistance-plans/${plan}` }));
});

it('a request that was withdrawn waits for nothing: its needs are offered no more, and keep no plan open', async () => {
  const at = await home();
  const held = await ask(at.person);
  const outside = await ask(at.person, 1);
  const plan = idOf(await open(at.home, held.needs));
  const shown = async (): Promise<Answer> => officer('GET', `assistance-plans/${plan}`);
  expect((await shown()).body).toMatchObject({ needs: { open: 2 }, outside: [{ id: outside.needs[0] }] });
  for (const { request } of [held, outside]) await officer('POST', `help-requests/${request}/withdrawal`, { reason: '不需要了' }, { version: 2 });
  expect((await shown()).body).toMatchObject({ needs: { total: 2, open: 0 }, outside: [] });
  expect(code(await officer('POST', `assistance-plans/${plan}/needs`, { needIds: outside.needs }, { version: 1 }))).toBe('plan-need-unknown');
  expect((await officer('POST', `assistance-plans/${plan}/closure`, { outcome: 'no_longer_wanted', words: '家里人接手了' }, { version: 1 })).body).toMatchObject({ status: 'closed' });
});
