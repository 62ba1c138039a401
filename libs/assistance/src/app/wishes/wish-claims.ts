import { Inject, Injectable } from '@nestjs/common';
import { newId, NO_SCOPE, tidyName, type LocalDate, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, onBrokenConstraint, RawJson, runInContext, Sealer, UnitOfWork, type Act } from '@yizhu/platform';
import { microWishes, recordTransition } from '../../db/repositories.js';
import { newCode } from '../../domain/spoken-code.js';
import { wishError } from '../../domain/wish.errors.js';
import { requireOnWall, type ClaimChannel, type MicroWish, type WishState } from '../../domain/wishes.js';
import type { WishGiverDto } from '../../http/wish.dto.js';
import { codeHash } from './codes.js';
import { WishQueries } from './wish.queries.js';
import { WishRules } from './wish-rules.js';
import { WALL_ROW } from './wish-wall.queries.js';

const PHONE = /^(1\d{10}|0\d{2,3}\d{7,8}|\d{7,8}|\+\d{6,15})$/;
/** Who acts at the wall: a stranger, who thereby gets no other right. */
const GIVER = { id: null, name: '认领人', kind: 'system' } as const;

interface Found extends Record<string, unknown> {
  id: Uuid;
  status: WishState;
  wallUntil: LocalDate | null;
}

/** Who gets a wish. However many ask at once, one; the others are told so at once, and nothing is lost. */
@Injectable()
export class WishClaims {
  /** One after the other for each wish, in each replica: a thousand at once don't take every connection, and all but the first are answered by a plain read. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(WishRules) private readonly rules: WishRules,
    @Inject(WishQueries) private readonly queries: WishQueries,
  ) {}

  /** A stranger at the wall. Answers the code with which they find their claim again; it is shown this once. @throws wish-taken | wish-not-on-wall | giver-holds-enough | giver-phone-wrong */
  claimFromWall(wallCode: string, giver: WishGiverDto): Promise<RawJson> {
    const tidied = tidiedGiver(giver);
    return this.asGiver(() =>
      this.inTurn(wallCode, async () => {
        const found = await this.found(wallCode);
        if (!found) throw wishError('wish-not-on-wall');
        // A repeat of what was answered already is answered again: only the act knows.
        if (!currentContext().idempotency) requireOnWall(found.status, found.wallUntil, this.uow.now());
        return this.once(() =>
          this.uow.run(async (act) => {
            const { code } = await this.claim(act, found.id, null, tidied, 'wall');
            return this.seen(codeHash(code), code);
          }),
        );
      }),
    );
  }

  /** The office for a giver who telephones or stands at the desk. @throws stale | wish-taken | wish-not-on-wall | giver-holds-enough | giver-phone-wrong */
  claimFor(id: Uuid, version: number, giver: WishGiverDto): Promise<RawJson> {
    const tidied = tidiedGiver(giver);
    return this.once(() =>
      this.uow.run(async (act) => {
        const { code } = await this.claim(act, id, version, tidied, 'office');
        return this.queries.detail(id, { claimCode: code });
      }),
    );
  }

  /** How a giver's claim stands. @throws claim-code-unknown */
  look(code: string): Promise<RawJson> {
    return this.asGiver(() => this.seen(codeHash(code), null));
  }

  /** A giver gives a wish back, so that somebody else may. @throws claim-code-unknown | claim-over */
  giveBack(code: string): Promise<RawJson> {
    return this.asGiver(() =>
      this.uow.run(async (act) => {
        const [claim] = (await act.manager.query('SELECT id, wish_id AS "wishId" FROM assistance.wish_claim WHERE code_hash = $1 AND county_code = $2', [codeHash(code), currentContext().countyCode])) as { id: Uuid; wishId: Uuid }[];
        if (!claim) throw wishError('claim-code-unknown', {}, 'code');
        const wish = await microWishes.lock(act, claim.wishId, null);
        if (wish.held?.id !== claim.id) throw wishError('claim-over');
        const from = wish.status;
        wish.release(act.now);
        await this.kept(act, wish, 'release', from);
        return this.seen(codeHash(code), null);
      }),
    );
  }

