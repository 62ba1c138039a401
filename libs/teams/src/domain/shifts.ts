import { addDays, instantOf, isoWeekday, localDate, type LocalDate } from '@yizhu/kernel';
import { teamsError } from './vocabulary.js';

/** A project that is held again and again: on which days of the week (1 Monday … 7 Sunday), from when to when (HH:MM, Asia/Shanghai), with how many places, until which day. */
export interface WeeklyRule {
  readonly weekdays: readonly number[];
  readonly starts: string;
  readonly ends: string;
  readonly places: number;
  readonly until?: LocalDate | null | undefined;
}
export interface ShiftPlan {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly places: number;
}

/** Days ahead for which a weekly rule has made its shifts. */
export const AHEAD_DAYS = 28;
const LONGEST = 24 * 3_600_000;
const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Shifts of a rule that begin after a moment, until `AHEAD_DAYS` later; one that ends before it begins ends on the next day. */
export const shiftsAhead = (rule: WeeklyRule, now: Date): ShiftPlan[] => {
  const today = localDate(now);
  const [from, to] = [minutes(rule.starts), minutes(rule.ends)];
  return Array.from({ length: AHEAD_DAYS + 1 }, (_, i) => addDays(today, i))
    .filter((day) => rule.weekdays.includes(isoWeekday(day)) && (!rule.until || day <= rule.until))
    .map((day) => ({ startsAt: instantOf(day, from), endsAt: instantOf(day, to > from ? to : to + 24 * 60), places: rule.places }))
    .filter(({ startsAt }) => startsAt > now);
};

/** @throws shift-times-wrong: a shift ends after it begins, within a day */
export const requireShift = ({ startsAt, endsAt }: Pick<ShiftPlan, 'startsAt' | 'endsAt'>, field: string): void => {
  const length = endsAt.getTime() - startsAt.getTime();
  if (!(length > 0 && length <= LONGEST)) throw teamsError('shift-times-wrong', {}, field);
};
