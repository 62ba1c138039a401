import type { Uuid } from '@yizhu/kernel';

interface OfAppointment {
  number: string;
  pointId: Uuid;
  offeringId: Uuid;
  /** These three are null for somebody who isn't registered; the division is the one they live in. */
  personId: Uuid | null;
  householdId: Uuid | null;
  divisionCode: string | null;
  startsAt: string;
}

/** Published by appointments: who has a place where and when, step by step. */
export interface AppointmentEvents {
  'appointments.appointment-booked': OfAppointment;
  'appointments.appointment-rescheduled': OfAppointment;
  'appointments.appointment-cancelled': OfAppointment;
  'appointments.appointment-checked-in': OfAppointment;
  'appointments.appointment-missed': OfAppointment;
  'appointments.appointment-done': OfAppointment;
  /** It is tomorrow. Whether the point's address is secret says whether it may be led to. */
  'appointments.reminder-due': OfAppointment & { pointHidden: boolean };
}
