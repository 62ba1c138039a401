export * from './assistance.js';
export * from './recipients.js';
export * from './household-events.js';
