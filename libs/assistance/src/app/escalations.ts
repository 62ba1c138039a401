import { Inject, Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import { UnitOfWork } from '@yizhu/platform';
import { helpRequests, recordTransition } from '../db/repositories.js';
import { escalationOf, REMINDED_BEFORE, TAKEN_OVER_AFTER } from '../domain/escalation.js';
import { OPEN_REQUESTS } from './open-requests.sql.js';

const AT_ONCE = 100;
/** `escalationOf` as PostgreSQL reckons it, to find whom it concerns: what is told already does not stand before what is not. */
const LEVEL = `CASE WHEN r.due_at <= $1::timestamptz - interval '${TAKEN_OVER_AFTER} minutes' THEN 3 WHEN r.due_at <= $1::timestamptz THEN 2
  WHEN r.due_at <= $1::timestamptz + make_interval(mins => CASE r.urgency ${Object.entries(REMINDED_BEFORE).filter(([urgency]) => urgency !== 'untriaged').map(([urgency, minutes]) => `WHEN '${urgency}' THEN ${minutes}`).join(' ')} ELSE ${REMINDED_BEFORE.untriaged} END) THEN 1 ELSE 0 END`;
const FARTHEST = Math.max(...Object.values(REMINDED_BEFORE));

/** Tells up the line what nears its deadline or has passed it, so that nobody's call for help lies where it is. */
@Injectable()
export class Escalations {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** One look. What another replica is looking at is left to it. @returns how many were told */
  async look(): Promise<number> {
    return this.uow.run(async (act) => {
      const near = (await act.manager.query(
        `SELECT r.id FROM assistance.help_request r WHERE r.status IN ${OPEN_REQUESTS} AND r.escalation < 3 AND r.due_at <= $1::timestamptz + interval '${FARTHEST} minutes' AND ${LEVEL} > r.escalation ORDER BY r.due_at, r.id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
        [act.now],
      )) as { id: Uuid }[];
      for (const { id } of near) {
        const request = await helpRequests.lock(act, id, null);
        request.escalate(escalationOf(request.dueAt!, request.urgency, act.now));
        await helpRequests.save(act, request, 'escalate');
        await recordTransition(act, request, 'escalate', request.status, request.status);
      }
      return near.length;
    });
  }
}
