export { Escalations } from './app/escalations.js';
export { HelpRequestService } from './app/help-request.service.js';
export { ServiceOrderService } from './app/service-order.service.js';
export { VisitService } from './app/visit.service.js';
export { AssistanceModule } from './assistance.module.js';
export { assistanceSchemas } from './db/assistance.schemas.js';
export { assistanceMigrations } from './db/migrations/index.js';
