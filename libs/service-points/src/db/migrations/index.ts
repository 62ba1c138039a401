import { ServicePoints1795392000009 } from './1795392000009-service-points.js';

export const service_pointsMigrations = [ServicePoints1795392000009];
