/** Dangers that put a case on a mandatory path. */
export const RISKS = ['self_harm', 'abuse', 'neglect', 'harm_to_others'] as const;
export type Risk = (typeof RISKS)[number];
export const RISK_STEPS = ['tell_supervisor', 'safety_plan', 'report', 'medical_help', 'guardian_informed'] as const;
export type RiskStep = (typeof RISK_STEPS)[number];

/** One thing that must be done, by whom, within how many hours by the clock, day and night. */
export interface StepRule {
  readonly step: RiskStep;
  readonly by: 'caseworker' | 'supervisor';
  readonly hours: number;
}
const TOLD: StepRule = { step: 'tell_supervisor', by: 'supervisor', hours: 2 };
const SAFE: StepRule = { step: 'safety_plan', by: 'caseworker', hours: 24 };
/** To police or civil affairs: suspected harm to a minor is reported at once (未成年人保护法 art. 11; 民政部等 强制报告制度, 2020), harm within a family by whoever finds it at work (反家庭暴力法 art. 14). */
const REPORT: StepRule = { step: 'report', by: 'caseworker', hours: 24 };

/** What each danger asks for. The last step is always the supervisor's: lowering the flag. */
export const RISK_PATHS: Readonly<Record<Risk, readonly StepRule[]>> = {
  self_harm: [TOLD, SAFE, { step: 'guardian_informed', by: 'caseworker', hours: 24 }, { step: 'medical_help', by: 'caseworker', hours: 72 }],
  abuse: [TOLD, REPORT, SAFE],
  neglect: [TOLD, REPORT, SAFE],
  harm_to_others: [TOLD, REPORT, SAFE, { step: 'medical_help', by: 'caseworker', hours: 72 }],
};
