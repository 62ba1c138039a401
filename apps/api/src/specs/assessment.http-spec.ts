import { addDays, addMonthsToDate, localDate, newId } from '@yizhu/kernel';
import { answersWith, assessing } from '../testing/assessments.js';
import { textOf } from '../testing/pdf-text.js';
import { household, LONGXUN, OTHER_VILLAGE, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** Needs assessment: begun, left half-way, completed, superseded, withdrawn; its needs become requests and follow them. */
let api: TestApi;
let admin: Caller;
let officer: Caller;
let outside: Caller;
let coordinator: Caller;
let neighbour: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  outside = await api.signIn('township_officer', 'division', [LONGXUN]);
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  neighbour = await api.signIn('coordinator', 'division', [OTHER_VILLAGE], { roles: ['coordinator'], villages: [OTHER_VILLAGE] });
});
afterAll(() => api.stop());

const TODAY = localDate(new Date());
const { text, rows, idOf, version, needsOf, kept, start, answer, complete, assessed } = assessing(() => coordinator);
type Body = Answer['body'];
interface Home {
  household: string;
  person: string;
}
const home = async (rest: Record<string, unknown> = {}): Promise<Home> => {
  const { body } = await admin('POST', 'households', household(XUNZHONG_VILLAGE, rest));
  return { household: text(body.id), person: (body.members as unknown as { id: string }[])[0]!.id };
};
const again = (of: Answer, by = officer): Promise<Answer> => by('GET', `needs-assessments/${idOf(of)}`);
const WORSE = { self_care: 'none', contact: 'rarely' };

