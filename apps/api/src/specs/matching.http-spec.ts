import { MatchingLook, type LookAnswer } from '@yizhu/service-catalogue';
import { household, LONGXUN, OTHER_VILLAGE, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** Rules in the list, matching of one person and of one item, counts that follow what changes, the anonymous calculator. */
let api: TestApi;
let admin: Caller;
let officer: Caller;
let outside: Caller;
let coordinator: Caller;
let volunteer: Caller;
beforeAll(async () => {
  api = await TestApi.start({ reference: false });
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  outside = await api.signIn('township_officer', 'division', [LONGXUN]);
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  volunteer = await api.signIn('volunteer', 'self', [], { roles: ['volunteer'], villages: [] });
});
afterAll(() => api.stop());

const v = (name: string) => ({ var: name });
const ELDERLY = { and: [{ in: [v('category'), ['destitute', 'subsistence']] }, { '>=': [v('age'), 80] }] };
const look = (): Promise<LookAnswer | null> => api.asSystem(() => api.app.get(MatchingLook).look());
const version = (answer: Answer) => Number(answer.body.version);
const item = (code: string, rest: Record<string, unknown> = {}) => ({
  code, name: { zh: `事项${code}`, en: `Item ${code}` }, kind: 'service', serviceClass: 'living', brandModule: 'integrated', targetGroups: ['low_income'], unit: '次', evidence: ['note'], ...rest,
});
interface Match {
  answer: string;
  receiving: boolean;
  sentence: { zh: string; en: string };
  missing: { name: string }[];
  item: { id: string; code: string };
  quota: { left: number } | null;
  needs: string[];
}
interface Counts {
  item: { code: string };
  eligible: number;
  notEligible: number;
  unknown: number;
  receiving: number;
  waiting: number;
  ruled: boolean;
}
const matches = async (person: string, by = officer): Promise<Match[]> => (await by('GET', `recipients/${person}/matches`)).body.matches as unknown as Match[];
const match = async (person: string, code: string): Promise<Match> => (await matches(person)).find((m) => m.item.code === code)!;
const counts = async (code: string, by = admin): Promise<Omit<Counts, 'item' | 'ruled'>> => {
  const found = ((await by('GET', 'match-counts')).body.items as unknown as Counts[]).find((i) => i.item.code === code)!;
  return { eligible: found.eligible, notEligible: found.notEligible, unknown: found.unknown, receiving: found.receiving, waiting: found.waiting };
};
const people = (answer: Answer) => answer.body.data as unknown as { id: string; name: string; answer: string; sentence: { zh: string }; receiving: boolean }[];
const home = async (age: number, rest: Record<string, unknown> = {}, village = XUNZHONG_VILLAGE): Promise<{ person: string; household: string }> => {
  const { body } = await admin('POST', 'households', household(village, rest));
  const person = (body.members as unknown as { id: string }[])[0]!.id;
  await api.owner.query(`UPDATE recipients.person SET birth_date = (current_date - make_interval(years => $2::int, days => 40))::date WHERE id = $1`, [person, age]);
  return { person, household: String(body.id) };
};
let ids: Record<string, string> = {};
/** What was changed is reviewed by somebody else, then published. */
const publish = async () => {
  const reviewer = await api.signIn('county_admin');
  const { data } = (await admin('GET', 'service-items?status=draft&limit=200')).body as unknown as { data: { id: string; version: number }[] };
  for (const draft of data) {
    const submitted = await admin('POST', `service-items/${draft.id}/submission`, {}, { version: draft.version });
    expect((await reviewer('POST', `service-items/${draft.id}/approval`, {}, { version: version(submitted) })).status).toBe(200);
  }
  expect((await admin('POST', 'catalogue-releases', { note: '匹配测试' })).status).toBe(201);
  ids = Object.fromEntries(((await admin('GET', 'service-items?limit=200')).body.data as unknown as { id: string; code: string }[]).map(({ id, code }) => [code, id]));
};

describe('a rule in the list', () => {
  it.each([
    [{ '>=': [v('height'), 80] }, 'rule-fact-unknown', /rule\.>=\[0\].*height/],
    [{ '>=': [v('category'), 'destitute'] }, 'rule-operator-misplaced', /救助类别/],
    [{ '==': [v('livingAlone'), 'yes'] }, 'rule-value', /独居/],
    [{ '~': [v('category'), '(a+)+$'] }, 'rule-operator-unknown', /~/],
    [{ and: [] }, 'rule-form', /rule\.and/],
    [Array.from({ length: 20 }).reduce<unknown>((rule) => ({ '!': rule }), ELDERLY), 'rule-too-deep', /8/],
  ])('is refused where it is not sound: %j', async (rule, code, words) => {
    const refused = await admin('POST', 'service-items', item('bad', { rule }));
    expect([refused.status, refused.body.code]).toEqual([422, code]);
    expect((refused.body.errors as unknown as { rule: string }).rule).toMatch(words);
  });
  it('a depth of a thousand, and of a hundred thousand, is refused at the door', async () => {
    for (const depth of [1_000, 100_000]) {
      const refused = await admin('POST', 'eligibility-checks', undefined, { raw: `{"rule":${'{"!":'.repeat(depth)}1${'}'.repeat(depth)}}` });
      expect([refused.status, refused.body.code]).toEqual([400, 'json-too-deep']);
    }
  });
  it('says what it says, or what is wrong with it, while it is written', async () => {
    expect((await coordinator('POST', 'eligibility-checks', { rule: ELDERLY })).body).toMatchObject({ sound: true, facts: ['category', 'age'], problems: [], sentence: { zh: '救助类别是特困人员或低保对象；年满 80 岁', en: 'Category is Destitute or Subsistence allowance; aged 80 or over' } });
    const { body } = await admin('POST', 'eligibility-checks', { rule: { or: [{ '>=': [v('x'), 1] }, { '>': [{ '/': [v('age'), 'a'] }, 1] }] } });
    expect(body).toMatchObject({ sound: false, sentence: null, problems: [{ code: 'rule-fact-unknown', path: 'rule.or[0].>=[0]' }, { code: 'rule-form', path: 'rule.or[1].>[0]./[1]' }] });
  });
  it('its format and words are published', async () => {
    expect((await api.call('GET', 'eligibility-rule-schema')).body).toMatchObject({ $schema: expect.stringContaining('2020-12') });
    const { body } = await coordinator('GET', 'eligibility-vocabulary');
    expect((body.facts as unknown as { name: string }[]).map(({ name }) => name)).toEqual(expect.arrayContaining(['age', 'category', 'perHeadIncome', 'livingAlone', 'requestedNeeds', 'receives']));
  });
});

describe('matching', () => {
  let old: { person: string; household: string };
  let young: { person: string; household: string };
  let far: { person: string; household: string };
  beforeAll(async () => {
    await admin('POST', 'service-items', item('elderly', { rule: ELDERLY, quotaPerPeriod: 2, quotaPeriod: 'year' }));
    await admin('POST', 'service-items', item('poor', { rule: { '<': [v('perHeadIncome'), 80_000] }, serviceClass: 'departmental' }));
    await admin('POST', 'service-items', item('here-only', { rule: { '>=': [v('age'), 0] }, townshipCodes: [XUNZHONG] }));
    await admin('POST', 'service-items', item('over', { rule: ELDERLY, effectiveTo: '2020-01-01' }));
    await admin('POST', 'service-items', item('no-rule'));
    await publish();
    [old, young, far] = [await home(83), await home(40), await home(90, {}, '350526101201')];
  });

  it('of one person: each item with its answer and reasons, what can be had first', async () => {
    const found = await matches(old.person);
    expect(found.map((m) => [m.item.code, m.answer])).toEqual([['elderly', 'eligible'], ['here-only', 'eligible'], ['no-rule', 'unknown'], ['poor', 'unknown']]);
    expect(found[0]).toMatchObject({ sentence: { zh: '符合，因为：救助类别是特困人员或低保对象（现为低保对象）；年满 80 岁（现为 83 岁）' }, missing: [], receiving: false, quota: { perPeriod: 2, period: 'year', left: 2 } });
    expect(await match(old.person, 'poor')).toMatchObject({ sentence: { zh: '待核实：还不知道家庭人均月收入' }, missing: [{ name: 'perHeadIncome' }], quota: null });
    expect((await match(young.person, 'elderly')).sentence).toEqual({ zh: '不符合，因为：不满 80 岁（现为 40 岁）', en: 'Not eligible, because: under 80 years old (now 40 years)' });
    const there = (await admin('GET', `recipients/${far.person}/matches`)).body.matches as unknown as Match[];
    expect(there.find((m) => m.item.code === 'here-only')).toMatchObject({ answer: 'not_eligible', sentence: { zh: expect.stringContaining('乡镇不是浔中镇') } });
  });
  it('within the area of whoever asks, and noted', async () => {
    for (const [by, status] of [[officer, 200], [coordinator, 200], [outside, 404], [volunteer, 403]] as const) expect([status, (await by('GET', `recipients/${old.person}/matches`)).status]).toEqual([status, status]);
    const [noted] = (await api.owner.query(`SELECT count(*)::int AS n FROM platform.audit_entry WHERE action = 'match' AND subject_id = $1 AND actor_id = $2`, [old.person, coordinator.userId])) as { n: number }[];
    expect(noted!.n).toBe(1);
  });
  it('what is declared is known at once', async () => {
    await officer('POST', `households/${young.household}/declarations`, { declaredOn: '2026-01-05', declaredBy: '本人', lines: [{ kind: 'wage', value: 50_000 }] });
    expect(await match(young.person, 'poor')).toMatchObject({ answer: 'eligible', sentence: { zh: '符合，因为：家庭人均月收入不到 800 元（现为 500 元）' } });
  });
  it('an open need brings what answers it to the top, and what is under way is told as received', async () => {
    const asked = await officer('POST', 'help-requests', { personId: young.person, channel: 'phone', source: 'self', summary: '缺钱', needs: [{ dimension: 'economy', description: '缺钱' }] });
    expect((await matches(young.person)).slice(0, 2).map((m) => [m.item.code, m.needs])).toEqual([['poor', ['economy']], ['here-only', []]]);
    const request = String(asked.body.id);
    const triaged = await officer('POST', `help-requests/${request}/triage`, { urgency: 'normal' }, { version: 1 });
    const order = await officer('POST', 'service-orders', { helpRequestId: request, needId: (triaged.body.needs as unknown as { id: string }[])[0]!.id, serviceItemId: ids.poor });
    expect(order.status).toBe(201);
    expect(await match(young.person, 'poor')).toMatchObject({ answer: 'eligible', receiving: true });
  });

  it('of one item: who is eligible and does not have it, within the area', async () => {
    expect(await look()).toMatchObject({ people: 3, items: 3 });
    const reached = await admin('GET', `service-items/${ids.elderly}/reach`);
    expect(people(reached).map((p) => p.id).sort()).toEqual([old.person, far.person].sort());
    expect(people(reached)[0]).toMatchObject({ name: '林秀英', answer: 'eligible', receiving: false, age: 83, category: 'subsistence', sentence: { zh: expect.stringContaining('年满 80 岁') } });
    expect(reached.text).not.toContain('perHeadIncome');
    expect(people(await officer('GET', `service-items/${ids.elderly}/reach`)).map((p) => p.id)).toEqual([old.person]);
    expect(people(await outside('GET', `service-items/${ids.elderly}/reach`)).map((p) => p.id)).toEqual([far.person]);
    expect(people(await officer('GET', `service-items/${ids.elderly}/reach?township=${LONGXUN}`))).toEqual([]);
    expect(people(await admin('GET', `service-items/${ids.poor}/reach`))).toEqual([]);
    expect(people(await admin('GET', `service-items/${ids.poor}/reach?receiving=true`)).map((p) => [p.id, p.receiving])).toEqual([[young.person, true]]);
    expect(people(await admin('GET', `service-items/${ids.poor}/reach?answer=unknown`)).map((p) => p.id).sort()).toEqual([old.person, far.person].sort());
    const first = await admin('GET', `service-items/${ids.elderly}/reach?limit=1`);
    const next = (first.body.page as unknown as { next: string }).next;
    expect(people(await admin('GET', `service-items/${ids.elderly}/reach?limit=1&cursor=${next}`))).toHaveLength(1);
    expect((await volunteer('GET', `service-items/${ids.elderly}/reach`)).status).toBe(403);
    expect((await admin('GET', `service-items/${ids['no-rule']}/reach`)).body.code).toBe('item-without-rule');
    expect((await admin('GET', `service-items/${ids.over}/reach`)).status).toBe(404);
  });
  it('counts of every item, by place', async () => {
    expect(await counts('elderly')).toEqual({ eligible: 2, notEligible: 1, unknown: 0, receiving: 0, waiting: 2 });
    expect(await counts('elderly', officer)).toEqual({ eligible: 1, notEligible: 1, unknown: 0, receiving: 0, waiting: 1 });
    expect(await counts('poor')).toEqual({ eligible: 1, notEligible: 0, unknown: 2, receiving: 1, waiting: 0 });
    const places = (await admin('GET', `service-items/${ids.elderly}/reach-counts`)).body.places as unknown as { place: { code: string }; waiting: number }[];
    expect(places.map((p) => [p.place.code, p.waiting])).toEqual([[XUNZHONG, 1], [LONGXUN, 1]]);
    const villages = (await admin('GET', `service-items/${ids.elderly}/reach-counts?township=${XUNZHONG}`)).body as unknown as { places: { place: { code: string } }[]; sentence: { zh: string } };
    expect([villages.places.map((p) => p.place.code), villages.sentence.zh]).toEqual([[XUNZHONG_VILLAGE], '救助类别是特困人员或低保对象；年满 80 岁']);
  });

  it('looks again only at who has changed, and counts only where', async () => {
    expect(await look()).toEqual({ people: 0, items: 0, villages: 0 });
    await api.owner.query(`UPDATE recipients.person SET category = 'destitute' WHERE id = $1`, [far.person]);
    expect(await look()).toEqual({ people: 1, items: 0, villages: 1 });
    await home(85, {}, OTHER_VILLAGE);
    expect(await look()).toEqual({ people: 1, items: 0, villages: 1 });
    expect(await counts('elderly')).toMatchObject({ eligible: 3, notEligible: 1 });
    // A change that no fact tells of: the phone.
    await api.owner.query(`UPDATE recipients.person SET phone_masked = '1' WHERE id = $1`, [far.person]);
    expect(await look()).toEqual({ people: 0, items: 0, villages: 0 });
  });
  it('who moves is counted where they live now; who leaves the register, or is erased, nowhere', async () => {
    await api.owner.query(`UPDATE recipients.household SET division_code = $2 WHERE id = $1`, [far.household, OTHER_VILLAGE]);
    await api.owner.query(`UPDATE recipients.person SET division_code = $2 WHERE id = $1`, [far.person, OTHER_VILLAGE]);
    expect(await look()).toEqual({ people: 1, items: 0, villages: 2 });
    expect(await counts('elderly', outside)).toMatchObject({ eligible: 0, notEligible: 0 });
    expect(await counts('elderly', officer)).toMatchObject({ eligible: 3, notEligible: 1 });
    await api.owner.query(`UPDATE recipients.person SET status = 'exited', exited_on = current_date WHERE id = $1`, [far.person]);
    expect(await look()).toMatchObject({ people: 1, villages: 1 });
    expect(await counts('elderly', officer)).toMatchObject({ eligible: 2, notEligible: 1 });
    expect((await officer('GET', `recipients/${far.person}/matches`)).status).toBe(404);
  });
  it('what time alone changes is looked at on its day', async () => {
    await api.owner.query(`UPDATE service_catalogue.person_fact SET age = 79, stale_on = current_date WHERE person_id = $1`, [old.person]);
    expect(await look()).toEqual({ people: 1, items: 0, villages: 1 });
    expect(await look()).toEqual({ people: 0, items: 0, villages: 0 });
    const [row] = (await api.owner.query(`SELECT age, stale_on > current_date AS later FROM service_catalogue.person_fact WHERE person_id = $1`, [old.person])) as object[];
    expect(row).toEqual({ age: 83, later: true });
  });
  it('a changed rule is counted anew with its release, and it alone', async () => {
    const before = await admin('GET', `service-items/${ids.elderly}`);
    const { createdAt: _c, id: _i, status: _s, publishedInRelease: _p, version: _v, provider: _o, standard: _st, effectiveFrom: _f, effectiveTo: _t, durationMinutes: _d, skill: _k, review: _r, inForce: _n, changes: _ch, allowedActs: _a, ...kept } = before.body as Record<string, unknown>;
    const changed = await admin('PUT', `service-items/${ids.elderly}`, { ...kept, rule: { '>=': [v('age'), 40] } }, { version: version(before) });
    expect(changed.status).toBe(200);
    expect(await look()).toEqual({ people: 0, items: 0, villages: 0 });
    await publish();
    expect(await look()).toEqual({ people: 0, items: 1, villages: 0 });
    expect(await counts('elderly')).toMatchObject({ eligible: 3, notEligible: 0 });
  });
  it('two looks at once: one works, the other goes away', async () => {
    await api.owner.query(`UPDATE recipients.person SET category = 'marginal' WHERE id = $1`, [young.person]);
    const answers = await Promise.all([look(), look(), look()]);
    expect(answers.filter((answer) => answer !== null && answer.people === 1)).toHaveLength(1);
  });
  it('everything anew gives what was there', async () => {
    const all = async () => api.owner.query(`SELECT item_id, division_code, eligible, not_eligible, unknown, receiving, waiting FROM service_catalogue.match_count ORDER BY 1, 2`);
    const before = await all();
    await api.asSystem(() => api.app.get(MatchingLook).look({ everything: true }));
    expect(await all()).toEqual(before);
    expect(before.length).toBeGreaterThan(3);
  });

  it('a rule is tried on somebody and counted over the area while it is written', async () => {
    const tried = await officer('POST', 'eligibility-trials', { rule: ELDERLY, personId: young.person });
    expect(tried.body).toMatchObject({ answer: 'not_eligible', person: { id: young.person }, facts: [{ name: 'category', value: { zh: '低保边缘家庭成员' }, known: true }, { name: 'age', value: { zh: '40 岁', en: '40 years' }, known: true }] });
    expect((await outside('POST', 'eligibility-trials', { rule: ELDERLY, personId: young.person })).status).toBe(404);
    expect((await officer('POST', 'eligibility-trials', { rule: { x: 1 }, personId: young.person })).body.code).toBe('rule-operator-unknown');
    expect((await officer('POST', 'eligibility-counts', { rule: ELDERLY })).body).toEqual({ eligible: 2, notEligible: 1, unknown: 0 });
    expect((await outside('POST', 'eligibility-counts', { rule: ELDERLY })).body).toEqual({ eligible: 0, notEligible: 0, unknown: 0 });
    expect((await officer('POST', 'eligibility-counts', { rule: { '>': [{ '/': [v('age'), { '-': [v('householdSize'), 1] }] }, 1] } })).body).toEqual({ eligible: 0, notEligible: 0, unknown: 3 });
  });
});

describe('the policy calculator', () => {
  const ask = (answers: unknown, headers: Record<string, string> = {}) => api.call('POST', 'policy-calculations', { answers }, { headers });

  it('asks what the rules in force ask and a person can answer', async () => {
    const { status, body } = await api.call('GET', 'policy-questions');
    expect([status, (body.questions as unknown as { fact: string }[]).map(({ fact }) => fact).sort()]).toEqual([200, ['age', 'perHeadIncome', 'township']]);
  });
  it('answers anybody: likely, not, or depending on what is missing', async () => {
    const { status, body } = await ask({ age: 41 });
    expect(status).toBe(200);
    expect((body.entitlements as unknown as Match[]).map((e) => [e.item.code, e.answer, e.missing.map(({ name }) => name)])).toEqual([['elderly', 'eligible', []], ['here-only', 'unknown', ['township']], ['poor', 'unknown', ['perHeadIncome']]]);
  });
  it.each([[{ height: 1 }], [{ age: '41' }], [{ age: -1 }], [{ age: 1e300 }], [{ township: 'x' }], [{ receives: ['meals'] }], [{ age: { a: 1 } }], [Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}`, 1]))]])('refuses %j', async (answers) => {
    expect((await ask(answers)).status).toBe(400);
  });
  it('keeps nothing: not a row anywhere, and no trace of what was told', async () => {
    const tables = ((await api.owner.query(`SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog','information_schema') AND table_type = 'BASE TABLE'`)) as { name: string }[]).map(({ name }) => name);
    const rows = async () => Object.fromEntries(await Promise.all(tables.map(async (name) => [name, ((await api.owner.query(`SELECT count(*)::int AS n FROM ${name}`)) as { n: number }[])[0]!.n] as const)));
    const before = await rows();
    const told = 7_654_321;
    expect((await ask({ age: 77, perHeadIncome: told }, { 'idempotency-key': 'once-and-for-all' })).status).toBe(200);
    expect(await rows()).toEqual(before);
    for (const name of tables) expect([name, ((await api.owner.query(`SELECT count(*)::int AS n FROM ${name} t WHERE t::text LIKE $1`, [`%${told}%`])) as { n: number }[])[0]!.n]).toEqual([name, 0]);
  });
  it('one address may not ask without end', async () => {
    let last = await ask({ age: 1 });
    for (let i = 0; i < 80 && last.status === 200; i++) last = await ask({ age: 1 });
    expect([last.status, last.body.code, Number(last.headers['retry-after']) > 0]).toEqual([429, 'too-many-requests', true]);
  });
});
