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
export interface Reason {
  readonly factor: 'responsibility' | 'skill' | 'load' | 'continuity' | 'distance';
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

/** What each factor can give at most; together 100. */
export const POINTS = { responsibility: 30, skill: 25, load: 20, continuity: 15, distance: 10 } as const;
const FAR_METRES = 20_000;

const reasonsFor = (c: Candidate, skill: string | null, home: Position | null): Reason[] => {
  const hasSkill = skill === null || c.skills.includes(skill);
  const metres = c.position && home ? distanceMetres(c.position, home) : null;
  const km = metres === null ? '' : (metres / 1000).toFixed(1);
  return [
    { factor: 'responsibility', points: c.responsible ? POINTS.responsibility : 0, zh: c.responsible ? '责任村' : '非责任村', en: c.responsible ? 'answers for this village' : 'another village' },
    { factor: 'skill', points: hasSkill ? POINTS.skill : 0, zh: skill === null ? '不需专门技能' : hasSkill ? '具备所需技能' : '缺少所需技能', en: skill === null ? 'no skill needed' : hasSkill ? 'has the skill' : 'lacks the skill' },
    { factor: 'load', points: Math.round(POINTS.load / (1 + c.openOrders / 2)), zh: `在办 ${c.openOrders} 单`, en: `${c.openOrders} open orders` },
    { factor: 'continuity', points: Math.min(POINTS.continuity, c.visitsBefore * 5), zh: c.visitsBefore > 0 ? `近一年走访过 ${c.visitsBefore} 次` : '尚未走访过', en: c.visitsBefore > 0 ? `${c.visitsBefore} visits in the last year` : 'not visited before' },
    { factor: 'distance', points: metres === null ? 0 : Math.round(POINTS.distance * Math.max(0, 1 - metres / FAR_METRES)), zh: metres === null ? '距离未知' : `距离 ${km} 公里`, en: metres === null ? 'distance unknown' : `${km} km away` },
  ];
};

/** Who has the skill comes before who lacks it; then best first; equals in the order of their ids, so that the same facts always give the same list. Pure. */
export const rankHelpers = (candidates: readonly Candidate[], skill: string | null, home: Position | null): RankedHelper[] =>
  candidates
    .map((c) => {
      const reasons = reasonsFor(c, skill, home);
      return { id: c.id, name: c.name, organisationId: c.organisationId, organisationName: c.organisationName, score: reasons.reduce((sum, r) => sum + r.points, 0), reasons };
    })
    .sort((a, b) => Number(isAble(b)) - Number(isAble(a)) || b.score - a.score || a.id.localeCompare(b.id));

const isAble = ({ reasons }: RankedHelper): boolean => reasons.some((reason) => reason.factor === 'skill' && reason.points > 0);
