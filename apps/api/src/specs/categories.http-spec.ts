import { addDays, addMonthsToDate, localDate } from '@yizhu/kernel';
import { household, LONGXUN, TestApi, XUNZHONG, type Answer, type Caller } from '../testing/test-api.js';

let api: TestApi;
let admin: Caller;
let officer: Caller;
let colleague: Caller;
let outside: Caller;
let today: string;
beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  colleague = await api.signIn('township_officer', 'division', [XUNZHONG]);
  outside = await api.signIn('township_officer', 'division', [LONGXUN]);
  today = localDate(api.clock.now());
});
afterAll(() => api.stop());

type Member = { id: string; version: number; category: string | null; proposalId: string | null; reviewDueOn: string | null };
const code = (answer: Answer): unknown => answer.body.code;
const memberOf = (answer: Answer): Member => (answer.body.members as unknown as Member[])[0]!;
/** Somebody in the register without a tier. */
const registered = async (fields: object = {}): Promise<{ home: string; person: Member }> => {
  const answer = await officer('POST', 'households', { ...household(), category: undefined, groups: [], ...fields });
  if (answer.status !== 201) throw new Error(answer.text);
  return { home: answer.body.id as unknown as string, person: memberOf(answer) };
};
const decide = (caller: Caller, person: Member, category: string | null, effectiveOn = today): Promise<Answer> => caller('POST', `recipients/${person.id}/decisions`, { category, groups: ['empty_nest_elder'], basis: '德政民〔2026〕12号', effectiveOn }, { version: person.version });
const dossier = async (home: string): Promise<Member> => memberOf(await officer('GET', `households/${home}`));
type Population = { total: number; categories: Record<string, number>; groups: Record<string, number>; places: { code: string; total: number }[]; trend: { on: string; total: number }[] };
const population = async (query = '', caller = admin): Promise<Population> => (await caller('GET', `population${query}`)).body as unknown as Population;

describe('a decision that needs two people', () => {
  it('waits, changes nothing until another confirms it, and then has both names', async () => {
    const { home, person } = await registered();
    const answer = await decide(officer, person, 'subsistence');
    expect([answer.status, answer.body.category]).toEqual([200, null]);
    const { proposalId, version } = await dossier(home);
    expect(proposalId).not.toBeNull();
    expect(code(await decide(officer, { ...person, version }, 'destitute'))).toBe('proposal-waits');
    const own = await officer('GET', `category-proposals/${proposalId}`);
    expect(own.body).toMatchObject({ status: 'proposed', category: 'subsistence', present: { category: null }, groups: ['empty_nest_elder', 'low_income'], allowedActs: ['withdraw'] });
    expect((await colleague('GET', `category-proposals/${proposalId}`)).body.allowedActs).toEqual(['confirm', 'return']);
    expect(code(await officer('POST', `category-proposals/${proposalId}/confirmation`, {}, { version: 1 }))).toBe('confirm-own');
    expect(code(await colleague('POST', `category-proposals/${proposalId}/withdrawal`, {}, { version: 1 }))).toBe('withdraw-others');
    expect((await outside('POST', `category-proposals/${proposalId}/confirmation`, {}, { version: 1 })).status).toBe(404);

    // Two at once: one confirms.
    const both = await Promise.all([colleague, admin].map((caller) => caller('POST', `category-proposals/${proposalId}/confirmation`, {}, { version: 1 })));
    expect(both.map((one) => one.status).sort()).toEqual([200, 412]);
    expect(both.find((one) => one.status === 200)!.body).toMatchObject({ status: 'confirmed', allowedActs: [] });
    const after = await dossier(home);
    expect(after).toMatchObject({ category: 'subsistence', proposalId: null, reviewDueOn: addMonthsToDate(today, 6) });
    const [row] = (await api.owner.query(`SELECT decided_by, confirmed_by, proposal_id FROM recipients.category_decision WHERE person_id = $1`, [person.id])) as Record<string, string>[];
    expect(row!.proposal_id).toBe(proposalId);
    expect(row!.decided_by).toBe(officer.userId);
    expect(row!.confirmed_by).not.toBe(officer.userId);
  });

  it('is sent back with a reason, or withdrawn by whoever proposed: nothing has changed', async () => {
    const { home, person } = await registered();
    await decide(officer, person, 'destitute');
    const first = await dossier(home);
    expect((await colleague('POST', `category-proposals/${first.proposalId}/return`, {}, { version: 1 })).status).toBe(400);
    expect((await colleague('POST', `category-proposals/${first.proposalId}/return`, { reason: '缺收入证明' }, { version: 1 })).body).toMatchObject({ status: 'returned', reason: '缺收入证明' });
    await decide(officer, await dossier(home), 'destitute');
    const second = await dossier(home);
    expect((await officer('POST', `category-proposals/${second.proposalId}/withdrawal`, {}, { version: 1 })).body.status).toBe('withdrawn');
    expect(code(await colleague('POST', `category-proposals/${second.proposalId}/confirmation`, {}, { version: 2 }))).toBe('act-not-allowed');
    expect(await dossier(home)).toMatchObject({ category: null, proposalId: null });
    const list = await officer('GET', `category-proposals?personId=${person.id}&status=returned&status=withdrawn`);
    expect((list.body.data as unknown as { status: string }[]).map((p) => p.status)).toEqual(['withdrawn', 'returned']);
    expect((await outside('GET', `category-proposals?personId=${person.id}`)).body.data).toEqual([]);
  });
});

