import { Identity1795392000005 } from './1795392000005-identity.js';
import { StaffName1795392000031 } from './1795392000031-staff-name.js';
import { AccountOfMember1795392000441 } from './1795392000441-account-of-member.js';

export const identityMigrations = [Identity1795392000005, StaffName1795392000031, AccountOfMember1795392000441];
