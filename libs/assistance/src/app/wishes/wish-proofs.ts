import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, recordAudit, runInContext, scopePredicate, UnitOfWork, Values, type RawJson, type TransactionManager } from '@yizhu/platform';
import { microWishes } from '../../db/repositories.js';
import { wishError } from '../../domain/wish.errors.js';
import { ProofFiles, type StoredProof } from '../proof-files.js';
import { WishQueries } from './wish.queries.js';

export const MAX_PROOFS = 6;
const FOLDER = 'wish-proof';

/** Photos of what was handed over. They may show the person: only for those who keep the wish, never on the wall. */
@Injectable()
export class WishProofs {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(ProofFiles) private readonly files: ProofFiles,
    @Inject(WishQueries) private readonly queries: WishQueries,
  ) {}

  /** No bytes are taken in for a wish that the caller may not see through. @throws not-found | wish-proof-closed */
  async expect(wishId: Uuid): Promise<void> {
    const { idempotency: _, ...context } = currentContext();
    await runInContext(context, () => this.uow.run(async (act) => requireOpen((await microWishes.lock(act, wishId, null)).status)));
  }

  /** @throws proof-type-unknown | upload-too-large | upload-empty */
  store(bytes: AsyncIterable<Buffer>): Promise<StoredProof> {
    return this.files.store(FOLDER, bytes);
  }

  /** @throws proof-too-many | wish-proof-closed */
  add(wishId: Uuid, proof: StoredProof): Promise<RawJson> {
    const context = currentContext();
    // The file is the body that an Idempotency-Key stands for.
    if (context.idempotency) context.idempotency = { ...context.idempotency, bodyHash: proof.sha256 };
    return this.files.keptIf(FOLDER, proof.id, (keep) =>
      this.uow.run(async (act) => {
        const wish = await microWishes.lock(act, wishId, null);
        requireOpen(wish.status);
        const [before] = (await act.manager.query('SELECT count(*)::int AS n FROM assistance.wish_proof WHERE wish_id = $1', [wishId])) as { n: number }[];
        if (before!.n >= MAX_PROOFS) throw wishError('proof-too-many', { limit: MAX_PROOFS });
        await act.manager.query('INSERT INTO assistance.wish_proof (id, county_code, division_code, wish_id, media_type, bytes, sha256, added_at, added_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [proof.id, wish.countyCode, wish.divisionCode, wishId, proof.mediaType, proof.size, proof.sha256, act.now, act.actor.name]);
        await recordAudit(act.manager, { action: 'add-photo', resource: 'micro-wish', subjectId: wishId, detail: { photo: proof.id } });
        keep();
        return this.queries.detail(wishId);
      }),
    );
  }

  /** Photos of somebody who was erased show them: they go. A file that can't be removed now keeps the event waiting. */
  async forgetOf(manager: TransactionManager, personId: Uuid, homes: readonly Uuid[]): Promise<void> {
    const [gone] = (await manager.query('DELETE FROM assistance.wish_proof p USING assistance.micro_wish w WHERE w.id = p.wish_id AND w.person_id = $1 AND w.household_id = ANY ($2::uuid[]) RETURNING p.id', [personId, homes])) as [{ id: Uuid }[], number];
    for (const { id } of gone) await this.files.discard(FOLDER, id);
  }

  /** Within the caller's scope. @throws not-found | file-gone */
  async open(id: Uuid): Promise<{ mediaType: string; size: number; bytes: AsyncIterable<Buffer> }> {
    const values = new Values();
    const row = await this.database.one<{ mediaType: string; size: number; wish: Uuid }>({
      text: `SELECT p.media_type AS "mediaType", p.bytes AS size, p.wish_id AS wish FROM assistance.wish_proof p JOIN assistance.micro_wish w ON w.id = p.wish_id WHERE p.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'w' }, values)}`,
      values: values.list,
    });
    if (!row) throw notFound('photo');
    await this.uow.note({ action: 'read', resource: 'micro-wish', subjectId: row.wish, detail: { photo: id } });
    return { mediaType: row.mediaType, size: row.size, bytes: await this.files.read(FOLDER, id) };
  }
}

const requireOpen = (status: string): void => {
  if (status !== 'claimed' && status !== 'fulfilled') throw wishError('wish-proof-closed');
};
