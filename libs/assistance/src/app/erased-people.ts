import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { currentContext, Relay } from '@yizhu/platform';
import { ErasureObstacles, RecipientsReader } from '@yizhu/recipients';
import { OPEN_REQUESTS } from './open-requests.sql.js';
import { OrderProofs } from './orders/order-proofs.js';
import { RequestFiles } from './requests/request-files.js';
import { WishProofs } from './wishes/wish-proofs.js';

/** What assistance does about erasures: says what is still under way, and takes its own words away once somebody is erased. */
@Injectable()
export class ErasedPeople implements OnModuleInit {
  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(ErasureObstacles) private readonly obstacles: ErasureObstacles,
    @Inject(WishProofs) private readonly proofs: WishProofs,
    @Inject(OrderProofs) private readonly orderProofs: OrderProofs,
    @Inject(RequestFiles) private readonly requestFiles: RequestFiles,
  ) {}

  onModuleInit(): void {
    this.obstacles.register({
      open_request: `EXISTS (SELECT 1 FROM assistance.help_request r WHERE r.household_id = p.household_id AND r.person_id = p.id AND r.status IN ${OPEN_REQUESTS})`,
      open_order: `EXISTS (SELECT 1 FROM assistance.service_order o WHERE o.household_id = p.household_id AND o.person_id = p.id AND o.status NOT IN ('closed','cancelled','failed'))`,
      open_wish: `EXISTS (SELECT 1 FROM assistance.micro_wish w WHERE w.household_id = p.household_id AND w.person_id = p.id AND w.status NOT IN ('confirmed','expired','withdrawn'))`,
      open_visit: `EXISTS (SELECT 1 FROM assistance.visit v WHERE v.household_id = p.household_id AND v.status = 'open')`,
    });
    this.relay.subscribe('assistance.person-erased', ['recipients.person-erased'], async (events, manager) => {
      for (const { payload } of events) {
        const { personId, householdId } = payload as { personId: Uuid; householdId: Uuid };
        // As it stands now: whoever was the last of a household may have been erased after this one.
        const erased = await this.recipients.erased(personId);
        if (!erased) continue;
        await manager.query('SELECT assistance.erase_spot_checks($1, $2, $3, $4, $5, $6)', [personId, householdId, erased.homes, currentContext().countyCode, erased.isHead, erased.householdGone]);
        await this.proofs.forgetOf(manager, personId, erased.homes);
        await this.orderProofs.forgetOf(manager, personId, erased.homes);
        await this.requestFiles.forgetOf(manager, personId, erased.homes);
      }
    });
  }
}
