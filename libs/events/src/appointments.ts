import type { Uuid } from '@yizhu/kernel';

interface OfAppointment {
  number: string;
  pointId: Uuid;
  offeringId: Uuid;
  /** Null for somebody who isn't registered. */
  personId: Uuid | null;
  startsAt: string;
}

/** Published by appointments: who has a place where and when, step by step. */
export interface AppointmentEvents {
  'appointments.booked': OfAppointment;
  'appointments.rescheduled': OfAppointment;
  'appointments.cancelled': OfAppointment;
  'appointments.checked-in': OfAppointment;
  'appointments.missed': OfAppointment;
  'appointments.done': OfAppointment;
}
