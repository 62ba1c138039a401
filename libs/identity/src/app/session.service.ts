import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { hash, verify, type Algorithm } from '@node-rs/argon2';
import { newId, NO_SCOPE, type Uuid } from '@yizhu/kernel';
import { currentContext, recordAudit, runInContext, SYSTEM, UnitOfWork, type Act } from '@yizhu/platform';
import { createHash, randomBytes } from 'node:crypto';
import { identityError } from '../domain/identity.errors.js';

/** OWASP's figures for argon2id (2 in the library's enumeration): 19 MiB, two passes, one lane. */
const ARGON = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
export const hashPassword = (password: string): Promise<string> => hash(password, ARGON);
/** Compared with when there is no such account, so that the time tells nothing. */
let decoy: Promise<string> | undefined;

export const ACCESS_SECONDS = 15 * 60;
const SESSION_DAYS = 14;
const WINDOW_MINUTES = 15;
const LIMITS = { account: 5, address: 30 } as const;

export interface Tokens {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly refreshToken: string;
  readonly user: { readonly id: Uuid; readonly account: string; readonly name: string; readonly mustChangePassword: boolean };
}
interface UserRow {
  id: Uuid;
  account: string;
  name: string;
  password_hash: string;
  status: string;
  must_change_password: boolean;
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Sign-in, renewal and sign-out. A session is a family of refresh tokens: one used twice ends it. */
@Injectable()
export class SessionService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(JwtService) private readonly jwt: JwtService,
  ) {}

  /** @throws sign-in-refused | sign-in-locked: the same for unknown, disabled and wrong */
  async signIn(account: string, password: string): Promise<Tokens> {
    const { address } = currentContext();
    const keys = [`account:${account.toLowerCase()}`, `address:${address ?? '-'}`] as const;
    const found = await this.asSystem(async ({ manager }) => {
      const [lock] = (await manager.query(`SELECT max(locked_until) AS until FROM identity.sign_in_failure WHERE key = ANY($1) AND locked_until > now()`, [keys])) as { until: Date | null }[];
      if (lock?.until) throw locked(lock.until);
      const [user] = (await manager.query(`SELECT id, account, name, password_hash, status, must_change_password FROM identity.app_user WHERE account = $1 AND county_code = $2`, [account.toLowerCase(), currentContext().countyCode])) as UserRow[];
      return user;
    });
    decoy ??= hashPassword(randomBytes(16).toString('hex'));
    const right = await verify(found?.password_hash ?? (await decoy), password);
    if (!found || found.status !== 'active' || !right) {
      await this.noteFailure(keys, found?.id ?? null);
      throw identityError('sign-in-refused');
    }
    return this.asSystem(async (act) => {
      await act.manager.query(`DELETE FROM identity.sign_in_failure WHERE key = $1`, [keys[0]]);
      const sessionId = newId();
      await act.manager.query(`INSERT INTO identity.session (id, county_code, user_id, started_at, expires_at, address) VALUES ($1,$2,$3,$4,$4::timestamptz + make_interval(days => ${SESSION_DAYS}),$5)`, [sessionId, currentContext().countyCode, found.id, act.now, address]);
      await recordAudit(act.manager, { action: 'sign-in', resource: 'session', subjectId: found.id });
      return this.issue(act, sessionId, found);
    });
  }

  /** @throws session-ended; a token used before ends its whole family */
  async refresh(token: string): Promise<Tokens> {
    const outcome = await this.asSystem(async (act) => {
      const [row] = (await act.manager.query(
        `SELECT t.used_at, s.id AS session_id, s.ended_at, s.expires_at < $2 AS expired, u.id, u.account, u.name, u.status, u.must_change_password
           FROM identity.refresh_token t JOIN identity.session s ON s.id = t.session_id JOIN identity.app_user u ON u.id = s.user_id WHERE t.token_hash = $1 FOR UPDATE OF t, s`,
        [digest(token), act.now],
      )) as (UserRow & { used_at: Date | null; session_id: Uuid; ended_at: Date | null; expired: boolean })[];
      if (!row || row.ended_at || row.expired || row.status !== 'active') return null;
      if (row.used_at) {
        await act.manager.query(`UPDATE identity.session SET ended_at = $2, ended_why = 'replay' WHERE id = $1`, [row.session_id, act.now]);
        await recordAudit(act.manager, { action: 'refresh-replayed', resource: 'session', subjectId: row.id, outcome: 'refused' });
        return null;
      }
      await act.manager.query(`UPDATE identity.refresh_token SET used_at = $2 WHERE token_hash = $1`, [digest(token), act.now]);
      return this.issue(act, row.session_id, row);
    });
    // Thrown outside, so that ending the family is committed.
    if (!outcome) throw identityError('session-ended');
    return outcome;
  }

  async signOut(token: string | undefined): Promise<void> {
    if (!token) return;
    await this.asSystem(async ({ manager, now }) => {
      const ended = (await manager.query(`UPDATE identity.session s SET ended_at = $2, ended_why = 'sign-out' FROM identity.refresh_token t WHERE t.session_id = s.id AND t.token_hash = $1 AND s.ended_at IS NULL RETURNING s.user_id`, [digest(token), now])) as [{ user_id: Uuid }[], number];
      const [user] = ended[0];
      if (user) await recordAudit(manager, { action: 'sign-out', resource: 'session', subjectId: user.user_id });
    });
  }

  private async issue({ manager, now }: Act, sessionId: Uuid, user: UserRow): Promise<Tokens> {
    const refreshToken = randomBytes(32).toString('base64url');
    await manager.query(`INSERT INTO identity.refresh_token (token_hash, session_id, issued_at) VALUES ($1,$2,$3)`, [digest(refreshToken), sessionId, now]);
    const accessToken = this.jwt.sign({ sub: user.id, sid: sessionId }, { expiresIn: ACCESS_SECONDS });
    return { accessToken, expiresIn: ACCESS_SECONDS, refreshToken, user: { id: user.id, account: user.account, name: user.name, mustChangePassword: user.must_change_password } };
  }

  private noteFailure(keys: readonly [string, string], userId: Uuid | null): Promise<void> {
    return this.asSystem(async ({ manager, now }) => {
      for (const [key, limit] of [[keys[0], LIMITS.account], [keys[1], LIMITS.address]] as const)
        await manager.query(
          `INSERT INTO identity.sign_in_failure AS f (key, failures, first_at) VALUES ($1, 1, $2)
           ON CONFLICT (key) DO UPDATE SET
             failures = CASE WHEN f.first_at < $2::timestamptz - make_interval(mins => ${WINDOW_MINUTES}) THEN 1 ELSE f.failures + 1 END,
             first_at = CASE WHEN f.first_at < $2::timestamptz - make_interval(mins => ${WINDOW_MINUTES}) THEN $2 ELSE f.first_at END,
             locked_until = CASE WHEN f.first_at >= $2::timestamptz - make_interval(mins => ${WINDOW_MINUTES}) AND f.failures + 1 >= $3 THEN $2::timestamptz + make_interval(mins => ${WINDOW_MINUTES}) END`,
          [key, now, limit],
        );
      await recordAudit(manager, { action: 'sign-in', resource: 'session', subjectId: userId, outcome: 'refused' });
    });
  }

  /** Before anybody is signed in, the platform itself acts. */
  private asSystem<T>(work: (act: Act) => Promise<T>): Promise<T> {
    return runInContext({ ...currentContext(), actor: SYSTEM, scope: NO_SCOPE, idempotency: undefined }, () => this.uow.run(work));
  }
}

const locked = (until: Date): Error => {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
  return identityError('sign-in-locked', { minutes: Math.ceil(seconds / 60), retryAfterSeconds: seconds });
};
