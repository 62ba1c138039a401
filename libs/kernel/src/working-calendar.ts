import { addDays, instantOf, localDate, minutesOfDay, type LocalDate } from './local-date.js';

/**
 * Working time of an office: 08:00–12:00 and 14:30–17:30 are one working day for deadlines, which are counted in
 * whole days and fall on closing time. Which days are worked is the State Council's calendar, make-up Saturdays included.
 */
export interface WorkingCalendar {
  isWorkingDay(date: LocalDate): boolean;
  /** The instant by which something that came in at `from` must be done. */
  deadline(from: Date, term: Term): Date;
}

/** `clock` hours run day and night; `working` days end at closing time. */
export type Term = { readonly clockHours: number } | { readonly workingDays: number };

export const CLOSING_MINUTE = 17 * 60 + 30;

export const workingCalendar = (isWorkingDay: (date: LocalDate) => boolean): WorkingCalendar => ({
  isWorkingDay,
  deadline(from, term) {
    if ('clockHours' in term) return new Date(from.getTime() + term.clockHours * 3600_000);
    // What comes in on a rest day or after closing counts as come in on the next working morning.
    let day = localDate(from);
    if (minutesOfDay(from) >= CLOSING_MINUTE) day = addDays(day, 1);
    while (!isWorkingDay(day)) day = addDays(day, 1);
    for (let left = term.workingDays; left > 0; ) {
      day = addDays(day, 1);
      if (isWorkingDay(day)) left--;
    }
    return instantOf(day, CLOSING_MINUTE);
  },
});
