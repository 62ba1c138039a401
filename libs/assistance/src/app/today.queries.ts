import { Inject, Injectable } from '@nestjs/common';
import { addMonths, instantOf, localDate, localMonth } from '@yizhu/kernel';
import { currentContext, Database, placeJson, scopePredicate, Values } from '@yizhu/platform';
import { RecipientsReader } from '@yizhu/recipients';
import { ServiceCatalogue } from '@yizhu/service-catalogue';
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
  ) {}

  async today(): Promise<TodayView> {
    const today = localDate(new Date());
    const [queue, due, waiting, list, households, figures] = await Promise.all([this.queue(), this.recipients.visitsDue(today, 10), this.recipients.waiting(today), this.catalogue.waiting(), this.recipients.figures(), this.figures()]);
    return {
      queue: queue.data as TodayView['queue'], queueTotal: queue.total, visitsDue: due.data as TodayView['visitsDue'], visitsDueTotal: due.total,
      alerts: waiting.alerts as TodayView['alerts'], alertsTotal: waiting.alertsTotal, approvals: { proposals: waiting.proposals, reviews: waiting.reviews, ...list },
      escalated: figures.escalated,
      figures: [{ key: 'households', value: households.households, previous: null, trend: [] }, ...figures.series], gaps: { peopleNeverVisited: households.neverVisited },
    };
  }

  /** Requests wait for the office; orders for whom they were offered to, then for the office again. */
  private async queue(): Promise<{ data: unknown[]; total: number }> {
    const values = new Values();
    const { scope } = currentContext();
    const field = scope.memberId !== null;
    const requests = (): string => `SELECT CASE r.status WHEN 'submitted' THEN 'triage' WHEN 'resolved' THEN 'close' WHEN 'appealed' THEN 'appeal' ELSE 'dispatch' END AS kind, 'help-request' AS resource, r.id, r.number, r.summary AS title, r.person_name AS person, ${placeJson('r')} AS place, r.urgency, r.due_at
      FROM assistance.help_request r WHERE ${scopePredicate(scope, { alias: 'r' }, values)} AND (r.status IN ('submitted','resolved','appealed') OR (r.status IN ('triaged','in_service') AND EXISTS (SELECT 1 FROM assistance.need n WHERE n.request_id = r.id AND n.status = 'open')))`;
    const orderKind = field ? `CASE o.status WHEN 'offered' THEN 'accept' ELSE 'deliver' END` : `CASE o.status WHEN 'planned' THEN 'offer' ELSE 'verify' END`;
    const orderStates = field ? `('offered','accepted','scheduled','in_progress')` : `('planned','delivered')`;
    const mine = field ? `o.member_id = ${values.add(scope.memberId)}::uuid` : scopePredicate(scope, { alias: 'o', organisation: 'organisation_id' }, values);
    const orders = `SELECT ${orderKind} AS kind, 'service-order' AS resource, o.id, o.number, o.item_name AS title, o.person_name AS person, ${placeJson('o')} AS place, o.urgency, o.due_at FROM assistance.service_order o WHERE ${mine} AND o.status IN ${orderStates}`;
    // Conversations that a low mark reopened: their owner's, or the office's where nobody owns them.
    const talks = `SELECT 'follow-up' AS kind, 'feedback-follow-up' AS resource, f.id, coalesce(b.order_number, b.wish_number) AS number, coalesce(b.item_name, (SELECT w.title FROM assistance.micro_wish w WHERE w.id = b.wish_id), '') AS title, b.person_name AS person, ${placeJson('f')} AS place, NULL::text AS urgency, f.due_at
      FROM assistance.feedback_follow_up f JOIN assistance.feedback b ON b.id = f.feedback_id AND b.county_code = f.county_code WHERE f.status = 'open' AND ${field ? `f.owner_id = ${values.add(scope.memberId)}::uuid` : `f.owner_id IS NULL AND ${scopePredicate(scope, { alias: 'f' }, values)}`}`;
    const row = await this.database.one<{ data: unknown[]; total: number }>({
      text: `WITH q AS MATERIALIZED (SELECT * FROM (${field ? orders : `${requests()} UNION ALL ${orders}`} UNION ALL ${talks}) u ORDER BY u.due_at NULLS LAST LIMIT 500)
        SELECT (SELECT coalesce(json_agg(json_build_object('kind', kind, 'resource', resource, 'id', id, 'number', number, 'title', title, 'person', person, 'place', place, 'urgency', urgency, 'dueAt', due_at, 'overdue', coalesce(due_at < now(), false)) ORDER BY due_at NULLS LAST), '[]') FROM (SELECT * FROM q LIMIT ${SHOWN}) s) AS data, (SELECT count(*)::int FROM q) AS total`,
      values: values.list,
    });
    return row!;
  }

  /** Twelve months of visits and needs met, this one last. */
  private async figures(): Promise<{ series: TodayView['figures']; escalated: number }> {
    const values = new Values();
    const month = localMonth(new Date());
    const from = values.add(instantOf(`${addMonths(month, -11)}-01`).toISOString());
    const scope = currentContext().scope;
    const byMonth = (at: string, source: string, alias: string, extra: Parameters<typeof scopePredicate>[1]): string =>
      `(SELECT coalesce(json_object_agg(m, n), '{}') FROM (SELECT to_char(${alias}.${at} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS m, count(*)::int AS n FROM ${source} ${alias} WHERE ${alias}.${at} >= ${from}::timestamptz AND ${scopePredicate(scope, extra, values)} GROUP BY 1) g)`;
    const row = await this.database.one<{ visits: Record<string, number>; needs: Record<string, number>; open: number; escalated: number }>({
      text: `SELECT ${byMonth('checked_in_at', 'assistance.visit', 'v', { alias: 'v', organisation: 'organisation_id', member: 'member_id' })} AS visits, ${byMonth('met_at', 'assistance.need', 'n', { alias: 'n', member: 'met_by' })} AS needs,
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
