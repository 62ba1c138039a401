import { CATEGORIES } from '@yizhu/recipients';
import { asked, changed, CHECKLIST_LIMITS, concernsIn, FIRST_CHECKLIST, known, questionsFor, readAnswers, takeAnswers, type ChecklistQuestion } from './visit-checklist.js';

const question = (code: string, rest: Partial<ChecklistQuestion> = {}): ChecklistQuestion => ({ code, words: { zh: '问', en: 'ask' }, tiers: [], concern: 'no', offers: 'nothing', dimension: null, ...rest });
const codes = (questions: readonly ChecklistQuestion[]): string[] => questions.map(({ code }) => code);

it('the first list holds to its own rules and has something for every tier', () => {
  expect(changed({ questions: [], earlier: [] }, FIRST_CHECKLIST.questions)).toEqual(FIRST_CHECKLIST);
  expect(FIRST_CHECKLIST.questions.length).toBeLessThanOrEqual(CHECKLIST_LIMITS.questions);
  for (const { words } of FIRST_CHECKLIST.questions) expect([words.zh, words.en].every((text) => text.length > 0 && text.length <= CHECKLIST_LIMITS.words)).toBe(true);
  for (const tier of CATEGORIES) expect(codes(questionsFor(FIRST_CHECKLIST, tier))).toEqual(expect.arrayContaining(['dwelling', 'health', 'food', 'mood', 'newNeeds']));
});

it('asks a household what is for its tier or for all', () => {
  const list = { questions: [question('all'), question('poor', { tiers: ['destitute', 'subsistence'] }), question('edge', { tiers: ['marginal'] })], earlier: [question('gone')] };
  expect([['destitute', 'all,poor'], ['marginal', 'all,edge'], [null, 'all']].map(([tier]) => [tier, codes(questionsFor(list, tier ?? null)).join()])).toEqual([['destitute', 'all,poor'], ['marginal', 'all,edge'], [null, 'all']]);
});

it.each([
  ['checklist-code-twice', [question('a'), question('a')]],
  ['checklist-dimension-wrong', [question('a', { offers: 'need' })]],
  ['checklist-dimension-wrong', [question('a', { offers: 'alert', dimension: 'health' })]],
  ['checklist-meaning-fixed', [question('was', { concern: 'yes' })]],
  ['checklist-meaning-fixed', [question('long', { concern: 'yes' })]],
] as const)('refuses a list: %s', (code, questions) => expect(() => changed({ questions: [question('was')], earlier: [question('long')] }, questions)).toThrow(code));

it('what falls out of a list stays known, and comes back', () => {
  const second = changed({ questions: [question('a'), question('b')], earlier: [] }, [question('b'), question('c')]);
  expect([codes(second.questions), codes(second.earlier)]).toEqual([['b', 'c'], ['a']]);
  const third = changed(second, [question('a', { words: { zh: '新', en: 'new' } })]);
  expect([codes(third.questions), codes(third.earlier).sort()]).toEqual([['a'], ['b', 'c']]);
  expect(known(third).get('a')!.words.en).toBe('new');
});

describe('answers', () => {
  const list = { questions: [question('safe'), question('worse', { concern: 'yes', offers: 'alert' })], earlier: [question('once', { concern: 'yes', offers: 'need', dimension: 'health' })] };

  it('of this list and earlier ones are taken, ticks of old forms too', () => {
    expect(takeAnswers(list, { safe: 'unknown', once: 'yes' })).toEqual({ safe: 'unknown', once: 'yes' });
    expect(takeAnswers(list, { safe: true, worse: false })).toEqual({ safe: 'yes', worse: 'unknown' });
    expect(takeAnswers(list, {})).toEqual({});
  });

  it.each([
    ['checklist-question-unknown', { never: 'yes' }],
    ['checklist-answers-malformed', { safe: 'maybe' }],
    ['checklist-answers-malformed', { safe: null }],
    ['checklist-answers-malformed', { safe: { yes: true } }],
    ['checklist-answers-malformed', { '<b>': 'yes' }],
    ['checklist-answers-malformed', JSON.parse('{"__proto__": "yes"}') as object],
    ['checklist-question-unknown', { constructor: 'yes' }],
    ['checklist-answers-malformed', Object.fromEntries(Array.from({ length: CHECKLIST_LIMITS.answers + 1 }, (_, i) => [`q${i}`, 'yes']))],
  ] as [string, Record<string, unknown>][])('are refused: %s', (code, sent) => expect(() => takeAnswers(list, sent)).toThrow(code));

  it('give concern by their question, earlier ones last; unknown never does', () => {
    const answers = takeAnswers(list, { once: 'yes', worse: 'yes', safe: 'unknown' });
    expect(codes(asked(list, answers))).toEqual(['safe', 'worse', 'once']);
    expect(codes(concernsIn(list, answers))).toEqual(['worse', 'once']);
  });

  it('of the time of ticks stay readable: what was ticked is so', () => {
    const read = readAnswers({ dwelling: true, health: false, newNeeds: true, odd: 3 });
    expect(read).toEqual({ dwelling: 'yes', health: 'unknown', newNeeds: 'yes' });
    expect(codes(concernsIn(FIRST_CHECKLIST, read))).toEqual(['newNeeds']);
  });
});
