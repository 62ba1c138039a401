import { addDays, localDate } from '@yizhu/kernel';
import { household, LONGXUN, OTHER_VILLAGE, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Caller } from '../testing/test-api.js';

let api: TestApi;
let officer: Caller;
let coordinator: Caller;
beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
});
afterAll(() => api.stop());

type Plan = { villages: { place: { code: string; name: string }; households: number; overdue: number; dueSoon: number; neverVisited: number; coordinators: { id: string }[] }[]; coordinators: { id: string; villages: number; households: number; overdue: number; dueSoon: number }[] };
const plan = async (caller: Caller, query = ''): Promise<Plan> => (await caller('GET', `visit-plan${query}`)).body as unknown as Plan;

it('counts who is overdue and due, by village and by the coordinator who answers for it', async () => {
  const today = localDate(api.clock.now());
  for (const [village, due] of [[XUNZHONG_VILLAGE, -1], [XUNZHONG_VILLAGE, 0], [XUNZHONG_VILLAGE, 8], [OTHER_VILLAGE, 7]] as const) {
    const { body } = await officer('POST', 'households', household(village));
    await api.owner.query(`UPDATE recipients.household SET next_visit_due = $2 WHERE id = $1`, [body.id, addDays(today, due)]);
  }
  const { villages, coordinators } = await plan(officer);
  expect(villages.map(({ place, coordinators: who, ...counts }) => [place.code, who.map((c) => c.id), counts])).toEqual([
    [XUNZHONG_VILLAGE, [coordinator.memberId], { households: 3, overdue: 1, dueSoon: 1, neverVisited: 3 }],
    [OTHER_VILLAGE, [], { households: 1, overdue: 0, dueSoon: 1, neverVisited: 1 }],
  ]);
  expect(coordinators).toEqual([expect.objectContaining({ id: coordinator.memberId, villages: 1, households: 3, overdue: 1, dueSoon: 1 })]);
});

it('is that of the caller’s area', async () => {
  expect((await plan(coordinator)).villages.map((v) => v.place.code)).toEqual([XUNZHONG_VILLAGE]);
  expect((await plan(officer, `?township=${LONGXUN}`)).villages).toEqual([]);
  expect((await officer('GET', 'visit-plan?township=x')).status).toBe(400);
});

it('a visit that was made moves the household from overdue to its next day', async () => {
  const home = (await officer('POST', 'households', household(XUNZHONG_VILLAGE, { category: 'destitute' }))).body;
  await api.owner.query(`UPDATE recipients.household SET next_visit_due = '2026-01-01' WHERE id = $1`, [home.id]);
  const before = (await plan(coordinator)).villages[0]!.overdue;
  const visit = (await coordinator('POST', 'visits', { householdId: home.id, kind: 'in_person' })).body;
  await coordinator('POST', `visits/${visit.id as unknown as string}/check-out`, { personsSeen: [(home.members as unknown as { id: string }[])[0]!.id] }, { version: 1 });
  await api.settle();
  expect((await plan(coordinator)).villages[0]!.overdue).toBe(before - 1);
  expect((await coordinator('GET', `households/${home.id as unknown as string}`)).body.nextVisitDue).toBe(addDays(localDate(api.clock.now()), 30));
});
