import { allowedActs, DomainError, nextState } from '@yizhu/kernel';
import { Appointment, APPOINTMENT_STATES, APPOINTMENT_TRANSITIONS, type AppointmentAct, type AppointmentState, type Booking } from './appointment.js';

const ALLOWED: Record<AppointmentState, AppointmentAct[]> = { booked: ['reschedule', 'cancel', 'check-in', 'no-show'], checked_in: ['complete'], done: [], no_show: ['check-in'], cancelled: [] };

describe('appointment: every state × act', () => {
  for (const state of APPOINTMENT_STATES)
    for (const act of Object.keys(APPOINTMENT_TRANSITIONS) as AppointmentAct[]) {
      const allowed = ALLOWED[state].includes(act);
      it(`${state} × ${act}: ${allowed ? 'allowed' : 'refused'}`, () => {
        const move = (): string => nextState(APPOINTMENT_TRANSITIONS, 'appointment', state, act);
        if (allowed) expect(move()).toBe(APPOINTMENT_TRANSITIONS[act].to);
        else expect(move).toThrow(DomainError);
      });
    }
  it('what is shown as allowed is what is', () => expect(Object.fromEntries(APPOINTMENT_STATES.map((state) => [state, allowedActs(APPOINTMENT_TRANSITIONS, state)]))).toEqual(ALLOWED));
});

const START = new Date('2026-11-30T01:00:00Z'); // Monday 09:00 in Dehua
const END = new Date('2026-11-30T01:30:00Z');
const minutes = (n: number): Date => new Date(START.getTime() + n * 60_000);
const booking: Booking = {
  countyCode: '350526', divisionCode: '350526100001', number: 'YY-2026-000001', pointId: 'p', pointNameZh: '点', pointNameEn: 'point', organisationId: 'o', offeringId: 'f', itemCode: 'meals', itemNameZh: '助餐', itemNameEn: 'Meals', seat: 1,
  personId: 'someone', householdId: 'home', personDivisionCode: '350526100201', guestSealed: null, bookedBy: 'u', bookedByName: '林小芳',
};
const booked = (): Appointment => Appointment.book({ startsAt: START, endsAt: END }, booking, minutes(-600));

it('tells each step, with ids and times only', () => {
  const appointment = booked();
  appointment.checkIn(minutes(-5));
  appointment.complete(minutes(30));
  const events = appointment.pullEvents();
  expect(events.map(({ type }) => type)).toEqual(['appointments.appointment-booked', 'appointments.appointment-checked-in', 'appointments.appointment-done']);
  expect(events[0]!.payload).toEqual({ number: 'YY-2026-000001', pointId: 'p', offeringId: 'f', personId: 'someone', householdId: 'home', divisionCode: '350526100201', startsAt: START.toISOString() });
});

it.each([[-121, 'desk-too-early'], [-120, null], [0, null], [25, null], [14 * 60, null], [15 * 60, 'desk-other-day']])('checks in at %i minutes: %s', (at, refused) => {
  const appointment = booked();
  if (refused) expect(() => appointment.checkIn(minutes(at))).toThrow(refused);
  else appointment.checkIn(minutes(at));
  expect(appointment.status).toBe(refused ? 'booked' : 'checked_in');
});

it('a slot past midnight is checked in on either of its days', () => {
  const night = Appointment.book({ startsAt: new Date('2026-11-27T15:30:00Z'), endsAt: new Date('2026-11-27T16:30:00Z') }, booking, minutes(-600));
  night.checkIn(new Date('2026-11-27T16:10:00Z'));
  expect(night.status).toBe('checked_in');
});

it('nobody is missing before the slot begins; who comes late is let in, and is no longer missing', () => {
  const appointment = booked();
  expect(() => appointment.miss(minutes(-1))).toThrow('no-show-too-early');
  appointment.miss(minutes(0));
  expect([appointment.status, appointment.closedAt]).toEqual(['no_show', START]);
  appointment.checkIn(minutes(40));
  expect([appointment.status, appointment.closedAt]).toEqual(['checked_in', null]);
});

it('moved, it keeps its number, is reminded of anew, and is no longer to be rebooked', () => {
  const appointment = Object.assign(booked(), { rebookReason: 'closed' as const, remindedAt: minutes(-300) });
  appointment.reschedule({ startsAt: minutes(60), endsAt: minutes(90) }, 2);
  expect(appointment).toMatchObject({ number: 'YY-2026-000001', movedFrom: START, startsAt: minutes(60), seat: 2, rebookReason: null, remindedAt: null, status: 'booked' });
});

it('cancelled, it says on whose side', () => {
  const appointment = booked();
  appointment.cancel('person', minutes(-60));
  expect(appointment).toMatchObject({ status: 'cancelled', cancelReason: 'person', closedAt: minutes(-60) });
  expect(() => appointment.checkIn(minutes(0))).toThrow('act-not-allowed');
});
