import { describe, expect, it } from '@jest/globals';
import type { Question } from '../../providers/types';
import { appliedQuestions, isMissing, toggled } from './applied';

const w = { zh: '问', en: 'q' };
const question = (key: string, appliesWhen?: Question['appliesWhen']): Question => ({ key, words: w, kind: 'choice', options: [{ key: 'a', words: w, points: 0 }, { key: 'b', words: w, points: 1 }], ...(appliesWhen ? { appliesWhen } : {}) });
const content = { dimensions: [{ dimension: 'economy' as const, weight: 100, questions: [question('one'), question('old', { minAge: 60 }), question('poor', { categories: ['destitute', 'none'] }), question('two', { question: 'one', anyOf: ['b'] }), question('three', { question: 'two', anyOf: ['a'] })] }] };
const applied = (answers: object, age = 40, category: string | null = 'marginal') => [...appliedQuestions(content, answers as never, { age, category })];

describe('which questions apply', () => {
  it('by age and tier', () => {
    expect(applied({})).toEqual(['one']);
    expect(applied({}, 60, null)).toEqual(['one', 'old', 'poor']);
  });
  it('by an earlier answer, through all it depends on', () => {
    expect(applied({ one: 'b', two: 'a' })).toEqual(['one', 'two', 'three']);
    expect(applied({ one: 'a', two: 'a' })).toEqual(['one']);
  });
});

it('an option that stands alone takes the place of the others', () => {
  const goods: Question = { key: 'x', words: w, kind: 'multiple', options: [{ key: 'a', words: w, points: 1 }, { key: 'b', words: w, points: 1 }, { key: 'none', words: w, points: 0, alone: true }] };
  expect([toggled(goods, ['a'], 'b', true), toggled(goods, ['a', 'b'], 'none', true), toggled(goods, ['none'], 'a', true), toggled(goods, ['a', 'b'], 'a', false)]).toEqual([['a', 'b'], ['none'], ['a'], ['b']]);
});

it('an optional question is never missing', () => expect([isMissing(question('x'), {}), isMissing({ ...question('x'), optional: true }, {}), isMissing(question('x'), { x: 'a' })]).toEqual([true, false, false]));
