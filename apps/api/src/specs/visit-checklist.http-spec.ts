import { newId } from '@yizhu/kernel';
import { household, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** What is looked at on visits, as the county says; what a visit finds raises alerts. */
let api: TestApi;
let admin: Caller;
let officer: Caller;
let coordinator: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
});
afterAll(() => api.stop());

interface Question { code: string; words: { zh: string; en: string }; tiers: string[]; concern: string; offers: string; dimension: string | null }
interface Shown { id: string; version: number; status: string; checklist: Record<string, string>; questions: Question[] }
const question = (code: string, rest: Partial<Question> = {}): Question => ({ code, words: { zh: `看${code}`, en: `look at ${code}` }, tiers: [], concern: 'no', offers: 'nothing', dimension: null, ...rest });
const body = <T>(answer: Answer): T => {
  if (answer.status >= 300) throw new Error(answer.text);
  return answer.body as unknown as T;
};
const inForce = async (): Promise<{ questions: Question[]; version: number }> => body(await coordinator('GET', 'visit-checklist'));
const set = async (questions: Question[]): Promise<Answer> => admin('PUT', 'visit-checklist', { questions }, { version: (await inForce()).version });
const begun = async (category: string | null = null): Promise<{ visit: Shown; person: string; home: string }> => {
  const home = body<{ id: string; members: { id: string }[] }>(await officer('POST', 'households', household()));
  await api.owner.query('UPDATE recipients.household SET category = $2 WHERE id = $1', [home.id, category]);
  return { visit: body<Shown>(await coordinator('POST', 'visits', { householdId: home.id, kind: 'in_person' })), person: home.members[0]!.id, home: home.id };
};
const end = ({ visit, person }: { visit: Shown; person: string }, checklist: unknown, version = 1): Promise<Answer> => coordinator('POST', `visits/${visit.id}/check-out`, { personsSeen: [person], checklist }, { version });
const alerts = async (home: string): Promise<{ id: string; kind: string; status: string; period: string; rule: null; figures: object }[]> => body<{ data: never[] }>(await officer('GET', `monitoring-alerts?householdId=${home}`)).data;

it('a county begins with a list for every tier; a visit shows what is asked of that household', async () => {
  expect((await inForce()).version).toBe(0);
  const codes = async (tier: string | null): Promise<string[]> => (await begun(tier)).visit.questions.map(({ code }) => code);
  expect(await codes('destitute')).toEqual(expect.arrayContaining(['dwelling', 'healthWorse', 'alone']));
  expect(await codes('rigid_expenditure')).toEqual(expect.arrayContaining(['school', 'greatCosts']));
  expect(await codes(null)).not.toContain('alone');
});

it('a finding raises its alert once, given to who answers for the village; what is not of concern raises none', async () => {
  const at = await begun('destitute');
  const tries = await Promise.all([1, 2, 3].map(() => end(at, { dwelling: 'yes', healthWorse: 'yes', alone: 'unknown', food: 'no' })));
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
  await api.settle();
  expect(await alerts(at.home)).toEqual([expect.objectContaining({ kind: 'visit_finding', rule: null, status: 'assigned', period: 'healthWorse', figures: { zh: '身体比上次明显变差', en: 'Health clearly worse than last time', visitId: at.visit.id } })]);
  const done = body<Shown>(await officer('GET', `visits/${at.visit.id}`));
  expect(done.checklist).toEqual({ dwelling: 'yes', healthWorse: 'yes', alone: 'unknown', food: 'no' });
  expect(done.questions.map(({ code }) => code)).toEqual(['dwelling', 'food', 'healthWorse', 'alone']);
  // It is worked as any other alert.
  const { id } = (await alerts(at.home))[0]!;
  expect(body(await officer('GET', `monitoring-alerts/${id}`))).toMatchObject({ facts: [], history: [expect.objectContaining({ act: 'assign' })] });
  expect((await coordinator('POST', `monitoring-alerts/${id}/verification`, { note: '已带去卫生院' }, { version: 2 })).status).toBe(200);
  const trail = (await api.owner.query(`SELECT detail FROM platform.audit_entry WHERE action = 'raise' AND subject_id = $1`, [id])) as { detail: object }[];
  expect(trail).toEqual([{ detail: { visitId: at.visit.id } }]);
});

