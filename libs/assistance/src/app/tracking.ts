import { Inject, Injectable } from '@nestjs/common';
import { currentContext, Database, RawJson, runAsSystem } from '@yizhu/platform';
import { assistanceError } from '../domain/assistance.errors.js';
import { codeOf } from '../domain/spoken-code.js';
import { OPEN_REQUESTS } from './open-requests.sql.js';

/** What the outside may know of a request's way: acts of the request itself, and that help was found and given; never by whom. */
const STEPS = ['submit', 'triage', 'decline', 'appeal', 'uphold', 'overturn', 'return-need', 'withdraw', 'close'];
const ORDER_STEPS = ['accept', 'deliver'];
const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(',');

/** How far a request has come, for whoever holds its code. */
@Injectable()
export class Tracking {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** State, deadline, steps with their times, needs by what became of them: nothing that says whose. @throws tracking-unknown */
  async progress(typed: string): Promise<RawJson> {
    const code = codeOf(typed);
    const { countyCode, traceId } = currentContext();
    // The code is the right to see this one row; the caller has no scope of their own.
    const row = code && (await runAsSystem(countyCode, traceId, () => this.database.one<{ body: string }>({
      text: `SELECT json_build_object('status', r.status, 'urgency', r.urgency, 'submittedAt', r.created_at, 'dueAt', CASE WHEN r.status IN ${OPEN_REQUESTS} THEN r.due_at END, 'closedAt', r.closed_at,
          'mayAppeal', r.status = 'declined' AND r.appealed_at IS NULL,
          'needs', (SELECT json_agg(json_build_object('dimension', n.dimension, 'status', n.status) ORDER BY n.position) FROM assistance.need n WHERE n.request_id = r.id),
          'steps', (SELECT coalesce(json_agg(json_build_object('step', s.act, 'at', s.at) ORDER BY s.at), '[]') FROM (
            SELECT t.act, t.at FROM assistance.transition t WHERE t.subject_id = r.id AND t.act IN (${listed(STEPS)})
            UNION ALL SELECT t.act, t.at FROM assistance.service_order o JOIN assistance.transition t ON t.subject_id = o.id WHERE o.request_id = r.id AND t.act IN (${listed(ORDER_STEPS)})) s))::text AS body
        FROM assistance.help_request r WHERE r.tracking_code = $1 AND r.county_code = $2`,
      values: [code, countyCode],
    })));
    if (!row) throw assistanceError('tracking-unknown', {}, 'code');
    return new RawJson(row.body);
  }
}
