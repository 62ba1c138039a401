import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { Database, UnitOfWork, type RawJson } from '@yizhu/platform';
import { microWishes } from '../../db/repositories.js';
import { wishError } from '../../domain/wish.errors.js';
import type { MicroWish } from '../../domain/wishes.js';
import { AttachedFiles } from '../attached-files.js';
import { PHOTOS, KeptFiles } from '../kept-files.js';
import { WishQueries } from './wish.queries.js';

export const MAX_PROOFS = 6;

/** Photos of what was handed over: only for those who keep the wish, never on the wall. */
@Injectable()
export class WishProofs extends AttachedFiles<MicroWish> {
  constructor(
    @Inject(UnitOfWork) uow: UnitOfWork,
    @Inject(Database) database: Database,
    @Inject(KeptFiles) files: KeptFiles,
    @Inject(WishQueries) private readonly queries: WishQueries,
  ) {
    super(uow, database, files, { table: 'assistance.wish_proof', folder: 'wish-proof', accepts: PHOTOS, most: MAX_PROOFS, parent: { of: microWishes, table: 'assistance.micro_wish', column: 'wish_id', resource: 'micro-wish' } });
  }

  /** @throws wish-proof-closed */
  protected requireOpen({ status }: MicroWish): void {
    if (status !== 'claimed' && status !== 'fulfilled') throw wishError('wish-proof-closed');
  }

  protected answer(wishId: Uuid): Promise<RawJson> {
    return this.queries.detail(wishId);
  }
}
