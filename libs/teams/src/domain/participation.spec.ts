import { allowedActs } from '@yizhu/kernel';
import { leftAt, PARTICIPATION_STATES, PARTICIPATION_TRANSITIONS, stateOf } from './participation.js';
import { requireShift, shiftsAhead } from './shifts.js';

it('state × act: what may be done from where', () => {
  expect(Object.fromEntries(PARTICIPATION_STATES.map((state) => [state, allowedActs(PARTICIPATION_TRANSITIONS, state)]))).toEqual({ signed_up: ['withdraw', 'check-in'], checked_in: ['check-out', 'lapse'], checked_out: [], withdrawn: [], lapsed: [] });
});

it('the state follows from the times', () => {
  const on = new Date();
  const none = { withdrawnAt: null, checkedInAt: null, checkedOutAt: null, checkOutBy: null };
  expect([none, { ...none, withdrawnAt: on }, { ...none, checkedInAt: on }, { ...none, checkedInAt: on, checkedOutAt: on, checkOutBy: 'code' as const }, { ...none, checkedInAt: on, checkedOutAt: on, checkOutBy: 'clock' as const }].map(stateOf)).toEqual(['signed_up', 'withdrawn', 'checked_in', 'checked_out', 'lapsed']);
});

it('somebody left now, not after the end and not before they came', () => {
  const [came, end] = [new Date('2026-05-01T01:00:00Z'), new Date('2026-05-01T03:00:00Z')];
  expect(['2026-05-01T02:00:00Z', '2026-05-01T09:00:00Z', '2026-05-01T00:00:00Z'].map((now) => leftAt(new Date(now), came, end).toISOString())).toEqual(['2026-05-01T02:00:00.000Z', end.toISOString(), came.toISOString()]);
});

describe('a weekly rule', () => {
  const rule = { weekdays: [6], starts: '09:00', ends: '11:30', places: 5 };
  it('makes the shifts of four weeks, today’s only if it lies ahead', () => {
    // A Saturday, 08:00 and 10:00 in Shanghai.
    const days = (now: string, more = {}): string[] => shiftsAhead({ ...rule, ...more }, new Date(now)).map(({ startsAt, endsAt }) => `${startsAt.toISOString()} ${(endsAt.getTime() - startsAt.getTime()) / 60_000}`);
    expect(days('2026-05-02T00:00:00Z')).toEqual(['02', '09', '16', '23', '30'].map((day) => `2026-05-${day}T01:00:00.000Z 150`));
    expect(days('2026-05-02T02:00:00Z')).toHaveLength(4);
    expect(days('2026-05-02T00:00:00Z', { until: '2026-05-10' })).toHaveLength(2);
    expect(days('2026-05-02T00:00:00Z', { starts: '22:00', ends: '06:00' })[0]).toBe('2026-05-02T14:00:00.000Z 480');
  });
  it('a shift ends after it begins, within a day', () => {
    const at = (h: number): Date => new Date(h * 3_600_000);
    for (const [from, to] of [[1, 1], [2, 1], [1, 26]] as const) expect(() => requireShift({ startsAt: at(from), endsAt: at(to) }, 'x')).toThrow('shift-times-wrong');
    expect(() => requireShift({ startsAt: at(1), endsAt: at(25) }, 'x')).not.toThrow();
  });
});
