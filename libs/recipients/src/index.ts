export { RecipientsModule } from './recipients.module.js';
export { recipientsSchemas } from './db/recipients.schemas.js';
export { recipientsMigrations } from './db/migrations/index.js';
