import chineseDays from 'chinese-days';
import { workingCalendar, type WorkingCalendar } from '@yizhu/kernel';

/** The State Council's working-day calendar, make-up Saturdays included, from a kept library. */
export const chineseCalendar: WorkingCalendar = workingCalendar((date) => chineseDays.isWorkday(date));
export const WORKING_CALENDAR = Symbol('WorkingCalendar');