describe('an assessment', () => {
  it('is begun, left half-way, resumed and completed; the score opens into its parts', async () => {
    const at = await home();
    const begun = await start(at.person);
    expect(begun.body).toMatchObject({ status: 'draft', assessedOn: TODAY, assessor: '测试coordinator', questionnaire: { number: 1 }, total: null, age: expect.any(Number), allowedActs: ['answer', 'complete', 'withdraw'] });
    const half = await answer(begun, { self_care: 'some', chronic: 'none' }, coordinator, { wishes: ['想有人陪着说说话', '  '] });
    expect(half.body).toMatchObject({ answers: { self_care: 'some', chronic: 'none' }, wishes: ['想有人陪着说说话'] });
    expect(half.body.missing).toContain('income_source');
    const resumed = await again(half, coordinator);
    expect(resumed.body).toMatchObject({ answers: { self_care: 'some', chronic: 'none' }, suggestions: [expect.objectContaining({ key: 'nursing' })], version: 2 });
    const full = await answer(resumed, answersWith({ self_care: 'some', money_left: 'short' }), coordinator, { wishes: ['想有人陪着说说话'] });
    expect(full.body).toMatchObject({ missing: [] });
    const done = await complete(full);
    expect(done.body).toMatchObject({ status: 'completed', level: 'none', wishes: ['想有人陪着说说话'], suggestions: [], missing: [] });
    // Economy: 4 of 4+6+4+5 points; health: 4 of 8+6+4+4, the aid not asked for.
    const parts = done.body.parts as unknown as { dimension: string; points: number; maximum: number; score: number | null; questions: { key: string; points: number }[] }[];
    expect(parts.find((p) => p.dimension === 'economy')).toMatchObject({ points: 4, maximum: 19, score: 21.1, level: 'mild' });
    expect(parts.find((p) => p.dimension === 'health')).toMatchObject({ points: 4, maximum: 22, score: 18.2, questions: expect.arrayContaining([{ key: 'self_care', points: 4, maximum: 8 }]) });
    expect(done.body.scores).toMatchObject({ economy: 21.1, health: 18.2, education: null });
    // (21.1×20 + 18.2×20) ÷ the 90 that applied: she has no child at school.
    expect(done.body.total).toBe(8.7);
    expect(needsOf(done)).toEqual([expect.objectContaining({ suggestion: 'nursing', status: 'open', words: '上门照护，协助日常起居' })]);
    expect(rows(await officer('GET', `needs-assessments?personId=${at.person}`))).toEqual([expect.objectContaining({ total: 8.7, status: 'completed', scores: expect.objectContaining({ economy: 21.1 }), levels: { mild: 20, moderate: 40, severe: 60 } })]);
    await api.settle();
    expect(rows(await officer('GET', `households/${at.household}/timeline?kind=assessment`)).map((e) => e.type)).toEqual(['assessment-completed']);
  });

  it('keeps the answers to questions that applied, and no others', async () => {
    const at = await home();
    const done = await assessed(at.person, { self_care: 'full', barrier: 'yes', fees_hard: 'yes' });
    expect(Object.keys(done.body.answers as unknown as object)).not.toContain('barrier');
    expect(Object.keys(done.body.answers as unknown as object)).not.toContain('fees_hard');
  });

  it('names what is not answered yet, and does not complete', async () => {
    const half = await answer(await start((await home()).person), { self_care: 'full' });
    const refused = await complete(half);
    expect(refused.body).toMatchObject({ status: 422, code: 'assessment-unanswered', detail: expect.stringContaining('家里主要靠什么生活？') });
    expect((await again(half)).body).toMatchObject({ status: 'draft', answers: { self_care: 'full' } });
  });

  it.each<[string, object, number, string]>([
    ['a question nobody asks', { answers: { colour: 'red' } }, 422, 'answer-question-unknown'],
    ['an option that is none', { answers: { self_care: 'perhaps' } }, 422, 'answer-malformed'],
    ['a number out of range', { answers: { alone_hours: 25 } }, 422, 'answer-malformed'],
    ['a number as text', { answers: { alone_hours: '3' } }, 422, 'answer-malformed'],
    ['nothing together with something', { answers: { basic_goods: ['none', 'food'] } }, 422, 'answer-alone'],
    ['a list for a choice', { answers: { self_care: ['full'] } }, 422, 'answer-malformed'],
    ['an object for an answer', { answers: { self_care: { $ne: 1 } } }, 422, 'answer-malformed'],
    ['no answers at all', { answers: undefined }, 400, 'validation-failed'],
    ['answers as a list', { answers: ['full'] }, 400, 'validation-failed'],
    ['eleven wishes', { wishes: Array.from({ length: 11 }, () => '想') }, 400, 'validation-failed'],
    ['a wish as long as a letter', { wishes: ['想'.repeat(301)] }, 400, 'validation-failed'],
    ['tomorrow', { assessedOn: addDays(TODAY, 1) }, 422, 'assessment-in-future'],
    ['long ago', { assessedOn: addDays(TODAY, -366) }, 422, 'assessment-too-old'],
    ['the 30th of February', { assessedOn: '2026-02-30' }, 400, 'validation-failed'],
    ['an unknown field', { level: 'none' }, 400, 'validation-failed'],
  ])('refuses %s, and keeps what was there', async (_, rest, status, code) => {
    const begun = await answer(await start((await home()).person), { chronic: 'stable' });
    const refused = await answer(begun, { self_care: 'full' }, coordinator, rest);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect((await again(begun)).body).toMatchObject({ answers: { chronic: 'stable' }, version: 2 });
  });

  it.each<[string, (needs: object[]) => object[], number, string]>([
    ['a suggestion that nobody decided on', (needs) => needs.slice(1), 422, 'assessment-suggestions-undecided'],
    ['a suggestion that was not made', (needs) => [...needs, { ...needs[0], suggestion: 'job_offer' }], 422, 'assessment-suggestion-unknown'],
    ['a suggestion twice', (needs) => [...needs, needs[0]!], 422, 'assessment-suggestion-unknown'],
    ['a suggestion dropped without a reason', (needs) => [{ ...needs[0], dropReason: ' ' }, ...needs.slice(1)], 422, 'assessment-drop-reason-missing'],
    ['a need of nothing', (needs) => [{ ...needs[0], words: '  ' }, ...needs.slice(1)], 400, 'validation-failed'],
    ['a need of an unknown class', (needs) => [{ ...needs[0], serviceClass: 'magic' }, ...needs.slice(1)], 400, 'validation-failed'],
    ['a hundred needs', (needs) => Array.from({ length: 100 }, () => needs[0]!), 400, 'validation-failed'],
  ])('refuses to complete with %s', async (_, change, status, code) => {
    const full = await answer(await start((await home()).person), answersWith(WORSE));
    const refused = await complete(full, coordinator, change(kept(full)));
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect((await again(full)).body).toMatchObject({ status: 'draft', needs: [] });
  });

  it('needs are kept, dropped with a reason, or added', async () => {
    const full = await answer(await start((await home()).person), answersWith(WORSE));
    const [first, ...others] = kept(full);
    const done = await complete(full, coordinator, [{ ...first, dropReason: '女儿已请了护工' }, ...others, { dimension: 'inclusion', aidKind: 'goods', serviceClass: 'living', words: '想要一台收音机' }]);
    expect(needsOf(done).map(({ suggestion, status, words }) => [suggestion, status, words])).toEqual([['nursing', 'dropped', '上门照护，协助日常起居'], ['company', 'open', '结对陪伴，经常探访聊天'], [null, 'open', '想要一台收音机']]);
    expect(needsOf(done)[0]).toMatchObject({ dropReason: '女儿已请了护工' });
  });

  it('one is under way at a time, however many begin', async () => {
    const at = await home();
    const answers = await Promise.all([coordinator, officer, admin, coordinator].map((by) => start(at.person, by)));
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.filter((a) => a.status === 409).map((a) => a.body.code)).toEqual(Array(3).fill('assessment-under-way'));
    expect(answers.find((a) => a.status === 409)!.body.detail).toMatch(/^测试.*正在评估/);
  });

  it('completed twice at once, and with the same key again, it is completed once', async () => {
    const at = await home();
    const full = await answer(await start(at.person), answersWith(WORSE));
    const url = `needs-assessments/${idOf(full)}/completion`;
    const send = (key: string) => coordinator('POST', url, { needs: kept(full) }, { version: version(full), key });
    expect((await Promise.all([send('a'), send('b')])).map((a) => a.status).sort()).toEqual([200, 412]);
    expect(rows(await officer('GET', `assessed-needs?personId=${at.person}`))).toHaveLength(2);
    expect((await send('c')).status).toBe(412);
  });

  it('what somebody else saved meanwhile is not overwritten', async () => {
    const begun = await start((await home()).person);
    await answer(begun, { chronic: 'stable' });
    expect((await answer(begun, { chronic: 'none' })).status).toBe(412);
    expect((await again(begun)).body).toMatchObject({ answers: { chronic: 'stable' } });
  });

  it('is filled by whoever began it; the office may withdraw it, a colleague may not', async () => {
    const begun = await start((await home()).person);
    expect((await answer(begun, {}, officer)).body).toMatchObject({ status: 403, code: 'assessment-not-yours' });
    expect((await again(begun, officer)).body.allowedActs).toEqual(['withdraw']);
    const colleague = await api.signIn('social_worker', 'division', [XUNZHONG_VILLAGE], { roles: ['social_worker'], villages: [] });
    expect((await again(begun, colleague)).body.allowedActs).toEqual([]);
    expect((await colleague('POST', `needs-assessments/${idOf(begun)}/withdrawal`, { reason: '我来' }, { version: 1 })).body.code).toBe('assessment-not-yours');
    expect((await officer('POST', `needs-assessments/${idOf(begun)}/withdrawal`, { reason: '  ' }, { version: 1 })).body.code).toBe('assessment-reason-missing');
    expect((await officer('POST', `needs-assessments/${idOf(begun)}/withdrawal`, { reason: '协理员离岗' }, { version: 1 })).body).toMatchObject({ status: 'withdrawn', reason: '协理员离岗' });
  });

  it('is of who is in the scheme, on a day they lived', async () => {
    const at = await home();
    const left = await officer('POST', `recipients/${at.person}/exit`, { reason: '收入好转', exitedOn: TODAY }, { version: 1 });
    expect(left.status).toBe(200);
    expect((await start(at.person)).body.code).toBe('assessment-person-exited');
    expect((await start(newId())).status).toBe(404);
    expect((await start('x')).status).toBe(400);
  });

  it('is another village’s and another township’s business not', async () => {
    const at = await home();
    const done = await assessed(at.person);
    for (const by of [neighbour, outside]) {
      expect((await start(at.person, by)).status).toBe(404);
      expect((await again(done, by)).status).toBe(404);
      expect((await by('GET', `needs-assessments/${idOf(done)}/report.pdf`)).status).toBe(404);
      expect((await by('POST', `needs-assessments/${idOf(done)}/withdrawal`, { reason: 'x' }, { version: 3 })).status).toBe(404);
      expect([rows(await by('GET', `needs-assessments?personId=${at.person}`)), rows(await by('GET', `assessed-needs?personId=${at.person}`))]).toEqual([[], []]);
    }
  });

  it('goes with the household to where it moves', async () => {
    const at = await home();
    const done = await assessed(at.person, WORSE);
    await admin('POST', `households/${at.household}/moves`, { villageCode: '350526101201', address: 'x' }, { version: 1 });
    await api.settle();
    expect((await again(done, outside)).body).toMatchObject({ status: 'completed' });
    expect(rows(await outside('GET', `assessed-needs?personId=${at.person}`))).toHaveLength(2);
    expect((await again(done, officer)).status).toBe(404);
  });
});

