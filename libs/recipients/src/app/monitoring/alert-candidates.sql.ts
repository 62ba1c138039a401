import { addDays, addMonths, type LocalDate, type Uuid } from '@yizhu/kernel';
import type { Values } from '@yizhu/platform';
import { FACT_OF, THRESHOLD_TIERS, type RuleKind, type RuleParameters } from '../../domain/monitoring/alert-rule.js';

/** A rule as it is to be asked. */
export interface AskedRule {
  readonly kind: RuleKind;
  readonly parameters: RuleParameters;
}
/** What has changed since a rule last looked: facts after one and up to another, and households told by name. */
export interface Changed {
  readonly after: string;
  readonly upTo: string;
  readonly households: readonly Uuid[];
}

/** Until this month last year's medical bills still come in, and count for their year. */
const LATE_BILLS_UNTIL_MONTH = 3;
/** A change of income or spending is news while its month is no older than this. */
const RECENT_MONTHS = 2;

/**
 * The parts of a WITH that find whom a rule means: `looked` has each subject that was looked at, `candidate` those it raises an alert for
 * (household_id, person_id, subject_id, period, figures, facts_from, facts_to). One statement over all, or over the households that changed.
 */
export const candidateSql = ({ kind, parameters }: AskedRule, countyCode: string, today: LocalDate, changed: Changed | null, values: Values): string => {
  const county = values.add(countyCode);
  if (kind === 'visit_overdue') return overdue(county, parameters, today, changed, values);
  const fact = values.add(FACT_OF[kind]);
  const touched = changed
    ? `changed AS MATERIALIZED (SELECT n.household_id FROM recipients.monitoring_fact n WHERE n.county_code = ${county} AND n.kind = ${fact} AND n.seq > ${values.add(changed.after)}::bigint AND n.seq <= ${values.add(changed.upTo)}::bigint UNION SELECT unnest(${values.add(changed.households)}::uuid[])),\n`
    : '';
  const of = `f.county_code = ${county} AND f.kind = ${fact}${changed ? ' AND f.household_id IN (SELECT household_id FROM changed)' : ''}`;
  switch (kind) {
    case 'medical_burden':
      return touched + medical(of, county, parameters, today, values);
    case 'expenditure_surge':
    case 'income_drop':
      return touched + monthly(kind, of, parameters, today, values);
    default:
      return touched + event(kind, of, parameters, today, values);
  }
};

/** What a person paid themselves in a calendar year, above what their tier is expected to bear. */
const medical = (of: string, county: string, { thresholdsFen }: RuleParameters, today: LocalDate, values: Values): string => {
  const year = Number(today.slice(0, 4));
  const from = Number(today.slice(5, 7)) <= LATE_BILLS_UNTIL_MONTH ? year - 1 : year;
  const least = values.add(Math.min(...THRESHOLD_TIERS.map((tier) => thresholdsFen![tier])));
  return `looked AS (SELECT f.person_id, extract(year FROM f.occurred_on)::int AS year, sum(f.amount_fen)::bigint AS total FROM recipients.monitoring_fact f WHERE ${of} AND f.occurred_on >= ${values.add(`${from}-01-01`)}::date GROUP BY 1, 2),
    candidate AS (SELECT p.household_id, p.id AS person_id, p.id AS subject_id, l.year::text AS period, jsonb_build_object('amountFen', l.total, 'thresholdFen', (${values.add(JSON.stringify(thresholdsFen))}::jsonb ->> coalesce(p.category, 'none'))::bigint, 'category', p.category) AS figures,
        make_date(l.year, 1, 1) AS facts_from, make_date(l.year, 12, 31) AS facts_to
      FROM looked l JOIN recipients.person p ON p.id = l.person_id AND p.county_code = ${county}
      WHERE l.total > ${least}::bigint AND l.total > (${values.add(JSON.stringify(thresholdsFen))}::jsonb ->> coalesce(p.category, 'none'))::bigint AND p.status NOT IN ('exited', 'erased'))`;
};

