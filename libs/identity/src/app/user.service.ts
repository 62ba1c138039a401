import { Inject, Injectable } from '@nestjs/common';
import { verify } from '@node-rs/argon2';
import { notFound, type Uuid } from '@yizhu/kernel';
import { AggregateRepository, currentActor, currentContext, Divisions, divisionError, onBrokenConstraint, UnitOfWork, type RawJson } from '@yizhu/platform';
import { roleGrantSchema, userSchema } from '../db/identity.schemas.js';
import { identityError } from '../domain/identity.errors.js';
import type { Role, ScopeKind } from '../domain/roles.js';
import { assertStrongPassword, User } from '../domain/user.js';
import { TokenAuthenticator } from './authenticator.js';
import { hashPassword } from './session.service.js';
import { UserQueries } from './user.queries.js';

const users = new AggregateRepository<User>({
  resource: 'user',
  table: 'identity.app_user',
  root: userSchema as never,
  children: [{ property: 'grants', schema: roleGrantSchema as never, parentColumn: 'userId', order: 'grantedAt' }],
});

export interface NewUser {
  readonly id?: Uuid | undefined;
  readonly account: string;
  readonly name: string;
  readonly password: string;
  readonly organisationId?: Uuid | null | undefined;
  readonly teamMemberId?: Uuid | null | undefined;
  readonly mustChangePassword?: boolean;
}

/** Accounts and their roles. Creating and granting are different permissions, held by different people. */
@Injectable()
export class UserService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(UserQueries) private readonly queries: UserQueries,
    @Inject(TokenAuthenticator) private readonly authenticator: TokenAuthenticator,
    @Inject(Divisions) private readonly divisions: Divisions,
  ) {}

  /** @throws account-taken | password-weak */
  async open(input: NewUser): Promise<RawJson> {
    assertStrongPassword(input.password, input.account);
    const passwordHash = await hashPassword(input.password);
    return onBrokenConstraint('app_user_account', () => identityError('account-taken', {}, 'account'), () =>
      this.uow.run(async (act) => {
        const { id, account, name, organisationId, teamMemberId } = input;
        const user = User.open({ id, account, name, organisationId: organisationId ?? null, teamMemberId: teamMemberId ?? null, countyCode: currentContext().countyCode, passwordHash, mustChangePassword: input.mustChangePassword ?? true }, act.now);
        await users.add(act, user, 'open');
        return this.queries.detail(user.id);
      }),
    );
  }

  grant(id: Uuid, version: number | null, role: Role, scopeKind: ScopeKind, scopeCodes: string[]): Promise<RawJson> {
    return this.change(id, version, 'grant-role', async (user, by, now) => {
      if (scopeKind === 'division') {
        const known = await this.divisions.all();
        for (const code of scopeCodes) if (!known.has(code)) throw divisionError('division-unknown', { code }, 'scopeCodes');
      }
      user.grant(role, scopeKind, scopeCodes, by, now);
      return { role, scopeKind, scopeCodes };
    });
  }

  endGrant(id: Uuid, version: number, grantId: Uuid): Promise<RawJson> {
    return this.change(id, version, 'end-role', (user, by, now) => {
      if (!user.endGrant(grantId, by, now)) throw notFound('role-grant');
      return { grantId };
    });
  }

  disable(id: Uuid, version: number): Promise<RawJson> {
    return this.change(id, version, 'disable', (user, by) => user.disable(by));
  }

  enable(id: Uuid, version: number): Promise<RawJson> {
    return this.change(id, version, 'enable', (user) => user.enable());
  }

  /**
   * The accounts of a member who has left the team: disabled, their sessions ended with them. Coming back opens none of them; that is the
   * administrator's to decide.
   */
  async closeOfMember(memberId: Uuid): Promise<void> {
    const closed = await this.uow.run(async (unit) => {
      const { countyCode } = currentContext();
      const found = (await unit.manager.query(`SELECT id FROM identity.app_user WHERE team_member_id = $1 AND county_code = $2 AND status = 'active' ORDER BY id`, [memberId, countyCode])) as { id: Uuid }[];
      for (const { id } of found) {
        const user = await users.lock(unit, id, null, { divisions: [countyCode], organisationId: null, memberId: null });
        user.disable(null);
        await unit.manager.query(`UPDATE identity.session SET ended_at = $2, ended_why = 'member-left' WHERE user_id = $1 AND ended_at IS NULL`, [id, unit.now]);
        await users.save(unit, user, 'disable', { because: 'member-left', memberId });
      }
      return found;
    });
    for (const { id } of closed) this.authenticator.forget(id);
  }

  async resetPassword(id: Uuid, version: number, password: string): Promise<RawJson> {
    return this.change(id, version, 'reset-password', async (user, _by, _now, manager) => {
      assertStrongPassword(password, user.account);
      user.setPassword(await hashPassword(password), true);
      await manager.query(`UPDATE identity.session SET ended_at = now(), ended_why = 'password-reset' WHERE user_id = $1 AND ended_at IS NULL`, [id]);
    });
  }

  /** @throws password-wrong | password-weak */
  async changeOwnPassword(current: string, next: string): Promise<void> {
    const { id } = currentActor();
    await this.change(id!, null, 'change-password', async (user) => {
      if (!(await verify(user.passwordHash, current))) throw identityError('password-wrong', {}, 'currentPassword');
      assertStrongPassword(next, user.account);
      user.setPassword(await hashPassword(next), false);
    }, true);
  }

  private async change(
    id: Uuid, version: number | null, action: string,
    act: (user: User, by: Uuid | null, now: Date, manager: { query(sql: string, values: unknown[]): Promise<unknown> }) => Promise<Record<string, unknown> | void> | Record<string, unknown> | void,
    own = false,
  ): Promise<RawJson> {
    const answer = await this.uow.run(async (unit) => {
      const scope = own ? { divisions: [currentContext().countyCode], organisationId: null, memberId: null } : currentContext().scope;
      const user = await users.lock(unit, id, version, scope);
      const detail = await act(user, unit.actor.id, unit.now, unit.manager);
      await users.save(unit, user, action, detail ?? {});
      return this.queries.detail(id);
    });
    this.authenticator.forget(id);
    return answer;
  }
}
