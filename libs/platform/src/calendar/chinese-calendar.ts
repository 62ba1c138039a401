import chineseDays from 'chinese-days';
import type { LocalDate } from '@yizhu/kernel';

/** A day that the State Council has set apart: a public holiday, or a day of rest on which people work instead (调休). */
export interface OfficialDay {
  readonly kind: 'holiday' | 'make_up';
  readonly zh: string;
  readonly en: string;
}

/** What the State Council's calendar, from a kept library, says of a day; null for a day like any other. Of a year the library doesn't know it says nothing: ask `officialYearKnown`. */
export const officialDay = (date: LocalDate): OfficialDay | null => {
  // The library names such days `National Day,国庆节,3`, and others by their weekday alone.
  const { name, work } = chineseDays.getDayDetail(date);
  const [en, zh] = name.split(',');
  return zh === undefined ? null : { kind: work ? 'make_up' : 'holiday', zh, en: en! };
};

const known = new Map<number, boolean>();
/** Whether the library knows the arrangement of a year: it is published each November for the next, and the library follows. */
export const officialYearKnown = (year: number): boolean => {
  if (!known.has(year)) known.set(year, year >= 2004 && chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0);
  return known.get(year)!;
};
