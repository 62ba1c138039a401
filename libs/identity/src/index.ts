export { IdentityModule } from './identity.module.js';
export { StaffDirectory, type Holder } from './app/staff-directory.js';
export { UserService, type NewUser } from './app/user.service.js';
export { PERMISSIONS_OF, ROLES, type Role, type ScopeKind } from './domain/roles.js';
export { identitySchemas } from './db/identity.schemas.js';
export { identityMigrations } from './db/migrations/index.js';
