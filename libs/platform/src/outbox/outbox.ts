import { newId, type AggregateRoot, type DomainEvent } from '@yizhu/kernel';
import type { EntityManager } from 'typeorm';
import { currentContext } from '../context/request-context.js';

/** Writes events beside the change they tell of, in its transaction. */
export const recordEvents = async (manager: EntityManager, events: readonly DomainEvent[], at: Date): Promise<void> => {
  if (events.length === 0) return;
  const { countyCode, actor } = currentContext();
  await manager.query(
    `INSERT INTO platform.outbox_event (id, county_code, type, subject_id, payload, actor_id, occurred_at)
     SELECT i, $2, t, s, p::jsonb, $6, $7 FROM unnest($1::uuid[], $3::text[], $4::uuid[], $5::text[]) AS e(i, t, s, p)`,
    [events.map(() => newId()), countyCode, events.map((e) => e.type), events.map((e) => e.subjectId), events.map((e) => JSON.stringify(e.payload)), actor?.id ?? null, at],
  );
};

export const recordEventsOf = (manager: EntityManager, aggregate: AggregateRoot, at: Date): Promise<void> => recordEvents(manager, aggregate.pullEvents(), at);
