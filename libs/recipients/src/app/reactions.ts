import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HOUSEHOLD_EVENTS, type HouseholdEventType } from '@yizhu/events';
import { localDate, newId } from '@yizhu/kernel';
import { currentContext, queryPrepared, Relay, type DeliveredEvent, type TransactionManager } from '@yizhu/platform';
import type { CategoryRuleBook } from '../domain/category/category-rule.js';
import type { AssistanceCategory } from '../domain/vocabulary.js';
import { CategoryRules } from './category/category-rules.js';

/** What recipients does when something happened elsewhere: it tells the timeline, and counts a visit towards the next. */
@Injectable()
export class RecipientReactions implements OnModuleInit {
  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(CategoryRules) private readonly rules: CategoryRules,
  ) {}

  onModuleInit(): void {
    this.relay.subscribe('recipients.timeline', Object.keys(HOUSEHOLD_EVENTS), tellTimeline);
    this.relay.subscribe('recipients.visit-cadence', ['assistance.visit-checked-out'], async (events, manager) => {
      const book = await this.rules.book();
      for (const event of events) await countVisit(event, manager, book);
    });
  }
}

const tellTimeline = async (events: readonly DeliveredEvent[], manager: TransactionManager): Promise<void> => {
  const rows = events.map(({ type, subjectId, payload, actorId, occurredAt }) => {
    const { householdId, divisionCode: _, ...params } = payload as { householdId: string; divisionCode: string };
    return { id: newId(), household: householdId, at: occurredAt, kind: HOUSEHOLD_EVENTS[type as HouseholdEventType], type: type.split('.')[1], actor: actorId, ref: subjectId, params };
  });
  await queryPrepared(
    manager,
    // What was under way when a household became part of another is told there, and goes back with it; that it did is its own.
    `WITH e AS (SELECT e.*, CASE WHEN e.type = 'households-merged' OR e.type = 'recipients-merged' THEN NULL ELSE h.merged_into END AS into_id, h.merge_id FROM jsonb_to_recordset($1::jsonb) AS e(id uuid, household uuid, at timestamptz, kind text, type text, actor uuid, ref uuid, params jsonb) JOIN recipients.household h ON h.id = e.household),
     noted AS (INSERT INTO platform.moved_row (move_id, county_code, table_name, row_id, was) SELECT e.merge_id, $2, 'recipients.timeline_entry', e.id, jsonb_build_object('household_id', e.household) FROM e WHERE e.into_id IS NOT NULL)
     INSERT INTO recipients.timeline_entry (id, county_code, division_code, household_id, at, kind, type, actor_id, ref_id, params, actor_name)
     SELECT e.id, $2, h.division_code, h.id, e.at, e.kind, e.type, e.actor, e.ref, e.params, (SELECT s.name FROM identity.staff_name s WHERE s.id = e.actor AND s.county_code = $2)
       FROM e JOIN recipients.household h ON h.id = coalesce(e.into_id, e.household)`,
    [JSON.stringify(rows), currentContext().countyCode],
  );
};

const countVisit = async (event: DeliveredEvent, manager: TransactionManager, book: CategoryRuleBook): Promise<void> => {
  const payload = event.payload as { householdId: string; checkedInAt: string };
  const { checkedInAt } = payload;
  const [household] = (await manager.query(`SELECT id, category FROM recipients.household WHERE id = (SELECT coalesce(merged_into, id) FROM recipients.household WHERE id = $1) FOR UPDATE`, [payload.householdId])) as { id: string; category: AssistanceCategory | null }[];
  if (!household) return;
  const due = book.visitDue(household.category, localDate(new Date(checkedInAt)));
  // A visit made offline may arrive after a later one: only the newest moves the date.
  await manager.query(`UPDATE recipients.household SET last_visit_at = $2, next_visit_due = $3 WHERE id = $1 AND (last_visit_at IS NULL OR last_visit_at < $2)`, [household.id, checkedInAt, due]);
};
