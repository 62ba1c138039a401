import { Casework1795392000420 } from './1795392000420-casework.js';

export const caseworkMigrations = [Casework1795392000420];
