import { Identity1795392000005 } from './1795392000005-identity.js';
import { StaffName1795392000031 } from './1795392000031-staff-name.js';

export const identityMigrations = [Identity1795392000005, StaffName1795392000031];
