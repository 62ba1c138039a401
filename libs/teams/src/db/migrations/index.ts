import { Teams1795392000008 } from './1795392000008-teams.js';
import { Shifts1795392000400 } from './1795392000400-shifts.js';

export const teamsMigrations = [Teams1795392000008, Shifts1795392000400];
