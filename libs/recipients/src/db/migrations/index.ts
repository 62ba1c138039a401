import { Recipients1795392000006 } from './1795392000006-recipients.js';
import { RosterImports1795392000020 } from './1795392000020-roster-imports.js';
import { Verification1795392000050 } from './1795392000050-verification.js';
import { Rights1795392000070 } from './1795392000070-rights.js';

export const recipientsMigrations = [Recipients1795392000006, RosterImports1795392000020, Verification1795392000050, Rights1795392000070];
