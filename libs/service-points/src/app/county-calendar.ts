import type { LocalDate } from '@yizhu/kernel';
import { currentContext, officialDay, officialYearKnown, type Act } from '@yizhu/platform';
import type { HolidayCalendar, Label } from '../domain/opening-hours.js';

/** What the county has entered of a day: it stands above the official calendar. `ordinary` takes a day of the official calendar back. */
export interface CountyDay {
  readonly day: LocalDate;
  readonly kind: 'holiday' | 'make_up' | 'ordinary';
  readonly name: Label;
}
export interface YearRow {
  readonly year: number;
  readonly version: number;
  readonly days: CountyDay[];
  readonly complete: boolean;
  readonly basis: string;
  readonly changedAt: string;
  readonly changedBy: string;
}

export const YEARS = `SELECT y.year, y.version, y.days, y.complete, y.basis, y.changed_at AS "changedAt", y.changed_by_name AS "changedBy" FROM service_points.calendar_year y WHERE y.county_code = $1`;

/** The official calendar with what the county has entered above it. */
export const countyCalendar = (rows: readonly Pick<YearRow, 'year' | 'days' | 'complete'>[]): HolidayCalendar => {
  const entered = new Map(rows.flatMap(({ days }) => days.map((day) => [day.day, day] as const)));
  const complete = new Set(rows.filter((row) => row.complete).map(({ year }) => year));
  return {
    special(date) {
      const own = entered.get(date);
      if (own) return own.kind === 'ordinary' ? null : { kind: own.kind, name: own.name };
      const official = officialDay(date);
      return official && { kind: official.kind, name: { zh: official.zh, en: official.en } };
    },
    knows: (year) => officialYearKnown(year) || complete.has(year),
  };
};

/** The calendar as a transaction sees it. */
export const calendarOf = async ({ manager }: Pick<Act, 'manager'>): Promise<HolidayCalendar> => countyCalendar((await manager.query(YEARS, [currentContext().countyCode])) as YearRow[]);
