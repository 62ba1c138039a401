import { absencesOf, isAway, weekOf } from './availability.js';

const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a week', () => {
  it('stands in its order, whatever order it was typed in', () => {
    expect(weekOf([{ weekday: 6, starts: '14:00', ends: '17:00' }, { weekday: 1, starts: '09:00', ends: '12:00' }, { weekday: 6, starts: '09:00', ends: '12:00' }]).map(({ weekday, starts }) => [weekday, starts])).toEqual([[1, '09:00'], [6, '09:00'], [6, '14:00']]);
  });

  it.each([
    ['hours that end before they begin', [{ weekday: 1, starts: '17:00', ends: '09:00' }]],
    ['hours of no length', [{ weekday: 1, starts: '09:00', ends: '09:00' }]],
    ['hours that overlap', [{ weekday: 1, starts: '09:00', ends: '12:00' }, { weekday: 1, starts: '11:00', ends: '13:00' }]],
  ])('refuses %s', (_what, hours) => {
    expect(codeOf(() => weekOf(hours))).toBe('availability-hours-wrong');
  });

  it('takes hours that touch, and the same hours of two days', () => {
    expect(weekOf([{ weekday: 1, starts: '09:00', ends: '12:00' }, { weekday: 1, starts: '12:00', ends: '13:00' }, { weekday: 2, starts: '09:00', ends: '12:00' }])).toHaveLength(3);
  });
});

describe('days away', () => {
  it.each([
    ['an absence that ends before it begins', [{ from: '2026-07-05', until: '2026-07-01' }]],
    ['one of more than a year', [{ from: '2026-07-01', until: '2027-08-01' }]],
    ['two of the same day', [{ from: '2026-07-01', until: '2026-07-05' }, { from: '2026-07-05', until: '2026-07-09' }]],
  ])('refuse %s', (_what, away) => {
    expect(codeOf(() => absencesOf(away))).toBe('away-days-wrong');
  });

  it('count both their ends, and any day that a span shares with them', () => {
    const away = absencesOf([{ from: '2026-08-01', until: '2026-08-01' }, { from: '2026-07-01', until: '2026-07-05' }]);
    expect(away[0]!.from).toBe('2026-07-01');
    expect(['2026-06-30', '2026-07-01', '2026-07-05', '2026-07-06', '2026-08-01'].map((day) => isAway(away, day))).toEqual([false, true, true, false, true]);
    expect([isAway(away, '2026-06-20', '2026-07-01'), isAway(away, '2026-07-06', '2026-07-31')]).toEqual([true, false]);
  });
});
