import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Relay } from '@yizhu/platform';

/** Tables of this context that go where their household goes. Decisions and proposals follow by a trigger, in the same moment. */
const FOLLOWING = ['correction', 'restriction', 'personal_copy', 'attachment', 'person_profile', 'means_declaration', 'guardianship', 'contact', 'roster_change', 'needs_assessment', 'assessed_need', 'erasure'] as const;

/** What was written down about a household is seen where the household lives. */
@Injectable()
export class PlaceReactions implements OnModuleInit {
  constructor(@Inject(Relay) private readonly relay: Relay) {}

  onModuleInit(): void {
    this.relay.subscribe('recipients.rights-place', ['recipients.household-moved'], async (events, manager) => {
      const moved = [...new Set(events.map(({ payload }) => (payload as { householdId: string }).householdId))];
      // Where they are now, not where each move led: events of two moves may come in any order.
      for (const table of FOLLOWING)
        await manager.query(`UPDATE recipients.${table} t SET division_code = h.division_code FROM recipients.household h WHERE h.id = ANY($1::uuid[]) AND t.household_id = h.id AND t.division_code <> h.division_code`, [moved]);
    });
  }
}
