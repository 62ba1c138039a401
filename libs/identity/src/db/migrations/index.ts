import { Identity1795392000005 } from './1795392000005-identity.js';

export const identityMigrations = [Identity1795392000005];
