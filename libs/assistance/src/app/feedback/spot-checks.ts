import { Inject, Injectable } from '@nestjs/common';
import { addMonths, allowedActsSql, instantOf, localMonth, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, placeJson, placePredicates, RawJson, readDetail, Sealer, UnitOfWork, Values, type Act } from '@yizhu/platform';
import { recordTransition, spotChecks } from '../../db/repositories.js';
import { SPOT_CHECK_TRANSITIONS, SpotCheck, type Caller, type Entered, type SpotCheckAct } from '../../domain/spot-check.js';
import type { SpotCheckListQuery, SpotCheckResultDto } from '../../http/spot-check.dto.js';
import { historyJson } from '../history.sql.js';
import { SpotCheckRules } from './spot-check-rules.js';

const SCOPE = { alias: 'c' } as const;
/** Whoever planned the order, sent it, carried it out, entered, confirmed or closed it: so say its history, its delivery and its helper. */
const hadHand = (by: string, member: string): string =>
  `(o.delivered_by = ${by}::uuid OR o.member_id = ${member}::uuid OR EXISTS (SELECT 1 FROM assistance.transition t WHERE t.subject_id = o.id AND t.county_code = o.county_code AND t.actor_id = ${by}::uuid))`;
const me = (values: Values): [by: string, member: string] => [values.add(currentContext().actor?.id ?? null), values.add(currentContext().scope.memberId)];
const TAKERS: readonly SpotCheckAct[] = ['miss', 'give-up', 'agree', 'differ'];
/** What was entered is shown once the person has been asked: who calls doesn't put the answer into their mouth. */
const rowFor = ([by, member]: [by: string, member: string]): string => `json_build_object('id', c.id, 'status', c.status, 'place', ${placeJson('c')}, 'month', c.month, 'drawnAt', c.drawn_at, 'takenBy', CASE WHEN c.taken_by IS NOT NULL THEN json_build_object('id', c.taken_by, 'name', c.taken_by_name) END, 'tries', c.tries, 'settledAt', c.settled_at, 'differences', c.differences,
  'order', json_build_object('id', c.order_id, 'number', c.order_number), 'itemName', o.item_name, 'unit', o.unit, 'person', json_build_object('id', o.person_id, 'name', o.person_name), 'closedAt', o.closed_at,
  'said', CASE WHEN c.said_delivered IS NOT NULL THEN json_build_object('delivered', c.said_delivered, 'quantity', c.said_quantity, 'score', c.said_score) END,
  'entered', CASE WHEN c.said_delivered IS NOT NULL THEN json_build_object('quantity', o.delivered_quantity, 'score', (SELECT f.score FROM assistance.feedback f WHERE f.order_id = c.order_id AND f.county_code = c.county_code)) END,
  'version', c.version, 'allowedActs', CASE WHEN ${hadHand(by, member)} THEN '[]'::json ELSE ${allowedActsSql(SPOT_CHECK_TRANSITIONS, 'c.status', { acts: TAKERS, when: `c.taken_by = ${by}::uuid` })} END)`;
const OF_ORDER = 'JOIN assistance.service_order o ON o.id = c.order_id AND o.county_code = c.county_code';
const AT_ONCE = 200;
/**
 * The share as a line through the hash of an order and its month: the same however often it is reckoned, a greater share draws the same ones and
 * more, and nobody chooses. `$3` the month under the county's key, so that who knows an order can't reckon beforehand whether it will be looked at; `$4` the share in percent.
 */
const DRAWN = `(('x' || left(md5(o.id::text || $3), 8))::bit(32)::bigint)::numeric < $4::numeric * 42949672.96`;

