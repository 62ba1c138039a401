import type { Uuid } from '@yizhu/kernel';
import type { Act } from '@yizhu/platform';
import type { CheckedIn, ProofKind } from '../../domain/delivery-evidence.js';

export interface EvidenceSoFar {
  readonly visits: { readonly done: number; readonly open: number };
  readonly checkIns: readonly CheckedIn[];
  readonly proofs: readonly ProofKind[];
}

/** When the order was last tried in vain: what was collected before it proves nothing of this attempt. */
export const LAST_ATTEMPT = (order: string): string => `coalesce((SELECT max(a.at) FROM assistance.delivery_attempt a WHERE a.order_id = ${order}), '-infinity')`;

/** What was collected for a delivery: visits that are over or going on, check-ins at the door, files since the last attempt in vain. */
export const evidenceSoFar = async ({ manager }: Act, orderId: Uuid): Promise<EvidenceSoFar> => {
  const [row] = (await manager.query(
    `SELECT json_build_object('done', count(*) FILTER (WHERE v.status = 'done'), 'open', count(*) FILTER (WHERE v.status = 'open')) AS visits,
       coalesce(json_agg(json_build_object('located', v.lng IS NOT NULL, 'distanceMetres', v.distance_metres)) FILTER (WHERE v.status = 'done' AND v.kind = 'in_person'), '[]') AS "checkIns",
       ARRAY(SELECT DISTINCT p.kind FROM assistance.order_proof p WHERE p.order_id = $1 AND p.added_at > ${LAST_ATTEMPT('$1')}) AS proofs
     FROM assistance.visit v WHERE v.order_id = $1`,
    [orderId],
  )) as EvidenceSoFar[];
  return row!;
};
