/**
 * Why two records may be of one person. `same_id` can only be said on entry: the register holds an ID once.
 * Names: the same but for separators, of the same sound, or one character off. Birth: the same day, or a day that a slip of the pen
 * makes of it (one of year, month and day differs, or month and day are exchanged).
 */
export const DUPLICATE_REASONS = ['same_id', 'same_name', 'same_sound', 'one_character_off', 'same_birth', 'near_birth', 'same_village', 'same_township'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];
export const STRENGTHS = ['low', 'medium', 'high'] as const;
export type Strength = (typeof STRENGTHS)[number];
export const DUPLICATE_STATES = ['suggested', 'dismissed', 'merged'] as const;

/** A name without what clerks leave out or write differently: separators, spaces, capitals. */
export const bareName = (name: string): string => name.toLowerCase().replace(/[\s·•・‧．.]/gu, '');

/** Month and day exchanged, or one of the three parts different. */
const NEAR_BIRTH = `((extract(year FROM a.birth_date) = extract(year FROM b.birth_date))::int + (extract(month FROM a.birth_date) = extract(month FROM b.birth_date))::int + (extract(day FROM a.birth_date) = extract(day FROM b.birth_date))::int = 2
  OR (extract(year FROM a.birth_date) = extract(year FROM b.birth_date) AND extract(month FROM a.birth_date) = extract(day FROM b.birth_date) AND extract(day FROM a.birth_date) = extract(month FROM b.birth_date)))`;

/**
 * The rule: who of `b` may be who of `a`, two relations of (id, bare, sound, sex, birth_date, division_code, township_code, household_id).
 * Never all with all: either the birth date is the same, or name and village are. People of one household with names one character
 * apart are twins, not a slip.
 *
 * high: same name or sound, birth and village; same name, birth and township. medium: another character but the same birth and village;
 * same sound, birth and township; same name and birth elsewhere in the county. low: another character, same birth, same township; same
 * name and village and nearly the same birth.
 */
export const LIKENESS = {
  sameBirth: `b.birth_date = a.birth_date AND (a.bare = b.bare OR (a.township_code = b.township_code AND a.sex = b.sex AND (a.sound = b.sound OR (a.household_id IS DISTINCT FROM b.household_id AND recipients.one_character_off(a.bare, b.bare)))))`,
  nearBirth: `b.bare = a.bare AND b.division_code = a.division_code AND b.sex = a.sex AND b.birth_date <> a.birth_date AND ${NEAR_BIRTH}`,
  reasons: `array_remove(ARRAY[CASE WHEN a.bare = b.bare THEN 'same_name' WHEN a.sound = b.sound THEN 'same_sound' ELSE 'one_character_off' END, CASE WHEN a.birth_date = b.birth_date THEN 'same_birth' ELSE 'near_birth' END,
    CASE WHEN a.division_code = b.division_code THEN 'same_village' WHEN a.township_code = b.township_code THEN 'same_township' END], NULL)`,
  strength: `CASE WHEN a.birth_date <> b.birth_date THEN 1
    WHEN a.bare = b.bare THEN CASE WHEN a.township_code = b.township_code THEN 3 ELSE 2 END
    WHEN a.sound = b.sound THEN CASE WHEN a.division_code = b.division_code THEN 3 ELSE 2 END
    WHEN a.division_code = b.division_code THEN 2 ELSE 1 END`,
  /** The smallest place that covers both. */
  place: `CASE WHEN a.division_code = b.division_code THEN a.division_code WHEN a.township_code = b.township_code THEN a.township_code ELSE a.county_code END`,
} as const;
