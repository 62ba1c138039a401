import { CATEGORIES } from '../vocabulary.js';
import { DISABILITY_LEVELS, DISASTER_LEVELS, type FactKind } from './fact.js';
import { monitoringError } from './monitoring.errors.js';

/** Kinds of alert rule (domain.md "Alert rules are data"). What each asks stands in alert-candidates.sql.ts. */
export const RULE_KINDS = ['medical_burden', 'expenditure_surge', 'income_drop', 'new_disability', 'death_in_household', 'disaster_struck', 'visit_overdue'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** Which facts a rule listens to; an overdue visit follows from the calendar alone. */
export const FACT_OF: Readonly<Record<RuleKind, FactKind | null>> = {
  medical_burden: 'medical_out_of_pocket', expenditure_surge: 'expenditure', income_drop: 'income', new_disability: 'disability', death_in_household: 'death', disaster_struck: 'disaster', visit_overdue: null,
};

/** Tiers by which a yearly medical expense is measured; `none` is for people without one. */
export const THRESHOLD_TIERS = [...CATEGORIES, 'none'] as const;

export interface RuleParameters {
  /** Yuan a year by tier, in fen. */
  readonly thresholdsFen?: Readonly<Record<(typeof THRESHOLD_TIERS)[number], number>>;
  /** How far above (or below) the mean of the months before. */
  readonly percent?: number;
  readonly months?: number;
  /** A change smaller than this, in fen, is not worth a visit. */
  readonly leastFen?: number;
  readonly levels?: readonly string[];
  /** How long after it happened a fact is still news. */
  readonly withinDays?: number;
  /** Days past the planned visit. */
  readonly days?: number;
}

const MAX_FEN = 100_000_000;
/** Whole-number parameters of each kind with their least and greatest value. */
const NUMBERS: Readonly<Record<RuleKind, Readonly<Partial<Record<keyof RuleParameters, readonly [number, number]>>>>> = {
  medical_burden: {},
  expenditure_surge: { percent: [1, 1_000], months: [1, 24], leastFen: [0, MAX_FEN] },
  income_drop: { percent: [1, 100], months: [1, 24], leastFen: [0, MAX_FEN] },
  new_disability: { withinDays: [1, 366] },
  death_in_household: { withinDays: [1, 366] },
  disaster_struck: { withinDays: [1, 366] },
  visit_overdue: { days: [0, 366] },
};
const LEVELS: Readonly<Partial<Record<RuleKind, readonly string[]>>> = { new_disability: DISABILITY_LEVELS, disaster_struck: DISASTER_LEVELS };

const requireWhole = (field: string, value: unknown, [min, max]: readonly [number, number]): void => {
  if (!Number.isInteger(value) || (value as number) < min || (value as number) > max) throw monitoringError('rule-parameters-malformed', { field, min, max }, `parameters.${field}`);
};

/** Holds parameters to what their kind knows. @throws rule-parameters-malformed | rule-parameters-unknown | rule-levels-malformed */
export const assertParameters = (kind: RuleKind, parameters: RuleParameters): void => {
  const numbers = NUMBERS[kind];
  const levels = LEVELS[kind];
  const known = new Set<string>([...Object.keys(numbers), ...(levels ? ['levels'] : []), ...(kind === 'medical_burden' ? ['thresholdsFen'] : [])]);
  for (const field of Object.keys(parameters)) if (!known.has(field)) throw monitoringError('rule-parameters-unknown', { field }, `parameters.${field}`);
  for (const [field, bounds] of Object.entries(numbers)) requireWhole(field, parameters[field as keyof RuleParameters], bounds);
  if (levels && !(Array.isArray(parameters.levels) && parameters.levels.length > 0 && parameters.levels.every((level) => levels.includes(level as string)))) throw monitoringError('rule-levels-malformed', {}, 'parameters.levels');
  if (kind !== 'medical_burden') return;
  const thresholds = (typeof parameters.thresholdsFen === 'object' && parameters.thresholdsFen !== null ? parameters.thresholdsFen : {}) as Record<string, unknown>;
  for (const tier of Object.keys(thresholds)) if (!(THRESHOLD_TIERS as readonly string[]).includes(tier)) throw monitoringError('rule-parameters-unknown', { field: `thresholdsFen.${tier}` }, `parameters.thresholdsFen.${tier}`);
  for (const tier of THRESHOLD_TIERS) requireWhole(`thresholdsFen.${tier}`, thresholds[tier], [1, MAX_FEN]);
};

const YUAN = 100;
/** The rules a county begins with; thresholds are a sister city's published ones (domain.md, recipients). */
export const FIRST_RULES: readonly { readonly kind: RuleKind; readonly name: string; readonly parameters: RuleParameters }[] = [
  {
    kind: 'medical_burden', name: '年度自付医疗费用过高',
    parameters: { thresholdsFen: { destitute: 1_000 * YUAN, subsistence: 5_000 * YUAN, marginal: 10_000 * YUAN, rigid_expenditure: 10_000 * YUAN, relapse_monitored: 10_000 * YUAN, other_hardship: 15_000 * YUAN, none: 15_000 * YUAN } },
  },
  { kind: 'expenditure_surge', name: '家庭支出骤增', parameters: { percent: 100, months: 3, leastFen: 2_000 * YUAN } },
  { kind: 'income_drop', name: '收入骤减', parameters: { percent: 50, months: 3, leastFen: 500 * YUAN } },
  { kind: 'new_disability', name: '新增残疾', parameters: { levels: ['1', '2'], withinDays: 90 } },
  { kind: 'death_in_household', name: '家庭成员死亡', parameters: { withinDays: 90 } },
  { kind: 'disaster_struck', name: '遭遇灾害', parameters: { levels: ['serious', 'severe'], withinDays: 60 } },
  { kind: 'visit_overdue', name: '走访逾期', parameters: { days: 90 } },
];
