import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Scope, Uuid } from '@yizhu/kernel';
import { Database, PLATFORM_CONFIG, type Authenticator, type Caller, type PlatformConfig } from '@yizhu/platform';
import { identityError } from '../domain/identity.errors.js';
import { FIELD_ROLES, PERMISSIONS_OF, type Role, type ScopeKind } from '../domain/roles.js';

export interface Grant {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeCodes: readonly string[];
}
export interface Account {
  readonly id: Uuid;
  readonly name: string;
  readonly organisationId: Uuid | null;
  readonly teamMemberId: Uuid | null;
  readonly grants: readonly Grant[];
}

const ACCOUNT = `u.id, u.name, u.organisation_id AS "organisationId", u.team_member_id AS "teamMemberId",
  coalesce((SELECT json_agg(json_build_object('role', g.role, 'scopeKind', g.scope_kind, 'scopeCodes', g.scope_codes)) FROM identity.role_grant g WHERE g.user_id = u.id AND g.ended_at IS NULL), '[]') AS grants`;

const NOBODY: Uuid = '00000000-0000-0000-0000-000000000000';

/** How long a disabled account or an ended session may go on being served by a replica that had just looked. */
const FRESH_MS = 5_000;
const KEEP = 2_000;

/** Turns access tokens into callers. What a caller may do is read from the database, not from the token. */
@Injectable()
export class TokenAuthenticator implements Authenticator {
  private readonly accounts = new Map<string, { at: number; account: Promise<Account | null> }>();
  private readonly tokens = new Map<string, { sub: Uuid; sid: Uuid; exp: number }>();

  constructor(
    @Inject(JwtService) private readonly jwt: JwtService,
    @Inject(Database) private readonly database: Database,
    @Inject(PLATFORM_CONFIG) private readonly config: PlatformConfig,
  ) {}

  async authenticate(token: string): Promise<Caller> {
    const { sub, sid } = this.verify(token);
    const account = await this.account(sub, sid);
    if (!account) throw identityError('session-ended');
    return new AccountCaller(account, this.config.countyCode);
  }

  async callerNow(userId: Uuid): Promise<Caller | null> {
    const account = await this.database.one<Account & Record<string, unknown>>({ text: `SELECT ${ACCOUNT} FROM identity.app_user u WHERE u.id = $1 AND u.status = 'active'`, values: [userId] });
    return account ? new AccountCaller(account, this.config.countyCode) : null;
  }

  /** Forgets what is cached of an account, so that changed rights hold at once on this replica. */
  forget(userId: Uuid): void {
    for (const key of this.accounts.keys()) if (key.startsWith(userId)) this.accounts.delete(key);
  }

  private verify(token: string): { sub: Uuid; sid: Uuid } {
    const known = this.tokens.get(token);
    if (known) {
      if (known.exp * 1000 > Date.now()) return known;
      this.tokens.delete(token);
    }
    try {
      const claims = this.jwt.verify<{ sub: Uuid; sid: Uuid; exp: number }>(token);
      if (this.tokens.size >= KEEP) this.tokens.delete(this.tokens.keys().next().value!);
      this.tokens.set(token, claims);
      return claims;
    } catch {
      throw identityError('session-ended');
    }
  }

  private account(sub: Uuid, sid: Uuid): Promise<Account | null> {
    const key = `${sub}:${sid}`;
    const cached = this.accounts.get(key);
    if (cached && Date.now() - cached.at < FRESH_MS) return cached.account;
    const account = this.database
      .one<Account>({
        text: `SELECT ${ACCOUNT} FROM identity.app_user u JOIN identity.session s ON s.user_id = u.id WHERE u.id = $1 AND s.id = $2 AND u.status = 'active' AND s.ended_at IS NULL AND s.expires_at > now()`,
        values: [sub, sid],
      })
      .then((found) => found ?? null);
    if (this.accounts.size >= KEEP) this.accounts.delete(this.accounts.keys().next().value!);
    this.accounts.set(key, { at: Date.now(), account });
    account.catch(() => this.accounts.delete(key));
    return account;
  }
}

export class AccountCaller implements Caller {
  readonly actor;

  constructor(
    readonly account: Account,
    private readonly countyCode: string,
  ) {
    this.actor = { id: account.id, name: account.name, kind: 'staff' as const };
  }

  get permissions(): string[] {
    return [...new Set(this.account.grants.flatMap((g) => PERMISSIONS_OF[g.role]))].sort();
  }

  /** The union of the scopes of those grants whose role carries the permission. */
  scopeFor(permission: string): Scope | null {
    const grants = this.account.grants.filter((g) => (PERMISSIONS_OF[g.role] as readonly string[]).includes(permission));
    if (grants.length === 0) return null;
    const divisions = grants.some((g) => g.scopeKind === 'county') ? [this.countyCode] : [...new Set(grants.filter((g) => g.scopeKind === 'division').flatMap((g) => g.scopeCodes))].sort();
    return {
      divisions,
      organisationId: grants.find((g) => g.scopeKind === 'organisation')?.scopeCodes[0] ?? null,
      // What is offered to somebody in person is theirs to see, wherever it is; who holds an office acts for the office.
      // A field account that nobody is linked to is nobody: nothing is its own.
      memberId: grants.every((g) => FIELD_ROLES.has(g.role)) ? (this.account.teamMemberId ?? NOBODY) : null,
    };
  }
}
