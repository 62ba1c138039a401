/** What of a person may be taken from the record that is merged away; the ID with birth date and sex, the standing with all that belongs to it. */
export const PERSON_CHOICES = ['name', 'idNumber', 'phone', 'health', 'bankAccount', 'relation', 'standing'] as const;
/** What of the household, where the two become one. */
export const HOUSEHOLD_CHOICES = ['address', 'causeOfHardship', 'benefitFen', 'remark'] as const;
export type Choice = (typeof PERSON_CHOICES)[number] | (typeof HOUSEHOLD_CHOICES)[number];
export const CHOICES: readonly Choice[] = [...PERSON_CHOICES, ...HOUSEHOLD_CHOICES];

/** Which side's value stands: the survivor's, unless the other's was chosen, or the survivor has none. */
export const takesOther = (choice: Choice, taken: readonly Choice[], own: unknown, other: unknown): boolean => !isEmpty(other) && (taken.includes(choice) || isEmpty(own));
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';
