import { Inject, Injectable } from '@nestjs/common';
import { localDate, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, nextNumber, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { RecipientsReader } from '@yizhu/recipients';
import { ServiceCatalogue } from '@yizhu/service-catalogue';
import { TeamsReader, type Helper } from '@yizhu/teams';
import { helpRequests, recordTransition, serviceOrders, visits } from '../db/repositories.js';
import { assistanceError } from '../domain/assistance.errors.js';
import type { AttemptReason } from '../domain/delivery-evidence.js';
import { isAble, rankHelpers, type RankedHelper } from '../domain/ranking.js';
import { ServiceOrder } from '../domain/service-order.js';
import type { DeliverDto, VerifyDto } from '../http/delivery.dto.js';
import type { PlanOrderDto } from '../http/service-order.dto.js';
import { DispatchRules } from './dispatch/dispatch-rules.js';
import { DeliveryRules } from './orders/delivery-rules.js';
import { evidenceSoFar } from './orders/given-evidence.js';
import { ServiceOrderQueries } from './service-order.queries.js';

const MAX_CANDIDATES = 20;
/** Whom nobody could be found for in this time waits for a person. */
const ASKED_ON_WITHIN = '10 minutes';

/** The second half of the loop: an order finds its helper, is carried out, checked, rated and closed. */
@Injectable()
export class ServiceOrderService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(ServiceCatalogue) private readonly catalogue: ServiceCatalogue,
    @Inject(TeamsReader) private readonly teams: TeamsReader,
    @Inject(DispatchRules) private readonly rules: DispatchRules,
    @Inject(DeliveryRules) private readonly deliveryRules: DeliveryRules,
    @Inject(ServiceOrderQueries) private readonly queries: ServiceOrderQueries,
  ) {}

  /** An order for one need of a request, for an item as the newest release has it. */
  plan(input: PlanOrderDto): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const item = await this.catalogue.publishedItem(input.serviceItemId);
      const request = await helpRequests.lock(act, input.helpRequestId, null);
      const from = request.status;
      const order = ServiceOrder.plan(
        {
          id: input.id, countyCode: request.countyCode, divisionCode: request.divisionCode, number: await nextNumber(act.manager, 'GD', Number(localDate(act.now).slice(0, 4))), requestId: request.id, requestNumber: request.number, needId: input.needId,
          itemId: item.id, itemCode: item.code, itemName: item.name, itemRelease: item.release, skill: item.skill, evidence: item.evidence, unit: item.unit, quantity: input.quantity ?? 1, personId: request.personId, personName: request.personName, householdId: request.householdId, headName: request.headName, urgency: request.urgency ?? 'normal', dueAt: request.dueAt,
        },
        act.now,
      );
      request.planNeed(input.needId, order.id);
      await helpRequests.save(act, request, 'plan-order');
      await recordTransition(act, request, 'plan-order', from, request.status);
      await serviceOrders.add(act, order, 'plan');
      await recordTransition(act, order, 'plan', '', order.status);
      return this.queries.detail(order.id);
    });
  }

  /** Who could go, best first, each with the reasons. */
  async candidates(id: Uuid): Promise<{ data: RankedHelper[] }> {
    return this.uow.run(async (act) => {
      const order = await serviceOrders.lock(act, id, null);
      return { data: (await this.ranked(order)).slice(0, MAX_CANDIDATES) };
    });
  }

  /** @throws helper-unknown | helper-refused-before | conflict when it stands offered already */
  offer(id: Uuid, version: number, memberId: Uuid): Promise<RawJson> {
    return this.change(id, version, 'offer', async (order, act) => {
      const ranked = (await this.ranked(order)).find((c) => c.id === memberId) ?? (await this.outsider(memberId));
      order.offer(ranked, act.now);
    });
  }

  accept(id: Uuid, version: number): Promise<RawJson> {
    return this.change(id, version, 'accept', (order, { now }) => order.accept(me(), now));
  }
  refuse(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'refuse', (order, { now }) => order.refuse(me(), reason, now), reason);
  }
  schedule(id: Uuid, version: number, at: Date): Promise<RawJson> {
    return this.change(id, version, 'schedule', (order, { now }) => order.schedule(me(), at, now));
  }
  /** With what its item demands. @throws those of ServiceOrder.deliver */
  deliver(id: Uuid, version: number, { note, quantity, farReason }: DeliverDto): Promise<RawJson> {
    return this.change(id, version, 'deliver', async (order, act) => {
      const { visits: made, ...collected } = await evidenceSoFar(act, id);
      order.deliver(me(), { ...collected, note: note ?? '', quantity: quantity ?? null, farReason: farReason ?? '' }, made, await this.deliveryRules.inForce(), act.actor.id, act.now);
    });
  }

  /** It could not be done this time: a visit that was begun for it ends as missed, and the order waits for another attempt. */
  miss(id: Uuid, version: number, reason: AttemptReason, words: string): Promise<RawJson> {
    return this.change(id, version, 'miss', async (order, act) => {
      order.miss(me(), { reason, words }, await this.deliveryRules.inForce(), act.now);
      await this.uow.widened(act, async () => {
        const open = (await act.manager.query(`SELECT id FROM assistance.visit WHERE order_id = $1 AND status = 'open'`, [id])) as { id: Uuid }[];
        for (const each of open) {
          const visit = await visits.lock(act, each.id, null);
          visit.miss(act.now);
          await visits.save(act, visit, 'miss');
        }
      });
    }, reason);
  }

  /** The office has looked at the evidence and the person, or a second pair of eyes, has confirmed: the need is met, by whoever delivered. */
  verify(id: Uuid, version: number, { confirmedBy, unableBecause }: VerifyDto): Promise<RawJson> {
    return this.change(id, version, 'verify', async (order, act) => {
      order.verify({ by: confirmedBy, unableBecause: unableBecause ?? null }, { id: act.actor.id, name: act.actor.name, memberId: me() });
      await this.onRequest(act, order, 'meet-need', (request) => request.meetNeed(order.needId, order.memberId, order.deliveredAt ?? act.now));
    });
  }
  close(id: Uuid, version: number): Promise<RawJson> {
    return this.change(id, version, 'close', (order, { now }) => order.close(now));
  }
  cancel(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'cancel', async (order, act) => {
      order.cancel(reason, act.now);
      await this.reopenNeed(act, order);
    }, reason);
  }
  fail(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'fail', async (order, act) => {
      order.fail(me(), reason, act.now);
      await this.reopenNeed(act, order);
    }, reason);
  }

  /** Frees orders whose offer nobody answered. Run by every replica; rows in another's hands are passed over. */
  async expireOffers(): Promise<number> {
    return this.uow.run(async (act) => {
      const due = (await act.manager.query(
        `SELECT o.id FROM assistance.service_order o WHERE o.status = 'offered' AND EXISTS (SELECT 1 FROM assistance.offer f WHERE f.order_id = o.id AND f.status = 'pending' AND f.expires_at < $1) ORDER BY o.id LIMIT 100 FOR UPDATE SKIP LOCKED`,
        [act.now],
      )) as { id: Uuid }[];
      for (const { id } of due) {
        const order = await serviceOrders.lock(act, id, null);
        if (!order.expire(act.now)) continue;
        await serviceOrders.save(act, order, 'expire-offer');
        await recordTransition(act, order, 'expire', 'offered', order.status);
      }
      return due.length;
    });
  }

  /**
   * Asks the next best where somebody refused or did not answer, until as many were asked as the county lets ask in turn; then it waits
   * at the dispatch desk. Run by every replica; rows in another's hands are passed over.
   */
  async askNextBest(): Promise<number> {
    return this.uow.run(async (act) => {
      const { askedInTurn } = await this.rules.inForce();
      const waiting = (await act.manager.query(
        `SELECT o.id FROM assistance.service_order o JOIN LATERAL (SELECT count(*) AS asked, max(f.answered_at) FILTER (WHERE f.status IN ('declined', 'expired')) AS ended_at FROM assistance.offer f WHERE f.order_id = o.id) f ON f.asked < $2 AND f.ended_at > $1::timestamptz - interval '${ASKED_ON_WITHIN}' WHERE o.status = 'planned' ORDER BY o.due_at, o.id LIMIT 100 FOR UPDATE OF o SKIP LOCKED`,
        [act.now, askedInTurn],
      )) as { id: Uuid }[];
      let asked = 0;
      for (const { id } of waiting) {
        const order = await serviceOrders.lock(act, id, null);
        const before = new Set(order.offers.map(({ memberId }) => memberId));
        const [next] = await this.ranked(order, (helper) => isAble(helper.skills, order.skill) && !before.has(helper.id));
        if (!next) continue;
        order.offer(next, act.now);
        await serviceOrders.save(act, order, 'offer');
        await recordTransition(act, order, 'offer', 'planned', order.status);
        asked += 1;
      }
      return asked;
    });
  }

  private async ranked(order: ServiceOrder, may: (helper: Helper) => boolean = () => true): Promise<RankedHelper[]> {
    const [helpers, household, weights] = await Promise.all([this.teams.helpersFor(order.divisionCode), this.recipients.household(order.householdId), this.rules.inForce()]);
    const ids = helpers.map((h) => h.id);
    const load = await this.database.read<{ member_id: Uuid; open: number; visits: number }>({
      text: `SELECT m AS member_id, (SELECT count(*)::int FROM assistance.service_order o WHERE o.member_id = m AND o.status IN ('offered','accepted','scheduled','in_progress')) AS open,
        (SELECT count(*)::int FROM assistance.visit v WHERE v.household_id = $2::uuid AND v.member_id = m AND v.checked_in_at > now() - interval '1 year') AS visits FROM unnest($1::uuid[]) AS m`,
      values: [ids, order.householdId],
    });
    const byId = new Map(load.map((l) => [l.member_id, l]));
    const refused = new Set(order.offers.filter((o) => o.status === 'declined').map((o) => o.memberId));
    return rankHelpers(
      helpers.filter((h) => !refused.has(h.id) && may(h)).map((h) => ({ ...h, openOrders: byId.get(h.id)?.open ?? 0, visitsBefore: byId.get(h.id)?.visits ?? 0 })),
      order.skill, household.position, weights,
    );
  }

  /** Somebody of another township, chosen by hand. */
  private async outsider(id: Uuid): Promise<RankedHelper> {
    const helper = await this.teams.helper(id);
    if (!helper) throw assistanceError('helper-unknown', {}, 'memberId');
    return { id: helper.id, name: helper.name, organisationId: helper.organisationId, organisationName: helper.organisationName, score: 0, reasons: [] };
  }

  private reopenNeed(act: Act, order: ServiceOrder): Promise<void> {
    return this.onRequest(act, order, 'reopen-need', (request) => {
      if (request.needs.some((n) => n.id === order.needId && n.status === 'planned' && n.orderId === order.id)) request.reopenNeed(order.needId);
    });
  }

  /** The order's effect on its request, in the same transaction and beyond the helper's own view. */
  private onRequest(act: Act, order: ServiceOrder, action: string, verb: (request: Awaited<ReturnType<typeof helpRequests.lock>>) => void): Promise<void> {
    return this.uow.widened(act, async () => {
      const request = await helpRequests.lock(act, order.requestId, null);
      const from = request.status;
      verb(request);
      await helpRequests.save(act, request, action, { orderId: order.id });
      if (from !== request.status) await recordTransition(act, request, action, from, request.status);
    });
  }

  private change(id: Uuid, version: number, action: string, verb: (order: ServiceOrder, act: Act) => Promise<void> | void, reason: string | null = null): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const order = await serviceOrders.lock(act, id, version);
      const from = order.status;
      await verb(order, act);
      // Whoever refuses an order hands it back, and may from then on not see it: saved and answered in the wider view.
      return this.uow.widened(act, async () => {
        await serviceOrders.save(act, order, action);
        await recordTransition(act, order, action, from, order.status, reason);
        return this.queries.detail(id);
      });
    });
  }
}

/** The caller's own place in the team; null for the office. */
const me = (): Uuid | null => {
  const { scope } = currentContext();
  return scope.memberId;
};
