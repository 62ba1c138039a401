import { needsServed, ranked, weightOf } from './ranking.js';

const person = { needs: ['health', 'daily_living'], level: 'severe', groups: ['empty_nest_elder'] };

it('weighs open needs, the level of need and the group', () => {
  expect(weightOf({ serviceClass: 'care', targetGroups: ['empty_nest_elder'] }, person)).toBe(40 + 10 + 20 + 10);
  expect(weightOf({ serviceClass: 'living', targetGroups: [] }, person)).toBe(60);
  expect(weightOf({ serviceClass: 'development', targetGroups: ['low_income'] }, person)).toBe(0);
  expect(needsServed('departmental', ['health', 'inclusion', 'no-such-need'])).toEqual(['health']);
});
it('puts what can be had first and what cannot last', () => {
  const match = (code: string, answer: 'eligible' | 'not_eligible' | 'unknown', weight = 0, receiving = false) => ({ code, answer, weight, receiving });
  expect(ranked([match('f', 'not_eligible', 90), match('d', 'eligible', 99, true), match('c', 'unknown', 50), match('b', 'eligible', 10), match('a', 'eligible', 10), match('e', 'eligible', 60)]).map(({ code }) => code)).toEqual(['e', 'a', 'b', 'c', 'd', 'f']);
});
