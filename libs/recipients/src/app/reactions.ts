import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HOUSEHOLD_EVENTS, type HouseholdEventType } from '@yizhu/events';
import { addDays, localDate, newId } from '@yizhu/kernel';
import { currentContext, Relay, type DeliveredEvent, type TransactionManager } from '@yizhu/platform';
import { VISIT_EVERY_DAYS, type AssistanceCategory } from '../domain/vocabulary.js';

/** What recipients does when something happened elsewhere: it tells the timeline, and counts a visit towards the next. */
@Injectable()
export class RecipientReactions implements OnModuleInit {
  constructor(@Inject(Relay) private readonly relay: Relay) {}

  onModuleInit(): void {
    for (const type of Object.keys(HOUSEHOLD_EVENTS) as HouseholdEventType[]) this.relay.subscribe(type, 'recipients.timeline', tellTimeline);
    this.relay.subscribe('assistance.visit-checked-out', 'recipients.visit-cadence', countVisit);
  }
}

const tellTimeline = async (event: DeliveredEvent, manager: TransactionManager): Promise<void> => {
  const { householdId, divisionCode, ...params } = event.payload as { householdId: string; divisionCode: string };
  await manager.query(
    `INSERT INTO recipients.timeline_entry (id, county_code, division_code, household_id, at, kind, type, actor_id, ref_id, params, actor_name)
     SELECT $1, $2, h.division_code, h.id, $4, $5, $6, $7, $8, $9::jsonb, (SELECT s.name FROM identity.staff_name s WHERE s.id = $7 AND s.county_code = $2) FROM recipients.household h WHERE h.id = $3`,
    [newId(), currentContext().countyCode, householdId, event.occurredAt, HOUSEHOLD_EVENTS[event.type as HouseholdEventType], event.type.split('.')[1], event.actorId, event.subjectId, JSON.stringify(params)],
  );
};

const countVisit = async (event: DeliveredEvent, manager: TransactionManager): Promise<void> => {
  const { householdId, checkedInAt } = event.payload as { householdId: string; checkedInAt: string };
  const [household] = (await manager.query(`SELECT category FROM recipients.household WHERE id = $1 FOR UPDATE`, [householdId])) as { category: AssistanceCategory | null }[];
  if (!household) return;
  const due = addDays(localDate(new Date(checkedInAt)), VISIT_EVERY_DAYS[household.category ?? 'none']);
  // A visit made offline may arrive after a later one: only the newest moves the date.
  await manager.query(`UPDATE recipients.household SET last_visit_at = $2, next_visit_due = $3 WHERE id = $1 AND (last_visit_at IS NULL OR last_visit_at < $2)`, [householdId, checkedInAt, due]);
};
