export { IncentiveSchemes } from './app/incentive-schemes.js';
export { ScoreRuns } from './app/score-runs.js';
export { IncentivesModule } from './incentives.module.js';
export { incentivesSchemas } from './db/incentives.schemas.js';
export { incentivesMigrations } from './db/migrations/index.js';
