import { Inject, Injectable } from '@nestjs/common';
import { allowedActsSql, localDate, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, placePredicates, RawJson, readDetail, UnitOfWork, Values } from '@yizhu/platform';
import { RecipientsReader } from '@yizhu/recipients';
import { PLAN_TRANSITIONS } from '../../domain/assistance-plan.js';
import type { PlanListQuery } from '../../http/assistance-plan.dto.js';
import { historyJson } from '../history.sql.js';
import { NEED_WAITS } from '../open-requests.sql.js';
import { ORDER_ROW } from '../service-order.queries.js';

export const PLAN_SCOPE = { alias: 'p', member: 'keeper_id' } as const;
const HELD = `FROM assistance.plan_need k JOIN assistance.need n ON n.id = k.need_id AND n.county_code = k.county_code JOIN assistance.help_request r ON r.id = k.request_id AND r.county_code = k.county_code WHERE k.plan_id = p.id AND k.taken_out_at IS NULL`;
/** Acts are for the office, and for whoever keeps the plan. */
const row = (today: string): string => `json_build_object('id', p.id, 'number', p.number, 'status', p.status, 'household', json_build_object('id', p.household_id, 'headName', p.head_name), 'place', ${placeJson('p')}, 'aim', p.aim, 'keeper', json_build_object('id', p.keeper_id, 'name', p.keeper_name),
  'reviewOn', p.review_on, 'reviewDue', p.status = 'active' AND p.review_on <= ${today}::date, 'needs', (SELECT json_build_object('total', count(*)::int, 'met', count(*) FILTER (WHERE n.status = 'met')::int, 'open', count(*) FILTER (WHERE ${NEED_WAITS})::int) ${HELD}),
  'openedAt', p.opened_at, 'closedAt', p.closed_at, 'outcome', p.outcome, 'version', p.version, 'allowedActs', ${allowedActsSql(PLAN_TRANSITIONS, 'p.status')})`;
/** Needs that a household may yet have in a plan: what waits, also for a department. */
export const PLANNABLE = `(${NEED_WAITS} OR (n.status = 'referred' AND r.status NOT IN ('withdrawn', 'declined'))) AND NOT EXISTS (SELECT 1 FROM assistance.plan_need k JOIN assistance.assistance_plan q ON q.id = k.plan_id WHERE k.need_id = n.id AND k.taken_out_at IS NULL AND q.status = 'active')`;
const NEED = `'id', n.id, 'dimension', n.dimension, 'description', n.description, 'status', n.status, 'request', json_build_object('id', r.id, 'number', r.number), 'person', r.person_name`;

/** Plans as those see them who keep them or answer for the place. */
@Injectable()
export class PlanQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
  ) {}

  /** Newest first; with `due`, the longest due first. */
  list(query: PlanListQuery): Promise<RawJson> {
    const values = new Values();
    const { scope } = currentContext();
    const where = placePredicates(scope, PLAN_SCOPE, query, values);
    const today = values.add(localDate(this.uow.now()));
    const filter = (condition: string, value: unknown): void => void (value !== undefined && where.push(condition.replace('?', values.add(value))));
    filter('p.status = ?', query.due || query.mine ? 'active' : query.status);
    filter('p.household_id = ?::uuid', query.householdId);
    filter('p.number = upper(?)', query.q?.trim() || undefined);
    if (query.mine) where.push(`p.keeper_id = ${values.add(scope.memberId)}::uuid`);
    if (query.due) where.push(`p.review_on <= ${today}::date`);
    return answerList(this.database, {
      values, where, from: 'assistance.assistance_plan p', key: 'p.id', defaultSort: query.due ? 'reviewOn' : '-openedAt', sorts: { openedAt: { sql: 'p.opened_at', type: 'timestamptz' }, reviewOn: { sql: 'p.review_on', type: 'date' } },
      detailFrom: 'page JOIN assistance.assistance_plan p ON p.id = page.key', row: row(today), audit: { resource: 'assistance-plan' },
    }, query);
  }

  /** With its needs, the order of each, what was found at reviews, and the household's needs that are in no plan. @throws not-found */
  async detail(id: Uuid): Promise<RawJson> {
    const values = new Values();
    const today = values.add(localDate(this.uow.now()));
    const { body, version } = await readDetail<{ body: string; version: number }>(this.database, {
      resource: 'assistance-plan', id, table: 'assistance.assistance_plan', scope: PLAN_SCOPE, values,
      select: `((${row(today)})::jsonb || jsonb_build_object('reviews', p.reviews, 'openedBy', p.opened_by_name, 'closingWords', p.closing_words, 'history', ${historyJson('p.id')},
        'held', (SELECT coalesce(jsonb_agg(jsonb_build_object(${NEED}, 'order', (SELECT ${ORDER_ROW} FROM assistance.service_order o WHERE o.id = n.order_id)) ORDER BY k.taken_in_at, n.position), '[]') FROM assistance.plan_need k JOIN assistance.need n ON n.id = k.need_id JOIN assistance.help_request r ON r.id = n.request_id WHERE k.plan_id = p.id AND k.taken_out_at IS NULL),
        'outside', (SELECT coalesce(jsonb_agg(jsonb_build_object(${NEED}) ORDER BY r.created_at DESC, n.position), '[]') FROM assistance.help_request r JOIN assistance.need n ON n.request_id = r.id WHERE r.household_id = p.household_id AND p.status = 'active' AND ${PLANNABLE})))::text AS body, p.version`,
    });
    return new RawJson(body, version);
  }

  /** What a household waits for that is in no plan: what a new one may begin with. @throws not-found */
  async waiting(householdId: Uuid): Promise<RawJson> {
    // One that was merged is the survivor.
    const { id } = await this.recipients.household(householdId);
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'r' }, {}, values);
    where.push(`r.household_id = ${values.add(id)}::uuid`, PLANNABLE);
    return answerList(this.database, {
      values, where, from: 'assistance.help_request r JOIN assistance.need n ON n.request_id = r.id', key: 'n.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 'r.created_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN assistance.need n ON n.id = page.key JOIN assistance.help_request r ON r.id = n.request_id', row: `json_build_object(${NEED})`, audit: { resource: 'help-request' },
    }, { perPage: 100 });
  }
}
