import { instantOf } from '@yizhu/kernel';
import { hoursOn, isOpenAt, nextClosing, nextOpening, offeringSpans, openSpans, spanAt, tidyDay, tidyWeekly, within, type HolidayCalendar, type Interval, type Schedule, type WeeklyHours } from './opening-hours.js';

const at = (weekday: number, opens: string, closes: string): WeeklyHours => ({ weekday, opens, closes });
const from = (opens: string, closes: string): Interval => ({ opens, closes });
const OFFICE = [1, 2, 3, 4, 5].flatMap((day) => [at(day, '08:00', '12:00'), at(day, '14:30', '17:30')]);
const label = (zh: string) => ({ zh, en: zh });

/** National Day of 2026 with the Saturday that makes up for it, as the State Council has them; nothing is known of 2027. */
const SPECIAL: Record<string, 'holiday' | 'make_up'> = { '2026-10-01': 'holiday', '2026-10-02': 'holiday', '2026-10-03': 'holiday', '2026-10-04': 'holiday', '2026-10-05': 'holiday', '2026-10-06': 'holiday', '2026-10-07': 'holiday', '2026-10-10': 'make_up', '2026-09-20': 'make_up' };
const calendar: HolidayCalendar = {
  special: (date) => (SPECIAL[date] ? { kind: SPECIAL[date]!, name: label('国庆节') } : null),
  knows: (year) => year <= 2026,
};
const schedule = (change: Partial<Schedule> = {}): Schedule => ({ weekly: OFFICE, holidayRule: 'closed', holidayHours: [], makeUpRule: 'as_workday', exceptions: [], ...change });
/** A wall-clock time in Dehua. */
const dehua = (text: string): Date => new Date(`${text}+08:00`);
const open = (text: string, change: Partial<Schedule> = {}): boolean => isOpenAt(schedule(change), dehua(text), calendar);
const wall = (instant: Date | null): string | null => instant && new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
const opens = (text: string, change: Partial<Schedule> = {}): string | null => wall(nextOpening(schedule(change), dehua(text), calendar));
const closes = (text: string, change: Partial<Schedule> = {}): string | null => wall(nextClosing(schedule(change), dehua(text), calendar));

describe('hours are tidied and refused', () => {
  it('stand in the order of the week', () => expect(tidyWeekly([at(2, '08:00', '12:00'), at(1, '14:30', '17:30'), at(1, '08:00', '12:00')]).map((h) => `${h.weekday} ${h.opens}`)).toEqual(['1 08:00', '1 14:30', '2 08:00']));
  it('of a day stand in its order', () => expect(tidyDay([from('14:00', '16:00'), from('08:00', '12:00')])).toEqual([from('08:00', '12:00'), from('14:00', '16:00')]));
  it('may touch', () => expect(tidyWeekly([at(1, '08:00', '12:00'), at(1, '12:00', '17:00'), at(2, '00:00', '08:00')])).toHaveLength(3));
  it('may run past midnight, and round the clock', () => {
    expect(tidyWeekly([at(5, '20:00', '02:00')])).toHaveLength(1);
    expect(tidyWeekly([1, 2, 3, 4, 5, 6, 7].map((day) => at(day, '00:00', '00:00')))).toHaveLength(7);
    expect(tidyWeekly([1, 2, 3, 4, 5, 6, 7].map((day) => at(day, '08:00', '08:00')))).toHaveLength(7);
  });
  it.each<[string, WeeklyHours[]]>([
    ['within a day', [at(1, '08:00', '12:00'), at(1, '11:00', '13:00')]],
    ['the same twice', [at(1, '08:00', '12:00'), at(1, '08:00', '12:00')]],
    ['into the next day', [at(1, '20:00', '02:00'), at(2, '01:00', '05:00')]],
    ['from Sunday night into Monday', [at(1, '01:00', '05:00'), at(7, '20:00', '02:00')]],
    ['24 hours and another of the next day', [at(3, '08:00', '08:00'), at(4, '07:00', '09:00')]],
    ['longer than what stands between', [at(1, '08:00', '20:00'), at(1, '09:00', '10:00')]],
  ])('overlapping %s are refused', (_, weekly) => expect(() => tidyWeekly(weekly)).toThrow('hours-overlap'));
  it('of a day that overlap are refused, with the field', () => {
    expect(() => tidyDay([from('08:00', '12:00'), from('11:59', '13:00')], 'holidayHours')).toThrow(expect.objectContaining({ code: 'hours-overlap', field: 'holidayHours' }));
    expect(() => tidyDay([from('20:00', '02:00'), from('22:00', '23:00')])).toThrow('hours-overlap');
  });
  it.each(['24:00', '8:00', '08:60', '', '08:00:00', '２０:00', 'noon'])('%j is no time', (time) => expect(() => tidyWeekly([at(1, time, '12:00')])).toThrow('hours-time-wrong'));
  it('none at all are hours of nothing', () => expect([tidyWeekly([]), tidyDay([])]).toEqual([[], []]));
});

