import { AggregateRoot, newId, type Uuid } from '@yizhu/kernel';
import { identityError } from './identity.errors.js';
import { dutiesClash, SCOPES_OF, type Role, type ScopeKind } from './roles.js';

export interface RoleGrant {
  id: Uuid;
  countyCode: string;
  userId: Uuid;
  role: Role;
  scopeKind: ScopeKind;
  /** Division codes or one organisation id; empty for county and self. */
  scopeCodes: string[];
  grantedAt: Date;
  endedAt: Date | null;
}

/** A staff account. Who may create one may not give it rights: two administrators are needed (等保). */
export class User extends AggregateRoot {
  countyCode!: string;
  account!: string;
  name!: string;
  passwordHash!: string;
  mustChangePassword!: boolean;
  status!: 'active' | 'disabled';
  organisationId!: Uuid | null;
  teamMemberId!: Uuid | null;
  createdAt!: Date;
  grants!: RoleGrant[];

  static open(input: { id?: Uuid | undefined; countyCode: string; account: string; name: string; passwordHash: string; mustChangePassword: boolean; organisationId?: Uuid | null; teamMemberId?: Uuid | null }, at: Date): User {
    const user = new User();
    Object.assign(user, { organisationId: null, teamMemberId: null, ...input, id: input.id ?? newId(), account: input.account.toLowerCase(), status: 'active', createdAt: at, grants: [] });
    user.record({ type: 'identity.user-opened', subjectId: user.id, payload: {} });
    return user;
  }

  grant(role: Role, scopeKind: ScopeKind, scopeCodes: string[], by: Uuid | null, at: Date): void {
    if (by === this.id) throw identityError('own-account');
    if (!SCOPES_OF[role].includes(scopeKind)) throw identityError('scope-required', { allowed: SCOPES_OF[role] }, 'scopeKind');
    if (!scopeFits(scopeKind, scopeCodes)) throw identityError('scope-required', {}, 'scopeCodes');
    const held = this.grants.filter((g) => g.endedAt === null);
    if (dutiesClash([...held.map((g) => g.role), role])) throw identityError('roles-incompatible', {}, 'role');
    if (held.some((g) => g.role === role && g.scopeKind === scopeKind && g.scopeCodes.join() === scopeCodes.join())) throw identityError('grant-duplicate');
    const grant: RoleGrant = { id: newId(), countyCode: this.countyCode, userId: this.id, role, scopeKind, scopeCodes, grantedAt: at, endedAt: null };
    this.grants.push(grant);
    this.record({ type: 'identity.role-granted', subjectId: this.id, payload: { role, scopeKind, scopeCodes } });
  }

  endGrant(grantId: Uuid, by: Uuid | null, at: Date): boolean {
    if (by === this.id) throw identityError('own-account');
    const grant = this.grants.find((g) => g.id === grantId && g.endedAt === null);
    if (!grant) return false;
    grant.endedAt = at;
    this.record({ type: 'identity.role-ended', subjectId: this.id, payload: { role: grant.role } });
    return true;
  }

  disable(by: Uuid | null): void {
    if (by === this.id) throw identityError('own-account');
    this.status = 'disabled';
    this.record({ type: 'identity.user-disabled', subjectId: this.id, payload: {} });
  }

  enable(): void {
    this.status = 'active';
    this.record({ type: 'identity.user-enabled', subjectId: this.id, payload: {} });
  }

  setPassword(hash: string, mustChange: boolean): void {
    this.passwordHash = hash;
    this.mustChangePassword = mustChange;
    this.record({ type: 'identity.password-set', subjectId: this.id, payload: {} });
  }
}

const scopeFits = (kind: ScopeKind, codes: readonly string[]): boolean =>
  kind === 'division' ? codes.length > 0 && codes.every((c) => /^\d{6,12}$/.test(c)) : kind === 'organisation' ? codes.length === 1 && /^[0-9a-f-]{36}$/.test(codes[0]!) : codes.length === 0;

/** At least 10 characters, letters and digits, not containing the account (等保, complexity). */
export const assertStrongPassword = (password: string, account: string): void => {
  if (password.length < 10 || !/\p{L}/u.test(password) || !/\d/.test(password) || password.toLowerCase().includes(account.toLowerCase())) throw identityError('password-weak', {}, 'password');
};
