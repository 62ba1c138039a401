import { assert, property, integer, array, record, boolean } from 'fast-check';
import { solve } from './assignment-solver.js';
import { DEFAULT_WEIGHTS as W } from '../../domain/ranking.js';
import { assignGreedily, assignmentProblem, pairsOf, scoreOf, type Assignment, type AvailableHelper, type WaitingOrder } from '../../domain/dispatch/assignment.js';

const VILLAGES = ['350526101201', '350526101202', '350526102201', '350526103201'];
const order = (id: string, rest: Partial<WaitingOrder> = {}): WaitingOrder => ({ id, village: VILLAGES[0]!, skill: null, householdId: `home-${id}`, home: null, refusedBy: [], ...rest });
const helper = (id: string, rest: Partial<AvailableHelper> = {}): AvailableHelper => ({ id, skills: [], areas: [], base: '350526101', position: null, openOrders: 0, ...rest });
const NOBODY_KNOWN = new Map<string, number>();

const plan = async (orders: readonly WaitingOrder[], helpers: readonly AvailableHelper[], maxOpen = 8, visited = NOBODY_KNOWN) => {
  const pairs = pairsOf(orders, helpers, visited, W);
  const greedy = assignGreedily(pairs, helpers, maxOpen, W);
  const problem = assignmentProblem(pairs, greedy, helpers, maxOpen, W);
  const chosen = problem.text === '' ? [] : await solve(problem.text);
  expect(chosen).not.toBeNull();
  const balanced = problem.read(chosen!);
  const names = (a: Assignment): (string | null)[] => a.map((j) => (j === null ? null : helpers[j]!.id));
  return { pairs, greedy, balanced, names: names(balanced), greedyNames: names(greedy), sent: (a: Assignment) => a.filter((j) => j !== null).length, score: (a: Assignment) => scoreOf(a, pairs, helpers, W) };
};

describe('batch dispatch', () => {
  it('does not spend the only nurse on an errand, where one order after the other would', async () => {
    const helpers = [helper('nurse', { skills: ['nursing'], areas: [VILLAGES[0]!] }), helper('neighbour')];
    const { names, greedyNames } = await plan([order('errand'), order('dressing', { skill: 'nursing' })], helpers, 1);
    expect(greedyNames).toEqual(['nurse', null]);
    expect(names).toEqual(['neighbour', 'nurse']);
  });

  it('spreads a day over those who can: who has one already gets one less', async () => {
    const { names } = await plan(Array.from({ length: 5 }, (_, i) => order(`o${i}`)), [helper('a'), helper('b'), helper('c', { openOrders: 1 })]);
    expect(['a', 'b', 'c'].map((id) => names.filter((name) => name === id).length)).toEqual([2, 2, 1]);
  });

  it('sends nobody who refused, lacks the skill, belongs elsewhere or has enough; who answers for a place comes from anywhere', async () => {
    const orders = [order('refused', { refusedBy: ['a'] }), order('skilled', { skill: 'nursing' }), order('far', { village: VILLAGES[2]! }), order('answered', { village: VILLAGES[3]! })];
    const { names } = await plan(orders, [helper('a', { areas: ['350526103'] }), helper('full', { openOrders: 8, base: '350526' })]);
    expect(names).toEqual([null, null, null, 'a']);
  });

  it('keeps who was there before', async () => {
    const { names } = await plan([order('x'), order('y')], [helper('a'), helper('b')], 8, new Map([['home-x/b', 3], ['home-y/a', 3]]));
    expect(names).toEqual(['b', 'a']);
  });

  it('answers nothing for nothing', async () => {
    expect((await plan([], [helper('a')])).names).toEqual([]);
    expect((await plan([order('x')], [])).names).toEqual([null]);
  });

  it('is never worse than the simple way, and breaks no limit, on random days', async () => {
    const days: { orders: WaitingOrder[]; helpers: AvailableHelper[]; maxOpen: number }[] = [];
    const village = integer({ min: 0, max: 3 }).map((i) => VILLAGES[i]!);
    assert(
      property(
        array(record({ village, nursing: boolean(), refused: integer({ min: 0, max: 12 }) }), { minLength: 1, maxLength: 40 }),
        array(record({ village, nursing: boolean(), openOrders: integer({ min: 0, max: 3 }), answers: boolean() }), { minLength: 1, maxLength: 12 }),
        integer({ min: 1, max: 5 }),
        (orders, helpers, maxOpen) =>
          void days.push({
            orders: orders.map((o, i) => order(`o${i}`, { village: o.village, skill: o.nursing ? 'nursing' : null, refusedBy: [`h${o.refused}`] })),
            helpers: helpers.map((h, j) => helper(`h${j}`, { base: h.village.slice(0, 9), skills: h.nursing ? ['nursing'] : [], openOrders: h.openOrders, areas: h.answers ? [h.village] : [] })),
            maxOpen,
          }),
      ),
      { numRuns: 25, seed: 20_261_129 },
    );
    for (const { orders, helpers, maxOpen } of days) {
      const { pairs, greedy, balanced, sent, score } = await plan(orders, helpers, maxOpen);
      expect(sent(balanced)).toBeGreaterThanOrEqual(sent(greedy));
      if (sent(balanced) === sent(greedy)) expect(score(balanced)).toBeGreaterThanOrEqual(score(greedy));
      balanced.forEach((j, i) => expect(j === null || pairs[i]!.some((pair) => pair.helper === j)).toBe(true));
      helpers.forEach(({ openOrders }, j) => expect(balanced.filter((each) => each === j).length).toBeLessThanOrEqual(Math.max(0, maxOpen - openOrders)));
    }
  }, 60_000);
});
