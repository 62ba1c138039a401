import { freeSeat, rebookReason, requireSlot, slotsOf, slotState, takenIn, type DayWords, type Terms } from './slots.js';

/** A wall-clock time in Dehua. */
const at = (text: string): Date => new Date(`${text}:00+08:00`);
const span = (from: string, to: string) => ({ opensAt: at(from), closesAt: at(to) });
const terms = (change: Partial<Terms> = {}): Terms => ({ withdrawn: false, retired: false, bookable: true, slotMinutes: 30, places: 2, leadMinutes: 60, aheadDays: 14, ...change });
const NOW = at('2026-11-27T10:00');
const WEEKLY: DayWords = { because: 'weekly', words: null };
const slot = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const seat = (n: number, from: string, to: string) => ({ ...slot(from, to), seat: n });

describe('slots of a day', () => {
  const begins = (spans: ReturnType<typeof span>[], length: number, from = '2026-11-30', to = from): string[] => slotsOf(spans, length, from, to).map(({ startsAt }) => new Date(startsAt.getTime() + 8 * 3_600_000).toISOString().slice(5, 16));
  it('are whole ones from each opening on', () => {
    expect(begins([span('2026-11-30T08:00', '2026-11-30T09:45'), span('2026-11-30T14:30', '2026-11-30T15:00')], 30)).toEqual(['11-30T08:00', '11-30T08:30', '11-30T09:00', '11-30T14:30']);
    expect(begins([span('2026-11-30T08:00', '2026-11-30T08:29')], 30)).toEqual([]);
  });
  it('past midnight are of the day they begin on', () => {
    const night = [span('2026-11-30T23:00', '2026-12-01T01:00')];
    expect([begins(night, 60), begins(night, 60, '2026-12-01'), begins(night, 60, '2026-11-30', '2026-12-01')]).toEqual([['11-30T23:00'], ['12-01T00:00'], ['11-30T23:00', '12-01T00:00']]);
  });
  it('of a span that began long before keep its beat', () => expect(begins([span('2026-11-29T23:10', '2026-11-30T01:10')], 30)).toEqual(['11-30T00:10', '11-30T00:40']));
});

describe('the state of a slot', () => {
  it.each([['2026-11-27T10:00', 0, 'past'], ['2026-11-27T09:00', 0, 'past'], ['2026-11-27T10:30', 0, 'too_soon'], ['2026-11-27T11:00', 0, 'free'], ['2026-11-27T11:00', 2, 'full'], ['2026-11-27T11:00', 1, 'free'], ['2026-12-11T10:00', 0, 'free'], ['2026-12-11T10:30', 0, 'too_far']])('%s with %i taken: %s', (from, taken, state) =>
    expect(slotState({ startsAt: at(from), endsAt: new Date(at(from).getTime() + 1_800_000) }, taken, terms(), NOW)).toBe(state));
});

describe('seats', () => {
  const wanted = slot('2026-11-30T09:00', '2026-11-30T09:30');
  it('the first that nobody has', () => {
    expect(freeSeat(wanted, 3, [])).toBe(1);
    expect(freeSeat(wanted, 3, [seat(1, '2026-11-30T09:00', '2026-11-30T09:30'), seat(3, '2026-11-30T09:00', '2026-11-30T09:30')])).toBe(2);
  });
  it('none when all are taken', () => expect(() => freeSeat(wanted, 2, [seat(1, '2026-11-30T09:00', '2026-11-30T09:30'), seat(2, '2026-11-30T09:00', '2026-11-30T09:30')])).toThrow('slot-full'));
  it('appointments of other slot lengths count where they overlap, and only there', () => {
    const old = [seat(1, '2026-11-30T08:30', '2026-11-30T09:10'), seat(1, '2026-11-30T09:30', '2026-11-30T10:00'), seat(1, '2026-11-30T08:00', '2026-11-30T09:00')];
    expect([takenIn(wanted, old), freeSeat(wanted, 2, old)]).toEqual([1, 1]);
    expect(() => freeSeat(wanted, 1, old)).toThrow('slot-full');
  });
});

describe('a wish for a slot', () => {
  const spans = [span('2026-11-30T08:00', '2026-11-30T12:00')];
  const wish = (from: string, change: Partial<Terms> = {}, day = WEEKLY, at_ = spans) => () => requireSlot(terms(change), at_, at(from), NOW, day);
  it('is answered with the slot', () => expect(wish('2026-11-30T08:30')()).toEqual(slot('2026-11-30T08:30', '2026-11-30T09:00')));
  it.each<[string, Partial<Terms>, DayWords, string]>([
    ['2026-11-27T08:00', {}, WEEKLY, 'slot-past'],
    ['2026-11-30T07:30', {}, WEEKLY, 'slot-outside-hours'],
    ['2026-11-30T12:00', {}, WEEKLY, 'slot-outside-hours'],
    ['2026-11-30T08:10', {}, WEEKLY, 'slot-not-offered'],
    ['2026-11-30T11:30', { slotMinutes: 45 }, WEEKLY, 'slot-not-offered'],
    ['2026-11-30T13:00', {}, { because: 'exception', words: { zh: '培训', en: 'Training' } }, 'slot-in-exception'],
    ['2026-11-30T13:00', {}, { because: 'holiday', words: { zh: '元旦', en: 'New Year' } }, 'slot-on-holiday'],
    ['2026-11-30T08:00', { withdrawn: true }, WEEKLY, 'booking-withdrawn'],
    ['2026-11-30T08:00', { retired: true }, WEEKLY, 'booking-point-retired'],
    ['2026-11-30T08:00', { bookable: false }, WEEKLY, 'offering-not-bookable'],
    ['2026-11-30T08:00', { leadMinutes: 4_320 }, WEEKLY, 'slot-too-soon'],
    ['2026-11-30T08:00', { aheadDays: 1 }, WEEKLY, 'slot-too-far'],
  ])('%s with %j on a day that is %j: %s', (from, change, day, code) => expect(wish(from, change, day)).toThrow(code));
});

describe('what was booked', () => {
  const booked = seat(2, '2026-11-30T09:00', '2026-11-30T09:30');
  const open = [span('2026-11-30T08:00', '2026-11-30T12:00')];
  const closed: DayWords = { because: 'exception', words: { zh: '停电', en: 'Power cut' } };
  it.each<[string, Partial<Terms>, ReturnType<typeof span>[], DayWords, string | null]>([
    ['is kept while it lies within the hours', {}, open, WEEKLY, null],
    ['is kept when slots become longer', { slotMinutes: 60 }, open, WEEKLY, null],
    ['is to be rebooked when the day is closed', {}, [], closed, 'closed'],
    ['is to be rebooked when the hours end in it', {}, [span('2026-11-30T08:00', '2026-11-30T09:15')], WEEKLY, 'outside_hours'],
    ['is to be rebooked when it is withdrawn', { withdrawn: true }, open, WEEKLY, 'withdrawn'],
    ['is to be rebooked when it needs no appointment any more', { bookable: false }, open, WEEKLY, 'withdrawn'],
    ['is to be rebooked when the point is retired', { retired: true }, [], WEEKLY, 'retired'],
    ['is to be rebooked when its place is gone', { places: 1 }, open, WEEKLY, 'fewer_places'],
  ])('%s', (_, change, spans, day, expected) => expect(rebookReason(booked, terms(change), spans, day)).toBe(expected));
});
