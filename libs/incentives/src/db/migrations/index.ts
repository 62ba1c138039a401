import { Incentives1795392000012 } from './1795392000012-incentives.js';

export const incentivesMigrations = [Incentives1795392000012];
