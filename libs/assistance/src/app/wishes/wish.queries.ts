import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, placePredicates, RawJson, readDetail, recordAudit, scopePredicate, Sealer, UnitOfWork, Values } from '@yizhu/platform';
import { HouseholdWordsReader, maskPhone } from '@yizhu/recipients';
import { identifyingWords, type IdentifyingWords } from '../../domain/identifying.js';
import { WISH_TRANSITIONS } from '../../domain/wishes.js';
import type { WishListQuery } from '../../http/wish.dto.js';
import { historyJson } from '../history.sql.js';

const ROW = `json_build_object('id', w.id, 'number', w.number, 'status', w.status, 'kind', w.kind, 'title', w.title, 'words', w.words, 'priceFen', w.price_fen, 'person', json_build_object('id', w.person_id, 'name', w.person_name), 'household', json_build_object('id', w.household_id, 'headName', w.head_name),
  'place', ${placeJson('w')}, 'submittedBy', w.submitted_by_name, 'createdAt', w.created_at, 'publishedAt', w.published_at, 'wallUntil', w.wall_until, 'heldUntil', (SELECT c.expires_at FROM assistance.wish_claim c WHERE c.wish_id = w.id AND c.status = 'held'), 'fulfilledAt', w.fulfilled_at, 'closedAt', w.closed_at,
  'proofs', (SELECT count(*)::int FROM assistance.wish_proof p WHERE p.wish_id = w.id), 'hasFeedback', EXISTS (SELECT 1 FROM assistance.feedback f WHERE f.wish_id = w.id), 'version', w.version, 'allowedActs', ${allowedActsSql(WISH_TRANSITIONS, 'w.status')})`;
const MORE = `jsonb_build_object('told', w.told, 'wallCode', w.wall_code, 'deliveryNote', w.delivery_note, 'thanks', w.thanks, 'reason', w.reason, 'history', ${historyJson('w.id')},
  'claims', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'status', c.status, 'channel', c.channel, 'sealed', c.giver_sealed, 'claimedAt', c.claimed_at, 'expiresAt', c.expires_at, 'endedAt', c.ended_at) ORDER BY c.claimed_at), '[]') FROM assistance.wish_claim c WHERE c.wish_id = w.id),
  'photos', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'mediaType', p.media_type, 'bytes', p.bytes, 'addedAt', p.added_at, 'addedBy', p.added_by_name) ORDER BY p.added_at, p.id), '[]') FROM assistance.wish_proof p WHERE p.wish_id = w.id))`;

export interface Giver {
  readonly name: string;
  readonly phone: string;
}
interface ClaimRow {
  id: Uuid;
  sealed: string | null;
}
interface Detail {
  title: string;
  words: string;
  status: string;
  household: { id: Uuid };
  claims: ClaimRow[];
}
/** Where the words of a wish tell whose it is, field by field. */
export interface WordCheck {
  readonly title: IdentifyingWords[];
  readonly words: IdentifyingWords[];
}

/** Micro-wishes as those who keep them see them. */
@Injectable()
export class WishQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(HouseholdWordsReader) private readonly household: HouseholdWordsReader,
  ) {}

  list(query: WishListQuery): Promise<RawJson> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'w' }, query, values);
    const filter = (condition: string, value: unknown): void => void (value !== undefined && where.push(condition.replace('?', values.add(value))));
    // One state is a column of the desk and keeps the order of its index.
    if (query.status?.length === 1) filter('w.status = ?', query.status[0]);
    else filter('w.status = ANY(?::text[])', query.status);
    filter('w.kind = ?', query.kind);
    filter('w.household_id = ?::uuid', query.householdId);
    if (query.q) {
      const q = values.add(query.q);
      where.push(`(w.number = upper(${q}) OR strpos(w.person_name, ${q}) > 0 OR strpos(w.title, ${q}) > 0)`);
    }
    return answerList(this.database, {
      values, where, from: 'assistance.micro_wish w', key: 'w.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 'w.created_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN assistance.micro_wish w ON w.id = page.key', row: ROW, audit: { resource: 'micro-wish' },
    }, query);
  }

  /** With its givers (telephones masked) and, until it hangs, with what still tells whose it is. @throws not-found */
  async detail(id: Uuid, also: Record<string, unknown> = {}): Promise<RawJson> {
    const { body, version } = await readDetail<{ body: Detail; version: number }>(this.database, { resource: 'micro-wish', id, table: 'assistance.micro_wish', scope: { alias: 'w' }, select: `(${ROW})::jsonb || ${MORE} AS body, w.version` });
    const claims = body.claims.map(({ sealed, ...claim }) => {
      const giver = sealed && this.opened(claim.id, sealed);
      return { ...claim, giver: giver ? { name: giver.name, phoneMasked: maskPhone(giver.phone) } : null };
    });
    const identifying = ['submitted', 'reviewed'].includes(body.status) ? await this.check(body.household.id, body) : { title: [], words: [] };
    return new RawJson(JSON.stringify({ ...body, claims, identifying, ...also }), version);
  }

  /** Of words that somebody is writing: nothing is kept. @throws not-found */
  async checkOf(id: Uuid, words: { readonly title: string; readonly words: string }): Promise<WordCheck> {
    const values = new Values();
    const row = await this.database.one<{ household: Uuid }>({ text: `SELECT w.household_id AS household FROM assistance.micro_wish w WHERE w.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'w' }, values)}`, values: values.list });
    if (!row) throw notFound('micro-wish');
    return this.check(row.household, words);
  }

  async check(householdId: Uuid, { title, words }: { readonly title: string; readonly words: string }): Promise<WordCheck> {
    const known = await this.household.of(householdId, `${title}\n${words}`);
    return { title: identifyingWords(title, known), words: identifyingWords(words, known) };
  }

  /** A giver's telephone, to call them; noted with its reason. @throws not-found */
  revealGiver(claimId: Uuid, reason: string): Promise<{ value: string }> {
    return this.uow.run(async ({ manager }) => {
      const values = new Values();
      const [row] = (await manager.query(`SELECT c.giver_sealed AS sealed, c.wish_id AS wish FROM assistance.wish_claim c JOIN assistance.micro_wish w ON w.id = c.wish_id WHERE c.id = ${values.add(claimId)}::uuid AND c.giver_sealed IS NOT NULL AND ${scopePredicate(currentContext().scope, { alias: 'w' }, values)}`, values.list)) as { sealed: string; wish: Uuid }[];
      if (!row) throw notFound('wish-claim');
      await recordAudit(manager, { action: 'reveal', resource: 'micro-wish', subjectId: row.wish, detail: { field: 'giverPhone', reason } });
      return { value: this.opened(claimId, row.sealed).phone };
    });
  }

  private opened(claimId: Uuid, sealed: string): Giver {
    return JSON.parse(this.sealer.open(sealed, 'assistance.wish_claim', 'giver', claimId)) as Giver;
  }
}
