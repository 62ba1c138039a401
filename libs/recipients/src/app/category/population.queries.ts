import { Inject, Injectable } from '@nestjs/common';
import { addDays, addMonths, localDate, type LocalDate, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, placePredicates, RawJson, readDetail, UnitOfWork, Values } from '@yizhu/platform';
import type { PopulationQuery } from '../../http/category.dto.js';

const TREND_MONTHS = 12;

/** How many people are in the scheme, on any day: summed from the ledger of `population_change`, never by counting people. */
@Injectable()
export class PopulationQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /**
   * The population at the end of a day (today unless asked) by place, tier and group, with the ends of the last twelve months.
   * Places are the county's townships, or a township's villages. Exact; one statement.
   */
  async count(query: PopulationQuery): Promise<RawJson> {
    const values = new Values();
    const on = query.on ?? localDate(this.uow.now());
    const where = placePredicates(currentContext().scope, { alias: 'c' }, query, values).join(' AND ');
    const place = query.township ? 'division_code' : 'township_code';
    const day = `${values.add(on)}::date`;
    const months = Array.from({ length: TREND_MONTHS }, (_, i) => addMonths(on.slice(0, 7), i - TREND_MONTHS + 1));
    const ends = values.add(months.map((month, i) => (i === TREND_MONTHS - 1 ? on : addDays(`${addMonths(month, 1)}-01`, -1))));
    // The ledger once, folded to the ends of months; the sums run over the fold.
    const row = await this.database.one<{ body: string }>({
      text: `WITH fold AS MATERIALIZED (SELECT c.${place} AS place, c.category, c.groups, c.month_end, sum(c.n)::int AS n
          FROM recipients.population_change c WHERE ${where} AND c.day <= ${day} GROUP BY 1, 2, 3, 4),
        by_place AS (SELECT place, json_object_agg(category, n) AS categories, sum(n)::int AS total FROM (SELECT place, category, sum(n)::int AS n FROM fold GROUP BY 1, 2 HAVING sum(n) <> 0) x GROUP BY 1),
        by_group AS (SELECT g, sum(n)::int AS n FROM fold, unnest(groups) g GROUP BY 1),
        trend AS (SELECT d.day, f.category, sum(f.n)::int AS n FROM unnest(${ends}::date[]) d(day) JOIN fold f ON least(f.month_end, ${day}) <= d.day GROUP BY 1, 2)
      SELECT json_build_object('on', ${day}, 'total', (SELECT coalesce(sum(n), 0)::int FROM fold),
        'categories', (SELECT coalesce(json_object_agg(category, n), '{}') FROM (SELECT category, sum(n)::int AS n FROM fold GROUP BY 1 HAVING sum(n) <> 0) t),
        'groups', (SELECT coalesce(json_object_agg(g, n), '{}') FROM by_group WHERE n <> 0),
        'places', (SELECT coalesce(json_agg(json_build_object('code', b.place, 'name', d.name, 'total', b.total, 'categories', b.categories) ORDER BY b.total DESC, b.place), '[]') FROM by_place b JOIN platform.division d ON d.code = b.place),
        'trend', (SELECT coalesce(json_agg(json_build_object('on', t.day, 'total', t.n, 'categories', t.categories) ORDER BY t.day), '[]') FROM (SELECT day, sum(n)::int AS n, json_object_agg(category, n) AS categories FROM trend GROUP BY 1) t))::text AS body`,
      values: values.list,
    });
    return new RawJson(row!.body);
  }

  /** What each member of a household was on a day: the last decision that had taken effect, and whether they had left. */
  async standing(householdId: Uuid, on: LocalDate = localDate(this.uow.now())): Promise<RawJson> {
    const values = new Values();
    const day = `${values.add(on)}::date`;
    const row = await readDetail<{ body: string }>(this.database, {
      values, resource: 'household', id: householdId, table: 'recipients.household', scope: { alias: 'h' },
      select: `json_build_object('householdId', h.id, 'on', ${day}, 'members', (SELECT coalesce(json_agg(json_build_object('person', json_build_object('id', p.id, 'name', p.name), 'category', d.category, 'groups', coalesce(d.groups, '{}'), 'basis', d.basis, 'effectiveOn', d.effective_on, 'exitedOn', CASE WHEN p.exited_on <= ${day} THEN p.exited_on END) ORDER BY l.is_head DESC, p.birth_date), '[]')
        FROM (SELECT m.id, m.is_head FROM recipients.person m WHERE m.household_id = h.id AND m.member_since <= ${day} UNION ALL SELECT DISTINCT ON (m.person_id) m.person_id, m.is_head FROM recipients.past_membership m WHERE m.household_id = h.id AND m.since <= ${day} AND m.until > ${day} AND NOT EXISTS (SELECT 1 FROM recipients.person q WHERE q.id = m.person_id AND q.household_id = h.id AND q.member_since <= ${day})) l JOIN recipients.person p ON p.id = l.id LEFT JOIN LATERAL (SELECT * FROM recipients.category_decision d WHERE d.person_id = p.id AND d.effective_on <= ${day} AND d.set_aside_by IS NULL ORDER BY d.effective_on DESC, d.decided_at DESC LIMIT 1) d ON true))::text AS body`,
    });
    return new RawJson(row.body);
  }
}

