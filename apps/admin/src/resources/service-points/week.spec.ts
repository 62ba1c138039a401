import { describe, expect, it } from '@jest/globals';
import type { Appointment, OpeningDay } from '../../providers/types';
import { axisOf, bandOf, bookedOf, clock, mondayOf, plusDays } from './week';

const day = (date: string, ...hours: [string, string][]): OpeningDay => ({ date, hours: hours.map(([opens, closes]) => ({ opens, closes })), because: 'weekly', words: null, assumed: false });
const appointment = (startsAt: string, endsAt: string, change: object = {}): Appointment => ({ status: 'booked', startsAt, endsAt, item: { code: 'meals', name: { zh: '助餐', en: 'Meals' } }, rebookReason: null, ...change }) as unknown as Appointment;

describe('the week', () => {
  it('runs past midnight in the column of the evening', () => {
    expect([bandOf({ opens: '20:00', closes: '02:00' }), bandOf({ opens: '08:00', closes: '12:00' }), bandOf({ opens: '00:00', closes: '00:00' })]).toEqual([[1200, 1560], [480, 720], [0, 1440]]);
    expect([clock(1560), clock(480), clock(1440)]).toEqual([{ time: '02:00', next: true }, { time: '08:00', next: false }, { time: '00:00', next: true }]);
  });
  it('shows an office day at least, and all that is open or booked', () => {
    expect(axisOf([day('2026-11-30')], [])).toEqual([480, 1080]);
    expect(axisOf([day('2026-11-30', ['06:30', '09:00'], ['20:00', '01:30'])], [])).toEqual([360, 1560]);
  });
  it('joins who comes at the same time, leaves out who has cancelled, and marks who is to be rebooked', () => {
    const days = [day('2026-11-27', ['20:00', '02:00']), day('2026-11-28')];
    const blocks = bookedOf([appointment('2026-11-27T13:00:00Z', '2026-11-27T13:30:00Z'), appointment('2026-11-27T13:00:00Z', '2026-11-27T13:30:00Z', { rebookReason: 'closed' }), appointment('2026-11-27T13:00:00Z', '2026-11-27T13:30:00Z', { status: 'cancelled' }), appointment('2026-11-27T17:00:00Z', '2026-11-27T17:30:00Z')], days);
    expect(blocks).toEqual([{ date: '2026-11-27', from: 1260, to: 1290, itemName: { zh: '助餐', en: 'Meals' }, people: 2, toRebook: 1 }, { date: '2026-11-27', from: 1500, to: 1530, itemName: { zh: '助餐', en: 'Meals' }, people: 1, toRebook: 0 }]);
  });
  it('begins on Monday', () => expect([mondayOf('2026-11-29'), mondayOf('2026-11-30'), mondayOf('2027-01-01'), plusDays('2026-12-31', 1)]).toEqual(['2026-11-23', '2026-11-30', '2026-12-28', '2027-01-01']));
});
