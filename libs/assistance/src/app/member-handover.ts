import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { recordAudit, recordEvents, type Act } from '@yizhu/platform';
import { MonitoringAlerts } from '@yizhu/recipients';
import { MemberLoads, MemberWorks, type MemberWork } from '@yizhu/teams';
import type { Uuid } from '@yizhu/kernel';
import { recordTransition } from '../db/repositories.js';
import { OPEN_REQUESTS } from './open-requests.sql.js';

type Row = { id: Uuid; countyCode: string; status: string };
/** `UPDATE … RETURNING`, as TypeORM answers it. */
const changed = async <R extends Row>({ manager }: Act, sql: string, values: unknown[]): Promise<R[]> => ((await manager.query(sql, values)) as [R[], number])[0];

/** Orders that a member has taken on; what is delivered waits for the office and not for them. */
const ORDERS: MemberWork = {
  kind: 'service_order',
  openSql: `SELECT o.id, o.number || ' · ' || o.item_name AS label, coalesce(o.scheduled_at, o.due_at) AS at FROM assistance.service_order o WHERE o.member_id = $1 AND o.county_code = $2 AND o.status IN ('accepted', 'scheduled', 'in_progress')`,
  handOver: async (act, member, to) => {
    const orders = await changed(
      act,
      `UPDATE assistance.service_order SET member_id = $2, member_name = $3, organisation_id = $4, version = version + 1 WHERE member_id = $1 AND status IN ('accepted', 'scheduled', 'in_progress') RETURNING id, county_code AS "countyCode", status`,
      [member, to.id, to.name, to.organisationId],
    );
    for (const order of orders) {
      await recordTransition(act, order, 'hand-over', order.status, order.status, to.name);
      await recordAudit(act.manager, { action: 'hand-over', resource: 'service-order', subjectId: order.id });
    }
    await recordEvents(act.manager, orders.map(({ id }) => ({ type: 'assistance.order-handed-over', subjectId: id, payload: { memberId: to.id } })), act.now);
  },
};

/** Offers nobody has answered: taken back, so that dispatch asks the next best. */
const OFFERS: MemberWork = {
  kind: 'pending_offer',
  openSql: `SELECT o.id, o.number || ' · ' || o.item_name AS label, o.due_at AS at FROM assistance.service_order o WHERE o.member_id = $1 AND o.county_code = $2 AND o.status = 'offered'`,
  handOver: async (act, member) => {
    const orders = await changed(act, `UPDATE assistance.service_order SET status = 'planned', member_id = NULL, member_name = NULL, organisation_id = NULL, version = version + 1 WHERE member_id = $1 AND status = 'offered' RETURNING id, county_code AS "countyCode", status`, [member]);
    await act.manager.query(`UPDATE assistance.offer SET status = 'withdrawn', answered_at = $2 WHERE order_id = ANY($1) AND status = 'pending'`, [orders.map(({ id }) => id), act.now]);
    for (const order of orders) {
      await recordTransition(act, order, 'hand-over', 'offered', 'planned');
      await recordAudit(act.manager, { action: 'hand-over', resource: 'service-order', subjectId: order.id });
    }
  },
};

/** Requests that they see to: whoever takes over sees to them. */
const REQUESTS: MemberWork = {
  kind: 'help_request',
  openSql: `SELECT r.id, r.number AS label, r.due_at AS at FROM assistance.help_request r WHERE r.owner_id = $1 AND r.county_code = $2 AND r.status IN ${OPEN_REQUESTS}`,
  handOver: async (act, member, to) => {
    const requests = await changed<Row & { number: string; householdId: Uuid; divisionCode: string }>(act, `UPDATE assistance.help_request SET owner_id = $2, owner_name = $3, version = version + 1 WHERE owner_id = $1 AND status IN ${OPEN_REQUESTS} RETURNING id, county_code AS "countyCode", status, number, household_id AS "householdId", division_code AS "divisionCode"`, [member, to.id, to.name]);
    for (const request of requests) {
      await recordTransition(act, request, 'hand-over', request.status, request.status, to.name);
      await recordAudit(act.manager, { action: 'hand-over', resource: 'help-request', subjectId: request.id });
    }
    await recordEvents(act.manager, requests.map(({ id, number, householdId, divisionCode }) => ({ type: 'assistance.request-assigned', subjectId: id, payload: { householdId, divisionCode, number, memberId: to.id } })), act.now);
  },
};

