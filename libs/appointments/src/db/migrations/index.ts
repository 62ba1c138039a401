import { Appointments1795392000210 } from './1795392000210-appointments.js';
import { VisitorName1795392000300 } from './1795392000300-visitor-name.js';

export const appointmentsMigrations = [Appointments1795392000210, VisitorName1795392000300];
