import { Inject, Injectable } from '@nestjs/common';
import { localDate, newId, type Uuid } from '@yizhu/kernel';
import { currentContext, nextNumber, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { RecipientsReader } from '@yizhu/recipients';
import { microWishes, recordTransition } from '../../db/repositories.js';
import { assistanceError } from '../../domain/assistance.errors.js';
import { kindsOf } from '../../domain/identifying.js';
import { MicroWish, GIVER_DAYS, type WishAct } from '../../domain/wishes.js';
import type { ReviewWishDto, SubmitWishDto } from '../../http/wish.dto.js';
import { newCode } from '../../domain/spoken-code.js';
import { WishQueries } from './wish.queries.js';
import { WishRules } from './wish-rules.js';

const SERIES = 'XY';
const AT_ONCE = 100;

/** What the house does with wishes: takes them down, makes them fit for the wall, hangs them, sees them through. Claiming is `WishClaims`. */
@Injectable()
export class Wishes {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(WishRules) private readonly rules: WishRules,
    @Inject(WishQueries) private readonly queries: WishQueries,
  ) {}

  /** @throws not-found (a person outside the scope) | recipient-not-served | wish-too-dear */
  submit(input: SubmitWishDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const person = await this.recipients.person(input.personId);
      if (person.status === 'exited') throw assistanceError('recipient-not-served', {}, 'personId');
      const wish = MicroWish.submit(
        {
          id: input.id ?? newId(), countyCode: currentContext().countyCode, divisionCode: person.divisionCode, number: await nextNumber(act.manager, SERIES, Number(localDate(act.now).slice(0, 4))), wallCode: newCode(8), personId: person.id, personName: person.name, householdId: person.householdId, headName: person.headName,
          kind: input.kind, title: input.title.trim(), words: input.words.trim(), priceFen: input.priceFen, submittedByName: act.actor.name,
        },
        await this.rules.inForce(), act.now,
      );
      await microWishes.add(act, wish, 'submit');
      await recordTransition(act, wish, 'submit', '', wish.status);
      return this.queries.detail(wish.id);
    });
  }

  /** @throws stale | act-not-allowed | wish-too-dear */
  review(id: Uuid, version: number, { title, words, kind, priceFen }: ReviewWishDto): Promise<RawJson> {
    return this.change(id, version, 'review', async (wish) => wish.review({ title: title.trim(), words: words.trim(), kind, priceFen }, await this.rules.inForce()));
  }

  /** @throws stale | act-not-allowed | wish-identifies */
  publish(id: Uuid, version: number): Promise<RawJson> {
    return this.change(id, version, 'publish', async (wish, { now }) => {
      const { title, words } = await this.queries.check(wish.householdId, wish);
      wish.publish(kindsOf([...title, ...words]), await this.rules.inForce(), now);
    });
  }

  /** For a giver who can't after all. @throws stale | act-not-allowed */
  release(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'release', (wish, { now }) => wish.release(now), reason);
  }

  /** @throws stale | act-not-allowed | wish-proof-missing */
  fulfil(id: Uuid, version: number, note: string): Promise<RawJson> {
    return this.change(id, version, 'fulfil', async (wish, { manager, now }) => {
      const [proofs] = (await manager.query('SELECT count(*)::int AS n FROM assistance.wish_proof WHERE wish_id = $1', [id])) as { n: number }[];
      wish.fulfil(note, proofs!.n, now);
    });
  }

  /** @throws stale | act-not-allowed */
  contest(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'contest', async (wish, { now }) => wish.contest(await this.rules.inForce(), now), reason);
  }

  /** @throws stale | act-not-allowed | wish-identifies */
  confirm(id: Uuid, version: number, thanks: string): Promise<RawJson> {
    return this.change(id, version, 'confirm', async (wish, { now }) => wish.confirm(thanks, kindsOf((await this.queries.check(wish.householdId, { title: '', words: thanks })).words), now));
  }

  /** @throws stale | act-not-allowed */
  withdraw(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'withdraw', (wish, { now }) => wish.withdraw(reason, now), reason);
  }

  /** Claims whose hold is over, and wishes that hung long enough; how many. Every replica may look: each row is one's. */
  runOut(): Promise<number> {
    return this.uow.run(async (act) => {
      const due = (await act.manager.query(
        `SELECT w.id FROM assistance.micro_wish w WHERE w.county_code = $1 AND ((w.status = 'claimed' AND EXISTS (SELECT 1 FROM assistance.wish_claim c WHERE c.wish_id = w.id AND c.status = 'held' AND c.expires_at < $2)) OR (w.status = 'published' AND w.wall_until < $3::date)) ORDER BY w.id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
        [currentContext().countyCode, act.now, localDate(act.now)],
      )) as { id: Uuid }[];
      for (const { id } of due) {
        const wish = await microWishes.lock(act, id, null);
        const from = wish.status;
        const done: WishAct | null = from === 'claimed' ? (wish.lapse(act.now) ? 'lapse' : null) : wish.expire(act.now) ? 'expire' : null;
        if (!done) continue;
        await microWishes.save(act, wish, done);
        await recordTransition(act, wish, done, from, wish.status);
      }
      return due.length;
    });
  }

  /** Name and telephone of givers go when their claim has long ended. How many. */
  forgetGivers(): Promise<number> {
    return this.uow.run(async ({ manager, now }) => {
      const [, n] = (await manager.query(`UPDATE assistance.wish_claim SET giver_sealed = NULL, giver_blind = NULL WHERE county_code = $1 AND giver_sealed IS NOT NULL AND ended_at < $2::timestamptz - make_interval(days => ${GIVER_DAYS})`, [currentContext().countyCode, now])) as [unknown, number];
      return n;
    });
  }

  private change(id: Uuid, version: number, action: WishAct, verb: (wish: MicroWish, act: Act) => Promise<void> | void, reason: string | null = null): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const wish = await microWishes.lock(act, id, version);
      const from = wish.status;
      await verb(wish, act);
      await microWishes.save(act, wish, action);
      await recordTransition(act, wish, action, from, wish.status, reason);
      return this.queries.detail(id);
    });
  }
}
