import { Appointments1795392000210 } from './1795392000210-appointments.js';
import { VisitorName1795392000300 } from './1795392000300-visitor-name.js';
import { RemindersTold1795392000443 } from './1795392000443-reminders-told.js';

export const appointmentsMigrations = [Appointments1795392000210, VisitorName1795392000300, RemindersTold1795392000443];