describe('from one assessment to the next', () => {
  it('the later one is the present one, also when the earlier is entered later; open needs stand with it alone', async () => {
    const at = await home();
    const first = await assessed(at.person, WORSE, coordinator, { assessedOn: addDays(TODAY, -200) });
    const second = await assessed(at.person, { self_care: 'some' }, coordinator, { assessedOn: addDays(TODAY, -20) });
    expect((await again(first)).body).toMatchObject({ status: 'superseded', needs: [{ status: 'replaced' }, { status: 'replaced' }] });
    const late = await assessed(at.person, WORSE, officer, { assessedOn: addDays(TODAY, -100) });
    expect(late.body).toMatchObject({ status: 'superseded', needs: [{ status: 'replaced' }, { status: 'replaced' }] });
    expect((await again(second)).body).toMatchObject({ status: 'completed', needs: [{ status: 'open' }] });
    // The trend: by day, each with the scores of its dimensions.
    const trend = rows(await officer('GET', `needs-assessments?personId=${at.person}&status=completed&status=superseded&sort=assessedOn`));
    expect(trend.map((a) => a.assessedOn)).toEqual([addDays(TODAY, -200), addDays(TODAY, -100), addDays(TODAY, -20)]);
    expect(trend.map((a) => (a.scores as unknown as { health: number }).health)).toEqual([36.4, 36.4, 18.2]);

    const gone = await officer('POST', `needs-assessments/${idOf(second)}/withdrawal`, { reason: '登记错了人' }, { version: version(await again(second)) });
    expect(gone.body).toMatchObject({ status: 'withdrawn', needs: [{ status: 'dropped' }] });
    expect((await again(late)).body).toMatchObject({ status: 'completed', needs: [{ status: 'open' }, { status: 'open' }] });
    expect((await officer('POST', `needs-assessments/${idOf(second)}/withdrawal`, { reason: '再一次' }, { version: version(gone) })).status).toBe(409);
  });

  it('two that end at once leave one present', async () => {
    const at = await home();
    const old = await assessed(at.person, {}, coordinator, { assessedOn: addDays(TODAY, -10) });
    const full = await answer(await start(at.person), answersWith(WORSE));
    const answers = await Promise.all([complete(full), officer('POST', `needs-assessments/${idOf(old)}/withdrawal`, { reason: '有误' }, { version: version(old) })]);
    expect([[200, 200], [200, 412]]).toContainEqual(answers.map((a) => a.status));
    expect(rows(await officer('GET', `needs-assessments?personId=${at.person}&status=completed`)).map((a) => a.id)).toEqual([idOf(full)]);
  });

  it('who is due: never assessed first, then by the tier’s months; the rule of the day decides', async () => {
    const due = async (query: string): Promise<Body[]> => rows(await coordinator('GET', `due-assessments?perPage=200${query}`));
    const find = async (person: string, query = ''): Promise<Body | undefined> => (await due(query)).find((p) => text(p.id) === person);
    const at = await home({ category: 'destitute' });
    expect(await find(at.person)).toMatchObject({ assessedOn: null, dueOn: null, level: null, draft: null, category: 'destitute' });
    const begun = await start(at.person, coordinator, { assessedOn: addMonthsToDate(TODAY, -6) });
    expect(await find(at.person)).toMatchObject({ draft: { id: idOf(begun), assessor: '测试coordinator' } });
    await complete(await answer(begun, answersWith()));
    // Half a year for the destitute: due today, and no longer among the never assessed.
    expect(await find(at.person)).toMatchObject({ assessedOn: addMonthsToDate(TODAY, -6), dueOn: addMonthsToDate(addMonthsToDate(TODAY, -6), 6), level: 'none' });
    expect(await find(at.person, '&never=true')).toBeUndefined();
    expect(await find(at.person, '&category=subsistence')).toBeUndefined();
    expect(await find(at.person, '&category=destitute')).toBeDefined();
    expect((await due('')).findIndex((p) => text(p.id) === at.person)).toBe((await due('')).length - 1);
    await assessed(at.person, {}, coordinator, { assessedOn: addDays(addMonthsToDate(TODAY, -6), 3) });
    expect(await find(at.person)).toBeUndefined();
    const rule = { needsConfirmation: true, reviewEveryMonths: 12, visitEveryDays: 30, assessEveryMonths: 1 };
    expect((await admin('PUT', 'category-rules/destitute', rule, { version: 0 })).status).toBe(200);
    expect(await find(at.person)).toBeDefined();
    await admin('PUT', 'category-rules/destitute', { ...rule, assessEveryMonths: null }, { version: 1 });
    expect(await find(at.person)).toBeUndefined();
    expect((await coordinator('GET', 'due-assessments?category=destitute')).body.page).toMatchObject({ total: 0 });
    await admin('PUT', 'category-rules/destitute', { ...rule, assessEveryMonths: 6 }, { version: 2 });
    expect((await neighbour('GET', 'due-assessments')).body.page).toMatchObject({ total: 0 });
  });
});

