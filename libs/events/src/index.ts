export * from './appointments.js';
export * from './assistance.js';
export * from './recipients.js';
export * from './service-catalogue.js';
export * from './service-points.js';
export * from './casework.js';
export * from './teams.js';
export * from './household-events.js';
