import { Assistance1795392000011 } from './1795392000011-assistance.js';
import { FactRecords1795392000033 } from './1795392000033-fact-records.js';

export const assistanceMigrations = [Assistance1795392000011, FactRecords1795392000033];
