import { Inject, Injectable } from '@nestjs/common';
import { notFound, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, recordAudit, runInContext, scopePredicate, UnitOfWork, Values, type RawJson, type TransactionManager } from '@yizhu/platform';
import { serviceOrders } from '../../db/repositories.js';
import { assistanceError } from '../../domain/assistance.errors.js';
import { PROOF_KINDS, type ProofKind } from '../../domain/delivery-evidence.js';
import { wishError } from '../../domain/wish.errors.js';
import { ProofFiles, type StoredProof } from '../proof-files.js';
import { ServiceOrderQueries } from '../service-order.queries.js';

const FOLDER = 'order-proof';
export const MAX_ORDER_PROOFS = 12;

/** Photos, signatures and receipts of a delivery. They may show the person: for those who see the order, and gone with the person. */
@Injectable()
export class OrderProofs {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(ProofFiles) private readonly files: ProofFiles,
    @Inject(ServiceOrderQueries) private readonly queries: ServiceOrderQueries,
  ) {}

  /** No bytes are taken in for an order that isn't the caller's to deliver. @throws not-found | not-yours | proof-closed */
  async expect(orderId: Uuid): Promise<void> {
    const { idempotency: _, ...context } = currentContext();
    await runInContext(context, () => this.uow.run(async (act) => (await serviceOrders.lock(act, orderId, null)).requireProofs(context.scope.memberId)));
  }

  /** @throws proof-type-unknown | upload-too-large | upload-empty */
  store(bytes: AsyncIterable<Buffer>): Promise<StoredProof> {
    return this.files.store(FOLDER, bytes);
  }

  /** @throws proof-kind-unknown | proof-too-many | not-yours | proof-closed */
  add(orderId: Uuid, kind: string | undefined, proof: StoredProof): Promise<RawJson> {
    const context = currentContext();
    // The file and its kind are the body that an Idempotency-Key stands for.
    if (context.idempotency) context.idempotency = { ...context.idempotency, bodyHash: `${proof.sha256}/${kind}` };
    return this.files.keptIf(FOLDER, proof.id, async (keep) => {
      if (!(PROOF_KINDS as readonly (string | undefined)[]).includes(kind)) throw assistanceError('proof-kind-unknown', {}, 'kind');
      return this.uow.run(async (act) => {
        const order = await serviceOrders.lock(act, orderId, null);
        order.requireProofs(context.scope.memberId);
        const [before] = (await act.manager.query('SELECT count(*)::int AS n FROM assistance.order_proof WHERE order_id = $1', [orderId])) as { n: number }[];
        if (before!.n >= MAX_ORDER_PROOFS) throw wishError('proof-too-many', { limit: MAX_ORDER_PROOFS });
        await act.manager.query('INSERT INTO assistance.order_proof (id, county_code, division_code, order_id, member_id, organisation_id, kind, media_type, bytes, sha256, added_at, added_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)', [proof.id, order.countyCode, order.divisionCode, orderId, order.memberId, order.organisationId, kind as ProofKind, proof.mediaType, proof.size, proof.sha256, act.now, act.actor.name]);
        await recordAudit(act.manager, { action: 'add-photo', resource: 'service-order', subjectId: orderId, detail: { photo: proof.id } });
        keep();
        return this.queries.detail(orderId);
      });
    });
  }

  /** A picture that was taken by mistake goes at once, while the service is in progress. @throws not-found | not-yours | proof-closed */
  async remove(id: Uuid): Promise<RawJson> {
    const { order } = await this.found(id);
    const answer = await this.uow.run(async (act) => {
      (await serviceOrders.lock(act, order, null)).requireProofs(currentContext().scope.memberId);
      await act.manager.query('DELETE FROM assistance.order_proof WHERE id = $1', [id]);
      await recordAudit(act.manager, { action: 'remove-photo', resource: 'service-order', subjectId: order, detail: { photo: id } });
      return this.queries.detail(order);
    });
    await this.files.discard(FOLDER, id);
    return answer;
  }

  /** Within the caller's scope. @throws not-found | file-gone */
  async open(id: Uuid): Promise<{ mediaType: string; size: number; bytes: AsyncIterable<Buffer> }> {
    const { order, mediaType, size } = await this.found(id);
    await this.uow.note({ action: 'read', resource: 'service-order', subjectId: order, detail: { photo: id } });
    return { mediaType, size, bytes: await this.files.read(FOLDER, id) };
  }

  /** What shows somebody who was erased, or bears their hand, goes. A file that can't be removed now keeps the event waiting. */
  async forgetOf(manager: TransactionManager, personId: Uuid, homes: readonly Uuid[]): Promise<void> {
    const [gone] = (await manager.query('DELETE FROM assistance.order_proof p USING assistance.service_order o WHERE o.id = p.order_id AND o.person_id = $1 AND o.household_id = ANY ($2::uuid[]) RETURNING p.id', [personId, homes])) as [{ id: Uuid }[], number];
    for (const { id } of gone) await this.files.discard(FOLDER, id);
  }

  private async found(id: Uuid): Promise<{ order: Uuid; mediaType: string; size: number }> {
    const values = new Values();
    const row = await this.database.one<{ order: Uuid; mediaType: string; size: number }>({
      text: `SELECT o.id AS order, p.media_type AS "mediaType", p.bytes AS size FROM assistance.order_proof p JOIN assistance.service_order o ON o.id = p.order_id WHERE p.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'o', organisation: 'organisation_id', member: 'member_id' }, values)}`,
      values: values.list,
    });
    if (!row) throw notFound('photo');
    return row;
  }
}
