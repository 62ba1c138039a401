import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { form } from '../../testing/sample-form.js';
import { changesBetween, faultsOf, maximumOf, type Question, type QuestionnaireContent, type Suggestion } from './questionnaire.js';
import { scoresOf, suggestionsFor } from './scoring.js';

const w = { zh: '问', en: 'q' };
const options = (...keys: string[]) => keys.map((key, i) => ({ key, words: w, points: i }));
const choice = (key: string, rest: Partial<Question> = {}): Question => ({ key, words: w, kind: 'choice', options: options('a', 'b'), ...rest });
const number = (rest: Partial<Question>): Question => ({ key: 'n', words: w, kind: 'number', min: 0, max: 24, bands: [{ from: 0, points: 0 }, { from: 8, points: 2 }], ...rest });
const suggestion = (rest: Partial<Suggestion>): Suggestion => ({ key: 's', dimension: 'economy', aidKind: 'goods', serviceClass: 'living', words: w, question: 'poor', anyOf: ['yes'], ...rest });
const codes = (content: QuestionnaireContent): string[] => faultsOf(content).map(({ code, field }) => `${code} ${field}`);
const economy = (...questions: Question[]): QuestionnaireContent => form({ economy: questions });

it('a sound questionnaire has no fault', () => expect(codes({ ...form(), suggestions: [suggestion({}), suggestion({ key: 't', question: undefined, anyOf: undefined, atLeast: 50 })] })).toEqual([]));

it.each<[string, QuestionnaireContent, string[]]>([
  ['a missing dimension', { ...form(), dimensions: form().dimensions.slice(1) }, ['questionnaire-dimension-missing dimensions', 'questionnaire-weights dimensions']],
  ['a dimension twice', { ...form(), dimensions: [...form().dimensions.slice(0, 6), { ...form().dimensions[6]!, weight: 10 }, { ...form({ inclusion: [choice('x')] }).dimensions[6]!, weight: 0 }] }, ['questionnaire-dimension-twice dimensions[7]']],
  ['an empty dimension', economy(), ['questionnaire-dimension-empty dimensions[0]']],
  ['a dimension that brings no points', economy(choice('x', { options: options('a', 'b').map((o) => ({ ...o, points: 0 })) })), ['questionnaire-dimension-no-points dimensions[0]']],
  ['weights of 99', form({}, { economy: 19 }), ['questionnaire-weights dimensions']],
  ['weights of 101', form({}, { economy: 21 }), ['questionnaire-weights dimensions']],
  ['levels that do not rise', { ...form(), levels: { mild: 20, moderate: 20, severe: 60 } }, ['questionnaire-levels levels']],
  ['a question key twice, in two dimensions', form({ economy: [choice('hurts')] }), ['questionnaire-question-twice dimensions[1].questions[0].key']],
  ['an option key twice', economy(choice('x', { options: options('a', 'b', 'a') })), ['questionnaire-option-twice dimensions[0].questions[0].options[2].key']],
  ['one option', economy(choice('x', { options: [{ key: 'a', words: w, points: 1 }] })), ['questionnaire-options-few dimensions[0].questions[0].options']],
  ['several of which each stands alone', economy(choice('x', { kind: 'multiple', options: options('a', 'b').map((o) => ({ ...o, alone: true })) })), ['questionnaire-options-alone dimensions[0].questions[0].options']],
  ['yes and perhaps', economy(choice('x', { kind: 'yes_no', options: options('yes', 'perhaps') })), ['questionnaire-yes-no dimensions[0].questions[0].options']],
  ['a number without a range', economy(number({ min: 5, max: 5 })), ['questionnaire-number-range dimensions[0].questions[0]']],
  ['bands that leave the beginning out', economy(number({ min: 1, bands: [{ from: 8, points: 2 }] })), ['questionnaire-bands-begin dimensions[0].questions[0].bands']],
  ['a band beyond the range', economy(number({ bands: [{ from: 0, points: 1 }, { from: 25, points: 2 }] })), ['questionnaire-band-unreachable dimensions[0].questions[0].bands[1]']],
  ['bands out of order', economy(number({ bands: [{ from: 0, points: 1 }, { from: 9, points: 2 }, { from: 9, points: 3 }] })), ['questionnaire-band-unreachable dimensions[0].questions[0].bands[2]']],
  ['a condition on a later question', economy(choice('x', { appliesWhen: { question: 'y', anyOf: ['a'] } }), choice('y')), ['questionnaire-condition-question dimensions[0].questions[0].appliesWhen']],
  ['a condition on itself', economy(choice('x', { appliesWhen: { question: 'x', anyOf: ['a'] } })), ['questionnaire-condition-question dimensions[0].questions[0].appliesWhen']],
  ['a condition on a number', economy(number({}), choice('x', { appliesWhen: { question: 'n', anyOf: ['a'] } })), ['questionnaire-condition-question dimensions[0].questions[1].appliesWhen']],
  ['a condition on an option that is none', economy(choice('x'), choice('y', { appliesWhen: { question: 'x', anyOf: ['c'] } })), ['questionnaire-option-unknown dimensions[0].questions[1].appliesWhen']],
  ['a condition on no option', economy(choice('x'), choice('y', { appliesWhen: { question: 'x' } })), ['questionnaire-condition-options dimensions[0].questions[1].appliesWhen']],
  ['an age nobody has', economy(choice('x'), choice('y', { appliesWhen: { minAge: 60, maxAge: 18 } })), ['questionnaire-question-unreachable dimensions[0].questions[1].appliesWhen']],
  ['an age that the question before rules out', economy(choice('x', { appliesWhen: { maxAge: 18 } }), choice('y', { appliesWhen: { minAge: 60, question: 'x', anyOf: ['a'] } })), ['questionnaire-question-unreachable dimensions[0].questions[1].appliesWhen']],
  ['a tier that the question before rules out', economy(choice('x', { appliesWhen: { categories: ['destitute'] } }), choice('y', { appliesWhen: { categories: ['marginal'], question: 'x', anyOf: ['a'] } })), ['questionnaire-question-unreachable dimensions[0].questions[1].appliesWhen']],
  ['no tier at all', economy(choice('x', { appliesWhen: { categories: [] } })), ['questionnaire-question-unreachable dimensions[0].questions[0].appliesWhen']],
  ['a suggestion twice', { ...form(), suggestions: [suggestion({}), suggestion({})] }, ['questionnaire-suggestion-twice suggestions[1].key']],
  ['a suggestion that nothing brings up', { ...form(), suggestions: [suggestion({ question: undefined })] }, ['questionnaire-suggestion-trigger suggestions[0]']],
  ['a suggestion by both ways', { ...form(), suggestions: [suggestion({ atLeast: 50 })] }, ['questionnaire-suggestion-trigger suggestions[0]']],
  ['a suggestion by an unknown question', { ...form(), suggestions: [suggestion({ question: 'x' })] }, ['questionnaire-condition-question suggestions[0].question']],
  ['a suggestion by an unknown option', { ...form(), suggestions: [suggestion({ anyOf: ['perhaps'] })] }, ['questionnaire-option-unknown suggestions[0].anyOf']],
])('finds %s', (_, content, expected) => expect(codes(content)).toEqual(expected));

