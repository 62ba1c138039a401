import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Relay, type DeliveredEvent, type TransactionManager } from '@yizhu/platform';

/** Consents and verification requests go where the household goes: the township it moves to sees them, the one it left does not. */
@Injectable()
export class VerificationReactions implements OnModuleInit {
  constructor(@Inject(Relay) private readonly relay: Relay) {}

  onModuleInit(): void {
    this.relay.subscribe('recipients.verification-place', ['recipients.household-moved'], async (events, manager) => {
      for (const event of events) await followHousehold(event, manager);
    });
  }
}

const followHousehold = async ({ payload }: DeliveredEvent, manager: TransactionManager): Promise<void> => {
  const { householdId } = payload as { householdId: string };
  // Where it is now, not where this move led: events of two moves may come in any order.
  for (const [table, belongs] of [
    ['consent', 't.household_id = h.id'],
    ['verification_request', 't.household_id = h.id'],
    ['verification_item', 't.request_id IN (SELECT r.id FROM recipients.verification_request r WHERE r.household_id = h.id)'],
    ['verification_chase', 't.request_id IN (SELECT r.id FROM recipients.verification_request r WHERE r.household_id = h.id)'],
  ])
    await manager.query(`UPDATE recipients.${table} t SET division_code = h.division_code FROM recipients.household h WHERE h.id = $1 AND ${belongs} AND t.division_code <> h.division_code`, [householdId]);
};
