import { ServiceCatalogue1795392000007 } from './1795392000007-service-catalogue.js';

export const service_catalogueMigrations = [ServiceCatalogue1795392000007];
