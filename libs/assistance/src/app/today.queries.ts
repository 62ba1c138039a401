import { Inject, Injectable } from '@nestjs/common';
import { addMonths, instantOf, localDate, localMonth } from '@yizhu/kernel';
import { currentContext, Database, placeJson, scopeHeld, scopePredicate, UnitOfWork, Values } from '@yizhu/platform';
import { RecipientsReader } from '@yizhu/recipients';
import { ServiceCatalogue } from '@yizhu/service-catalogue';
import { MemberCertificates } from '@yizhu/teams';
import type { TodayView } from '../http/today.dto.js';
import { OPEN_REQUESTS } from './open-requests.sql.js';

const SHOWN = 30;

/** "What must I do today": the caller's queue, late first, and the visits that are due. */
@Injectable()
export class TodayQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
    @Inject(ServiceCatalogue) private readonly catalogue: ServiceCatalogue,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(MemberCertificates) private readonly certificates: MemberCertificates,
  ) {}

  async today(): Promise<TodayView> {
    const today = localDate(this.uow.now());
    const [queue, due, waiting, list, households, figures, certificates] = await Promise.all([this.queue(), this.recipients.visitsDue(today, 10), this.recipients.waiting(today), this.catalogue.waiting(), this.recipients.figures(), this.figures(), this.certificates.ending()]);
    return {
      queue: queue.data as TodayView['queue'], queueTotal: queue.total, visitsDue: due.data as TodayView['visitsDue'], visitsDueTotal: due.total,
      alerts: waiting.alerts as TodayView['alerts'], alertsTotal: waiting.alertsTotal, approvals: { proposals: waiting.proposals, reviews: waiting.reviews, ...list, certificates },
      escalated: figures.escalated,
      figures: [{ key: 'households', value: households.households, previous: null, trend: [] }, ...figures.series], gaps: { peopleNeverVisited: households.neverVisited },
    };
  }

  /**
   * What the caller may do next. Requests wait for the office; orders for whom they were offered to, then for the office again; low marks for
   * whoever follows them up; and a request of one's own that no order of one's own serves is to be seen to.
   */
  private async queue(): Promise<{ data: unknown[]; total: number }> {
    const values = new Values();
    const { scope } = currentContext();
    const may = (permission: string): boolean => scopeHeld(permission) !== null;
    const me = scope.memberId === null ? null : `${values.add(scope.memberId)}::uuid`;
    const requests = (kind: string, where: string): string => `SELECT ${kind} AS kind, 'help-request' AS resource, r.id, r.number, r.summary AS title, r.person_name AS person, ${placeJson('r')} AS place, r.urgency, r.due_at FROM assistance.help_request r WHERE ${where}`;
    const orders = (kind: string, where: string): string => `SELECT ${kind} AS kind, 'service-order' AS resource, o.id, o.number, o.item_name AS title, o.person_name AS person, ${placeJson('o')} AS place, o.urgency, o.due_at FROM assistance.service_order o WHERE ${where}`;
    const talks = (where: string): string => `SELECT 'follow-up' AS kind, 'feedback-follow-up' AS resource, f.id, coalesce(b.order_number, b.wish_number) AS number, coalesce(b.item_name, (SELECT w.title FROM assistance.micro_wish w WHERE w.id = b.wish_id), '') AS title, b.person_name AS person, ${placeJson('f')} AS place, NULL::text AS urgency, f.due_at
      FROM assistance.feedback_follow_up f JOIN assistance.feedback b ON b.id = f.feedback_id AND b.county_code = f.county_code WHERE f.status = 'open' AND ${where}`;
    const toDo = `CASE o.status WHEN 'offered' THEN 'accept' ELSE 'deliver' END`;
    const taken = `o.status IN ('offered','accepted','scheduled','in_progress')`;
    const office = may('service-order:offer');
    const parts = [
      me === null && may('help-request:triage') && requests(`CASE r.status WHEN 'submitted' THEN 'triage' WHEN 'resolved' THEN 'close' WHEN 'appealed' THEN 'appeal' ELSE 'dispatch' END`,
        `${scopePredicate(scope, { alias: 'r' }, values)} AND (r.status IN ('submitted','resolved','appealed') OR (r.status IN ('triaged','in_service') AND EXISTS (SELECT 1 FROM assistance.need n WHERE n.request_id = r.id AND n.status = 'open')))`),
      me !== null && may('help-request:read') && requests(`'see-to'`, `r.owner_id = ${me} AND r.status IN ${OPEN_REQUESTS} AND NOT EXISTS (SELECT 1 FROM assistance.service_order o WHERE o.request_id = r.id AND o.member_id = ${me} AND ${taken})`),
      me !== null && orders(toDo, `o.member_id = ${me} AND ${taken}`),
      me === null && office && orders(`CASE o.status WHEN 'planned' THEN 'offer' ELSE 'verify' END`, `${scopePredicate(scope, { alias: 'o', organisation: 'organisation_id' }, values)} AND o.status IN ('planned','delivered')`),
      // A provider's own desk.
      me === null && !office && may('service-order:accept') && orders(toDo, `${scopePredicate(scope, { alias: 'o', organisation: 'organisation_id' }, values)} AND ${taken}`),
      // Plans whose day of review has come: their keeper's; the office's a week later.
      may('assistance-plan:review') && `SELECT 'review-plan' AS kind, 'assistance-plan' AS resource, p.id, p.number, p.aim AS title, p.head_name AS person, ${placeJson('p')} AS place, NULL::text AS urgency, (p.review_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' AS due_at
        FROM assistance.assistance_plan p WHERE p.status = 'active' AND ${me === null ? `p.review_on <= ${values.add(localDate(new Date(this.uow.now().getTime() - 7 * 86_400_000)))}::date AND ${scopePredicate(scope, { alias: 'p' }, values)}` : `p.keeper_id = ${me} AND p.review_on <= ${values.add(localDate(this.uow.now()))}::date`}`,
      me !== null && may('follow-up:work') && talks(`f.owner_id = ${me}`),
      me === null && may('follow-up:work') && talks(`f.owner_id IS NULL AND ${scopePredicate(scope, { alias: 'f' }, values)}`),
    ].filter((part) => part !== false);
    if (parts.length === 0) return { data: [], total: 0 };
    const row = await this.database.one<{ data: unknown[]; total: number }>({
      text: `WITH q AS MATERIALIZED (SELECT * FROM (${parts.join(' UNION ALL ')}) u ORDER BY u.due_at NULLS LAST LIMIT 500)
        SELECT (SELECT coalesce(json_agg(json_build_object('kind', kind, 'resource', resource, 'id', id, 'number', number, 'title', title, 'person', person, 'place', place, 'urgency', urgency, 'dueAt', due_at, 'overdue', coalesce(due_at < now(), false)) ORDER BY due_at NULLS LAST), '[]') FROM (SELECT * FROM q LIMIT ${SHOWN}) s) AS data, (SELECT count(*)::int FROM q) AS total`,
      values: values.list,
    });
    return row!;
  }

  /** Brings the entries of a month and village together; by the clock. */
  async foldMonthCounts(): Promise<void> {
    await this.uow.run((act) => act.manager.query('SELECT assistance.fold_month_counts()'));
  }

  /**
   * Twelve months of visits and needs met, this one last: a member's own; else those of the area or the provider, summed from the months'
   * counts that the database keeps (a county of a million makes as many visits a year).
   */
  private async figures(): Promise<{ series: TodayView['figures']; escalated: number }> {
    const values = new Values();
    const month = localMonth(this.uow.now());
    const first = `${addMonths(month, -11)}-01`;
    const { scope } = currentContext();
    const own = (table: string, by: string, at: string): string =>
      `SELECT to_char(${at} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS m, count(*)::int AS n FROM ${table} WHERE ${by} = ${values.add(scope.memberId)}::uuid AND ${at} >= ${values.add(instantOf(first).toISOString())}::timestamptz GROUP BY 1`;
    const area = (what: string): string => `SELECT to_char(c.month, 'YYYY-MM') AS m, sum(c.n)::int AS n FROM assistance.month_count c WHERE c.what = '${what}' AND c.month >= ${values.add(first)}::date AND ${scopePredicate(scope, { alias: 'c', organisation: 'organisation_id' }, values)} GROUP BY 1`;
    const byMonth = (counts: string): string => `(SELECT coalesce(json_object_agg(m, n), '{}') FROM (${counts}) g)`;
    const row = await this.database.one<{ visits: Record<string, number>; needs: Record<string, number>; open: number; escalated: number }>({
      text: `SELECT ${byMonth(scope.memberId ? own('assistance.visit', 'member_id', 'checked_in_at') : area('visits'))} AS visits, ${byMonth(scope.memberId ? own('assistance.need', 'met_by', 'met_at') : area('needs_met'))} AS needs,
        (SELECT count(*)::int FROM (SELECT 1 FROM assistance.help_request r WHERE r.status IN ${OPEN_REQUESTS} AND ${scopePredicate(scope, { alias: 'r' }, values)} LIMIT 10000) c) AS open,
        (SELECT count(*)::int FROM (SELECT 1 FROM assistance.help_request r WHERE r.status IN ${OPEN_REQUESTS} AND r.escalation >= 2 AND ${scopePredicate(scope, { alias: 'r' }, values)} LIMIT 1000) c) AS escalated`,
      values: values.list,
    });
    const months = Array.from({ length: 12 }, (_, i) => addMonths(month, i - 11));
    const series = (key: string, counts: Record<string, number>): TodayView['figures'][number] => {
      const trend = months.map((m) => counts[m] ?? 0);
      return { key, value: trend[11]!, previous: trend[10]!, trend };
    };
    return { escalated: row!.escalated, series: [{ key: 'openRequests', value: row!.open, previous: null, trend: [] }, series('visitsThisMonth', row!.visits), series('needsMetThisMonth', row!.needs)] };
  }
}
