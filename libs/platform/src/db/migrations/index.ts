import { CountyFirst1795392000025 } from './1795392000025-county-first.js';
import { Platform1764000000000 } from './1764000000000-platform.js';

export const platformMigrations = [Platform1764000000000, CountyFirst1795392000025];
