export { PartnersModule } from './partners.module.js';
export { Organisations, partnersError } from './app/organisations.js';
export { partnersSchemas } from './db/partners.schemas.js';
export { partnersMigrations } from './db/migrations/index.js';
