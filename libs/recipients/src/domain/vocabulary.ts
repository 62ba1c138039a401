/** Tiers (分层) and groups (分类) of domain.md; 国办发〔2023〕39号. */
export const CATEGORIES = ['destitute', 'subsistence', 'marginal', 'rigid_expenditure', 'relapse_monitored', 'other_hardship'] as const;
export type AssistanceCategory = (typeof CATEGORIES)[number];
export const TARGET_GROUPS = ['low_income', 'empty_nest_elder', 'child_in_need', 'disabled_in_hardship', 'new_employment_in_hardship'] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];
export const RECIPIENT_STATUSES = ['registered', 'verifying', 'active', 'suspended', 'exited', 'erased'] as const;
export type RecipientStatus = (typeof RECIPIENT_STATUSES)[number];

/** Low-income population follows from the tier; it is never typed in. */
const LOW_INCOME: ReadonlySet<string> = new Set(['destitute', 'subsistence', 'marginal', 'rigid_expenditure', 'relapse_monitored']);
export const groupsWith = (category: AssistanceCategory | null, groups: readonly TargetGroup[]): TargetGroup[] => {
  const others = groups.filter((g) => g !== 'low_income');
  return [...new Set<TargetGroup>(category && LOW_INCOME.has(category) ? ['low_income', ...others] : others)].sort();
};
