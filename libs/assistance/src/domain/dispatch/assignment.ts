import type { Position, Uuid } from '@yizhu/kernel';
import { isAble, loadPoints, pointsOf, type DispatchWeights } from '../ranking.js';

/** A planned order as dispatch sees it. */
export interface WaitingOrder {
  readonly id: Uuid;
  readonly village: string;
  readonly skill: string | null;
  readonly householdId: Uuid;
  readonly home: Position | null;
  /** Who has refused it: not asked again. */
  readonly refusedBy: readonly Uuid[];
}
/** A member who may be sent. */
export interface AvailableHelper {
  readonly id: Uuid;
  readonly skills: readonly string[];
  /** Townships and villages they answer for. */
  readonly areas: readonly string[];
  /** Where they are at home in the team: county, township or village. */
  readonly base: string;
  readonly position: Position | null;
  readonly openOrders: number;
}
/** Points of an order with a helper, without those of the load. */
export interface Pair {
  readonly helper: number;
  readonly points: number;
}
/** By order: the helper's place in the list, or null where nobody is left. */
export type Assignment = readonly (number | null)[];

/** Of each order these many helpers are weighed, best first; more would not be asked by hand either. */
const PAIRS_OF_AN_ORDER = 25;
const TOWNSHIP = 9;
const COUNTY = 6;

/** Who may go to an order at all: of its township or of the county's own team, or answering for the place; able, and has not refused it. */
const mayGo = (order: WaitingOrder, helper: AvailableHelper): boolean =>
  (helper.base.length === COUNTY || helper.base.slice(0, TOWNSHIP) === order.village.slice(0, TOWNSHIP) || answersFor(order, helper)) && isAble(helper.skills, order.skill) && !order.refusedBy.includes(helper.id);
export const answersFor = (order: Pick<WaitingOrder, 'village'>, { areas }: Pick<AvailableHelper, 'areas'>): boolean => areas.includes(order.village) || areas.includes(order.village.slice(0, TOWNSHIP));

/** What is weighed: for each order whoever may go, best first. @param visited visits of the last year by household and helper, `household/helper` */
export const pairsOf = (orders: readonly WaitingOrder[], helpers: readonly AvailableHelper[], visited: ReadonlyMap<string, number>, weights: DispatchWeights): Pair[][] =>
  orders.map((order) =>
    helpers
      .flatMap((helper, j) => {
        if (!mayGo(order, helper)) return [];
        const { load: _, ...apart } = pointsOf({ ...helper, responsible: answersFor(order, helper), visitsBefore: visited.get(`${order.householdId}/${helper.id}`) ?? 0 }, order.skill, order.home, weights);
        return [{ helper: j, points: Object.values(apart).reduce((sum, n) => sum + n, 0) }];
      })
      .sort((a, b) => b.points - a.points || a.helper - b.helper),
  );

/** As a dispatcher does it by hand: one order after the other, each to the best at that moment. */
export const assignGreedily = (pairs: readonly Pair[][], helpers: readonly AvailableHelper[], maxOpen: number, weights: DispatchWeights): Assignment => {
  const load = helpers.map(({ openOrders }) => openOrders);
  return pairs.map((choices) => {
    let best: { helper: number; score: number } | null = null;
    for (const { helper, points } of choices) {
      if (load[helper]! >= maxOpen) continue;
      const score = points + loadPoints(load[helper]!, weights.load);
      if (!best || score > best.score) best = { helper, score };
    }
    if (best) load[best.helper]! += 1;
    return best?.helper ?? null;
  });
};

/** Points of a whole assignment: each order's pair, and each helper's load as it grows. What both ways are compared by. */
export const scoreOf = (assignment: Assignment, pairs: readonly Pair[][], helpers: readonly AvailableHelper[], weights: DispatchWeights): number => {
  const load = helpers.map(({ openOrders }) => openOrders);
  return assignment.reduce<number>((sum, helper, order) => {
    if (helper === null) return sum;
    const pair = pairs[order]!.find((each) => each.helper === helper)!;
    return sum + pair.points + loadPoints(load[helper]!++, weights.load);
  }, 0);
};

/** That an order finds somebody outweighs whatever its pair could give: no order stays behind for the points of another. */
const SENT = 1_000;

/**
 * All orders balanced in one step, as a flow of orders through helpers: maximise the points of the pairs and of the growing loads, where
 * each order goes to at most one and each helper takes at most `maxOpen`. A helper's places are worth less one after the other, so that
 * they fill in their order by themselves, and the matrix is that of a network: its corners are whole numbers, and the linear
 * programme is exact. @returns the problem in CPLEX's LP format, and how to read the names of its solution
 */
export const assignmentProblem = (pairs: readonly Pair[][], greedy: Assignment, helpers: readonly AvailableHelper[], maxOpen: number, weights: DispatchWeights): { text: string; read: (chosen: readonly string[]) => Assignment } => {
  const weighed = pairs.map((choices, order) => {
    const best = choices.slice(0, PAIRS_OF_AN_ORDER);
    const kept = choices.find(({ helper }) => helper === greedy[order]);
    // What the simple way chose stays possible, so that the solution is never worse.
    return kept && !best.includes(kept) ? [...best, kept] : best;
  });
  const of: string[][] = helpers.map(() => []);
  const objective: string[] = [];
  const rules: string[] = [];
  const bounds: string[] = [];
  weighed.forEach((choices, order) => {
    if (choices.length === 0) return;
    const names = choices.map(({ helper, points }) => {
      const name = `x_${order}_${helper}`;
      objective.push(`${points + SENT} ${name}`);
      of[helper]!.push(name);
      return name;
    });
    rules.push(`o_${order}: ${names.join('\n + ')} <= 1`);
  });
  of.forEach((names, helper) => {
    if (names.length === 0) return;
    const places = Array.from({ length: Math.max(0, maxOpen - helpers[helper]!.openOrders) }, (_, place) => {
      const name = `y_${helper}_${place}`;
      objective.push(`${loadPoints(helpers[helper]!.openOrders + place, weights.load)} ${name}`);
      bounds.push(`0 <= ${name} <= 1`);
      return name;
    });
    rules.push(`h_${helper}: ${names.join('\n + ')}${places.map((name) => `\n - ${name}`).join('')} = 0`);
  });
  const text = objective.length === 0 ? '' : `Maximize\n points: ${objective.join('\n + ')}\nSubject To\n ${rules.join('\n ')}\n${bounds.length > 0 ? `Bounds\n ${bounds.join('\n ')}\n` : ''}End\n`;
  return {
    text,
    read: (chosen) => {
      const found: (number | null)[] = pairs.map(() => null);
      for (const name of chosen) {
        const [kind, order, helper] = name.split('_');
        if (kind === 'x') found[Number(order)] = Number(helper);
      }
      return found;
    },
  };
};