  private async claim(act: Act, id: Uuid, version: number | null, giver: WishGiverDto, channel: ClaimChannel): Promise<{ code: string }> {
    const rule = await this.rules.inForce();
    const blind = this.sealer.blind('giver-phone', giver.phone);
    // What one giver holds is counted one after the other, whichever wishes they ask for at once.
    await act.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`giver ${blind.toString('hex')}`]);
    const [holds] = (await act.manager.query(`SELECT count(*)::int AS n FROM assistance.wish_claim WHERE giver_blind = $1 AND county_code = $2 AND status = 'held'`, [blind, currentContext().countyCode])) as { n: number }[];
    const wish = await microWishes.lock(act, id, version);
    requireOnWall(wish.status, wish.wallUntil, act.now);
    if (holds!.n >= rule.claimsPerGiver) throw wishError('giver-holds-enough', { limit: rule.claimsPerGiver });
    const [claimId, code] = [newId(), newCode()];
    const from = wish.status;
    wish.claim({ id: claimId, channel, giverSealed: this.sealer.seal(JSON.stringify(giver), 'assistance.wish_claim', 'giver', claimId), giverBlind: blind, codeHash: codeHash(code) }, rule, act.now);
    await this.kept(act, wish, 'claim', from);
    return { code };
  }

  private async kept(act: Act, wish: MicroWish, action: string, from: string): Promise<void> {
    await microWishes.save(act, wish, action);
    await recordTransition(act, wish, action, from, wish.status);
  }

  private async seen(hash: Buffer, code: string | null): Promise<RawJson> {
    const row = await this.database.one<{ body: string }>({
      text: `SELECT json_build_object('code', $3::text, 'status', c.status, 'claimedAt', c.claimed_at, 'holdUntil', c.expires_at, 'wish', (SELECT ${WALL_ROW} FROM assistance.wish_on_wall w WHERE w.county_code = m.county_code AND w.wall_code = m.wall_code))::text AS body
        FROM assistance.wish_claim c JOIN assistance.micro_wish m ON m.id = c.wish_id AND m.county_code = c.county_code WHERE c.code_hash = $1 AND c.county_code = $2`,
      values: [hash, currentContext().countyCode, code],
    });
    if (!row) throw wishError('claim-code-unknown', {}, 'code');
    return new RawJson(row.body);
  }

  private found(wallCode: string): Promise<Found | undefined> {
    return this.database.one<Found>({ text: `SELECT id, status, wall_until::text AS "wallUntil" FROM assistance.micro_wish WHERE wall_code = $1 AND county_code = $2 AND published_at IS NOT NULL`, values: [wallCode, currentContext().countyCode] });
  }

  private inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const over = mine.then(() => undefined, () => undefined).then(() => void (this.turns.get(key) === over && this.turns.delete(key)));
    this.turns.set(key, over);
    return mine;
  }

  /** Behind the lock: a wish has one held claim, whatever happens. */
  private once(work: () => Promise<RawJson>): Promise<RawJson> {
    return onBrokenConstraint('wish_claim_held', () => wishError('wish-taken'), work);
  }

  private asGiver<T>(work: () => Promise<T>): Promise<T> {
    const context = currentContext();
    return runInContext({ ...context, actor: GIVER, scope: { ...NO_SCOPE, divisions: [context.countyCode] } }, work);
  }
}

const tidiedGiver = ({ name, phone }: WishGiverDto): WishGiverDto => {
  const tidied = { name: tidyName(name), phone: phone.replace(/[\s()-]/g, '') };
  if (tidied.name === '') throw wishError('giver-name-wrong', {}, 'name');
  if (!PHONE.test(tidied.phone)) throw wishError('giver-phone-wrong', {}, 'phone');
  return tidied;
};
