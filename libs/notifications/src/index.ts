export { NotificationsModule } from './notifications.module.js';
export { MESSAGE_CHANNELS, type MessageChannel, type Outgoing } from './app/channels.js';
export { Messages } from './app/messages.js';
export { Sending } from './app/sending.js';
export { MESSAGE_KINDS, TEMPLATES, type MessageKind } from './domain/templates.js';
export { ROUTES } from './domain/routes.js';
export { notificationsMigrations } from './db/migrations/index.js';
