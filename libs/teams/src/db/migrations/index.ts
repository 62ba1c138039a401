import { Teams1795392000008 } from './1795392000008-teams.js';

export const teamsMigrations = [Teams1795392000008];
