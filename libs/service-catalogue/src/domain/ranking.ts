/**
 * How much an item answers somebody's needs, for the order in which items are shown. Declared figures: 40 where it serves a need that
 * is open, 10 for each further one; 0, 5, 10 or 20 by the assessed level of need, where it serves one; 10 where the person is in a group
 * it is made for. What somebody cannot get, or gets already, comes after what they can.
 */
const SERVES: Readonly<Record<string, readonly string[]>> = {
  economy: ['departmental'],
  health: ['care', 'departmental'],
  education: ['departmental', 'support'],
  housing: ['departmental', 'living'],
  employment: ['development'],
  guardianship: ['care', 'support'],
  inclusion: ['support'],
  daily_living: ['living', 'care'],
};
const BY_LEVEL: Readonly<Record<string, number>> = { none: 0, mild: 5, moderate: 10, severe: 20 };

export type MatchAnswer = 'eligible' | 'not_eligible' | 'unknown';
export const MATCH_ANSWERS = ['eligible', 'not_eligible', 'unknown'] as const;

export interface Needing {
  /** Dimensions of needs that are open. */
  readonly needs: readonly string[];
  readonly level: string | null;
  readonly groups: readonly string[];
}

/** Open needs that a class of service answers. */
export const needsServed = (serviceClass: string, needs: readonly string[]): string[] => needs.filter((need) => SERVES[need]?.includes(serviceClass));

export const weightOf = (item: { readonly serviceClass: string; readonly targetGroups: readonly string[] }, person: Needing): number => {
  const served = needsServed(item.serviceClass, person.needs).length;
  const made = item.targetGroups.some((group) => person.groups.includes(group));
  return (served > 0 ? 40 + 10 * (served - 1) + (BY_LEVEL[person.level ?? 'none'] ?? 0) : 0) + (made ? 10 : 0);
};

const ORDER: Readonly<Record<MatchAnswer, number>> = { eligible: 0, unknown: 1, not_eligible: 3 };

/** First what can be had, then what may be; what is received already; last what cannot be had. Within each by weight, then by code. */
export const ranked = <T extends { readonly answer: MatchAnswer; readonly receiving: boolean; readonly weight: number; readonly code: string }>(matches: readonly T[]): T[] => {
  const place = ({ answer, receiving }: T): number => (receiving ? 2 : ORDER[answer]);
  return [...matches].sort((a, b) => place(a) - place(b) || b.weight - a.weight || a.code.localeCompare(b.code));
};
