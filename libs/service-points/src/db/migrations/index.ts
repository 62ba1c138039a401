import { ServicePoints1795392000009 } from './1795392000009-service-points.js';
import { OpeningHours1795392000200 } from './1795392000200-opening-hours.js';

export const service_pointsMigrations = [ServicePoints1795392000009, OpeningHours1795392000200];
