import { Inject, Injectable } from '@nestjs/common';
import { DomainError, errorText, type ErrorParams, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, placeJson, placePredicates, RawJson, recordAudit, UnitOfWork, Values } from '@yizhu/platform';
import { RecipientsReader } from '@yizhu/recipients';
import { TeamsReader, type Sendable } from '@yizhu/teams';
import { setImmediate as others } from 'node:timers/promises';
import { answersFor, assignGreedily, assignmentProblem, pairsOf, scoreOf, type Assignment, type AvailableHelper, type Pair, type WaitingOrder } from '../../domain/dispatch/assignment.js';
import { reasonsFor, type DispatchWeights, type Reason } from '../../domain/ranking.js';
import { ServiceOrderService } from '../service-order.service.js';
import { solve } from './assignment-solver.js';
import { DispatchRules } from './dispatch-rules.js';

/** A day of a large county; what is left is dealt out in the next round. */
const MOST_ORDERS = 2_000;
/** Orders weighed in one go; then whoever else asks the API has their turn. */
const WEIGHED_AT_ONCE = 50;
/** In this order: who is waiting for help in hours first, then whose day comes first. */
const WAITING_FIRST = `CASE o.urgency WHEN 'emergency' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END, o.due_at, o.id`;

interface OrderRow extends Omit<WaitingOrder, 'home'> {
  readonly shown: Record<string, unknown>;
}
/** How an assignment does: orders that found somebody, points of all of them, and the most that one helper would have open. */
export interface Measure {
  readonly sent: number;
  readonly points: number;
  readonly mostOpen: number;
}
export interface SentOffer {
  readonly orderId: Uuid;
  readonly version: number;
  readonly memberId: Uuid;
}

