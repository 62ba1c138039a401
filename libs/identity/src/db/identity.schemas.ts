import { EntitySchema } from 'typeorm';
import { User, type RoleGrant } from '../domain/user.js';

export const userSchema = new EntitySchema<User>({
  name: 'User', target: User, schema: 'identity', tableName: 'app_user',
  columns: {
    id: { type: 'uuid', primary: true },
    countyCode: { type: 'text', name: 'county_code', primary: true },
    version: { type: 'int' },
    account: { type: 'text' },
    name: { type: 'text' },
    passwordHash: { type: 'text', name: 'password_hash' },
    mustChangePassword: { type: 'boolean', name: 'must_change_password' },
    status: { type: 'text' },
    organisationId: { type: 'uuid', name: 'organisation_id', nullable: true },
    teamMemberId: { type: 'uuid', name: 'team_member_id', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  } as never,
});

export const roleGrantSchema = new EntitySchema<RoleGrant>({
  name: 'RoleGrant', schema: 'identity', tableName: 'role_grant',
  columns: {
    id: { type: 'uuid', primary: true },
    countyCode: { type: 'text', name: 'county_code', primary: true },
    userId: { type: 'uuid', name: 'user_id' },
    role: { type: 'text' },
    scopeKind: { type: 'text', name: 'scope_kind' },
    scopeCodes: { type: 'text', name: 'scope_codes', array: true },
    grantedAt: { type: 'timestamptz', name: 'granted_at' },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
});

export const identitySchemas: EntitySchema[] = [userSchema, roleGrantSchema] as EntitySchema[];
