export { MatchingLook, type LookAnswer } from './app/matching/matching-look.js';
export { ServiceCatalogue, type PublishedItem } from './app/service-catalogue.js';
export { ServiceCatalogueModule } from './service-catalogue.module.js';
export { service_catalogueSchemas } from './db/service-catalogue.schemas.js';
export { service_catalogueMigrations } from './db/migrations/index.js';
