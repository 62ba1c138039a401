/** The four indicators of the notice (五（四）): visit frequency, needs resolved, volunteer projects, satisfaction. */
export const INDICATORS = ['visits', 'needs_resolved', 'volunteer_projects', 'satisfaction'] as const;
export type IndicatorKey = (typeof INDICATORS)[number];

export interface Indicator {
  readonly key: IndicatorKey;
  /** What counts as full attainment: visits, needs, participations a month; a mark from 1 to 5. */
  readonly target: number;
  /** Share of the score; the four sum to 100. */
  readonly weight: number;
  /** Attainment counts up to here: 1.2 rewards up to a fifth beyond the target. */
  readonly cap: number;
}

/** What one member did in the month, as counted from valid evidence. */
export interface ScoreInputs {
  /** One per household and local day, however often somebody went there. */
  readonly visits: number;
  readonly needsResolved: number;
  readonly volunteerProjects: number;
  readonly marks: number;
  readonly marksSum: number;
}
export interface IndicatorScore {
  readonly key: IndicatorKey;
  readonly actual: number;
  readonly target: number;
  readonly attainment: number;
  readonly weight: number;
  readonly points: number;
}

/** Marks of the county that stand in for a member who has few: one friendly mark can't beat a hundred. */
export const PRIOR_MARKS = 5;

const round = (value: number, digits: number): number => {
  const factor = 10 ** digits;
  return Math.round((value + Number.EPSILON) * factor) / factor;
};

/** A mean mark shrunk toward the county's; 0 when the member has none, for what was not done is not rewarded. */
export const shrunkMean = (marks: number, marksSum: number, countyMean: number): number => (marks === 0 ? 0 : (marksSum + PRIOR_MARKS * countyMean) / (marks + PRIOR_MARKS));

/** The county's mean mark of the month; the middle of the scale while there is none. */
export const countyMean = (inputs: readonly ScoreInputs[]): number => {
  const marks = inputs.reduce((sum, i) => sum + i.marks, 0);
  return marks === 0 ? 3 : inputs.reduce((sum, i) => sum + i.marksSum, 0) / marks;
};

/** attainment = min(actual ÷ target, cap); score = Σ weight × attainment. Rounded to hundredths, so that what is shown adds up. Pure. */
export const scoreMember = (inputs: ScoreInputs, indicators: readonly Indicator[], mean: number): { score: number; indicators: IndicatorScore[] } => {
  const actuals: Readonly<Record<IndicatorKey, number>> = {
    visits: inputs.visits, needs_resolved: inputs.needsResolved, volunteer_projects: inputs.volunteerProjects, satisfaction: round(shrunkMean(inputs.marks, inputs.marksSum, mean), 2),
  };
  const scored = indicators.map((indicator): IndicatorScore => {
    const attainment = round(Math.min(actuals[indicator.key] / indicator.target, indicator.cap), 4);
    return { key: indicator.key, actual: actuals[indicator.key], target: indicator.target, attainment, weight: indicator.weight, points: round(indicator.weight * attainment, 2) };
  });
  return { score: round(scored.reduce((sum, i) => sum + i.points, 0), 2), indicators: scored };
};

/** Ranks by score; equal scores share a rank, and the next is skipped (1, 2, 2, 4). */
export const rankScores = <T extends { readonly score: number; readonly memberId: string }>(cards: readonly T[]): (T & { rank: number })[] => {
  const sorted = [...cards].sort((a, b) => b.score - a.score || a.memberId.localeCompare(b.memberId));
  let rank = 0;
  return sorted.map((card, i) => {
    if (i === 0 || card.score !== sorted[i - 1]!.score) rank = i + 1;
    return { ...card, rank };
  });
};
