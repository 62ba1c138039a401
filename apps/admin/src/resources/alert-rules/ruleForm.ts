import { toFen, toYuan } from '../../shared/values';

export const TIERS = ['destitute', 'subsistence', 'marginal', 'rigid_expenditure', 'relapse_monitored', 'other_hardship', 'none'] as const;
type Values = Record<string, unknown>;

/** The inputs each kind of rule asks for; what else stands in the form is left out. */
export const FIELDS_OF: Record<string, ('thresholdsYuan' | 'percent' | 'months' | 'leastYuan' | 'levels' | 'withinDays' | 'days')[]> = {
  medical_burden: ['thresholdsYuan'],
  expenditure_surge: ['percent', 'months', 'leastYuan'],
  income_drop: ['percent', 'months', 'leastYuan'],
  new_disability: ['levels', 'withinDays'],
  death_in_household: ['withinDays'],
  disaster_struck: ['levels', 'withinDays'],
  visit_overdue: ['days'],
};
/** Least and greatest of each figure, as the API takes them. */
const LIMITS: Record<string, [number, number]> = { percent: [1, 1_000], months: [1, 24], leastYuan: [0, 1_000_000], withinDays: [1, 366], days: [0, 366], thresholdsYuan: [1, 1_000_000] };
export const limitsOf = (kind: string, field: string): [number, number] => (kind === 'income_drop' && field === 'percent' ? [1, 100] : (LIMITS[field] ?? [0, 1_000_000]));
export const LEVELS_OF: Record<string, string[]> = { new_disability: ['1', '2', '3', '4'], disaster_struck: ['minor', 'serious', 'severe'] };

/** People think in yuan, the API counts in fen. */
export const parametersOf = ({ kind, p }: Values): Values => {
  const given = (p ?? {}) as Values;
  const thresholds = (given['thresholdsYuan'] ?? {}) as Values;
  return Object.fromEntries(
    (FIELDS_OF[String(kind)] ?? []).map((field) =>
      field === 'thresholdsYuan' ? ['thresholdsFen', Object.fromEntries(TIERS.map((tier) => [tier, toFen(thresholds[tier])]))]
      : field === 'leastYuan' ? ['leastFen', toFen(given[field])]
      : field === 'levels' ? [field, ((given[field] ?? []) as string[]).filter((level) => LEVELS_OF[String(kind)]?.includes(level))]
      : [field, Number(given[field])]),
  );
};
export const toBody = (values: Values): Values => ({ kind: values['kind'], name: values['name'], active: values['active'] === true, parameters: parametersOf(values) });

export const toForm = ({ kind, name, active, parameters }: { kind: string; name: string; active: boolean; parameters: object }): Values => {
  const { thresholdsFen, leastFen, ...rest } = parameters as { thresholdsFen?: Record<string, number>; leastFen?: number };
  return { kind, name, active, p: { ...rest, ...(thresholdsFen ? { thresholdsYuan: Object.fromEntries(Object.entries(thresholdsFen).map(([tier, fen]) => [tier, toYuan(fen)])) } : {}), ...(leastFen === undefined ? {} : { leastYuan: toYuan(leastFen) }) } };
};

/** What a new rule begins with: a sister city's thresholds, and figures that raise few. */
export const DEFAULTS: Values = {
  kind: 'medical_burden', name: '', active: false,
  p: { thresholdsYuan: { destitute: 1_000, subsistence: 5_000, marginal: 10_000, rigid_expenditure: 10_000, relapse_monitored: 10_000, other_hardship: 15_000, none: 15_000 }, percent: 50, months: 3, leastYuan: 1_000, levels: ['1', '2', 'severe'], withinDays: 90, days: 30 },
};
