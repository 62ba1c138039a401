import { AggregateRoot, localDate, newId, nextState, type Transitions, type Uuid } from '@yizhu/kernel';
import { appointmentError } from './appointment.errors.js';
import type { RebookReason, Slot } from './slots.js';

export const APPOINTMENT_STATES = ['booked', 'checked_in', 'done', 'no_show', 'cancelled'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];
export type AppointmentAct = 'reschedule' | 'cancel' | 'check-in' | 'no-show' | 'complete';

export const APPOINTMENT_TRANSITIONS: Transitions<AppointmentState, AppointmentAct> = {
  reschedule: { from: ['booked'], to: 'booked' },
  cancel: { from: ['booked'], to: 'cancelled' },
  // Who was noted as missing and comes late after all is let in.
  'check-in': { from: ['booked', 'no_show'], to: 'checked_in' },
  'no-show': { from: ['booked'], to: 'no_show' },
  complete: { from: ['checked_in'], to: 'done' },
};
/** Acts of the desk at the point; the others are also for whoever booked. */
export const DESK_ACTS: readonly AppointmentAct[] = ['check-in', 'no-show', 'complete'];
export const CANCEL_REASONS = ['person', 'point', 'mistake'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Minutes before a slot from which its people may check in. */
export const CHECK_IN_MINUTES = 120;
/** Days after an appointment for which name and telephone of somebody who isn't registered are kept. */
export const GUEST_DAYS = 90;
const MINUTE = 60_000;

export interface Booking {
  readonly id?: Uuid | undefined;
  readonly countyCode: string;
  /** Of the point. */
  readonly divisionCode: string;
  readonly number: string;
  readonly pointId: Uuid;
  readonly pointNameZh: string;
  readonly pointNameEn: string;
  readonly organisationId: Uuid;
  readonly offeringId: Uuid;
  readonly itemCode: string;
  readonly itemNameZh: string;
  readonly itemNameEn: string;
  readonly seat: number;
  readonly personId: Uuid | null;
  readonly householdId: Uuid | null;
  /** Where the person lives: who answers for them sees what they have booked, wherever it is. */
  readonly personDivisionCode: string | null;
  readonly guestSealed: string | null;
  readonly bookedBy: Uuid | null;
  readonly bookedByName: string;
}

/** A place in a slot of an offering, for one person. */
export class Appointment extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  number!: string;
  pointId!: Uuid;
  pointNameZh!: string;
  pointNameEn!: string;
  organisationId!: Uuid;
  offeringId!: Uuid;
  itemCode!: string;
  itemNameZh!: string;
  itemNameEn!: string;
  startsAt!: Date;
  endsAt!: Date;
  seat!: number;
  status!: AppointmentState;
  personId!: Uuid | null;
  householdId!: Uuid | null;
  personDivisionCode!: string | null;
  isGuest!: boolean;
  guestSealed!: string | null;
  bookedAt!: Date;
  bookedBy!: Uuid | null;
  bookedByName!: string;
  movedFrom!: Date | null;
  rebookReason!: RebookReason | null;
  remindedAt!: Date | null;
  checkedInAt!: Date | null;
  closedAt!: Date | null;
  cancelReason!: CancelReason | null;

  static book(slot: Slot, booking: Booking, at: Date): Appointment {
    const appointment = Object.assign(new Appointment(), booking, slot, {
      id: booking.id ?? newId(), status: 'booked' as const, isGuest: booking.personId === null, bookedAt: at, movedFrom: null, rebookReason: null, remindedAt: null, checkedInAt: null, closedAt: null, cancelReason: null,
    });
    appointment.tell('booked');
    return appointment;
  }

  /** To another slot; it keeps its number, and is reminded of anew. @throws act-not-allowed */
  reschedule(slot: Slot, seat: number): void {
    this.act('reschedule');
    Object.assign(this, { movedFrom: this.startsAt, ...slot, seat, rebookReason: null, remindedAt: null });
    this.tell('rescheduled');
  }

  /** @throws act-not-allowed */
  cancel(reason: CancelReason, at: Date): void {
    this.act('cancel');
    Object.assign(this, { cancelReason: reason, closedAt: at, rebookReason: null });
    this.tell('cancelled');
  }

  /** On the day, from two hours before; also of who was noted as missing and comes late. @throws act-not-allowed | desk-too-early | desk-other-day */
  checkIn(at: Date): void {
    if (at.getTime() < this.startsAt.getTime() - CHECK_IN_MINUTES * MINUTE) throw appointmentError('desk-too-early', { minutes: CHECK_IN_MINUTES });
    if (localDate(at) > localDate(this.endsAt)) throw appointmentError('desk-other-day');
    this.act('check-in');
    Object.assign(this, { checkedInAt: at, closedAt: null, rebookReason: null });
    this.tell('checked-in');
  }

  /** @throws act-not-allowed | no-show-too-early */
  miss(at: Date): void {
    if (at < this.startsAt) throw appointmentError('no-show-too-early');
    this.act('no-show');
    Object.assign(this, { closedAt: at, rebookReason: null });
    this.tell('missed');
  }

  /** @throws act-not-allowed */
  complete(at: Date): void {
    this.act('complete');
    this.closedAt = at;
    this.tell('done');
  }

  private act(act: AppointmentAct): void {
    this.status = nextState(APPOINTMENT_TRANSITIONS, 'appointment', this.status, act);
  }

  private tell(what: string): void {
    this.record({ type: `appointments.appointment-${what}`, subjectId: this.id, payload: { number: this.number, pointId: this.pointId, offeringId: this.offeringId, personId: this.personId, householdId: this.householdId, divisionCode: this.personDivisionCode, startsAt: this.startsAt.toISOString() } });
  }
}