/** The newest month against the mean of the n before it; a month nobody told of is unknown, not zero. Spending is the household's, income each person's of a month that is over. */
const monthly = (kind: 'expenditure_surge' | 'income_drop', of: string, { percent = 0, months = 1, leastFen = 0 }: RuleParameters, today: LocalDate, values: Values): string => {
  const surge = kind === 'expenditure_surge';
  const month = today.slice(0, 7);
  const subject = surge ? 'f.household_id' : 'coalesce(f.person_id, f.household_id)';
  const from = values.add(`${addMonths(month, -(months + RECENT_MONTHS))}-01`);
  const before = values.add(`${addMonths(month, surge ? 1 : 0)}-01`);
  const [n, p, least] = [values.add(months), values.add(percent), values.add(leastFen)];
  const over = surge ? `w.total > w.mean * (1 + ${p}::int / 100.0) AND w.total - w.mean >= ${least}::bigint` : `w.total < w.mean * (1 - ${p}::int / 100.0) AND w.mean - w.total >= ${least}::bigint`;
  return `looked AS (SELECT ${subject} AS subject_id, f.household_id, ${surge ? 'NULL::uuid' : 'f.person_id'} AS person_id, date_trunc('month', f.occurred_on::timestamp)::date AS month, sum(f.amount_fen)::bigint AS total FROM recipients.monitoring_fact f
      WHERE ${of} AND f.occurred_on >= ${from}::date AND f.occurred_on < ${before}::date GROUP BY 1, 2, 3, 4),
    compared AS (SELECT l.*, avg(l.total) OVER before AS mean, count(*) OVER before AS known, first_value(l.month) OVER before AS since, row_number() OVER (PARTITION BY l.subject_id ORDER BY l.month DESC) AS newest FROM looked l
      WINDOW before AS (PARTITION BY l.subject_id ORDER BY l.month ROWS BETWEEN ${months} PRECEDING AND 1 PRECEDING)),
    candidate AS (SELECT w.household_id, w.person_id, w.subject_id, to_char(w.month, 'YYYY-MM') AS period, jsonb_build_object('amountFen', w.total, 'meanFen', round(w.mean)::bigint, 'percent', CASE WHEN w.mean > 0 THEN round(abs(w.total - w.mean) * 100 / w.mean)::int END, 'months', ${n}::int, 'month', to_char(w.month, 'YYYY-MM')) AS figures,
        w.since AS facts_from, (w.month + interval '1 month' - interval '1 day')::date AS facts_to
      FROM compared w WHERE w.newest = 1 AND w.known = ${n}::int AND w.since = (w.month - make_interval(months => ${n}::int))::date AND w.month >= ${values.add(`${addMonths(month, -RECENT_MONTHS)}-01`)}::date AND ${over})`;
};

/** One thing that happened lately. A death is once a person, a disability once a year and level, a disaster once a day. */
const event = (kind: RuleKind, of: string, { levels, withinDays = 1 }: RuleParameters, today: LocalDate, values: Values): string => {
  const period = kind === 'death_in_household' ? `'once'` : kind === 'new_disability' ? `to_char(f.occurred_on, 'YYYY') || '-' || f.level` : `f.occurred_on::text`;
  return `looked AS (SELECT coalesce(f.person_id, f.household_id) AS subject_id, ${period} AS period, f.household_id, f.person_id, max(f.level) AS level, min(f.occurred_on) AS day FROM recipients.monitoring_fact f WHERE ${of} AND f.occurred_on >= ${values.add(addDays(today, -withinDays))}::date GROUP BY 1, 2, 3, 4),
    candidate AS (SELECT l.household_id, l.person_id, l.subject_id, l.period, jsonb_strip_nulls(jsonb_build_object('occurredOn', l.day, 'level', l.level)) AS figures, l.day AS facts_from, l.day AS facts_to FROM looked l${levels ? ` WHERE l.level = ANY(${values.add(levels)}::text[])` : ''})`;
};

/** Households whose planned visit is long past; each planned day raises once. */
const overdue = (county: string, { days = 0 }: RuleParameters, today: LocalDate, changed: Changed | null, values: Values): string =>
  `looked AS (SELECT h.id, h.next_visit_due, h.last_visit_at FROM recipients.household h WHERE h.county_code = ${county} AND h.ended_at IS NULL AND h.next_visit_due < ${values.add(addDays(today, -days))}::date${changed ? ` AND h.id = ANY(${values.add(changed.households)}::uuid[])` : ''}),
    candidate AS (SELECT l.id AS household_id, NULL::uuid AS person_id, l.id AS subject_id, l.next_visit_due::text AS period, jsonb_build_object('dueOn', l.next_visit_due, 'daysLate', ${values.add(today)}::date - l.next_visit_due, 'lastVisitAt', l.last_visit_at) AS figures, NULL::date AS facts_from, NULL::date AS facts_to FROM looked l)`;
