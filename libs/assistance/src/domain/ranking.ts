import { distanceMetres, type Position, type Uuid } from '@yizhu/kernel';

export interface Candidate {
  readonly id: Uuid;
  readonly name: string;
  readonly skills: readonly string[];
  readonly organisationId: Uuid | null;
  readonly organisationName: string | null;
  /** Answers for the household's village. */
  readonly responsible: boolean;
  readonly position: Position | null;
  /** Orders accepted and not yet delivered. */
  readonly openOrders: number;
  /** Visits to this household in the last twelve months. */
  readonly visitsBefore: number;
}
export const FACTORS = ['responsibility', 'skill', 'load', 'continuity', 'distance'] as const;
export type Factor = (typeof FACTORS)[number];
/** What each factor can give at most, in points; together 100. */
export type DispatchWeights = Readonly<Record<Factor, number>>;
export const DEFAULT_WEIGHTS: DispatchWeights = { responsibility: 30, skill: 25, load: 20, continuity: 15, distance: 10 };

export interface Reason {
  readonly factor: Factor;
  readonly points: number;
  readonly zh: string;
  readonly en: string;
}
export interface RankedHelper {
  readonly id: Uuid;
  readonly name: string;
  readonly organisationId: Uuid | null;
  readonly organisationName: string | null;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

const FAR_METRES = 20_000;
/** As many visits in a year give all points of continuity. */
const WELL_KNOWN_VISITS = 3;

/** Points for the order that comes to somebody who has `openOrders` already: each one more gives less. */
export const loadPoints = (openOrders: number, weight: number): number => Math.round(weight / (1 + openOrders / 2));

export const isAble = (skills: readonly string[], skill: string | null): boolean => skill === null || skills.includes(skill);

/** Points by factor. Pure arithmetic, as a batch asks it for each order and helper. */
export const pointsOf = (c: Omit<Candidate, 'id' | 'name' | 'organisationId' | 'organisationName'>, skill: string | null, home: Position | null, weights: DispatchWeights): Record<Factor, number> => ({
  responsibility: c.responsible ? weights.responsibility : 0,
  skill: isAble(c.skills, skill) ? weights.skill : 0,
  load: loadPoints(c.openOrders, weights.load),
  continuity: Math.round((weights.continuity * Math.min(c.visitsBefore, WELL_KNOWN_VISITS)) / WELL_KNOWN_VISITS),
  distance: c.position && home ? Math.round(weights.distance * Math.max(0, 1 - distanceMetres(c.position, home) / FAR_METRES)) : 0,
});

/** Points by factor, each with its words. */
export const reasonsFor = (c: Candidate, skill: string | null, home: Position | null, weights: DispatchWeights): Reason[] => {
  const points = pointsOf(c, skill, home, weights);
  const able = isAble(c.skills, skill);
  const km = c.position && home ? (distanceMetres(c.position, home) / 1000).toFixed(1) : null;
  const words: Record<Factor, readonly [zh: string, en: string]> = {
    responsibility: c.responsible ? ['责任村', 'answers for this village'] : ['非责任村', 'another village'],
    skill: skill === null ? ['不需专门技能', 'no skill needed'] : able ? ['具备所需技能', 'has the skill'] : ['缺少所需技能', 'lacks the skill'],
    load: [`在办 ${c.openOrders} 单`, `${c.openOrders} open orders`],
    continuity: c.visitsBefore > 0 ? [`近一年走访过 ${c.visitsBefore} 次`, `${c.visitsBefore} visits in the last year`] : ['尚未走访过', 'not visited before'],
    distance: km === null ? ['距离未知', 'distance unknown'] : [`距离 ${km} 公里`, `${km} km away`],
  };
  return FACTORS.map((factor) => ({ factor, points: points[factor], zh: words[factor][0], en: words[factor][1] }));
};

/** Who has the skill comes before who lacks it; then best first; equals in the order of their ids, so that the same facts always give the same list. Pure. */
export const rankHelpers = (candidates: readonly Candidate[], skill: string | null, home: Position | null, weights: DispatchWeights = DEFAULT_WEIGHTS): RankedHelper[] =>
  candidates
    .map((c) => {
      const reasons = reasonsFor(c, skill, home, weights);
      return { able: isAble(c.skills, skill), helper: { id: c.id, name: c.name, organisationId: c.organisationId, organisationName: c.organisationName, score: reasons.reduce((sum, r) => sum + r.points, 0), reasons } };
    })
    .sort((a, b) => Number(b.able) - Number(a.able) || b.helper.score - a.helper.score || a.helper.id.localeCompare(b.helper.id))
    .map(({ helper }) => helper);
