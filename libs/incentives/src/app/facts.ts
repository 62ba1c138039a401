import { Inject, Injectable } from '@nestjs/common';
import { addMonths, instantOf, type LocalMonth, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, Database, Values, type PageQuery, type RawJson } from '@yizhu/platform';
import type { IndicatorKey, ScoreInputs } from '../domain/scoring.js';

/** A month of Asia/Shanghai as instants: [from, to). */
export const monthBounds = (month: LocalMonth): { from: string; to: string } => ({ from: instantOf(`${month}-01`).toISOString(), to: instantOf(`${addMonths(month, 1)}-01`).toISOString() });

/** A visit counts once per household and local day. */
const DAY = `(f.at AT TIME ZONE 'Asia/Shanghai')::date`;

/** What each indicator counts: the records of a member's month, each with whether it counts and why not. */
const EVIDENCE: Readonly<Record<IndicatorKey, { source: string; label: string; refKind: string; record: readonly [resource: string, id: string]; counted: string; why: string }>> = {
  visits: {
    source: `(SELECT v.*, row_number() OVER (PARTITION BY v.household_id, (v.at AT TIME ZONE 'Asia/Shanghai')::date ORDER BY v.at, v.id) AS nth FROM assistance.visit_fact v WHERE v.member_id = $1 AND v.at >= $2 AND v.at < $3)`,
    label: `f.head_name`, refKind: 'visit', record: ['visits', 'f.id'], counted: 'f.nth = 1', why: `CASE WHEN f.nth > 1 THEN 'same-household-same-day' END`,
  },
  needs_resolved: { source: 'assistance.need_met_fact', label: `f.person_name || ' · ' || f.request_number`, refKind: 'need', record: ['help-requests', 'f.request_id'], counted: 'true', why: 'NULL::text' },
  volunteer_projects: { source: 'teams.participation_fact', label: 'f.title', refKind: 'participation', record: ['volunteer-projects', 'f.project_id'], counted: 'true', why: 'NULL::text' },
  satisfaction: { source: 'assistance.feedback_fact', label: `f.person_name || ' · ' || f.score || '/5'`, refKind: 'feedback', record: ['service-orders', 'f.order_id'], counted: 'true', why: 'NULL::text' },
};

/** Reads the fact views of the lower contexts (their front doors) for a month. */
@Injectable()
export class MonthFacts {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Inputs of every member who did something in the month. One statement, each part over its covering index. */
  async inputs(month: LocalMonth): Promise<Map<Uuid, ScoreInputs>> {
    const { from, to } = monthBounds(month);
    const rows = await this.database.read<ScoreInputs & { memberId: Uuid }>({
      text: `WITH visit AS (SELECT f.member_id, count(DISTINCT (f.household_id, ${DAY}))::int AS n FROM assistance.visit_fact f WHERE f.county_code = $3 AND f.at >= $1::timestamptz AND f.at < $2::timestamptz GROUP BY 1),
        need AS (SELECT f.member_id, count(*)::int AS n FROM assistance.need_met_fact f WHERE f.county_code = $3 AND f.at >= $1::timestamptz AND f.at < $2::timestamptz GROUP BY 1),
        project AS (SELECT f.member_id, count(*)::int AS n FROM teams.participation_fact f WHERE f.county_code = $3 AND f.at >= $1::timestamptz AND f.at < $2::timestamptz GROUP BY 1),
        mark AS (SELECT f.member_id, count(*)::int AS n, sum(f.score)::int AS total FROM assistance.feedback_fact f WHERE f.county_code = $3 AND f.at >= $1::timestamptz AND f.at < $2::timestamptz AND f.member_id IS NOT NULL GROUP BY 1)
        SELECT m AS "memberId", coalesce(visit.n, 0) AS visits, coalesce(need.n, 0) AS "needsResolved", coalesce(project.n, 0) AS "volunteerProjects", coalesce(mark.n, 0) AS marks, coalesce(mark.total, 0) AS "marksSum"
        FROM (SELECT member_id AS m FROM visit UNION SELECT member_id FROM need UNION SELECT member_id FROM project UNION SELECT member_id FROM mark) all_
        LEFT JOIN visit ON visit.member_id = m LEFT JOIN need ON need.member_id = m LEFT JOIN project ON project.member_id = m LEFT JOIN mark ON mark.member_id = m`,
      values: [from, to, currentContext().countyCode],
    });
    return new Map(rows.map(({ memberId, ...inputs }) => [memberId, inputs]));
  }

  /** The records behind one figure of a scorecard. */
  evidence(memberId: Uuid, month: LocalMonth, indicator: IndicatorKey, query: PageQuery): Promise<RawJson> {
    const { source, label, refKind, record: [resource, recordId], counted, why } = EVIDENCE[indicator];
    const { from, to } = monthBounds(month);
    const values = new Values();
    const [member, since, until] = [`${values.add(memberId)}::uuid`, `${values.add(from)}::timestamptz`, `${values.add(to)}::timestamptz`] as const;
    const table = source.replace('$1', member).replace('$2', since).replace('$3', until);
    return answerList(this.database, {
      values, where: [`f.member_id = ${member}`, `f.at >= ${since}`, `f.at < ${until}`], from: `${table} f`, key: 'f.id', defaultSort: '-at', sorts: { at: { sql: 'f.at', type: 'timestamptz' } },
      detailFrom: `page JOIN ${table} f ON f.id = page.key`, audit: { resource: 'scorecard-evidence' },
      row: `json_build_object('id', f.id, 'at', f.at, 'label', ${label}, 'refKind', '${refKind}', 'refId', f.id, 'record', json_build_object('resource', '${resource}', 'id', ${recordId}), 'counted', ${counted}, 'why', ${why})`,
    }, query);
  }
}
