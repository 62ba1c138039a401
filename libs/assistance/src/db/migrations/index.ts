import { Assistance1795392000011 } from './1795392000011-assistance.js';

export const assistanceMigrations = [Assistance1795392000011];
