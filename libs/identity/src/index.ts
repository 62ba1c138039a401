export { IdentityModule } from './identity.module.js';
export { identitySchemas } from './db/identity.schemas.js';
export { identityMigrations } from './db/migrations/index.js';
