import { Appointments1795392000210 } from './1795392000210-appointments.js';

export const appointmentsMigrations = [Appointments1795392000210];
