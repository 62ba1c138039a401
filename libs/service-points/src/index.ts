export { ServicePoints } from './app/service-points.js';
export { ServicePointsModule } from './service-points.module.js';
export { service_pointsSchemas } from './db/service-points.schemas.js';
export { service_pointsMigrations } from './db/migrations/index.js';