it('what no list ever asked is refused and nothing is ended; the same visit then ends with what is known', async () => {
  const at = await begun();
  for (const [checklist, status, code] of [[{ never: 'yes' }, 422, 'checklist-question-unknown'], [{ dwelling: 'perhaps' }, 422, 'checklist-answers-malformed'], [{ '': 'yes' }, 422, 'checklist-answers-malformed'], ['yes', 400, 'validation-failed'], [['yes'], 400, 'validation-failed']] as const)
    expect([code, await end(at, checklist).then((a) => [a.status, a.body.code])]).toEqual([code, [status, code]]);
  expect(await alerts(at.home)).toEqual([]);
  expect((await end(at, { dwelling: 'yes' })).status).toBe(200);
});

it('only the county office changes the list, from the version it knows, and within its rules', async () => {
  const { questions, version } = await inForce();
  expect((await officer('PUT', 'visit-checklist', { questions }, { version })).status).toBe(403);
  expect((await admin('PUT', 'visit-checklist', { questions })).status).toBe(428);
  expect((await admin('PUT', 'visit-checklist', { questions }, { version: version + 7 })).status).toBe(412);
  const many = Array.from({ length: 31 }, (_, i) => question(`q${i}`));
  for (const [bad, status] of [[[], 400], [many, 400], [[question('1bad')], 400], [[question('a', { words: { zh: '看'.repeat(61), en: 'x' } })], 400], [[question('a', { words: { zh: '  ', en: 'x' } })], 400], [[question('a', { tiers: ['rich'] })], 400], [[question('a', { concern: 'unknown' })], 400],
    [[question('a'), question('a')], 422], [[question('a', { offers: 'need' })], 422], [[question('dwelling', { concern: 'yes' })], 422]] as [Question[], number][])
    expect([bad[0]?.code, (await set(bad)).status]).toEqual([bad[0]?.code, status]);
  const both = await Promise.all([1, 2].map((n) => admin('PUT', 'visit-checklist', { questions: [...questions, question(`race${n}`)] }, { version })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  const kept = (await api.owner.query('SELECT version FROM assistance.visit_checklist ORDER BY version')) as { version: number }[];
  expect(kept).toEqual([{ version: 1 }]);
});

it('an offline visit of an earlier list is taken as it was meant, and raises what it asked for', async () => {
  body(await set([question('roof', { offers: 'need', dimension: 'housing' }), question('violence', { concern: 'yes', offers: 'alert' })]));
  body(await set([question('roof', { words: { zh: '屋顶不漏', en: 'The roof is tight' } })]));
  const home = body<{ id: string; members: { id: string }[] }>(await officer('POST', 'households', household()));
  const minutes = (n: number): string => new Date(Date.now() - n * 60_000).toISOString();
  const offline = { id: newId(), householdId: home.id, kind: 'in_person', at: minutes(60), checkOut: { at: minutes(30), personsSeen: [home.members[0]!.id], checklist: { violence: 'yes', roof: 'no', dwelling: true } } };
  const send = (visit: object): Promise<Answer> => coordinator('POST', 'visit-sync', { deviceNow: minutes(0), visits: [visit] });
  expect(body(await send(offline))).toMatchObject({ data: [{ status: 'done', code: null }] });
  expect(body(await send(offline))).toMatchObject({ data: [{ status: 'known' }] });
  expect((await alerts(home.id)).map(({ period }) => period)).toEqual(['violence']);
  const shown = body<Shown>(await officer('GET', `visits/${offline.id}`));
  expect(shown.checklist).toEqual({ violence: 'yes', roof: 'no', dwelling: 'yes' });
  expect(shown.questions.map(({ code, words }) => [code, words.en])).toEqual([['roof', 'The roof is tight'], ...shown.questions.slice(1).map(({ code, words }) => [code, words.en])]);
  // What is wrong at the end leaves the beginning standing, to be mended at the visit.
  const odd = { ...offline, id: newId(), checkOut: { ...offline.checkOut, checklist: { never: 'yes' } } };
  expect(body(await send(odd))).toMatchObject({ data: [{ status: 'open', code: 'checklist-question-unknown' }] });
});

it('ticks recorded before there was a list are read: what was ticked is so', async () => {
  const at = await begun();
  expect((await end(at, {})).status).toBe(200);
  await api.owner.query(`UPDATE assistance.visit SET checklist = '{"dwelling": true, "food": false}' WHERE id = $1`, [at.visit.id]);
  expect(body<Shown>(await officer('GET', `visits/${at.visit.id}`)).checklist).toEqual({ dwelling: 'yes', food: 'unknown' });
});
