import type { Question, QuestionnaireContent } from './questionnaire.js';
import { appliedAnswers, assertAnswers, scoresOf, suggestionsFor, type Answers, type Assessed } from './scoring.js';
import { form } from '../../testing/sample-form.js';

const ADULT: Assessed = { age: 40, category: 'subsistence' };
const w = { zh: '问', en: 'q' };
const option = (key: string, points: number, alone?: boolean) => ({ key, words: w, points, ...(alone ? { alone } : {}) });
const choice = (key: string, ...points: number[]): Question => ({ key, words: w, kind: 'choice', options: points.map((p, i) => option(`o${i}`, p)) });
/** The sample with other questions in one dimension; what else it asks stays unanswered. */
const asking = (...questions: Question[]): QuestionnaireContent => form({ economy: questions });
const economy = (content: QuestionnaireContent, answers: Answers, who = ADULT) => scoresOf(content, answers, who).dimensions.find((d) => d.dimension === 'economy')!;

describe('points of a question', () => {
  it.each([['o0', 0], ['o1', 3], ['o2', 4]])('a choice brings the points of its option: %s', (answer, points) => expect(economy(asking(choice('a', 0, 3, 4)), { a: answer })).toMatchObject({ points, maximum: 4 }));

  it('several options bring theirs together; their maximum is all that go together', () => {
    const goods: Question = { key: 'a', words: w, kind: 'multiple', options: [option('x', 2), option('y', 3), option('none', 1, true)] };
    expect(economy(asking(goods), { a: ['x'] })).toMatchObject({ points: 2, maximum: 5, score: 40 });
    expect(economy(asking(goods), { a: ['y', 'x'] })).toMatchObject({ points: 5, score: 100 });
    expect(economy(asking(goods), { a: ['none'] })).toMatchObject({ points: 1, score: 20 });
  });

  it.each([[0, 0], [9, 0], [10, 2], [49, 2], [50, 6], [100, 6]])('a number brings the points of its band: %i', (n, points) => {
    const debt: Question = { key: 'a', words: w, kind: 'number', min: 0, max: 100, bands: [{ from: 0, points: 0 }, { from: 10, points: 2 }, { from: 50, points: 6 }] };
    expect(economy(asking(debt), { a: n })).toMatchObject({ points, maximum: 6 });
  });

  it('yes and no bring what they are worth, either of them', () => {
    const job: Question = { key: 'a', words: w, kind: 'yes_no', options: [option('yes', 0), option('no', 3)] };
    expect([economy(asking(job), { a: 'yes' }).score, economy(asking(job), { a: 'no' }).score]).toEqual([0, 100]);
  });
});

describe('score of a dimension', () => {
  it('is Σ points ÷ Σ maxima × 100', () => expect(economy(asking(choice('a', 0, 4), choice('b', 0, 1, 6)), { a: 'o1', b: 'o1' })).toMatchObject({ points: 5, maximum: 10, score: 50 }));

  it.each([[1, 3, 33.3], [2, 3, 66.7], [1, 8, 12.5], [1, 16, 6.3], [3, 16, 18.8], [1, 7, 14.3], [0, 7, 0], [7, 7, 100]])('%i of %i is %d: one decimal, half upwards', (points, maximum, score) => expect(economy(asking(choice('a', points, maximum)), { a: 'o0' }).score).toBe(score));

  it('what was left out counts neither for nor against, and is named', () => {
    const content = asking(choice('a', 0, 4), choice('b', 0, 6));
    expect(economy(content, { a: 'o1' })).toMatchObject({ score: 100, questions: [{ key: 'a', points: 4, maximum: 4 }, { key: 'b', points: null, maximum: 6 }] });
    expect(scoresOf(content, { a: 'o1' }, ADULT).missing).toEqual(['b', 'hurts', 'school', 'roof', 'work', 'carer', 'lonely']);
  });

  it('an optional question is not missed', () => expect(scoresOf(asking({ ...choice('a', 0, 4), optional: true }), {}, ADULT).missing).not.toContain('a'));

  it('nothing that counts gives no score and no level', () => {
    expect(economy(asking(choice('a', 0, 4)), {})).toMatchObject({ score: null, level: null, points: 0, maximum: 0 });
    expect(economy(asking(choice('a', 0, 0), choice('b', 0, 1)), { a: 'o1' })).toMatchObject({ score: null, maximum: 0 });
  });
});