describe('open at an instant, by the week', () => {
  it.each([['2026-11-23T08:00', true], ['2026-11-23T07:59:59', false], ['2026-11-23T11:59:59', true], ['2026-11-23T12:00', false], ['2026-11-23T14:30', true], ['2026-11-23T17:30', false], ['2026-11-28T09:00', false], ['2026-11-29T09:00', false]])('%s: %s', (text, expected) =>
    expect(open(text.length === 16 ? `${text}:00` : text)).toBe(expected));
  it('never, with no hours', () => expect([open('2026-11-23T09:00:00', { weekly: [] }), opens('2026-11-23T09:00:00', { weekly: [] }), closes('2026-11-23T09:00:00', { weekly: [] })]).toEqual([false, null, null]));
});

describe('past midnight', () => {
  const weekly = [at(5, '20:00', '02:00')];
  it.each([['2026-11-27T19:59:00', false], ['2026-11-27T20:00:00', true], ['2026-11-27T23:59:59', true], ['2026-11-28T00:00:00', true], ['2026-11-28T01:59:59', true], ['2026-11-28T02:00:00', false], ['2026-11-27T01:00:00', false]])('a Friday 20:00–02:00 at %s: %s', (text, expected) => expect(open(text, { weekly })).toBe(expected));
  it('closes on the next day, and opens a week later', () => expect([closes('2026-11-27T21:00:00', { weekly }), opens('2026-11-27T21:00:00', { weekly })]).toEqual(['2026-11-28T02:00', '2026-12-04T20:00']));
  it('round the clock is one span, without a closing at midnight', () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map((day) => at(day, '00:00', '00:00'));
    expect(openSpans(schedule({ weekly: all, holidayRule: 'as_usual', makeUpRule: 'as_usual' }), '2026-11-23', '2026-11-29', calendar)).toHaveLength(1);
    expect(open('2026-11-26T00:00:00', { weekly: all })).toBe(true);
    expect([opens('2026-11-26T00:00:00', { weekly: all, holidayRule: 'as_usual', makeUpRule: 'as_usual' }), closes('2026-11-26T00:00:00', { weekly: all, holidayRule: 'as_usual', makeUpRule: 'as_usual' })]).toEqual([null, null]);
  });
  it('24 hours from eight in the morning', () => {
    const weekly24 = [at(3, '08:00', '08:00')];
    expect([open('2026-11-25T08:00:00', { weekly: weekly24 }), open('2026-11-26T07:59:00', { weekly: weekly24 }), open('2026-11-26T08:00:00', { weekly: weekly24 })]).toEqual([true, true, false]);
  });
  it('runs into a holiday that it began before: hours are of the day they begin on', () => {
    const nights = [1, 2, 3, 4, 5, 6, 7].map((day) => at(day, '20:00', '02:00'));
    expect([open('2026-10-01T01:00:00', { weekly: nights }), open('2026-10-01T21:00:00', { weekly: nights }), open('2026-10-08T01:00:00', { weekly: nights }), open('2026-10-08T20:00:00', { weekly: nights })]).toEqual([true, false, false, true]);
  });
  it('hours that an exception lets run into those of the next day become one', () => {
    const change = { exceptions: [{ from: '2026-11-23', to: '2026-11-23', hours: [from('20:00', '09:00')], reason: label('值守') }] };
    const span = spanAt(schedule(change), dehua('2026-11-24T03:00:00'), calendar)!;
    expect([wall(span.opensAt), wall(span.closesAt)]).toEqual(['2026-11-23T20:00', '2026-11-24T12:00']);
  });
});

describe('next opening and closing', () => {
  it.each([['2026-11-23T07:00:00', '2026-11-23T08:00'], ['2026-11-23T08:00:00', '2026-11-23T14:30'], ['2026-11-23T13:00:00', '2026-11-23T14:30'], ['2026-11-23T18:00:00', '2026-11-24T08:00'], ['2026-11-27T17:30:00', '2026-11-30T08:00']])('after %s it opens at %s', (text, expected) => expect(opens(text)).toBe(expected));
  it.each([['2026-11-23T07:00:00', '2026-11-23T12:00'], ['2026-11-23T11:00:00', '2026-11-23T12:00'], ['2026-11-23T12:00:00', '2026-11-23T17:30'], ['2026-11-27T18:00:00', '2026-11-30T12:00']])('after %s it closes at %s', (text, expected) => expect(closes(text)).toBe(expected));
  it('after a long closure', () => expect(opens('2026-11-23T09:00:00', { exceptions: [{ from: '2026-11-24', to: '2027-06-30', hours: [], reason: label('装修') }], weekly: [at(1, '08:00', '08:30'), at(2, '10:00', '11:00')] })).toBe('2027-07-05T08:00'));
  it('no further than a year', () => expect(opens('2026-11-23T09:00:00', { exceptions: [{ from: '2026-11-23', to: '2028-12-31', hours: [], reason: label('关闭') }] })).toBeNull());
  it('after the National Day holiday it opens on Thursday 8 October', () => expect(opens('2026-09-30T18:00:00')).toBe('2026-10-08T08:00'));
});

