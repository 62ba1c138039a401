export { CatalogueReleases } from './app/catalogue-releases.js';
export { ServiceCatalogue, type PublishedItem } from './app/service-catalogue.js';
export { ServiceCatalogueModule } from './service-catalogue.module.js';
export { service_catalogueSchemas } from './db/service-catalogue.schemas.js';
export { service_catalogueMigrations } from './db/migrations/index.js';
