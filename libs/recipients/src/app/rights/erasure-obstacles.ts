import { Injectable } from '@nestjs/common';
import type { ErasureObstacle } from '../../domain/rights/erasure.js';

/** SQL conditions over a person's row `p`, by what they find under way. */
export type ObstacleSql = Partial<Record<ErasureObstacle, string>>;

const OWN: ObstacleSql = {
  open_verification: `EXISTS (SELECT 1 FROM recipients.verification_item i JOIN recipients.verification_request r ON r.id = i.request_id WHERE i.person_id = p.id AND r.status IN ('drafted','sent','answering'))`,
  open_alert: `EXISTS (SELECT 1 FROM recipients.monitoring_alert a WHERE a.household_id = p.household_id AND (a.person_id = p.id OR a.person_id IS NULL) AND a.status IN ('raised','assigned','verified'))`,
  open_assessment: `EXISTS (SELECT 1 FROM recipients.needs_assessment a WHERE a.person_id = p.id AND a.status = 'draft')`,
  waiting_decision: `EXISTS (SELECT 1 FROM recipients.category_proposal c WHERE c.person_id = p.id AND c.status = 'proposed')`,
  restricted: 'p.restricted_since IS NOT NULL',
  guardian: 'EXISTS (SELECT 1 FROM recipients.guardianship g WHERE g.guardian_id = p.id AND g.ended_on IS NULL)',
};

/** What stands in the way of an erasure. Contexts above say what they know of (when the application starts), so that a list is one statement. */
@Injectable()
export class ErasureObstacles {
  private known: ObstacleSql = OWN;

  register(more: ObstacleSql): void {
    this.known = { ...this.known, ...more };
  }

  /** A text[] of the obstacles of `p`. */
  get sql(): string {
    return `array_remove(ARRAY[${Object.entries(this.known).map(([obstacle, condition]) => `CASE WHEN ${condition} THEN '${obstacle}' END`).join(', ')}], NULL)`;
  }
}
