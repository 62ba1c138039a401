import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, Database, UnitOfWork, type RawJson } from '@yizhu/platform';
import { serviceOrders } from '../../db/repositories.js';
import { assistanceError } from '../../domain/assistance.errors.js';
import { PROOF_KINDS, type ProofKind } from '../../domain/delivery-evidence.js';
import type { ServiceOrder } from '../../domain/service-order.js';
import { AttachedFiles } from '../attached-files.js';
import { PHOTOS, KeptFiles, type StoredFile } from '../kept-files.js';
import { ServiceOrderQueries } from '../service-order.queries.js';

export const MAX_ORDER_PROOFS = 12;

/** Photos, signatures and receipts of a delivery: added and taken away while the service is in progress, by who delivers. */
@Injectable()
export class OrderProofs extends AttachedFiles<ServiceOrder> {
  constructor(
    @Inject(UnitOfWork) uow: UnitOfWork,
    @Inject(Database) database: Database,
    @Inject(KeptFiles) files: KeptFiles,
    @Inject(ServiceOrderQueries) private readonly queries: ServiceOrderQueries,
  ) {
    super(uow, database, files, { table: 'assistance.order_proof', folder: 'order-proof', accepts: PHOTOS, most: MAX_ORDER_PROOFS, parent: { of: serviceOrders, table: 'assistance.service_order', column: 'order_id', resource: 'service-order', scope: { organisation: 'organisation_id', member: 'member_id' } } });
  }

  /** @throws not-yours | proof-closed */
  protected requireOpen(order: ServiceOrder): void {
    order.requireProofs(currentContext().scope.memberId);
  }

  protected answer(orderId: Uuid): Promise<RawJson> {
    return this.queries.detail(orderId);
  }

  /** @throws proof-kind-unknown */
  protected override columns(order: ServiceOrder, _file: StoredFile, kind: string | undefined): Record<string, unknown> {
    if (!(PROOF_KINDS as readonly (string | undefined)[]).includes(kind)) throw assistanceError('proof-kind-unknown', {}, 'kind');
    return { member_id: order.memberId, organisation_id: order.organisationId, kind: kind as ProofKind };
  }
}
