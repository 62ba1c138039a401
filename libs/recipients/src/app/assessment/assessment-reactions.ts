import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Relay } from '@yizhu/platform';

/** Assessments and the needs they found go where the household goes. */
@Injectable()
export class AssessmentReactions implements OnModuleInit {
  constructor(@Inject(Relay) private readonly relay: Relay) {}

  onModuleInit(): void {
    this.relay.subscribe('recipients.assessment-place', ['recipients.household-moved'], async (events, manager) => {
      const moved = [...new Set(events.map(({ payload }) => (payload as { householdId: string }).householdId))];
      // Where they are now, not where each move led: events of two moves may come in any order.
      for (const table of ['needs_assessment', 'assessed_need'])
        await manager.query(`UPDATE recipients.${table} t SET division_code = h.division_code FROM recipients.household h WHERE h.id = ANY($1::uuid[]) AND t.household_id = h.id AND t.division_code <> h.division_code`, [moved]);
    });
  }
}
