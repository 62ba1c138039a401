import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Relay } from '@yizhu/platform';

/** What was done about a person's rights goes where their household goes. */
@Injectable()
export class RightsReactions implements OnModuleInit {
  constructor(@Inject(Relay) private readonly relay: Relay) {}

  onModuleInit(): void {
    this.relay.subscribe('recipients.household-moved', 'recipients.rights-place', async ({ payload }, manager) => {
      const { householdId } = payload as { householdId: string };
      for (const table of ['correction', 'restriction', 'personal_copy'])
        await manager.query(`UPDATE recipients.${table} t SET division_code = h.division_code FROM recipients.household h WHERE h.id = $1 AND t.household_id = h.id AND t.division_code <> h.division_code`, [householdId]);
    });
  }
}