describe('public holidays', () => {
  it('closed', () => expect([open('2026-10-01T09:00:00'), hoursOn(schedule(), '2026-10-01', calendar)]).toEqual([false, { date: '2026-10-01', hours: [], because: 'holiday', words: label('国庆节'), assumed: false }]));
  it('as usual: by the weekday, and the holiday is still named', () => {
    expect([open('2026-10-01T09:00:00', { holidayRule: 'as_usual' }), open('2026-10-03T09:00:00', { holidayRule: 'as_usual' })]).toEqual([true, false]);
    expect(hoursOn(schedule({ holidayRule: 'as_usual' }), '2026-10-01', calendar)).toMatchObject({ because: 'weekly', words: label('国庆节') });
  });
  it('with hours of their own, on a weekend too', () => {
    const change: Partial<Schedule> = { holidayRule: 'own_hours', holidayHours: [from('09:00', '11:00')] };
    expect([open('2026-10-01T08:30:00', change), open('2026-10-01T10:00:00', change), open('2026-10-03T10:00:00', change), open('2026-10-01T15:00:00', change)]).toEqual([false, true, true, false]);
  });
  it('a make-up Saturday is worked as a Friday, a make-up Sunday as a Monday', () => {
    expect([open('2026-10-10T09:00:00'), open('2026-09-20T15:00:00')]).toEqual([true, true]);
    const mondayOnly = [at(1, '09:00', '10:00')];
    expect([open('2026-10-10T09:30:00', { weekly: mondayOnly }), open('2026-09-20T09:30:00', { weekly: mondayOnly })]).toEqual([false, true]);
  });
  it('a make-up Saturday stays a Saturday where a point says so', () => {
    expect(open('2026-10-10T09:00:00', { makeUpRule: 'as_usual' })).toBe(false);
    expect(open('2026-10-10T10:00:00', { makeUpRule: 'as_usual', weekly: [...OFFICE, at(6, '09:30', '11:00')] })).toBe(true);
  });
});

describe('a year whose holidays nobody knows yet', () => {
  it('is told as assumed, not guessed silently', () => {
    expect(hoursOn(schedule(), '2027-01-01', calendar)).toMatchObject({ because: 'weekly', assumed: true });
    expect(spanAt(schedule(), dehua('2027-01-04T09:00:00'), calendar)!.assumed).toBe(true);
  });
  it('is no assumption where holidays change nothing', () => expect(hoursOn(schedule({ holidayRule: 'as_usual', makeUpRule: 'as_usual' }), '2027-01-01', calendar).assumed).toBe(false));
  it('is no assumption on a day with an exception', () => expect(hoursOn(schedule({ exceptions: [{ from: '2027-01-01', to: '2027-01-01', hours: [], reason: label('元旦') }] }), '2027-01-01', calendar)).toMatchObject({ because: 'exception', assumed: false }));
  it('begins with its first day', () => expect([hoursOn(schedule(), '2026-12-31', calendar).assumed, hoursOn(schedule(), '2027-01-01', calendar).assumed]).toEqual([false, true]));
  it('a span that runs from a known year into an unknown one is of the day it began', () => expect(spanAt(schedule({ weekly: [at(4, '20:00', '02:00')] }), dehua('2027-01-01T01:00:00'), calendar)!.assumed).toBe(false));
});

