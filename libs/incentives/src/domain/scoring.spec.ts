import { DomainError } from '@yizhu/kernel';
import { assertScheme, nextRunState, RUN_STATES, RUN_TRANSITIONS, type RunAct, type RunState } from './score-run.js';
import { countyMean, rankScores, scoreMember, shrunkMean, type Indicator, type ScoreInputs } from './scoring.js';

const SCHEME: Indicator[] = [
  { key: 'visits', target: 20, weight: 40, cap: 1.2 },
  { key: 'needs_resolved', target: 5, weight: 30, cap: 1.2 },
  { key: 'volunteer_projects', target: 2, weight: 10, cap: 1 },
  { key: 'satisfaction', target: 4.5, weight: 20, cap: 1 },
];
const did = (rest: Partial<ScoreInputs> = {}): ScoreInputs => ({ visits: 0, needsResolved: 0, volunteerProjects: 0, marks: 0, marksSum: 0, ...rest });

describe('score', () => {
  it('is the weighted sum of attainments', () => {
    const { score, indicators } = scoreMember(did({ visits: 10, needsResolved: 5, volunteerProjects: 1, marks: 5, marksSum: 22.5 }), SCHEME, 4.5);
    expect(indicators.map((i) => [i.attainment, i.points])).toEqual([[0.5, 20], [1, 30], [0.5, 5], [1, 20]]);
    expect(score).toBe(75);
  });
  it('caps what is beyond', () => expect(scoreMember(did({ visits: 1000 }), SCHEME, 3).score).toBe(48));
  it('is nothing for nothing', () => expect(scoreMember(did(), SCHEME, 5).score).toBe(0));
  it('rises by exactly one visit’s worth', () => expect(scoreMember(did({ visits: 1 }), SCHEME, 3).score - scoreMember(did(), SCHEME, 3).score).toBe(2));
  it('is the same bit for bit from the same inputs', () => {
    const inputs = did({ visits: 7, needsResolved: 3, marks: 3, marksSum: 13 });
    expect(JSON.stringify(scoreMember(inputs, SCHEME, 4.123456789))).toBe(JSON.stringify(scoreMember({ ...inputs }, SCHEME.map((i) => ({ ...i })), 4.123456789)));
  });
});

describe('satisfaction', () => {
  it('lets a hundred good marks beat one friendly one', () => expect(shrunkMean(1, 5, 4)).toBeLessThan(shrunkMean(100, 480, 4)));
  it('goes to the county’s mean with few marks and to one’s own with many', () => {
    expect(shrunkMean(1, 1, 4)).toBeCloseTo(3.5, 5);
    expect(shrunkMean(10_000, 20_000, 4)).toBeCloseTo(2, 2);
    expect(countyMean([did({ marks: 2, marksSum: 8 }), did({ marks: 1, marksSum: 5 })])).toBeCloseTo(13 / 3, 10);
    expect(countyMean([did()])).toBe(3);
  });
});

it('ranks with ties', () => expect(rankScores([{ memberId: 'c', score: 5 }, { memberId: 'a', score: 9 }, { memberId: 'b', score: 5 }, { memberId: 'd', score: 1 }]).map((c) => [c.memberId, c.rank])).toEqual([['a', 1], ['b', 2], ['c', 2], ['d', 4]]));

describe('scheme', () => {
  it('accepts four weights that sum to 100', () => expect(() => assertScheme(SCHEME)).not.toThrow());
  it.each([['weights-not-100', SCHEME.map((i) => ({ ...i, weight: 26 }))], ['indicators-incomplete', SCHEME.slice(1)], ['indicators-incomplete', [...SCHEME.slice(1), SCHEME[1]!]], ['target-not-positive', SCHEME.map((i) => ({ ...i, target: 0 }))]])('refuses %s', (code, indicators) =>
    expect(() => assertScheme(indicators)).toThrow(code));
});

describe('run: every state × act', () => {
  const allowed: Record<RunState, RunAct[]> = { draft: ['compute'], computed: ['compute', 'notice'], on_notice: ['finalise'], finalised: ['pay'], paid: [] };
  for (const state of RUN_STATES)
    for (const act of Object.keys(RUN_TRANSITIONS) as RunAct[])
      it(`${state} × ${act}`, () => {
        if (allowed[state].includes(act)) expect(nextRunState(state, act)).toBe(RUN_TRANSITIONS[act].to);
        else expect(() => nextRunState(state, act)).toThrow(DomainError);
      });
});