/** Plans that they keep. */
const PLANS: MemberWork = {
  kind: 'assistance_plan',
  openSql: `SELECT p.id, p.number AS label, p.review_on::timestamptz AS at FROM assistance.assistance_plan p WHERE p.keeper_id = $1 AND p.county_code = $2 AND p.status = 'active'`,
  handOver: async (act, member, to) => {
    const plans = await changed<Row & { number: string; householdId: Uuid; divisionCode: string }>(act, `UPDATE assistance.assistance_plan SET keeper_id = $2, keeper_name = $3, version = version + 1 WHERE keeper_id = $1 AND status = 'active' RETURNING id, county_code AS "countyCode", status, number, household_id AS "householdId", division_code AS "divisionCode"`, [member, to.id, to.name]);
    for (const plan of plans) {
      await recordTransition(act, plan, 'hand-over', plan.status, plan.status, to.name);
      await recordAudit(act.manager, { action: 'hand-over', resource: 'assistance-plan', subjectId: plan.id });
    }
    await recordEvents(act.manager, plans.map(({ id, number, householdId, divisionCode }) => ({ type: 'assistance.plan-handed-over', subjectId: id, payload: { householdId, divisionCode, number, memberId: to.id } })), act.now);
  },
};

const FOLLOW_UPS: MemberWork = {
  kind: 'follow_up',
  openSql: `SELECT f.id, coalesce(b.order_number, b.wish_number, '') AS label, f.due_at AS at FROM assistance.feedback_follow_up f JOIN assistance.feedback b ON b.id = f.feedback_id AND b.county_code = f.county_code WHERE f.owner_id = $1 AND f.county_code = $2 AND f.status = 'open'`,
  handOver: async (act, member, to) => {
    // Never to who was rated: then it is the office's.
    const followUps = await changed<Row & { divisionCode: string; feedbackId: Uuid; ownerId: Uuid | null }>(
      act,
      `UPDATE assistance.feedback_follow_up f SET owner_id = CASE WHEN b.member_id = $2 THEN NULL ELSE $2::uuid END, owner_name = CASE WHEN b.member_id = $2 THEN NULL ELSE $3 END, version = f.version + 1
        FROM assistance.feedback b WHERE b.id = f.feedback_id AND b.county_code = f.county_code AND f.owner_id = $1 AND f.status = 'open' RETURNING f.id, f.county_code AS "countyCode", f.status, f.division_code AS "divisionCode", f.feedback_id AS "feedbackId", f.owner_id AS "ownerId"`,
      [member, to.id, to.name],
    );
    for (const followUp of followUps) {
      await recordTransition(act, followUp, 'hand-over', 'open', 'open', to.name);
      await recordAudit(act.manager, { action: 'hand-over', resource: 'feedback-follow-up', subjectId: followUp.id });
    }
    await recordEvents(act.manager, followUps.map(({ id, divisionCode, feedbackId, ownerId }) => ({ type: 'assistance.follow-up-assigned', subjectId: id, payload: { divisionCode, feedbackId, ownerId } })), act.now);
  },
};

/** Somebody is with a family at this moment: only who went can say whom they saw. */
const VISITS: MemberWork = {
  kind: 'open_visit', endsFirst: true,
  openSql: `SELECT v.id, coalesce(v.order_number, '') AS label, v.checked_in_at AS at FROM assistance.visit v WHERE v.member_id = $1 AND v.county_code = $2 AND v.status = 'open'`,
};

/** What of the closed loop a member can have open, how it is handed over when they leave, and what it takes of their days. */
@Injectable()
export class MemberHandover implements OnModuleInit {
  constructor(
    @Inject(MemberWorks) private readonly works: MemberWorks,
    @Inject(MemberLoads) private readonly loads: MemberLoads,
    @Inject(MonitoringAlerts) private readonly alerts: MonitoringAlerts,
  ) {}

  onModuleInit(): void {
    this.works.register(VISITS, REQUESTS, PLANS, ORDERS, OFFERS, FOLLOW_UPS, {
      kind: 'alert',
      openSql: `SELECT a.id, '' AS label, a.raised_at AS at FROM recipients.monitoring_alert a WHERE a.assignee_id = $1 AND a.county_code = $2 AND a.status IN ('assigned', 'verified')`,
      handOver: (act, member, to) => this.alerts.handOver(act, member, to),
    });
    this.loads.register(
      { kind: 'order', sql: (member, from, to) => `SELECT (coalesce(o.scheduled_at, o.due_at) AT TIME ZONE 'Asia/Shanghai')::date AS day, count(*)::int AS n FROM assistance.service_order o WHERE o.member_id = ${member} AND o.status IN ('accepted', 'scheduled', 'in_progress') AND coalesce(o.scheduled_at, o.due_at) >= ${from} AND coalesce(o.scheduled_at, o.due_at) < ${to} GROUP BY 1` },
      { kind: 'visit', sql: (member, from, to) => `SELECT h.next_visit_due AS day, count(*)::int AS n FROM teams.responsibility r JOIN recipients.household h ON h.division_code = r.division_code WHERE r.member_id = ${member} AND r.until IS NULL AND h.ended_at IS NULL AND h.next_visit_due >= (${from} AT TIME ZONE 'Asia/Shanghai')::date AND h.next_visit_due < (${to} AT TIME ZONE 'Asia/Shanghai')::date GROUP BY 1` },
    );
  }
}
