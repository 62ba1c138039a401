import { Injectable } from '@nestjs/common';
import { isoWeekday, workingCalendar, type LocalDate, type WorkingCalendar } from '@yizhu/kernel';
import { officialDay } from './chinese-calendar.js';

/** What is special about a day: a public holiday, or a day of rest on which people work instead (调休); null for a day like any other. */
export type SpecialDays = (date: LocalDate) => { readonly kind: 'holiday' | 'make_up' } | null;

/** Offices work from Monday to Friday, but for what is special. */
export const workingDays = (special: SpecialDays): WorkingCalendar =>
  workingCalendar((date) => {
    const day = special(date);
    return day ? day.kind === 'make_up' : isoWeekday(date) <= 5;
  });

/** The State Council's working-day calendar, make-up Saturdays included, without what a county has entered above it. */
export const chineseCalendar: WorkingCalendar = workingDays(officialDay);

/**
 * The county's one calendar, by which deadlines are counted. The context that keeps what the county enters above the official
 * calendar says here, when the application starts, how it is read; where none does, the official calendar holds.
 */
@Injectable()
export class CountyCalendar {
  private source: () => Promise<SpecialDays> = () => Promise.resolve(officialDay);

  register(source: () => Promise<SpecialDays>): void {
    this.source = source;
  }

  /** As it stands now, for one act. A deadline that was set stays when the calendar changes afterwards. */
  async working(): Promise<WorkingCalendar> {
    return workingDays(await this.source());
  }
}
