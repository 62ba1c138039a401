import { Inject, Injectable } from '@nestjs/common';
import { localDate, tidy, type Uuid } from '@yizhu/kernel';
import { onBrokenConstraint, recordAudit, Sealer, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { sealDetails } from '../../db/household-writer.js';
import { erasures } from '../../db/recipients.schemas.js';
import { recipients } from '../../db/repositories.js';
import { Erasure, type ErasureGround, type ErasureObstacle } from '../../domain/rights/erasure.js';
import { rightsError } from '../../domain/rights/rights.errors.js';
import { Attachments } from '../dossier/attachments.js';
import { ErasureObstacles } from './erasure-obstacles.js';
import { ErasureQueries } from './erasure.queries.js';
import { Retention } from './retention.js';

/** Erasure after retention: proposed by one person, confirmed by another (个人信息保护法 art. 47; docs/adr/0014). */
@Injectable()
export class Erasures {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(Retention) private readonly retention: Retention,
    @Inject(ErasureObstacles) private readonly obstacles: ErasureObstacles,
    @Inject(ErasureQueries) private readonly queries: ErasureQueries,
    @Inject(Attachments) private readonly attachments: Attachments,
  ) {}

  /** @throws erasure-not-exited | erasure-too-early | erasure-obstructed | erasure-waits */
  async propose(personId: Uuid, version: number, why: { ground: ErasureGround; reason: string }): Promise<RawJson> {
    const years = await this.retention.years();
    return onBrokenConstraint('erasure_waiting', () => rightsError('erasure-waits'), () =>
      this.uow.run(async (act) => {
        const recipient = await recipients.lock(act, personId, version);
        const erasure = Erasure.propose(recipient, { ground: why.ground, reason: tidy(why.reason) }, years, await this.inTheWay(act, personId), { id: act.actor.id!, name: act.actor.name }, act.now, localDate(act.now));
        await erasures.add(act, erasure, 'propose');
        return this.queries.detail(erasure.id);
      }),
    );
  }

  withdraw(id: Uuid, version: number): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const erasure = await erasures.lock(act, id, version);
      erasure.withdraw({ id: act.actor.id!, name: act.actor.name }, act.now);
      return erasures.saveAndAnswer(act, erasure, 'withdraw', undefined, () => this.queries.detail(id));
    });
  }

  /**
   * Erases, without return. Here and in one transaction what this context holds; other contexts follow by the event, and the bytes of
   * papers are destroyed once it is committed. @throws erasure-confirm-own | erasure-number-differs, and as `propose`
   */
  async confirm(id: Uuid, version: number, householdNumber: string): Promise<RawJson> {
    const years = await this.retention.years();
    const answer = await this.uow.run(async (act) => {
      const erasure = await erasures.lock(act, id, version);
      const recipient = await recipients.lock(act, erasure.personId, null);
      const [household] = (await act.manager.query('SELECT number FROM recipients.household WHERE id = $1', [recipient.householdId])) as [{ number: string }];
      erasure.confirm(recipient, years, await this.inTheWay(act, recipient.id), { id: act.actor.id!, name: act.actor.name }, act.now, localDate(act.now));
      if (tidy(householdNumber).toUpperCase() !== household.number) throw rightsError('erasure-number-differs', {}, 'householdNumber');
      await erasures.save(act, erasure, 'confirm', { ground: erasure.ground });
      await act.manager.query(`SELECT recipients.erase_person($1, $2, $3, $4)`, [
        id, recipient.countyCode, sealDetails(this.sealer, recipient.householdId, { address: '', remark: '', extra: {} }), JSON.stringify(await this.emptiedDeclarations(act, recipient.householdId, recipient.id)),
      ]);
      await recordAudit(act.manager, { action: 'erase', resource: 'recipient', subjectId: recipient.id, detail: { erasureId: id, ground: erasure.ground } });
      return this.queries.detail(id);
    });
    await this.attachments.purge();
    return answer;
  }

  /** Declarations that the person signed or that name them, and all of a household that nobody is left of: sealed again without those words. */
  private async emptiedDeclarations({ manager }: Act, householdId: Uuid, personId: Uuid): Promise<Record<Uuid, string>> {
    const rows = (await manager.query(
      `SELECT d.id, d.details_sealed AS sealed, p.name, NOT EXISTS (SELECT 1 FROM recipients.person o WHERE o.household_id = $1 AND o.id <> $2 AND o.status <> 'erased') AS last FROM recipients.means_declaration d, recipients.person p WHERE d.household_id = $1 AND p.id = $2`,
      [householdId, personId],
    )) as { id: Uuid; sealed: string; name: string; last: boolean }[];
    const named = rows.filter(({ id, sealed, name, last }) => last || this.sealer.open(sealed, 'recipients.means_declaration', 'details', id).includes(name));
    return Object.fromEntries(named.map(({ id }) => [id, this.sealer.seal(JSON.stringify({ declaredBy: '', paperNumber: '', remark: '' }), 'recipients.means_declaration', 'details', id)]));
  }

  private async inTheWay({ manager }: Act, personId: Uuid): Promise<ErasureObstacle[]> {
    const [row] = (await manager.query(`SELECT ${this.obstacles.sql} AS obstacles FROM recipients.person p WHERE p.id = $1`, [personId])) as [{ obstacles: ErasureObstacle[] }];
    return row.obstacles;
  }
}
