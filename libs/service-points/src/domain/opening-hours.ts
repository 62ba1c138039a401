import { addDays, instantOf, isoWeekday, localDate, type LocalDate } from '@yizhu/kernel';
import { servicePointError } from './service-point.errors.js';

/**
 * When a point is open. Its clock is Asia/Shanghai, whatever zone an asker's instant is written in. Hours belong to the day on
 * which they begin: 20:00–02:00 of a Friday runs into Saturday, also when Saturday itself is a holiday. What is said of a day
 * is decided in this order: a dated exception, then the public holiday, then the make-up day, then the week.
 */

/** From one time to another. A closing time at or before the opening time is that of the next day: 20:00–02:00; 08:00–08:00 is 24 hours. */
export interface Interval {
  /** `HH:MM`, 00:00–23:59 */
  readonly opens: string;
  readonly closes: string;
}
export interface WeeklyHours extends Interval {
  /** 1 Monday to 7 Sunday (ISO 8601). */
  readonly weekday: number;
}

/** What a point does on public holidays. */
export const HOLIDAY_RULES = ['closed', 'as_usual', 'own_hours'] as const;
export type HolidayRule = (typeof HOLIDAY_RULES)[number];
/** What it does on a Saturday or Sunday that is worked to make up for a holiday: as on that weekday, or as on the nearest working day (Friday, Monday). */
export const MAKE_UP_RULES = ['as_usual', 'as_workday'] as const;
export type MakeUpRule = (typeof MAKE_UP_RULES)[number];

export interface Label {
  readonly zh: string;
  readonly en: string;
}
/** On these days (both included) the hours are others, or there are none. */
export interface HoursException {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Empty: closed. */
  readonly hours: readonly Interval[];
  readonly reason: Label;
}
export interface Schedule {
  readonly weekly: readonly WeeklyHours[];
  readonly holidayRule: HolidayRule;
  /** With `own_hours`. */
  readonly holidayHours: readonly Interval[];
  readonly makeUpRule: MakeUpRule;
  readonly exceptions: readonly HoursException[];
}

/** Public holidays as the county knows them. */
export interface HolidayCalendar {
  /** Set apart by the State Council or the county; null for a day like any other. */
  special(date: LocalDate): { readonly kind: 'holiday' | 'make_up'; readonly name: Label } | null;
  /** False when nobody has said yet which days of the year are holidays: then weekly hours are an assumption, and are told as one. */
  knows(year: number): boolean;
}

export type Because = 'weekly' | 'holiday' | 'make_up' | 'exception';
export interface DayHours {
  readonly date: LocalDate;
  readonly hours: readonly Interval[];
  readonly because: Because;
  /** The holiday's name or the exception's reason. */
  readonly words: Label | null;
  /** The year's holidays are not known yet, and would have mattered. */
  readonly assumed: boolean;
}
export interface Span {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly assumed: boolean;
}

const DAY = 24 * 60;
const WEEK = 7 * DAY;
/** How far "next" looks. */
const HORIZON_DAYS = 370;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const minutes = (time: string): number => {
  if (!TIME.test(time)) throw servicePointError('hours-time-wrong', {}, 'hours');
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
};
/** Minutes since midnight, the end past 1 440 where it is of the next day. */
const reach = ({ opens, closes }: Interval): [from: number, to: number] => {
  const [from, to] = [minutes(opens), minutes(closes)];
  return [from, to <= from ? to + DAY : to];
};

/** Hours of a week in its order. @throws hours-overlap (also from Sunday night into Monday morning) | hours-time-wrong */
export const tidyWeekly = (weekly: readonly WeeklyHours[], field = 'hours'): WeeklyHours[] => {
  const sorted = weekly.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })).sort((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens));
  const reaches = sorted.map((hours) => reach(hours).map((minute) => minute + (hours.weekday - 1) * DAY) as [number, number]);
  refuseOverlaps([...reaches, ...(reaches[0] ? [[reaches[0][0] + WEEK, reaches[0][1] + WEEK] as [number, number]] : [])], field);
  return sorted;
};

/** Hours of one day in their order. @throws hours-overlap | hours-time-wrong */
export const tidyDay = (hours: readonly Interval[], field = 'hours'): Interval[] => {
  const sorted = hours.map(({ opens, closes }) => ({ opens, closes })).sort((a, b) => a.opens.localeCompare(b.opens));
  refuseOverlaps(sorted.map(reach), field);
  return sorted;
};

/** Of a single interval nothing overlaps but itself a week later, which 24 hours never reach. */
const refuseOverlaps = (reaches: readonly (readonly [number, number])[], field: string): void => {
  for (const [i, [from]] of reaches.entries()) if (i > 0 && reaches[i - 1]![1] > from) throw servicePointError('hours-overlap', {}, field);
};

/** 1 Monday to 7 Sunday. */
const ofWeekday = (weekly: readonly WeeklyHours[], weekday: number): Interval[] => weekly.filter((hours) => hours.weekday === weekday).map(({ opens, closes }) => ({ opens, closes }));
/** Which day of the week a make-up day is worked as. */
const workedAs = (weekday: number): number => (weekday === 6 ? 5 : weekday === 7 ? 1 : weekday);

