import { addDays, instantOf, localDate, minutesOfDay } from '@yizhu/kernel';

/** Minutes of the day in Asia/Shanghai between which nobody's telephone rings; they may lie across midnight. Equal: none. */
export interface QuietHours {
  readonly quietFrom: number;
  readonly quietTo: number;
}
export const FIRST_QUIET_HOURS: QuietHours = { quietFrom: 22 * 60, quietTo: 8 * 60 };

/** When what is quiet at this moment ends; null when nothing is. */
export const quietUntil = ({ quietFrom, quietTo }: QuietHours, now: Date): Date | null => {
  if (quietFrom === quietTo) return null;
  const minute = minutesOfDay(now);
  const today = localDate(now);
  if (quietFrom < quietTo) return minute >= quietFrom && minute < quietTo ? instantOf(today, quietTo) : null;
  if (minute >= quietFrom) return instantOf(addDays(today, 1), quietTo);
  return minute < quietTo ? instantOf(today, quietTo) : null;
};

/** Hours a day that may be quiet at most: messages are to arrive on the day. */
export const MOST_QUIET_HOURS = 14;
export const quietMinutes = ({ quietFrom, quietTo }: QuietHours): number => (quietTo - quietFrom + 1440) % 1440;
