import { LONGXUN, TestApi, XUNZHONG, type Answer, type Caller } from '../testing/test-api.js';

let api: TestApi;
let officer: Caller;
let stranger: Caller;
let one: Caller;
let other: Caller;
beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  const volunteer = (): Promise<Caller> => api.signIn('volunteer', 'self', [], { roles: ['volunteer'], villages: [] });
  [one, other] = [await volunteer(), await volunteer()];
});
afterAll(() => api.stop());

const HOUR = 3_600_000;
const project = async (startsIn: number): Promise<Answer> =>
  officer('POST', 'volunteer-projects', { title: '爱心助餐日', description: '', divisionCode: XUNZHONG, capacity: 10, startsAt: new Date(Date.now() + startsIn).toISOString(), endsAt: new Date(Date.now() + startsIn + 2 * HOUR).toISOString() });
const rows = ({ body }: Answer): Record<string, never>[] => body.data as unknown as Record<string, never>[];

it('one who signs up sees oneself among those who come; the office of the place sees all, another place’s nobody', async () => {
  const { body } = await project(24 * HOUR);
  const path = `volunteer-projects/${body.id as unknown as string}/participations`;
  for (const who of [one, other]) expect((await who('POST', path, { memberId: who.memberId })).status).toBe(201);
  expect((await one('POST', path, { memberId: other.memberId })).body.code).toBe('member-unknown');
  const seen = async (who: Caller): Promise<string[]> => rows(await who('GET', path)).map((row) => (row.member as unknown as { id: string }).id).sort();
  expect([await seen(one), await seen(other), await seen(officer), await seen(stranger)]).toEqual([[one.memberId], [other.memberId], [one.memberId, other.memberId].sort(), []]);
});

it('a volunteer reads their own record in the team, and nobody else’s', async () => {
  expect(rows(await one('GET', 'team-members')).map((row) => row.id)).toEqual([one.memberId]);
  expect((await one('GET', `team-members/${other.memberId}`)).status).toBe(404);
});

it('a project that was held is over: nobody signs up any more', async () => {
  const held = await project(-72 * HOUR);
  const [ahead, id] = [await project(HOUR), held.body.id as unknown as string];
  expect([held.body.status, ahead.body.status]).toEqual(['over', 'open']);
  expect(rows(await one('GET', 'volunteer-projects')).find((row) => row.id === id)!.status).toBe('over');
  expect((await one('POST', `volunteer-projects/${id}/participations`, { memberId: one.memberId })).body.code).toBe('project-over');
});