describe('questions that do not apply', () => {
  const when = (appliesWhen: Question['appliesWhen']): QuestionnaireContent => asking(choice('a', 0, 4), { ...choice('b', 0, 6), appliesWhen });
  const asked = (content: QuestionnaireContent, who: Assessed, answers: Answers = {}): boolean => economy(content, answers, who).questions.some(({ key }) => key === 'b');

  it.each([[59, false], [60, true], [80, true], [81, false]])('by age, both bounds included: %i', (age, holds) => expect(asked(when({ minAge: 60, maxAge: 80 }), { ...ADULT, age })).toBe(holds));
  it.each([['destitute', true], ['subsistence', false], [null, true]] as const)('by tier, none being one: %s', (category, holds) => expect(asked(when({ categories: ['destitute', 'none'] }), { ...ADULT, category })).toBe(holds));
  it('by an earlier answer', () => {
    const content = when({ question: 'a', anyOf: ['o1'] });
    expect([asked(content, ADULT), asked(content, ADULT, { a: 'o0' }), asked(content, ADULT, { a: 'o1' })]).toEqual([false, false, true]);
  });
  it('by one of several options chosen', () => {
    const content = asking({ key: 'a', words: w, kind: 'multiple', options: [option('x', 1), option('y', 1)] }, { ...choice('b', 0, 6), appliesWhen: { question: 'a', anyOf: ['y'] } });
    expect([asked(content, ADULT, { a: ['x'] }), asked(content, ADULT, { a: ['x', 'y'] })]).toEqual([false, true]);
  });
  it('all conditions together, not one of them', () => expect(asked(when({ minAge: 60, question: 'a', anyOf: ['o1'] }), ADULT, { a: 'o1' })).toBe(false));
  it('an answer to a question that no longer applies opens nothing further', () => {
    const content = asking(choice('a', 0, 1), { ...choice('b', 0, 1), appliesWhen: { question: 'a', anyOf: ['o1'] } }, { ...choice('c', 0, 1), appliesWhen: { question: 'b', anyOf: ['o1'] } });
    expect(economy(content, { a: 'o0', b: 'o1', c: 'o1' }).questions.map(({ key }) => key)).toEqual(['a']);
  });
  it('count neither in points nor in the maximum, are not missed, and are not kept', () => {
    const content = when({ minAge: 60 });
    expect(economy(content, { a: 'o0', b: 'o1' })).toMatchObject({ points: 0, maximum: 4, score: 0 });
    expect(scoresOf(content, {}, ADULT).missing).not.toContain('b');
    expect(appliedAnswers(content, { a: 'o0', b: 'o1' }, ADULT)).toEqual({ a: 'o0' });
  });
});

describe('total', () => {
  const ALL: Answers = { poor: 'yes', hurts: 'no', school: 'no', roof: 'no', work: 'no', carer: 'no', lonely: 'no' };
  it('weighs the dimensions', () => {
    expect(scoresOf(form(), ALL, ADULT).total).toBe(20);
    expect(scoresOf(form(), { ...ALL, hurts: 'yes' }, ADULT).total).toBe(40);
    expect(scoresOf(form(), Object.fromEntries(Object.keys(ALL).map((key) => [key, 'yes'])), ADULT).total).toBe(100);
    expect(scoresOf(form(), Object.fromEntries(Object.keys(ALL).map((key) => [key, 'no'])), ADULT).total).toBe(0);
  });
  it('leaves out dimensions without a score, and their weight', () => expect(scoresOf(form({ education: [{ ...choice('child', 0, 1), appliesWhen: { maxAge: 18 } }] }), ALL, ADULT)).toMatchObject({ total: 22.2, missing: [] }));
  it('has no weight to go by when only dimensions of weight 0 are answered', () => expect(scoresOf(form({}, { economy: 0, health: 40 }), { poor: 'yes' }, ADULT)).toMatchObject({ total: null, level: null }));
  it('is none when nothing was answered', () => expect(scoresOf(form(), {}, ADULT)).toMatchObject({ total: null, level: null }));
  it('is made of the scores as they are shown', () => expect(scoresOf(form({ economy: [choice('poor', 1, 3)] }), { poor: 'o0', hurts: 'no' }, ADULT).total).toBe(16.7));
  it('does not depend on the order of the answers', () => expect(scoresOf(form(), Object.fromEntries(Object.entries(ALL).reverse()), ADULT)).toEqual(scoresOf(form(), ALL, ADULT)));

  it('stays within 0 and 100, by one decimal, whatever is answered', () => {
    let seed = 7;
    const random = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
    for (let i = 0; i < 500; i++) {
      const questions = Array.from({ length: 1 + random(5) }, (_, q) => choice(`q${q}`, ...Array.from({ length: 2 + random(4) }, () => random(101))));
      const { total, dimensions } = scoresOf(asking(...questions), Object.fromEntries([['hurts', random(2) ? 'yes' : 'no'], ...questions.map(({ key, options = [] }) => [key, options[random(options.length)]!.key])]), ADULT);
      for (const score of [total, ...dimensions.map((d) => d.score)].filter((s) => s !== null)) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(Number(score.toFixed(1))).toBe(score);
      }
    }
  });
});

