export { AssistanceModule } from './assistance.module.js';
export { assistanceSchemas } from './db/assistance.schemas.js';
export { assistanceMigrations } from './db/migrations/index.js';
