import { Inject, Injectable } from '@nestjs/common';
import { notFound, tidy, type Uuid } from '@yizhu/kernel';
import { currentContext, recordAudit, scopePredicate, UnitOfWork, Values, type RawJson } from '@yizhu/platform';
import { duplicateError } from '../../domain/duplicates/duplicates.errors.js';
import { DuplicateQueries } from './duplicate.queries.js';
import { requireVersion } from './merging.js';

/** What officers say to suggestions. */
@Injectable()
export class Duplicates {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(DuplicateQueries) private readonly queries: DuplicateQueries,
  ) {}

  /** They are two people: the pair is not suggested again. @throws not-found | stale | duplicate-settled */
  dismiss(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.uow.run(async ({ manager, now, actor }) => {
      const values = new Values();
      const [pair] = (await manager.query(`SELECT d.version, d.status FROM recipients.duplicate_pair d WHERE d.id = ${values.add(id)} AND ${scopePredicate(currentContext().scope, { alias: 'd' }, values)} FOR UPDATE`, values.list)) as { version: number; status: string }[];
      if (!pair) throw notFound('duplicate');
      if (pair.status !== 'suggested') throw duplicateError('duplicate-settled');
      requireVersion(pair, version);
      await manager.query(`UPDATE recipients.duplicate_pair SET status = 'dismissed', settled_at = $2, settled_by = $3, settled_by_name = $4, reason = $5, version = version + 1 WHERE id = $1`, [id, now, actor.id, actor.name, tidy(reason)]);
      await recordAudit(manager, { action: 'dismiss', resource: 'duplicate', subjectId: id });
      return this.queries.detail(id);
    });
  }
}
