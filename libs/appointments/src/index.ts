export { AppointmentsModule } from './appointments.module.js';
export { Bookings } from './app/bookings.js';
export { Rebooking } from './app/rebooking.js';
export { Reminders } from './app/reminders.js';
export { appointmentsSchemas } from './db/appointments.schemas.js';
export { appointmentsMigrations } from './db/migrations/index.js';
