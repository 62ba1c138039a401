import { CountyFirst1795392000025 } from './1795392000025-county-first.js';
import { MovedRows1795392000106 } from './1795392000106-moved-rows.js';
import { StaleFacts1795392000241 } from './1795392000241-stale-facts.js';
import { Platform1764000000000 } from './1764000000000-platform.js';

export const platformMigrations = [Platform1764000000000, CountyFirst1795392000025, MovedRows1795392000106, StaleFacts1795392000241];
