export { TeamsModule } from './teams.module.js';
export { teamsSchemas } from './db/teams.schemas.js';
export { teamsMigrations } from './db/migrations/index.js';