it('a tier that asks for one person is decided at once, never back beyond the present decision', async () => {
  const { home, person } = await registered();
  const answer = await decide(officer, person, 'rigid_expenditure', addDays(today, -10));
  expect(answer.body).toMatchObject({ category: 'rigid_expenditure', categorySince: addDays(today, -10), reviewDueOn: addMonthsToDate(addDays(today, -10), 12) });
  const earlier = await decide(officer, await dossier(home), 'other_hardship', addDays(today, -11));
  expect([earlier.status, code(earlier)]).toEqual([422, 'decision-before-last']);
  const standing = async (on: string): Promise<unknown> => ((await officer('GET', `households/${home}/standing?on=${on}`)).body.members as unknown as { category: string | null }[]).map((m) => m.category);
  await decide(officer, await dossier(home), 'other_hardship');
  // Members who came later than the day were not there.
  expect(await standing(addDays(today, -5))).toEqual([]);
  await api.owner.query(`UPDATE recipients.person SET member_since = $2 WHERE id = $1`, [person.id, addDays(today, -100)]);
  expect(await standing(addDays(today, -5))).toEqual(['rigid_expenditure']);
  expect(await standing(addDays(today, -20))).toEqual([null]);
  expect(await standing(today)).toEqual(['other_hardship']);
});

it('decisions and proposals go with the household that moves', async () => {
  const { home, person } = await registered();
  await decide(officer, person, 'rigid_expenditure');
  await decide(officer, await dossier(home), 'destitute');
  const { version } = (await admin('GET', `households/${home}`)).body;
  await admin('POST', `households/${home}/moves`, { villageCode: '350526101201', address: 'x' }, { version: version as unknown as number });
  const there = (await outside('GET', `households/${home}`)).body;
  expect(there.decisions).toEqual([expect.objectContaining({ category: 'rigid_expenditure' })]);
  expect((await outside('GET', `category-proposals?personId=${person.id}`)).body.data).toHaveLength(1);
  expect((await officer('GET', `category-proposals?personId=${person.id}`)).body.data).toEqual([]);
});

it('those due for review are a list, longest due first', async () => {
  const { person } = await registered();
  await decide(officer, person, 'relapse_monitored', addDays(today, -200));
  const due = (await officer('GET', `recipients?reviewDueBefore=${today}&sort=reviewDueOn`)).body.data as unknown as { id: string; reviewDueOn: string }[];
  expect(due.map((row) => row.id)).toContain(person.id);
  expect(due.every((row) => row.reviewDueOn < today)).toBe(true);
  expect((await outside('GET', `recipients?reviewDueBefore=${today}&sort=reviewDueOn`)).body.data).toEqual([]);
});