describe('needs become help', () => {
  const take = (needIds: unknown, by = coordinator, rest: object = {}): Promise<Answer> => by('POST', 'help-requests/from-assessment', { needIds, channel: 'visit', summary: '需求评估：需要照护和陪伴', ...rest });
  const open = async (): Promise<{ at: Home; done: Answer; ids: string[] }> => {
    const at = await home();
    const done = await assessed(at.person, WORSE);
    return { at, done, ids: needsOf(done).map(({ id }) => id) };
  };
  const states = async (done: Answer): Promise<string[]> => {
    await api.settle();
    return needsOf(await again(done)).map(({ status }) => status);
  };

  it('lines are taken up by a request in their own words, and follow it', async () => {
    const { done, ids } = await open();
    const request = await take(ids);
    expect(request.body).toMatchObject({ status: 'submitted', source: 'assessment', channel: 'visit', needs: [{ dimension: 'health', description: '上门照护，协助日常起居' }, { dimension: 'inclusion', description: '结对陪伴，经常探访聊天' }] });
    expect(needsOf(await again(done))[0]).toMatchObject({ status: 'requested', helpRequest: { id: idOf(request), number: request.body.number } });
    const [need, other] = request.body.needs as unknown as { id: string }[];
    const triaged = await officer('POST', `help-requests/${idOf(request)}/triage`, { urgency: 'normal' }, { version: 1 });
    expect(await states(done)).toEqual(['requested', 'requested']);
    const [item] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'nursing-care'`)) as [{ id: string }];
    const order = await officer('POST', 'service-orders', { helpRequestId: idOf(request), needId: need!.id, serviceItemId: item.id });
    expect(order.status).toBe(201);
    expect(await states(done)).toEqual(['planned', 'requested']);
    await officer('POST', `service-orders/${idOf(order)}/cancellation`, { reason: '改期' }, { version: 1 });
    expect(await states(done)).toEqual(['requested', 'requested']);
    const left = await officer('POST', `help-requests/${idOf(request)}/needs/${other!.id}/unmet`, { reason: '没有人手' }, { version: version(await officer('GET', `help-requests/${idOf(request)}`)) });
    expect(left.status).toBe(200);
    expect(triaged.status).toBe(200);
    expect(await states(done)).toEqual(['requested', 'unmet']);
  });

  it('a need that is met is met in the assessment too', async () => {
    const { at, done, ids } = await open();
    const request = await take(ids.slice(0, 1));
    await officer('POST', `help-requests/${idOf(request)}/triage`, { urgency: 'normal' }, { version: 1 });
    const [item] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as [{ id: string }];
    const order = idOf(await officer('POST', 'service-orders', { helpRequestId: idOf(request), needId: (request.body.needs as unknown as { id: string }[])[0]!.id, serviceItemId: item.id }));
    await officer('POST', `service-orders/${order}/offers`, { memberId: coordinator.memberId }, { version: 1 });
    await coordinator('POST', `service-orders/${order}/acceptance`, {}, { version: 2 });
    const visit = await coordinator('POST', 'visits', { householdId: at.household, orderId: order, kind: 'in_person' });
    await coordinator('POST', `visits/${idOf(visit)}/check-out`, { personsSeen: [at.person], notes: '好' }, { version: 1 });
    const delivered = await coordinator('POST', `service-orders/${order}/delivery`, { note: '已照护' }, { version: version(await officer('GET', `service-orders/${order}`)) });
    expect((await officer('POST', `service-orders/${order}/verification`, { confirmedBy: 'person' }, { version: version(delivered) })).status).toBe(200);
    expect(await states(done)).toEqual(['met', 'open']);
  });

  it('a request that is declined or withdrawn gives them back; when another assessment has come, it does not', async () => {
    const { at, done, ids } = await open();
    const first = await take(ids);
    await officer('POST', `help-requests/${idOf(first)}/declination`, { reason: '重复' }, { version: 1 });
    expect(await states(done)).toEqual(['open', 'open']);
    expect(needsOf(await again(done))[0]!.helpRequest).toBeNull();
    const second = await take(ids.slice(0, 1));
    const next = await assessed(at.person);
    expect(await states(done)).toEqual(['requested', 'replaced']);
    await officer('POST', `help-requests/${idOf(second)}/withdrawal`, { reason: '不需要了' }, { version: 1 });
    expect(await states(done)).toEqual(['replaced', 'replaced']);
    expect(next.body.status).toBe('completed');
  });

  it('each is taken up once, however many ask', async () => {
    const { done, ids } = await open();
    const answers = await Promise.all([take(ids), take(ids), take(ids.slice(1)), take(ids.slice(0, 1), officer)]);
    const made = answers.filter((a) => a.status === 201);
    expect(answers.filter((a) => a.status !== 201).every((a) => a.status === 409 && text(a.body.code) === 'assessed-need-taken')).toBe(true);
    expect(made.flatMap((a) => (a.body.needs as unknown as unknown[]).length).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(2);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(needsOf(await again(done)).map(({ helpRequest }) => helpRequest?.id))).toEqual(new Set([...made.map(idOf), ...(made.length === 1 && (made[0]!.body.needs as unknown as unknown[]).length === 1 ? [undefined] : [])]));
  });

  it('with the same key again it is one request', async () => {
    const { at, ids } = await open();
    const send = () => coordinator('POST', 'help-requests/from-assessment', { needIds: ids, channel: 'visit', summary: '需求评估' }, { key: `take-${ids[0]}` });
    const [first, second] = [await send(), await send()];
    expect(idOf(second)).toBe(idOf(first));
    expect((await officer('GET', `help-requests?householdId=${at.household}`)).body.page).toMatchObject({ total: 1 });
  });

  it('refuses needs of two people, of nobody, of elsewhere, none, and the same twice', async () => {
    const [one, other] = [await open(), await open()];
    expect((await take([one.ids[0], other.ids[0]])).body.code).toBe('assessed-needs-several-people');
    expect((await take([newId()])).body.code).toBe('assessed-need-taken');
    expect((await take(one.ids, outside)).body.code).toBe('assessed-need-taken');
    for (const wrong of [[], [one.ids[0], one.ids[0]], 'all', ['x'], Array.from({ length: 11 }, () => newId())]) expect((await take(wrong)).status).toBe(400);
    expect((await take(one.ids, coordinator, { summary: '' })).status).toBe(400);
  });

  it('matching finds who still needs what', async () => {
    const { at, ids } = await open();
    await take(ids.slice(0, 1));
    const found = async (query: string): Promise<unknown[]> => rows(await officer('GET', `assessed-needs?personId=${at.person}${query}`)).map((n) => n.words);
    expect(await found('')).toHaveLength(2);
    expect(await found('&status=open')).toEqual(['结对陪伴，经常探访聊天']);
    expect(await found('&serviceClass=care&aidKind=service&dimension=health')).toEqual(['上门照护，协助日常起居']);
    expect(await found('&serviceClass=development')).toEqual([]);
    expect((await officer('GET', 'assessed-needs?status=lost')).status).toBe(400);
  });
});

describe('what is said stays between those it concerns', () => {
  const SAID = '想去县医院看看老战友';
  it('nothing of it stands in the database, in events or in the trail, but the scores', async () => {
    const at = await home();
    const full = await answer(await start(at.person), answersWith({ ...WORSE, mood: 'crisis' }), coordinator, { wishes: [SAID] });
    const done = await complete(full, coordinator, [...kept(full).map((need, i) => (i === 0 ? { ...need, dropReason: '家人已请护工照看' } : need)), { dimension: 'health', aidKind: 'service', serviceClass: 'care', words: '透析接送每周三次' }]);
    expect(done.status).toBe(200);
    await api.settle();
    for (const table of ['recipients.needs_assessment', 'recipients.assessed_need', 'platform.audit_entry', 'platform.outbox_event', 'recipients.timeline_entry', 'recipients.person'])
      for (const { row } of (await api.owner.query(`SELECT t::text AS row FROM ${table} t`)) as { row: string }[]) for (const secret of [SAID, '透析', '护工', 'crisis', '上门照护', 'self_care']) expect(row).not.toContain(secret);
    const [kept1] = (await api.owner.query(`SELECT answers_sealed, wishes_sealed, parts_sealed, total, level FROM recipients.needs_assessment WHERE id = $1`, [idOf(done)])) as [Record<string, unknown>];
    expect([kept1.answers_sealed, kept1.wishes_sealed, kept1.parts_sealed]).toEqual(Array(3).fill(expect.stringMatching(/^v1\./)));
    expect([kept1.total, kept1.level]).toEqual([done.body.total, done.body.level]);
  });

  it('a completed assessment does not change, not even by the database’s own hand', async () => {
    const done = await assessed((await home()).person);
    await expect(api.owner.query(`UPDATE recipients.needs_assessment SET total = 99 WHERE id = $1`, [idOf(done)])).rejects.toThrow('does not change');
    expect((await answer(done, {})).status).toBe(409);
  });

  it('who opened it stands in the trail, and the person may know', async () => {
    const at = await home();
    const done = await assessed(at.person);
    await again(done, officer);
    const looked = rows(await officer('GET', `recipients/${at.person}/accesses?perPage=100`)).filter((a) => text(a.resource) === 'needs-assessment').map((a) => [a.action, a.actor]);
    expect(looked).toEqual(expect.arrayContaining([['read', '测试township_officer'], ['complete', '测试coordinator']]));
  });

  it('goes onto paper, into the dossier and into the copy of everything', async () => {
    const at = await home();
    const full = await answer(await start(at.person), answersWith(WORSE), coordinator, { wishes: [SAID] });
    expect((await coordinator('GET', `needs-assessments/${idOf(full)}/report.pdf`)).body.code).toBe('assessment-not-completed');
    const done = await complete(full);
    const paper = await coordinator('GET', `needs-assessments/${idOf(done)}/report.pdf`);
    expect(paper.headers['content-type']).toBe('application/pdf');
    for (const words of ['救助对象需求评估表', '林秀英', '完全不能自理', SAID, '上门照护，协助日常起居', '测试coordinator', '8 / 22', '36.4']) expect(textOf(paper.bytes)).toContain(words);
    expect(textOf((await officer('GET', `households/${at.household}/dossier.pdf`)).bytes)).toMatch(/需求评估[\s\S]*上门照护，协助日常起居/);
    const copy = await officer('POST', `recipients/${at.person}/copies`, { format: 'json', askedBy: 'self', identifiedBy: 'id_card', reason: '本人申请' });
    const sections = new Map((copy.body.sections as unknown as { title: string; rows: string[][] }[]).map(({ title, rows: lines }) => [title, lines]));
    expect(sections.get('需求评估')).toEqual([[TODAY, '第 1 版', '测试coordinator', expect.any(String), expect.any(String), expect.stringContaining('健康 36.4'), SAID, '已完成']]);
    expect(sections.get('评估问答')).toEqual(expect.arrayContaining([[TODAY, '健康', '日常起居能自理吗？', '完全不能自理']]));
    expect(sections.get('评估需求')).toEqual(expect.arrayContaining([[TODAY, '健康', '上门照护，协助日常起居', '服务', '照护服务', '待安排']]));
  });
});
