/** What a department can be asked about somebody (MZ/T 072-2024). */
export const VERIFICATION_KINDS = ['income', 'social_insurance', 'vehicle', 'property', 'medical_expense', 'school_enrolment', 'disability_certificate', 'housing_aid'] as const;
export type VerificationKind = (typeof VERIFICATION_KINDS)[number];

/** How an item is told: an amount in fen, a number of things, or yes and no (1 and 0). */
export const VERIFICATION_UNITS = ['fen', 'count', 'flag'] as const;
export type VerificationUnit = (typeof VERIFICATION_UNITS)[number];

interface KindMeaning {
  readonly unit: VerificationUnit;
  readonly zh: string;
  readonly en: string;
  /** The measure word of a count. */
  readonly countZh?: string;
}
export const KIND: Readonly<Record<VerificationKind, KindMeaning>> = {
  income: { unit: 'fen', zh: '年收入', en: 'Income of a year' },
  social_insurance: { unit: 'fen', zh: '社会保险待遇（月）', en: 'Social insurance benefit, monthly' },
  vehicle: { unit: 'count', zh: '机动车', en: 'Vehicles', countZh: '辆' },
  property: { unit: 'count', zh: '房产', en: 'Real property', countZh: '处' },
  medical_expense: { unit: 'fen', zh: '年自付医疗费', en: 'Medical expense paid oneself, of a year' },
  school_enrolment: { unit: 'flag', zh: '在校就读', en: 'School enrolment' },
  disability_certificate: { unit: 'flag', zh: '残疾人证', en: 'Disability certificate' },
  housing_aid: { unit: 'flag', zh: '住房救助', en: 'Housing aid' },
};

/** The largest value that is no slip: 100 million yuan, 1 000 things, yes. */
export const LARGEST: Readonly<Record<VerificationUnit, number>> = { fen: 10_000_000_000, count: 1_000, flag: 1 };
export const isValueOf = (kind: VerificationKind, value: number): boolean => Number.isSafeInteger(value) && value >= 0 && value <= LARGEST[KIND[kind].unit];
