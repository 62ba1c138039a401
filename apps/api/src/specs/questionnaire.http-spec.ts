import { answersWith, assessing, FIRST_QUESTIONNAIRE } from '../testing/assessments.js';
import { household, TestApi, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** The questionnaire as numbered versions that an administrator makes. */
let api: TestApi;
let admin: Caller;
let coordinator: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
});
afterAll(() => api.stop());

const { text, rows, idOf, version, start, answer, complete } = assessing(() => coordinator);
const someone = async (): Promise<string> => ((await admin('POST', 'households', household())).body.members as unknown as { id: string }[])[0]!.id;

const draft = async (): Promise<Answer> => {
  const made = await admin('POST', 'questionnaires');
  if (made.status === 201) return made;
  const [open] = rows(await admin('GET', 'questionnaires')).filter((q) => text(q.status) === 'draft');
  return admin('GET', `questionnaires/${text(open!.id)}`);
};
const change = (at: Answer, content: object): Promise<Answer> => admin('PUT', `questionnaires/${idOf(at)}`, content, { version: version(at) });
const weighing = (economy: number, health: number): object => ({ ...FIRST_QUESTIONNAIRE, dimensions: FIRST_QUESTIONNAIRE.dimensions.map((form) => (form.dimension === 'economy' ? { ...form, weight: economy } : form.dimension === 'health' ? { ...form, weight: health } : form)) });

it('the first is published, and anybody who assesses reads it', async () => {
  const [first] = rows(await coordinator('GET', 'questionnaires'));
  expect(first).toMatchObject({ number: 1, status: 'published', questions: 31 });
  expect((await coordinator('GET', `questionnaires/${text(first!.id)}`)).body).toMatchObject({ faults: [], changes: [], content: { levels: { mild: 20 } } });
  expect((await admin('PUT', `questionnaires/${text(first!.id)}`, FIRST_QUESTIONNAIRE, { version: version({ body: first } as Answer) })).body.code).toBe('questionnaire-not-draft');
  await expect(api.owner.query(`UPDATE recipients.questionnaire SET content = '{}' WHERE number = 1`)).rejects.toThrow('does not change');
});

it('the next is made from the last, kept with faults, published without; drafts keep the version they began with', async () => {
  const begun = await start(await someone());
  const made = await admin('POST', 'questionnaires');
  expect(made.body).toMatchObject({ status: 'draft', number: null, faults: [], changes: [] });
  expect((await admin('POST', 'questionnaires')).body).toMatchObject({ status: 409, code: 'questionnaire-draft-exists' });
  expect((await admin('POST', `questionnaires/${idOf(made)}/publication`, {}, { version: 1 })).body.code).toBe('questionnaire-unchanged');
  const wrong = await change(made, weighing(30, 20));
  expect(wrong.body.faults).toEqual([{ field: 'dimensions', code: 'questionnaire-weights', words: '各维度权重之和应为100，现在是110' }]);
  expect((await admin('POST', `questionnaires/${idOf(made)}/publication`, {}, { version: 2 })).body).toMatchObject({ status: 422, code: 'questionnaire-weights', errors: { dimensions: expect.stringContaining('110') } });
  const right = await change(wrong, weighing(25, 15));
  expect(right.body).toMatchObject({ faults: [], changes: [{ change: 'changed', of: 'weight', dimension: 'economy', words: { zh: '20% → 25%' } }, { change: 'changed', of: 'weight', dimension: 'health' }] });
  const published = await admin('POST', `questionnaires/${idOf(right)}/publication`, {}, { version: version(right) });
  expect(published.body).toMatchObject({ status: 'published', number: 2, publishedBy: '测试county_admin' });
  expect(rows(await admin('GET', 'questionnaires')).map((q) => [q.number, q.status])).toEqual([[2, 'published'], [1, 'retired']]);
  const done = await complete(await answer(begun, answersWith({ self_care: 'none' })));
  expect(done.body).toMatchObject({ status: 'completed', questionnaire: { number: 1 } });
  expect((await start(await someone())).body).toMatchObject({ questionnaire: { number: 2 } });
});

it('published twice at once it is published once', async () => {
  const right = await change(await draft(), weighing(26, 14));
  const publish = () => admin('POST', `questionnaires/${idOf(right)}/publication`, {}, { version: version(right) });
  expect((await Promise.all([publish(), publish()])).map((a) => a.status).sort()).toEqual([200, 412]);
  expect(rows(await admin('GET', 'questionnaires')).filter((q) => text(q.status) === 'published')).toHaveLength(1);
});

it('a form is checked as it stands, and nothing is kept', async () => {
  const [first] = FIRST_QUESTIONNAIRE.dimensions;
  const check = await admin('POST', 'questionnaires/checks', { ...FIRST_QUESTIONNAIRE, dimensions: [{ ...first, questions: [] }, ...FIRST_QUESTIONNAIRE.dimensions.slice(1)] }, { headers: { 'accept-language': 'en' } });
  expect(check.body.faults).toEqual(expect.arrayContaining([{ field: 'dimensions[0]', code: 'questionnaire-dimension-empty', words: 'This dimension has no question yet' }]));
});

const first = (question: object): object => ({ ...FIRST_QUESTIONNAIRE, dimensions: [{ ...FIRST_QUESTIONNAIRE.dimensions[0], questions: [{ ...FIRST_QUESTIONNAIRE.dimensions[0]!.questions[0], ...question }] }] });
it.each<[string, unknown]>([
  ['twenty-one questions', { ...FIRST_QUESTIONNAIRE, dimensions: [{ ...FIRST_QUESTIONNAIRE.dimensions[0], questions: Array.from({ length: 21 }, (_, i) => ({ ...FIRST_QUESTIONNAIRE.dimensions[0]!.questions[0], key: `q${i}` })) }] }],
  ['thirteen options', first({ options: Array.from({ length: 13 }, (_, i) => ({ key: `o${i}`, words: { zh: '一', en: 'a' }, points: 1 })) })],
  ['a question as long as a book', first({ words: { zh: '长'.repeat(201), en: '' } })],
  ['a question without words', first({ words: { zh: '', en: '' } })],
  ['negative points', first({ options: [{ key: 'a', words: { zh: '一', en: 'a' }, points: -1 }] })],
  ['half a point', first({ options: [{ key: 'a', words: { zh: '一', en: 'a' }, points: 0.5 }] })],
  ['a key that is code', first({ key: '$where' })],
  ['a key called __proto__', first({ key: '__proto__' })],
  ['an unknown kind', first({ kind: 'essay' })],
  ['an unknown field', first({ script: 'x' })],
  ['a dimension that is none', { ...FIRST_QUESTIONNAIRE, dimensions: [{ ...FIRST_QUESTIONNAIRE.dimensions[0], dimension: 'luck' }] }],
  ['sixty-one suggestions', { ...FIRST_QUESTIONNAIRE, suggestions: Array.from({ length: 61 }, (_, i) => ({ ...FIRST_QUESTIONNAIRE.suggestions[0], key: `s${i}` })) }],
  ['nothing', {}],
  ['a list', []],
])('refuses %s', async (_, content) => {
  expect((await admin('POST', 'questionnaires/checks', content)).status).toBe(400);
  const at = await draft();
  expect((await change(at, content as object)).status).toBe(400);
});
