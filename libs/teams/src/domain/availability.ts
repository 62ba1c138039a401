import { teamsError } from './vocabulary.js';

/** Hours of a weekday, 1 is Monday; `HH:MM`, the end on the same day. */
export interface AvailableHours {
  readonly weekday: number;
  readonly starts: string;
  readonly ends: string;
}
/** Days on which somebody isn't there, both included, `YYYY-MM-DD`. Why they aren't is nobody's business: an illness would be a health record. */
export interface Away {
  readonly from: string;
  readonly until: string;
}

/** Days that one absence may last: longer, and somebody else answers for their villages. */
const LONGEST_DAYS = 366;

/** A week in its order. @throws availability-hours-wrong where hours end before they begin, or overlap */
export function weekOf(hours: readonly AvailableHours[]): AvailableHours[] {
  const week = hours.map(({ weekday, starts, ends }) => ({ weekday, starts, ends })).sort((a, b) => a.weekday - b.weekday || a.starts.localeCompare(b.starts));
  const wrong = week.some(({ weekday, starts, ends }, i) => ends <= starts || (week[i + 1]?.weekday === weekday && week[i + 1]!.starts < ends));
  if (wrong) throw teamsError('availability-hours-wrong', {}, 'availability');
  return week;
}

/** Absences in their order. @throws away-days-wrong where one ends before it begins, lasts longer than a year, or overlaps another */
export function absencesOf(away: readonly Away[]): Away[] {
  const absences = away.map(({ from, until }) => ({ from, until })).sort((a, b) => a.from.localeCompare(b.from));
  const wrong = absences.some(({ from, until }, i) => until < from || Date.parse(until) - Date.parse(from) > LONGEST_DAYS * 86_400_000 || (i > 0 && absences[i - 1]!.until >= from));
  if (wrong) throw teamsError('away-days-wrong', {}, 'away');
  return absences;
}

/** Whether somebody is away on a day of a span of days, both included. */
export const isAway = (away: readonly Away[], from: string, until: string = from): boolean => away.some((absence) => absence.from <= until && absence.until >= from);

/** The same in SQL, over a column `away` of the alias and a day as text. */
export const awaySql = (alias: string, day: string): string => `EXISTS (SELECT 1 FROM jsonb_array_elements(${alias}.away) a WHERE ${day} BETWEEN a->>'from' AND a->>'until')`;