/** The dispatch desk: all planned orders dealt out in one step, looked at by a person, and offered. */
@Injectable()
export class DispatchDesk {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(DispatchRules) private readonly rules: DispatchRules,
    @Inject(ServiceOrderService) private readonly orders: ServiceOrderService,
  ) {}

  /** Who would best go where, of the orders planned in the caller's area. Nothing is offered, and nothing kept. */
  async plan(township: string | undefined): Promise<RawJson> {
    const { maxOpen, version: _, ...weights } = await this.rules.inForce();
    const [waiting, members] = await Promise.all([this.waiting(township), this.teams.whoMayBeSent()]);
    const [homes, visited, open] = await Promise.all([this.recipients.homes(waiting.map(({ householdId }) => householdId)), this.visited(waiting), this.open()]);
    const orders: WaitingOrder[] = waiting.map((order) => ({ ...order, home: homes.get(order.householdId) ?? null }));
    const helpers: AvailableHelper[] = members.map((member) => ({ ...member, openOrders: open.get(member.id) ?? 0 }));
    const pairs: Pair[][] = [];
    for (let i = 0; i < orders.length; i += WEIGHED_AT_ONCE) {
      pairs.push(...pairsOf(orders.slice(i, i + WEIGHED_AT_ONCE), helpers, visited, weights));
      await others();
    }
    const greedy = assignGreedily(pairs, helpers, maxOpen, weights);
    const problem = assignmentProblem(pairs, greedy, helpers, maxOpen, weights);
    const chosen = problem.text === '' ? [] : await solve(problem.text);
    const best = chosen ? problem.read(chosen) : greedy;
    const measure = (assignment: Assignment): Measure => {
      const taken = new Map<number, number>();
      for (const j of assignment) if (j !== null) taken.set(j, (taken.get(j) ?? helpers[j]!.openOrders) + 1);
      return { sent: assignment.filter((each) => each !== null).length, points: scoreOf(assignment, pairs, helpers, weights), mostOpen: Math.max(0, ...taken.values()) };
    };
    const load = helpers.map(({ openOrders }) => openOrders);
    const lines = orders.map((order, i) => {
      const j = best[i] ?? null;
      const reasons = j === null ? [] : this.reasons(order, members[j]!, load[j]!++, visited, weights);
      return {
        order: { ...waiting[i]!.shown, position: order.home }, helper: j === null ? null : { id: members[j]!.id, name: members[j]!.name, organisationName: members[j]!.organisationName, position: members[j]!.position },
        score: reasons.reduce((sum, { points }) => sum + points, 0), reasons, why: j !== null ? null : pairs[i]!.length === 0 ? 'nobody_able' : 'all_full',
      };
    });
    await this.uow.run(({ manager }) => recordAudit(manager, { action: 'plan-dispatch', resource: 'service-order', subjectId: null, detail: { orders: orders.length, township: township ?? null } }));
    return new RawJson(JSON.stringify({ method: chosen ? 'balanced' : 'greedy', helpers: helpers.length, mayBeMore: waiting.length === MOST_ORDERS, balanced: measure(best), greedy: measure(greedy), data: lines }));
  }

  /** Offers up to a hundred orders; what cannot be offered any more says why and keeps nothing else back. */
  offer(offers: readonly SentOffer[]): Promise<{ data: { orderId: Uuid; status: 'offered' | 'refused'; code: string | null; message: string | null }[] }> {
    return this.uow.run(async () => {
      const answers = new Map<Uuid, { orderId: Uuid; status: 'offered' | 'refused'; code: string | null; message: string | null }>();
      // In the order of their ids, so that two desks at the same orders wait for each other instead of for ever.
      for (const { orderId, version, memberId } of [...offers].sort((a, b) => a.orderId.localeCompare(b.orderId))) {
        try {
          await this.orders.offer(orderId, version, memberId);
          answers.set(orderId, { orderId, status: 'offered', code: null, message: null });
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          answers.set(orderId, { orderId, status: 'refused', code: error.code, message: errorText(error.code, currentContext().language, error.params as ErrorParams) });
        }
      }
      return { data: offers.map(({ orderId }) => answers.get(orderId)!) };
    });
  }

  private reasons(order: WaitingOrder, member: Sendable, openOrders: number, visited: ReadonlyMap<string, number>, weights: DispatchWeights): Reason[] {
    return reasonsFor({ ...member, openOrders, responsible: answersFor(order, member), visitsBefore: visited.get(`${order.householdId}/${member.id}`) ?? 0 }, order.skill, order.home, weights);
  }

  private async waiting(township: string | undefined): Promise<OrderRow[]> {
    const values = new Values();
    const where = placePredicates(currentContext().scope, { alias: 'o' }, { township }, values);
    return this.database.read<OrderRow & Record<string, unknown>>({
      text: `SELECT o.id, o.division_code AS village, o.skill, o.household_id AS "householdId", ARRAY(SELECT f.member_id FROM assistance.offer f WHERE f.order_id = o.id AND f.status = 'declined') AS "refusedBy",
          json_build_object('id', o.id, 'number', o.number, 'version', o.version, 'urgency', o.urgency, 'item', json_build_object('id', o.item_id, 'name', o.item_name), 'person', json_build_object('id', o.person_id, 'name', o.person_name), 'place', ${placeJson('o')}, 'dueAt', o.due_at) AS shown
        FROM assistance.service_order o WHERE o.status = 'planned' AND ${where.length > 0 ? where.join(' AND ') : 'true'} ORDER BY ${WAITING_FIRST} LIMIT ${MOST_ORDERS}`,
      values: values.list,
    });
  }

  /** Visits of the last year by household and member. */
  private async visited(orders: readonly OrderRow[]): Promise<Map<string, number>> {
    const rows = await this.database.read<{ pair: string; visits: number }>({
      text: `SELECT v.household_id || '/' || v.member_id AS pair, count(*)::int AS visits FROM assistance.visit v WHERE v.household_id = ANY($1::uuid[]) AND v.checked_in_at > now() - interval '1 year' GROUP BY v.household_id, v.member_id`,
      values: [[...new Set(orders.map(({ householdId }) => householdId))]],
    });
    return new Map(rows.map(({ pair, visits }) => [pair, visits]));
  }

  private async open(): Promise<Map<Uuid, number>> {
    const rows = await this.database.read<{ id: Uuid; open: number }>({ text: `SELECT o.member_id AS id, count(*)::int AS open FROM assistance.service_order o WHERE o.county_code = $1 AND o.status IN ('offered','accepted','scheduled','in_progress') AND o.member_id IS NOT NULL GROUP BY 1`, values: [currentContext().countyCode] });
    return new Map(rows.map(({ id, open }) => [id, open]));
  }
}