describe('what a tier asks for is data', () => {
  it('is changed by the county, and holds from then on', async () => {
    const rule = (data: unknown, category: string): { version: number; visitEveryDays: number } => (data as { category: string; version: number; visitEveryDays: number }[]).find((r) => r.category === category)!;
    const before = rule((await officer('GET', 'category-rules')).body.data, 'other_hardship');
    expect(before).toMatchObject({ version: 0, visitEveryDays: 90 });
    const { home, person } = await registered();
    await decide(officer, person, 'other_hardship');
    const change = { needsConfirmation: true, reviewEveryMonths: null, visitEveryDays: 14, assessEveryMonths: 3 };
    expect((await admin('PUT', 'category-rules/other_hardship', change, { version: 0 })).body).toMatchObject({ ...change, version: 1 });
    expect((await admin('PUT', 'category-rules/other_hardship', change, { version: 0 })).status).toBe(412);
    expect((await officer('GET', `households/${home}`)).body.nextVisitDue).toBe(addDays(today, 14));
    const other = await registered();
    await decide(officer, other.person, 'other_hardship');
    expect((await dossier(other.home)).proposalId).not.toBeNull();
    await admin('PUT', 'category-rules/other_hardship', { ...change, needsConfirmation: false }, { version: 1 });
  });
  it.each([[{ visitEveryDays: 0 }], [{ visitEveryDays: 367 }], [{ reviewEveryMonths: 0 }], [{ assessEveryMonths: 61 }], [{ needsConfirmation: 'yes' }], [{ unknown: 1 }]])('refuses %j', async (wrong) => {
    expect((await admin('PUT', 'category-rules/marginal', { needsConfirmation: true, reviewEveryMonths: 12, visitEveryDays: 90, assessEveryMonths: 12, ...wrong }, { version: 0 })).status).toBe(400);
  });
  it('has no rule for a tier that does not exist', async () => {
    expect((await admin('PUT', 'category-rules/rich', { needsConfirmation: true, reviewEveryMonths: 12, visitEveryDays: 90, assessEveryMonths: 12 }, { version: 0 })).status).toBe(400);
  });
});

describe('the population', () => {
  it('is exact on any day: who came, changed tier, moved and left', async () => {
    const count = async (on: string): Promise<Record<string, number>> => (await population(`?on=${on}`)).categories;
    const [base, past] = [await count(today), addDays(today, -30)];
    const pastBase = (await count(past)).rigid_expenditure ?? 0;
    const { home, person } = await registered();
    await decide(officer, person, 'rigid_expenditure', past);
    expect((await count(past)).rigid_expenditure).toBe(pastBase + 1);
    expect((await count(addDays(past, -1))).rigid_expenditure ?? 0).toBe(pastBase);
    await decide(officer, await dossier(home), 'relapse_monitored', addDays(today, -3));
    expect([(await count(today)).rigid_expenditure, (await count(today)).relapse_monitored]).toEqual([base.rigid_expenditure, base.relapse_monitored! + 1]);
    const places = async (): Promise<Record<string, number>> => Object.fromEntries((await population()).places.map((p) => [p.code, p.total]));
    const before = await places();
    await admin('POST', `households/${home}/moves`, { villageCode: '350526101201', address: 'x' }, { version: (await admin('GET', `households/${home}`)).body.version as unknown as number });
    expect((await places())[LONGXUN] ?? 0).toBe((before[LONGXUN] ?? 0) + 1);
    expect((await places())[XUNZHONG] ?? 0).toBe(before[XUNZHONG]! - 1);
    const { version } = memberOf(await admin('GET', `households/${home}`));
    await admin('POST', `recipients/${person.id}/exit`, { reason: '收入改善', exitedOn: today }, { version });
    expect((await count(addDays(today, -1))).relapse_monitored).toBe((base.relapse_monitored ?? 0) + 1);
    expect((await count(today)).relapse_monitored ?? 0).toBe(base.relapse_monitored ?? 0);
  });

  it('says the same as counting people one by one', async () => {
    const [{ n, low }] = (await api.owner.query(`SELECT count(*)::int AS n, count(*) FILTER (WHERE 'low_income' = ANY(groups))::int AS low FROM recipients.person WHERE category IS NOT NULL AND status IN ('active','suspended')`)) as [{ n: number; low: number }];
    const { total, groups, trend, places } = await population();
    expect([total, groups.low_income, trend.at(-1)!.total, places.reduce((sum, p) => sum + p.total, 0)]).toEqual([n, low, n, n]);
    expect(trend).toHaveLength(new Set(trend.map((t) => t.on)).size);
  });

  it('is that of the caller’s area, and a township’s is by village', async () => {
    expect((await population('', officer)).places.map((p) => p.code)).toEqual([XUNZHONG]);
    expect((await population(`?township=${XUNZHONG}`)).places.every((p) => p.code.startsWith(XUNZHONG) && p.code.length === 12)).toBe(true);
    expect((await population('?on=2000-01-01')).total).toBe(0);
  });
});
