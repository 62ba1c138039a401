import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Relay } from '@yizhu/platform';

/** What was done about a person's rights goes where their household goes. */
@Injectable()
export class RightsReactions implements OnModuleInit {
  constructor(@Inject(Relay) private readonly relay: Relay) {}

  onModuleInit(): void {
    this.relay.subscribe('recipients.rights-place', ['recipients.household-moved'], async (events, manager) => {
      const moved = [...new Set(events.map(({ payload }) => (payload as { householdId: string }).householdId))];
      // Where they are now, not where each move led: events of two moves may come in any order.
      for (const table of ['correction', 'restriction', 'personal_copy'])
        await manager.query(`UPDATE recipients.${table} t SET division_code = h.division_code FROM recipients.household h WHERE h.id = ANY($1::uuid[]) AND t.household_id = h.id AND t.division_code <> h.division_code`, [moved]);
    });
  }
}