it('the maximum of several options is what goes together, or one that stands alone and is worth more', () => {
  const several = (...points: [number, boolean][]): Question => ({ key: 'x', words: w, kind: 'multiple', options: points.map(([p, alone], i) => ({ key: `o${i}`, words: w, points: p, alone })) });
  expect([maximumOf(several([2, false], [3, false], [1, true])), maximumOf(several([1, false], [9, true])), maximumOf(several([0, false], [0, true]))]).toEqual([5, 9, 0]);
});

describe('what is different from the version before', () => {
  it('nothing, whatever the order of properties', () => expect(changesBetween(form(), JSON.parse(JSON.stringify(form(), ['title', 'suggestions', 'levels', 'severe', 'moderate', 'mild', 'dimensions', 'questions', 'weight', 'dimension', 'kind', 'words', 'key', 'options', 'points', 'en', 'zh'])) as QuestionnaireContent)).toEqual([]));
  it('titles, weights, thresholds, questions and suggestions, in words', () => {
    const before = { ...form({ economy: [choice('x'), choice('y')] }), suggestions: [suggestion({ question: 'hurts' })] };
    const after = { ...form({ economy: [choice('x', { words: { zh: '新问', en: 'new' } }), choice('z')] }, { economy: 25, health: 15 }), title: { zh: '二版', en: 'Second' }, levels: { mild: 25, moderate: 40, severe: 60 } };
    expect(changesBetween(before, after).map(({ change, of, dimension, words }) => [change, of, dimension, words.zh])).toEqual([
      ['changed', 'title', null, '二版'], ['changed', 'levels', null, '20/40/60 → 25/40/60'], ['changed', 'weight', 'economy', '20% → 25%'], ['changed', 'weight', 'health', '20% → 15%'],
      ['changed', 'question', 'economy', '新问'], ['added', 'question', 'economy', '问'], ['removed', 'question', 'economy', '问'], ['removed', 'suggestion', 'economy', '问'],
    ]);
  });
});

describe('the first questionnaire', () => {
  const first = JSON.parse(readFileSync(join(__dirname, '../../../../../apps/api/data/questionnaire.json'), 'utf8')) as QuestionnaireContent;
  it('may be published, and asks three to five questions a dimension', () => {
    expect(codes(first)).toEqual([]);
    expect(first.dimensions.map(({ questions }) => questions.length).filter((n) => n < 3 || n > 5)).toEqual([]);
  });
  it('has words in both languages throughout', () => {
    const words: { zh: string; en: string }[] = [];
    JSON.stringify(first, (_, value: unknown) => (typeof value === 'object' && value !== null && 'zh' in value ? (words.push(value as (typeof words)[number]), value) : value));
    expect(words.length).toBeGreaterThan(120);
    expect(words.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !en)).toEqual([]);
  });
  it('somebody without need scores 0, somebody who lacks everything is severe', () => {
    const extreme = (worst: boolean): Record<string, string | number | string[]> =>
      Object.fromEntries(first.dimensions.flatMap(({ questions }) => questions.map(({ key, kind, options = [], bands = [], min = 0 }) => {
        const ordered = [...options].sort((a, b) => a.points - b.points);
        if (kind === 'number') return [key, worst ? bands.at(-1)!.from : min];
        if (kind === 'multiple') return [key, worst ? ordered.filter(({ alone }) => !alone).map((o) => o.key) : [ordered.find(({ alone }) => alone)!.key]];
        return [key, (worst ? ordered.at(-1) : ordered[0])!.key];
      })));
    const elder = { age: 78, category: 'destitute' as const };
    expect(scoresOf(first, extreme(false), elder)).toMatchObject({ total: 0, level: 'none', missing: [] });
    const worst = scoresOf(first, extreme(true), elder);
    expect(worst).toMatchObject({ level: 'severe', missing: [] });
    expect(worst.total).toBeGreaterThan(90);
    expect(suggestionsFor(first, extreme(true), elder, worst).length).toBeGreaterThan(8);
    expect(suggestionsFor(first, extreme(false), elder, scoresOf(first, extreme(false), elder))).toEqual([]);
  });
});
