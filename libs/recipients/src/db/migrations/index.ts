import { Recipients1795392000006 } from './1795392000006-recipients.js';

export const recipientsMigrations = [Recipients1795392000006];