/** A share of what was closed last month, about which somebody else calls back. */
@Injectable()
export class SpotChecks {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(SpotCheckRules) private readonly rules: SpotCheckRules,
  ) {}

  /** One look at the orders closed last month, of which it draws so many at once; the rest waits for the next. Replicas look one after another, so that each order is drawn once. @returns how many were drawn */
  async draw(atOnce = AT_ONCE): Promise<number> {
    const { sharePercent } = await this.rules.inForce();
    if (sharePercent === 0) return 0;
    return this.uow.run(async (act) => {
      const { countyCode } = currentContext();
      await act.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 520))', [`spot checks ${countyCode}`]);
      const thisMonth = localMonth(act.now);
      const month = addMonths(thisMonth, -1);
      const orders = (await act.manager.query(
        `SELECT o.id, o.number, o.county_code AS "countyCode", o.division_code AS "divisionCode" FROM assistance.service_order o
          WHERE o.county_code = $5 AND o.status = 'closed' AND o.closed_at >= $1::timestamptz AND o.closed_at < $2::timestamptz AND ${DRAWN}
            AND NOT EXISTS (SELECT 1 FROM assistance.spot_check c WHERE c.order_id = o.id AND c.county_code = o.county_code) ORDER BY o.closed_at, o.id LIMIT $6`,
        [instantOf(`${month}-01`), instantOf(`${thisMonth}-01`), this.sealer.blind('assistance.spot_check.month', month).toString('hex'), sharePercent, countyCode, atOnce],
      )) as { id: Uuid; number: string; countyCode: string; divisionCode: string }[];
      for (const order of orders) {
        const check = SpotCheck.draw(order, month, act.now);
        await spotChecks.add(act, check, 'draw');
        await recordTransition(act, check, 'draw', '', check.status);
      }
      return orders.length;
    });
  }

  /** Last drawn first. */
  list(query: SpotCheckListQuery): Promise<RawJson> {
    const { scope, actor } = currentContext();
    const values = new Values();
    const where = placePredicates(scope, SCOPE, query, values);
    if (query.status) where.push(`c.status = ${values.add(query.status)}`);
    if (query.mine) where.push(`c.taken_by = ${values.add(actor?.id ?? null)}::uuid`);
    return answerList(this.database, {
      values, where, from: 'assistance.spot_check c', key: 'c.id', defaultSort: '-drawnAt', sorts: { drawnAt: { sql: 'c.drawn_at', type: 'timestamptz' } }, detailFrom: `page JOIN assistance.spot_check c ON c.id = page.key ${OF_ORDER}`, row: rowFor(me(values)), audit: { resource: 'spot-check' },
    }, query);
  }

  /** @throws not-found */
  async detail(id: Uuid): Promise<RawJson> {
    const values = new Values();
    const { body, remarks, version } = await readDetail<{ body: object; remarks: string | null; version: number }>(this.database, {
      resource: 'spot-check', id, table: 'assistance.spot_check', scope: SCOPE, values, join: OF_ORDER, select: `(${rowFor(me(values))})::jsonb || jsonb_build_object('history', ${historyJson('c.id')}) AS body, c.remarks_sealed AS remarks, c.version`,
    });
    return new RawJson(JSON.stringify({ ...body, remarks: remarks === null ? '' : this.sealer.open(remarks, 'assistance.spot_check', 'remarks', id) }), version);
  }

  /** @throws stale | act-not-allowed | spot-check-own */
  take(id: Uuid, version: number): Promise<RawJson> {
    return this.change(id, version, (check, by) => {
      check.take(by);
      return 'take';
    });
  }

  /** Not reached this time. @throws stale | act-not-allowed | spot-check-own | spot-check-not-yours */
  async miss(id: Uuid, version: number): Promise<RawJson> {
    const rule = await this.rules.inForce();
    return this.change(id, version, (check, by, act) => check.miss(by, rule, act.now));
  }

  /** What the person said. @throws stale | act-not-allowed | spot-check-own | spot-check-not-yours */
  answer(id: Uuid, version: number, { delivered, quantity, score, remarks }: SpotCheckResultDto): Promise<RawJson> {
    const words = remarks?.trim() ?? '';
    const said = { delivered, quantity: quantity ?? null, score: score ?? null, remarksSealed: words === '' ? null : this.sealer.seal(words, 'assistance.spot_check', 'remarks', id) };
    return this.change(id, version, async (check, by, act) => {
      const [entered] = (await act.manager.query(
        `SELECT o.delivered_quantity AS quantity, f.score, o.household_id AS "householdId" FROM assistance.service_order o LEFT JOIN assistance.feedback f ON f.order_id = o.id AND f.county_code = o.county_code WHERE o.id = $1 AND o.county_code = $2`,
        [check.orderId, check.countyCode],
      )) as (Entered & { householdId: Uuid })[];
      return check.answer(by, said, entered!, entered!.householdId, act.now);
    });
  }

  private change(id: Uuid, version: number, verb: (check: SpotCheck, by: Caller, act: Act) => SpotCheckAct | Promise<SpotCheckAct>): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const check = await spotChecks.lock(act, id, version);
      const from = check.status;
      const done = await verb(check, await callerOf(act, check), act);
      await spotChecks.save(act, check, done);
      await recordTransition(act, check, done, from, check.status);
      return this.detail(id);
    });
  }
}

const callerOf = async ({ manager, actor }: Act, { orderId, countyCode }: SpotCheck): Promise<Caller> => {
  const [found] = (await manager.query(`SELECT ${hadHand('$3', '$4')} AS "hadHand" FROM assistance.service_order o WHERE o.id = $1 AND o.county_code = $2`, [orderId, countyCode, actor.id, currentContext().scope.memberId])) as { hadHand: boolean | null }[];
  return { id: actor.id, name: actor.name, hadHand: found?.hadHand ?? false };
};
