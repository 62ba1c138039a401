import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, placePredicates, RawJson, readDetail, Values } from '@yizhu/platform';
import { demandsMet, type ProofKind } from '../domain/delivery-evidence.js';
import { ORDER_TRANSITIONS, OWN_ORDER_ACTS } from '../domain/service-order.js';
import type { ServiceOrderListQuery } from '../http/service-order.dto.js';
import { FEEDBACK_ROW, FeedbackQueries, type FeedbackRow } from './feedback/feedback.queries.js';
import { historyJson } from './history.sql.js';
import { LAST_ATTEMPT } from './orders/given-evidence.js';
import { ownSql } from './own.sql.js';
import { VISIT_ROW } from './visit.queries.js';

/** What DeliveryView shows of an order. */
const DELIVERY = `'evidence', o.evidence, 'quantity', o.quantity, 'unit', o.unit, 'deliveredQuantity', o.delivered_quantity, 'positionCheck', o.position_check, 'farReason', o.far_reason,
  'confirmation', CASE WHEN o.confirmed_by IS NOT NULL THEN json_build_object('by', o.confirmed_by, 'unableBecause', o.unable_because, 'recordedBy', o.confirmed_by_name) END, 'toldUp', o.told_up_at IS NOT NULL`;
export const ORDER_ROW = `json_build_object('id', o.id, 'number', o.number, 'status', o.status, 'urgency', o.urgency, 'item', json_build_object('id', o.item_id, 'code', o.item_code, 'name', o.item_name, 'release', o.item_release),
  'helpRequest', json_build_object('id', o.request_id, 'number', o.request_number), 'needId', o.need_id, 'person', json_build_object('id', o.person_id, 'name', o.person_name), 'household', json_build_object('id', o.household_id, 'headName', o.head_name), 'place', ${placeJson('o')},
  'provider', CASE WHEN o.member_id IS NOT NULL THEN json_build_object('id', o.member_id, 'name', o.member_name, 'organisationId', o.organisation_id) END,
  'currentOffer', (SELECT json_build_object('id', f.id, 'expiresAt', f.expires_at) FROM assistance.offer f WHERE f.order_id = o.id AND f.status = 'pending'),
  'scheduledAt', o.scheduled_at, 'deliveredAt', o.delivered_at, 'deliveryNote', o.delivery_note, ${DELIVERY}, 'dueAt', o.due_at, 'overdue', o.status NOT IN ('closed','cancelled','failed','verified','delivered') AND o.due_at < now(), 'reason', o.reason, 'hasFeedback', EXISTS (SELECT 1 FROM assistance.feedback b WHERE b.order_id = o.id),
  'createdAt', o.created_at, 'closedAt', o.closed_at, 'version', o.version, 'allowedActs', ${allowedActsSql(ORDER_TRANSITIONS, 'o.status', { acts: OWN_ORDER_ACTS, when: ownSql('o.member_id') })})`;
const SCOPE = { alias: 'o', organisation: 'organisation_id', member: 'member_id' } as const;
const PROOFS = `(SELECT coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'mediaType', p.media_type, 'bytes', p.bytes, 'addedAt', p.added_at, 'addedBy', p.added_by_name, 'counts', p.added_at > ${LAST_ATTEMPT('o.id')}) ORDER BY p.added_at, p.id), '[]') FROM assistance.order_proof p WHERE p.order_id = o.id)`;
const ATTEMPTS = `(SELECT coalesce(json_agg(json_build_object('at', a.at, 'provider', json_build_object('id', a.member_id, 'name', a.member_name), 'reason', a.reason, 'words', a.words) ORDER BY a.at), '[]') FROM assistance.delivery_attempt a WHERE a.order_id = o.id)`;
const OFFERS = `(SELECT coalesce(json_agg(json_build_object('id', f.id, 'provider', json_build_object('id', f.member_id, 'name', f.member_name), 'status', f.status, 'offeredAt', f.offered_at, 'expiresAt', f.expires_at, 'answeredAt', f.answered_at, 'reason', f.reason, 'score', f.score, 'reasons', f.reasons) ORDER BY f.offered_at), '[]') FROM assistance.offer f WHERE f.order_id = o.id)`;

interface Detail {
  feedback: FeedbackRow | null;
  evidence: string[];
  deliveredAt: string | null;
  proofs: { kind: ProofKind; counts: boolean }[];
  visits: { kind: string; status: string; position: object | null; distanceMetres: number | null }[];
}

@Injectable()
export class ServiceOrderQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FeedbackQueries) private readonly marks: FeedbackQueries,
  ) {}

  list(query: ServiceOrderListQuery): Promise<RawJson> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, SCOPE, query, values);
    const filter = (condition: string, value: unknown): void => void (value !== undefined && where.push(condition.replace('?', values.add(value))));
    filter('o.status = ANY(?::text[])', query.status);
    filter('o.household_id = ?::uuid', query.householdId);
    filter('o.request_id = ?::uuid', query.helpRequestId);
    filter('o.member_id = ?::uuid', query.providerMemberId);
    if (query.mine) filter('o.member_id = ?::uuid', currentContext().scope.memberId);
    if (query.toldUp) where.push(`o.told_up_at IS NOT NULL AND o.status IN ('accepted','scheduled','in_progress')`);
    if (query.overdue) where.push(`o.status NOT IN ('closed','cancelled','failed','verified','delivered') AND o.due_at < now()`);
    if (query.q) {
      const q = values.add(query.q);
      where.push(`(o.number = upper(${q}) OR strpos(o.person_name, ${q}) > 0)`);
    }
    return answerList(this.database, {
      values, where, from: 'assistance.service_order o', key: 'o.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 'o.created_at', type: 'timestamptz' }, dueAt: { sql: `coalesce(o.due_at, 'infinity')`, type: 'timestamptz' } },
      detailFrom: 'page JOIN assistance.service_order o ON o.id = page.key', row: ORDER_ROW, audit: { resource: 'service-order' },
    }, query);
  }

  async detail(id: Uuid): Promise<RawJson> {
    const row = await readDetail<{ body: Detail & Record<string, unknown>; version: number }>(this.database, {
      resource: 'service-order', id, table: 'assistance.service_order', scope: SCOPE,
      select: `(${ORDER_ROW})::jsonb || jsonb_build_object('offers', ${OFFERS}, 'proofs', ${PROOFS}, 'attempts', ${ATTEMPTS}, 'history', ${historyJson('o.id')},
          'visits', (SELECT coalesce(json_agg(${VISIT_ROW} ORDER BY v.checked_in_at), '[]') FROM assistance.visit v WHERE v.order_id = o.id),
          'feedback', (SELECT ${FEEDBACK_ROW} FROM assistance.feedback b WHERE b.order_id = o.id)) AS body, o.version`,
    });
    const { feedback, ...rest } = row.body;
    const demands = demandsMet(rest.evidence, {
      delivered: rest.deliveredAt !== null, proofs: rest.proofs.filter(({ counts }) => counts).map(({ kind }) => kind),
      checkIns: rest.visits.filter(({ kind, status }) => kind === 'in_person' && status !== 'missed').map(({ position, distanceMetres }) => ({ located: position !== null, distanceMetres })),
    });
    const proofs = rest.proofs.map(({ counts: _, ...proof }) => proof);
    return new RawJson(JSON.stringify({ ...rest, proofs, demands, feedback: feedback && this.marks.opened(feedback) }), row.version);
  }
}
