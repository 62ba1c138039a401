import { Platform1764000000000 } from './1764000000000-platform.js';

export const platformMigrations = [Platform1764000000000];
