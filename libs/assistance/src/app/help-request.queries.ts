import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentActor, currentContext, Database, placeJson, placePredicates, RawJson, readDetail, recordAudit, scopePredicate, Sealer, UnitOfWork, Values } from '@yizhu/platform';
import { maskPhone } from '@yizhu/recipients';
import { OPEN_REQUEST_STATES, REQUEST_TRANSITIONS } from '../domain/help-request.js';
import type { HelpRequestListQuery } from '../http/help-request.dto.js';
import { historyJson } from './history.sql.js';
import { OPEN_REQUESTS } from './open-requests.sql.js';
import { ORDER_ROW } from './service-order.queries.js';

const NEEDS = `(SELECT coalesce(json_agg(json_build_object('id', n.id, 'dimension', n.dimension, 'description', n.description, 'status', n.status, 'orderId', n.order_id, 'reason', n.reason) ORDER BY n.position), '[]') FROM assistance.need n WHERE n.request_id = r.id)`;
/** `mine` is for the button that takes away. */
const files = (actor: string): string => `(SELECT coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'mediaType', f.media_type, 'bytes', f.bytes, 'addedAt', f.added_at, 'addedBy', f.added_by_name, 'mine', f.added_by IS NOT DISTINCT FROM ${actor}::uuid) ORDER BY f.added_at, f.id), '[]') FROM assistance.request_file f WHERE f.request_id = r.id)`;
const ROW = `json_build_object('id', r.id, 'number', r.number, 'status', r.status, 'urgency', r.urgency, 'summary', r.summary, 'person', json_build_object('id', r.person_id, 'name', r.person_name), 'household', json_build_object('id', r.household_id, 'headName', r.head_name),
  'place', ${placeJson('r')}, 'owner', CASE WHEN r.owner_id IS NOT NULL THEN json_build_object('id', r.owner_id, 'name', r.owner_name) END, 'channel', r.channel, 'source', r.source, 'needs', ${NEEDS}, 'dueAt', r.due_at, 'overdue', r.status IN ${OPEN_REQUESTS} AND r.due_at < now(), 'escalation', r.escalation, 'reason', r.reason, 'createdAt', r.created_at, 'closedAt', r.closed_at, 'version', r.version, 'allowedActs', ${allowedActsSql(REQUEST_TRANSITIONS, 'r.status', { acts: ['appeal'], when: 'r.appealed_at IS NULL' })})`;

@Injectable()
export class HelpRequestQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  list(query: HelpRequestListQuery): Promise<RawJson> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'r' }, query, values);
    const filter = (condition: string, value: unknown): void => void (value !== undefined && where.push(condition.replace('?', values.add(value))));
    // One state alone is a column of the board, and read in the order of its index.
    if (query.status?.length === 1) filter('r.status = ?::text', query.status[0]);
    else filter('r.status = ANY(?::text[])', query.status);
    // Said in words beside the parameter: what waits has an index of its own, by deadline.
    if (query.status?.every((status) => (OPEN_REQUEST_STATES as readonly string[]).includes(status))) where.push(`r.status IN ${OPEN_REQUESTS}`);
    filter('r.urgency = ANY(?::text[])', query.urgency);
    filter('r.household_id = ?::uuid', query.householdId);
    filter('r.person_id = ?::uuid', query.personId);
    const owned = (by: Uuid | null): void => void where.push(`r.owner_id = ${values.add(by)}::uuid AND r.status IN ${OPEN_REQUESTS}`);
    if (query.ownerId) owned(query.ownerId);
    // Somebody without a place in the team owns nothing.
    if (query.mine) owned(currentContext().scope.memberId);
    if (query.escalation) where.push(`r.status IN ${OPEN_REQUESTS} AND r.escalation > 0 AND r.escalation >= ${values.add(query.escalation)}`);
    if (query.since) where.push(`r.created_at >= ${values.add(query.since)}::date`);
    if (query.overdue) where.push(`r.status IN ${OPEN_REQUESTS} AND r.due_at < now()`);
    if (query.q) {
      const q = values.add(query.q);
      where.push(`(r.number = upper(${q}) OR strpos(r.person_name, ${q}) > 0)`);
    }
    return answerList(this.database, {
      values, where, from: 'assistance.help_request r', key: 'r.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 'r.created_at', type: 'timestamptz' }, dueAt: { sql: 'r.due_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN assistance.help_request r ON r.id = page.key', row: ROW, audit: { resource: 'help-request' },
    }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const values = new Values();
    const row = await readDetail<{ body: string; caller: string | null; version: number }>(this.database, {
      resource: 'help-request', id, table: 'assistance.help_request', scope: { alias: 'r' }, values,
      select: `((${ROW})::jsonb || jsonb_build_object('trackingCode', r.tracking_code, 'declinedBy', CASE WHEN r.declined_by_name IS NOT NULL THEN json_build_object('id', r.declined_by, 'name', r.declined_by_name) END, 'appealedAt', r.appealed_at, 'history', ${historyJson('r.id')}, 'files', ${files(values.add(currentActor().id))}, 'orders', (SELECT coalesce(json_agg(${ORDER_ROW} ORDER BY o.created_at), '[]') FROM assistance.service_order o WHERE o.request_id = r.id)))::text AS body, r.caller_sealed AS caller, r.version`,
    });
    const caller = row.caller && this.opened(id, row.caller);
    const shown = caller && { name: caller.name, phoneMasked: caller.phone ? maskPhone(caller.phone) : null };
    // The rest goes out as PostgreSQL built it.
    return new RawJson(`${row.body.slice(0, -1)}, "caller": ${JSON.stringify(shown || null)}}`, row.version);
  }

  /** The telephone of whoever called; an act of its own with a reason, in the audit trail before the number leaves. @throws not-found */
  async revealCaller(id: Uuid, reason: string): Promise<{ value: string }> {
    return this.uow.run(async ({ manager }) => {
      const values = new Values();
      const [row] = (await manager.query(`SELECT r.caller_sealed AS caller FROM assistance.help_request r WHERE r.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'r' }, values)}`, values.list)) as { caller: string | null }[];
      if (!row?.caller) throw notFound('help-request');
      await recordAudit(manager, { action: 'reveal', resource: 'help-request', subjectId: id, detail: { field: 'callerPhone', reason } });
      return { value: this.opened(id, row.caller).phone };
    });
  }

  private opened(id: Uuid, sealed: string): { name: string; phone: string } {
    return JSON.parse(this.sealer.open(sealed, 'assistance.help_request', 'caller', id)) as { name: string; phone: string };
  }
}
