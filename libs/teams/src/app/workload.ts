import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, instantOf, localDate } from '@yizhu/kernel';
import { answerList, currentContext, Database, placePredicates, UnitOfWork, Values, type RawJson } from '@yizhu/platform';
import type { WorkloadQuery } from '../http/duty.dto.js';
import { MemberLoads, type MemberLoad } from './member-work.js';
import { townships } from './team-members.js';

export const LOAD_DAYS = 14;

const OWN: readonly MemberLoad[] = [
  { kind: 'shift', sql: (m, from, to) => `SELECT (s.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS day, count(*)::int AS n FROM teams.participation p JOIN teams.shift s ON s.id = p.shift_id WHERE p.member_id = ${m} AND p.withdrawn_at IS NULL AND p.checked_out_at IS NULL AND s.status = 'open' AND s.starts_at >= ${from} AND s.starts_at < ${to} GROUP BY 1` },
  { kind: 'duty', sql: (m, from, to) => `SELECT (d.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS day, count(*)::int AS n FROM teams.duty d WHERE d.member_id = ${m} AND d.removed_at IS NULL AND d.starts_at >= ${from} AND d.starts_at < ${to} GROUP BY 1` },
  { kind: 'training', sql: (m, from, to) => `SELECT (t.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS day, count(*)::int AS n FROM teams.training_attendance a JOIN teams.training t ON t.id = a.training_id WHERE a.member_id = ${m} AND t.status = 'planned' AND t.starts_at >= ${from} AND t.starts_at < ${to} GROUP BY 1` },
];

/** What each member has before them in the next fourteen days, day by day; of visits those that fall due in their villages. */
@Injectable()
export class Workload implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(MemberLoads) private readonly loads: MemberLoads,
  ) {}

  onModuleInit(): void {
    this.loads.register(...OWN);
  }

  list(query: WorkloadQuery): Promise<RawJson> {
    const values = new Values();
    const scope = townships(currentContext().scope);
    const where = [...placePredicates(scope, { alias: 'm', organisation: 'organisation_id', member: 'id' }, { township: query.township }, values), `m.status = 'active'`];
    if (query.role) where.push(`${values.add(query.role)} = ANY(m.roles)`);
    const today = localDate(this.uow.now());
    const first = `${values.add(today)}::date`;
    const [from, to] = [`${values.add(instantOf(today))}::timestamptz`, `${values.add(instantOf(addDays(today, LOAD_DAYS)))}::timestamptz`];
    const days = `(SELECT json_agg(coalesce(l.n, 0) ORDER BY d) FROM generate_series(${first}, ${first} + ${LOAD_DAYS - 1}, interval '1 day') d LEFT JOIN (SELECT day, sum(n)::int AS n FROM load GROUP BY day) l ON l.day = d::date)`;
    const kinds = `coalesce((SELECT json_object_agg(kind, n) FROM (SELECT kind, sum(n)::int AS n FROM load GROUP BY kind) k), '{}')`;
    const all = this.loads.all.map(({ kind, sql }) => `SELECT '${kind}' AS kind, day, n FROM (${sql('m.id', from, to)}) x`).join(' UNION ALL ');
    return answerList(this.database, {
      values, where, from: 'teams.team_member m', key: 'm.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 'm.created_at', type: 'timestamptz' }, name: { sql: 'm.name', type: 'text' } },
      detailFrom: `page JOIN teams.team_member m ON m.id = page.key CROSS JOIN LATERAL (WITH load AS MATERIALIZED (${all}) SELECT ${days} AS days, ${kinds} AS kinds, (SELECT coalesce(sum(n), 0)::int FROM load) AS total) w`,
      row: `json_build_object('id', m.id, 'member', json_build_object('id', m.id, 'name', m.name), 'roles', m.roles, 'from', ${first}, 'days', w.days, 'kinds', w.kinds, 'total', w.total)`,
    }, query);
  }
}
