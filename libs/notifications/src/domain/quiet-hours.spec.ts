import { FIRST_QUIET_HOURS, quietMinutes, quietUntil, type QuietHours } from './quiet-hours.js';

/** Local time of Asia/Shanghai. */
const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`);
const until = (hours: QuietHours, time: string): string | null => quietUntil(hours, at('2026-12-07', time))?.toISOString() ?? null;

describe('quiet hours', () => {
  it.each([
    ['21:59', null], ['22:00', '2026-12-08T00:00:00.000Z'], ['23:59', '2026-12-08T00:00:00.000Z'], ['00:00', '2026-12-07T00:00:00.000Z'], ['07:59', '2026-12-07T00:00:00.000Z'], ['08:00', null], ['12:00', null],
  ])('across midnight, at %s: until %s', (time, expected) => expect(until(FIRST_QUIET_HOURS, time)).toBe(expected));

  it.each([['11:59', null], ['12:00', '2026-12-07T06:00:00.000Z'], ['13:59', '2026-12-07T06:00:00.000Z'], ['14:00', null], ['00:00', null]])('within a day, at %s: until %s', (time, expected) => expect(until({ quietFrom: 720, quietTo: 840 }, time)).toBe(expected));

  it('from midnight, and to midnight', () => {
    expect([until({ quietFrom: 0, quietTo: 480 }, '00:00'), until({ quietFrom: 0, quietTo: 480 }, '23:59')]).toEqual(['2026-12-07T00:00:00.000Z', null]);
    expect([until({ quietFrom: 1320, quietTo: 0 }, '23:00'), until({ quietFrom: 1320, quietTo: 0 }, '00:00')]).toEqual(['2026-12-07T16:00:00.000Z', null]);
  });

  it('equal times mean none', () => {
    expect(quietUntil({ quietFrom: 600, quietTo: 600 }, at('2026-12-07', '10:00'))).toBeNull();
    expect([quietMinutes({ quietFrom: 600, quietTo: 600 }), quietMinutes(FIRST_QUIET_HOURS)]).toEqual([0, 600]);
  });

  it('what is quiet ends within a day, at the minute it is to end', () => {
    for (let minute = 0; minute < 1440; minute += 7)
      for (const hours of [FIRST_QUIET_HOURS, { quietFrom: 30, quietTo: 200 }, { quietFrom: 1439, quietTo: 1 }]) {
        const now = new Date(at('2026-12-07', '00:00').getTime() + minute * 60_000);
        const end = quietUntil(hours, now);
        if (!end) continue;
        expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(quietMinutes(hours) * 60_000);
        expect(quietUntil(hours, end)).toBeNull();
      }
  });
});
