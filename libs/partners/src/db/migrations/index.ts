import { Partners1795392000010 } from './1795392000010-partners.js';

export const partnersMigrations = [Partners1795392000010];
