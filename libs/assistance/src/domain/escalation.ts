import type { Urgency } from './vocabulary.js';

/** Up the line: 1 the office is reminded before the deadline, 2 the county is told that it has passed, 3 a day later the county has it as its own. */
export const ESCALATION_LEVELS = [1, 2, 3] as const;
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number];

/** How long before its deadline the office is reminded, in minutes; what is not triaged yet has none of the three. */
export const REMINDED_BEFORE: Readonly<Record<Urgency | 'untriaged', number>> = { emergency: 30, urgent: 120, normal: 24 * 60, untriaged: 4 * 60 };
/** How long past its deadline a request becomes the county's own, in minutes. */
export const TAKEN_OVER_AFTER = 24 * 60;

/** How far up the line a request belongs at this moment; 0 while there is time. */
export const escalationOf = (dueAt: Date, urgency: Urgency | null, now: Date): EscalationLevel | 0 => {
  const late = (now.getTime() - dueAt.getTime()) / 60_000;
  if (late >= TAKEN_OVER_AFTER) return 3;
  if (late >= 0) return 2;
  return late >= -REMINDED_BEFORE[urgency ?? 'untriaged'] ? 1 : 0;
};
