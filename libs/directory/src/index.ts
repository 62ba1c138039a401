export { CountyAddresses, type CountyAddress } from './app/county-addresses.js';
export { DirectoryModule } from './directory.module.js';
export { directorySchemas } from './db/directory.schemas.js';
export { directoryMigrations } from './db/migrations/index.js';