/** The hours that begin on a day, and why they are these. */
export const hoursOn = (schedule: Schedule, date: LocalDate, calendar: HolidayCalendar): DayHours => {
  const exception = schedule.exceptions.find(({ from, to }) => from <= date && date <= to);
  if (exception) return { date, hours: exception.hours, because: 'exception', words: exception.reason, assumed: false };
  const weekday = isoWeekday(date);
  const special = calendar.special(date);
  if (special?.kind === 'holiday' && schedule.holidayRule !== 'as_usual') return { date, hours: schedule.holidayRule === 'closed' ? [] : schedule.holidayHours, because: 'holiday', words: special.name, assumed: false };
  if (special?.kind === 'make_up' && schedule.makeUpRule === 'as_workday') return { date, hours: ofWeekday(schedule.weekly, workedAs(weekday)), because: 'make_up', words: special.name, assumed: false };
  return { date, hours: ofWeekday(schedule.weekly, weekday), because: 'weekly', words: special?.name ?? null, assumed: mattersToKnow(schedule) && !calendar.knows(Number(date.slice(0, 4))) };
};

const mattersToKnow = ({ holidayRule, makeUpRule }: Schedule): boolean => holidayRule !== 'as_usual' || makeUpRule === 'as_workday';

/** When it is open between two days (both included; what begins on the last may end after it): in order, what touches or overlaps made one. */
export const openSpans = (schedule: Schedule, from: LocalDate, to: LocalDate, calendar: HolidayCalendar): Span[] => {
  const spans: Span[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const { hours, assumed } = hoursOn(schedule, date, calendar);
    for (const interval of hours) {
      const [opens, closes] = reach(interval);
      spans.push({ opensAt: instantOf(date, opens), closesAt: instantOf(date, closes), assumed });
    }
  }
  return joined(spans);
};

const joined = (spans: readonly Span[]): Span[] => {
  const sorted = [...spans].sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last && last.closesAt >= span.opensAt) result[result.length - 1] = { opensAt: last.opensAt, closesAt: last.closesAt > span.closesAt ? last.closesAt : span.closesAt, assumed: last.assumed || span.assumed };
    else result.push(span);
  }
  return result;
};

/** What lies in both: an offering is given within the hours of its point, whatever its own hours say. Either is in order and without overlaps, as `openSpans` gives it. */
export const within = (inner: readonly Span[], outer: readonly Span[]): Span[] => {
  const both: Span[] = [];
  for (let i = 0, o = 0; i < inner.length && o < outer.length; ) {
    const [a, b] = [inner[i]!, outer[o]!];
    const opensAt = a.opensAt > b.opensAt ? a.opensAt : b.opensAt;
    const closesAt = a.closesAt < b.closesAt ? a.closesAt : b.closesAt;
    if (opensAt < closesAt) both.push({ opensAt, closesAt, assumed: a.assumed || b.assumed });
    // Whichever closes first has nothing more in common with what follows.
    if (a.closesAt < b.closesAt) i++;
    else o++;
  }
  return both;
};

/**
 * When an offering is given. With no hours of its own it keeps those of the point. Its own are a week's: on a day on which the point
 * keeps other hours (exception, holiday) they apply within those, and on a make-up day as the point does.
 */
export const offeringSpans = (point: Schedule, own: readonly WeeklyHours[] | null, from: LocalDate, to: LocalDate, calendar: HolidayCalendar): Span[] => {
  const open = openSpans(point, from, to, calendar);
  if (!own) return open;
  const { makeUpRule } = point;
  return within(openSpans({ weekly: own, holidayRule: 'as_usual', holidayHours: [], makeUpRule, exceptions: [] }, from, to, calendar), open);
};

/** The span that holds an instant. The closing minute is no longer open. */
export const spanAt = (schedule: Schedule, at: Date, calendar: HolidayCalendar): Span | null => {
  const today = localDate(at);
  // Hours that began up to two days ago may run on, joined by what follows them.
  return openSpans(schedule, addDays(today, -2), addDays(today, 1), calendar).find(({ opensAt, closesAt }) => opensAt <= at && at < closesAt) ?? null;
};
export const isOpenAt = (schedule: Schedule, at: Date, calendar: HolidayCalendar): boolean => spanAt(schedule, at, calendar) !== null;

/** When it opens next after an instant, within a year; null when never. An instant at which it opens is not "next". */
export const nextOpening = (schedule: Schedule, at: Date, calendar: HolidayCalendar): Date | null => later(schedule, at, calendar, ({ opensAt }) => opensAt);
/** When it closes next after an instant, open or not at the time; null when never, and for what is open round the clock. */
export const nextClosing = (schedule: Schedule, at: Date, calendar: HolidayCalendar): Date | null => later(schedule, at, calendar, ({ closesAt }) => closesAt);

const later = (schedule: Schedule, at: Date, calendar: HolidayCalendar, edge: (span: Span) => Date): Date | null => {
  const today = localDate(at);
  // A fortnight finds nearly all; the rest of the year is looked at only for who needs it.
  for (const days of [14, HORIZON_DAYS]) {
    const last = addDays(today, days);
    const found = openSpans(schedule, addDays(today, -2), last, calendar).map(edge).find((instant) => instant > at);
    // An edge on the last day looked at may only be where looking ended.
    if (found && localDate(found) < last) return found;
  }
  return null;
};
