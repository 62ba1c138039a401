import { Directory1795392000290 } from './1795392000290-directory.js';

export const directoryMigrations = [Directory1795392000290];