describe('exceptions', () => {
  const closed = (first: string, last = first): Partial<Schedule> => ({ exceptions: [{ from: first, to: last, hours: [], reason: label('盘点') }] });
  it('win over the week, on their first and last day too, and not around them', () => {
    const change = closed('2026-11-24', '2026-11-25');
    expect(['23', '24', '25', '26'].map((day) => open(`2026-11-${day}T09:00:00`, change))).toEqual([true, false, false, true]);
  });
  it('win over a holiday', () => expect(open('2026-10-01T09:00:00', { exceptions: [{ from: '2026-10-01', to: '2026-10-01', hours: [from('08:00', '20:00')], reason: label('台风安置') }] })).toBe(true));
  it('win over a make-up day', () => expect(open('2026-10-10T09:00:00', closed('2026-10-10'))).toBe(false));
  it('with other hours replace all of the day', () => {
    const change = { exceptions: [{ from: '2026-11-23', to: '2026-11-23', hours: [from('18:00', '20:00')], reason: label('夜间') }] };
    expect([open('2026-11-23T09:00:00', change), open('2026-11-23T19:00:00', change)]).toEqual([false, true]);
  });
  it('say why', () => expect(hoursOn(schedule(closed('2026-11-24')), '2026-11-24', calendar)).toEqual({ date: '2026-11-24', hours: [], because: 'exception', words: label('盘点'), assumed: false }));
});

describe('time zones: the point’s clock is that of Dehua', () => {
  it.each([['2026-11-23T09:00:00+08:00', true], ['2026-11-23T01:00:00Z', true], ['2026-11-22T20:00:00-05:00', true], ['2026-11-23T02:00:00+01:00', true], ['2026-11-23T09:00:00Z', true], ['2026-11-23T09:00:00-05:00', false]])('%s: %s', (text, expected) => expect(isOpenAt(schedule(), new Date(text), calendar)).toBe(expected));
  it('does not shift when a client’s zone changes to summer time', () => {
    // New York, Sunday 8 March 2026: 01:59 EST is followed by 03:00 EDT. Monday 08:00 in Dehua is 19:00 EST the day before, then 20:00 EDT.
    expect([isOpenAt(schedule(), new Date('2026-03-01T19:00:00-05:00'), calendar), isOpenAt(schedule(), new Date('2026-03-08T20:00:00-04:00'), calendar), isOpenAt(schedule(), new Date('2026-03-08T19:59:00-04:00'), calendar)]).toEqual([true, true, false]);
    // Berlin, Sunday 25 October 2026: the hour from two to three comes twice; both are different instants here.
    const night = { weekly: [at(7, '08:00', '09:30')] };
    expect([isOpenAt(schedule(night), new Date('2026-10-25T02:30:00+02:00'), calendar), isOpenAt(schedule(night), new Date('2026-10-25T02:30:00+01:00'), calendar)]).toEqual([true, false]);
  });
  it('a day has 24 hours, as Shanghai keeps no summer time', () => expect(openSpans(schedule({ weekly: [at(7, '00:00', '00:00')] }), '2026-10-25', '2026-10-25', calendar).map((s) => s.closesAt.getTime() - s.opensAt.getTime())).toEqual([24 * 3_600_000]));
  it('midnight in Dehua is another day in London', () => expect([wall(nextOpening(schedule(), new Date('2026-11-22T16:30:00Z'), calendar)), nextOpening(schedule(), new Date('2026-11-22T16:30:00Z'), calendar)]).toEqual(['2026-11-23T08:00', instantOf('2026-11-23', 480)]));
});

describe('an offering', () => {
  const spans = (own: WeeklyHours[] | null, first: string, last = first, change: Partial<Schedule> = {}): string[] => offeringSpans(schedule(change), own, first, last, calendar).map((s) => `${wall(s.opensAt)}–${wall(s.closesAt)!.slice(11)}`);
  it('keeps the point’s hours when it has none of its own', () => expect(spans(null, '2026-11-23')).toEqual(['2026-11-23T08:00–12:00', '2026-11-23T14:30–17:30']));
  it('keeps its own where the point is open, and no longer', () => expect(spans([at(1, '09:00', '15:00'), at(6, '09:00', '12:00')], '2026-11-23', '2026-11-29')).toEqual(['2026-11-23T09:00–12:00', '2026-11-23T14:30–15:00']));
  it('is not given while the point is closed', () => {
    expect(spans([at(4, '09:00', '11:00')], '2026-10-01')).toEqual([]);
    expect(spans([at(1, '09:00', '11:00')], '2026-11-23', '2026-11-23', { exceptions: [{ from: '2026-11-23', to: '2026-11-23', hours: [from('10:00', '20:00')], reason: label('x') }] })).toEqual(['2026-11-23T10:00–11:00']);
  });
  it('on a make-up Saturday it is given as on a Friday', () => expect(spans([at(5, '09:00', '10:00')], '2026-10-10')).toEqual(['2026-10-10T09:00–10:00']));
  it('spans that only touch have nothing in common', () => {
    const span = (a: number, b: number) => ({ opensAt: new Date(a), closesAt: new Date(b), assumed: false });
    expect(within([span(0, 10)], [span(10, 20)])).toEqual([]);
    expect(within([span(0, 10), span(20, 30)], [span(5, 25)])).toEqual([span(5, 10), span(20, 25)]);
  });
});