it.each([[0, 'none'], [19, 'none'], [20, 'mild'], [39, 'mild'], [40, 'moderate'], [59, 'moderate'], [60, 'severe'], [100, 'severe']])('a score of %i is %s: a threshold is reached, not passed', (points, level) => expect(economy(asking(choice('a', points, 100)), { a: 'o0' })).toMatchObject({ score: points, level }));

describe('suggestions', () => {
  const suggest = (rest: object) => ({ ...form(), suggestions: [{ key: 's', dimension: 'economy' as const, aidKind: 'goods' as const, serviceClass: 'living' as const, words: w, ...rest }] });
  const brought = (content: QuestionnaireContent, answers: Answers, who = ADULT) => suggestionsFor(content, answers, who, scoresOf(content, answers, who)).map(({ key }) => key);
  it('come of an option that was chosen', () => expect([brought(suggest({ question: 'poor', anyOf: ['yes'] }), { poor: 'yes' }), brought(suggest({ question: 'poor', anyOf: ['yes'] }), { poor: 'no' }), brought(suggest({ question: 'poor', anyOf: ['yes'] }), {})]).toEqual([['s'], [], []]));
  it('come of a score that is reached; none reaches nothing', () => expect([brought(suggest({ atLeast: 100 }), { poor: 'yes' }), brought(suggest({ atLeast: 1 }), { poor: 'no' }), brought(suggest({ atLeast: 1 }), {})]).toEqual([['s'], [], []]));
  it('do not come of a question that does not apply', () => {
    const content = { ...suggest({ question: 'school', anyOf: ['yes'] }), dimensions: form({ education: [{ key: 'school', words: w, kind: 'yes_no', options: [option('yes', 1), option('no', 0)], appliesWhen: { maxAge: 18 } }] }).dimensions };
    expect([brought(content, { school: 'yes' }, { ...ADULT, age: 18 }), brought(content, { school: 'yes' })]).toEqual([['s'], []]);
  });
});

describe('answers are held to their questions', () => {
  const content = asking(
    choice('a', 0, 1),
    { key: 'm', words: w, kind: 'multiple', options: [option('x', 1), option('y', 1), option('none', 0, true)] },
    { key: 'n', words: w, kind: 'number', min: 1, max: 24, bands: [{ from: 1, points: 1 }] },
  );
  it('takes what fits, all of it or a part', () => {
    expect(assertAnswers(content, { a: 'o0', m: ['x', 'y'], n: 24 })).toEqual({ a: 'o0', m: ['x', 'y'], n: 24 });
    expect(assertAnswers(content, {})).toEqual({});
  });
  it.each([
    ['answer-question-unknown', { b: 'o0' }], ['answer-question-unknown', { __proto__x: 'o0' }], ['answer-question-unknown', { constructor: 'o0' }],
    ['answer-malformed', { a: 'o9' }], ['answer-malformed', { a: 1 }], ['answer-malformed', { a: null }], ['answer-malformed', { a: ['o0'] }],
    ['answer-malformed', { m: 'x' }], ['answer-malformed', { m: [] }], ['answer-malformed', { m: ['x', 'x'] }], ['answer-malformed', { m: ['x', 'z'] }],
    ['answer-alone', { m: ['none', 'x'] }],
    ['answer-malformed', { n: 0 }], ['answer-malformed', { n: 25 }], ['answer-malformed', { n: 1.5 }], ['answer-malformed', { n: '3' }], ['answer-malformed', { n: Number.NaN }],
  ])('%s: %j', (code, answers) => expect(() => assertAnswers(content, answers)).toThrow(code));
});
