export { IncentivesModule } from './incentives.module.js';
export { incentivesSchemas } from './db/incentives.schemas.js';
export { incentivesMigrations } from './db/migrations/index.js';
