export { CaseworkModule } from './casework.module.js';
export { Cases } from './app/case.service.js';
export { ACTS_OF, allowedFrom, CASE_ACTS, CASE_STATES, type CaseAct, type CaseState } from './domain/case.js';
export { caseworkSchemas } from './db/case.repository.js';
export { caseworkMigrations } from './db/migrations/index.js';
