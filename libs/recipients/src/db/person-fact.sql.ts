const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;
/** Whoever was born on 29 February turns a year older on 1 March, as everywhere (kernel ageOn). */
export const age = (born: string): string =>
  `(extract(year FROM t.today) - extract(year FROM ${born}) - ((extract(month FROM t.today), extract(day FROM t.today)) < (extract(month FROM ${born}), extract(day FROM ${born})))::int)::int`;
/** 29 February + n years is 28 February where there is no 29th: the look of that day finds nothing changed, and looks again. */
const nextBirthday = (born: string): string => `(${born} + make_interval(years => ${age(born)} + 1))::date`;
/** Whole months from a day to today by the calendar; and the day on which it is one more. */
export const months = (from: string): string =>
  `((extract(year FROM t.today) - extract(year FROM ${from})) * 12 + extract(month FROM t.today) - extract(month FROM ${from}) - (extract(day FROM t.today) < extract(day FROM ${from}))::int)::int`;
/** The first day on which that is one more: the same day of a month, or the first of the next where the month has no such day. */
export const nextMonth = (from: string): string => {
  const month = `(date_trunc('month', t.today) + CASE WHEN extract(day FROM ${from}) > extract(day FROM t.today) THEN interval '0' ELSE interval '1 month' END)`;
  return `least(${month} + make_interval(days => extract(day FROM ${from})::int - 1), ${month} + interval '1 month')::date`;
};
const SEEN = `coalesce((h.last_visit_at AT TIME ZONE 'Asia/Shanghai')::date, (h.created_at AT TIME ZONE 'Asia/Shanghai')::date)`;

/**
 * One row for everybody who is in the register. NULL: not known. Where no profile was ever recorded nothing is known of disability,
 * schooling and work, unless the target group says it. The newest of several is whatever has none newer: no LIMIT, which would keep
 * PostgreSQL from sharing the work when everybody is read. `stale_on`: the first day on which age, months or a yearly window differ.
 */
export const PERSON_FACT_VIEW = `CREATE VIEW recipients.person_fact WITH (security_invoker = true) AS
  SELECT p.id AS person_id, p.county_code, p.division_code, p.township_code, p.household_id, p.name AS person_name,
    ${age('p.birth_date')} AS age, p.sex, coalesce(p.category, 'none') AS category, ${months('p.category_since')} AS months_in_category, p.category_since, p.groups, p.status,
    CASE WHEN f.id IS NOT NULL THEN f.disability_kind IS NOT NULL WHEN 'disabled_in_hardship' = ANY (p.groups) THEN true END AS disabled,
    CASE WHEN f.id IS NOT NULL THEN coalesce(f.disability_grade::text, 'none') END AS disability_grade,
    CASE WHEN f.id IS NOT NULL THEN coalesce(f.disability_kind, 'none') END AS disability_kind,
    f.capacity, EXISTS (SELECT 1 FROM recipients.guardianship g WHERE g.person_id = p.id AND g.ended_on IS NULL) AS has_guardian,
    f.marriage, f.education, f.work_status, f.work_status = 'student' AS in_school,
    h.member_count AS household_size,
    CASE WHEN h.member_count = 1 THEN (p.birth_date > t.adult_from)::int ELSE k.children END AS children,
    h.member_count = 1 AS living_alone,
    m.per_head_month_fen AS per_head_income,
    q.valid_until IS NOT NULL AS income_verified,
    m.expense_year_fen AS yearly_expense, m.assets_fen AS assets, h.benefit_fen AS monthly_benefit,
    w.medical AS medical_out_of_pocket, coalesce(w.disaster, false) AS disaster_struck,
    ${months(SEEN)} AS months_since_visit,
    a.level AS assessed_level,
    ARRAY(SELECT DISTINCT n.dimension FROM recipients.assessed_need n WHERE n.person_id = p.id AND n.status = 'open') AS assessed_needs,
    greatest(t.today + 1, least(${nextBirthday('p.birth_date')}, ${nextMonth(SEEN)}, ${nextMonth('p.category_since')}, w.over_on, q.valid_until + 1, k.grown_on)) AS stale_on
  FROM (SELECT ${TODAY} AS today, (${TODAY} - interval '18 years')::date AS adult_from OFFSET 0) t
  CROSS JOIN recipients.person p
  JOIN recipients.household h ON h.id = p.household_id AND h.county_code = p.county_code
  LEFT JOIN recipients.person_profile f ON f.person_id = p.id
      AND NOT EXISTS (SELECT 1 FROM recipients.person_profile newer WHERE newer.person_id = f.person_id AND (newer.recorded_at, newer.id) > (f.recorded_at, f.id))
  LEFT JOIN recipients.means_declaration m ON m.household_id = p.household_id
      AND NOT EXISTS (SELECT 1 FROM recipients.means_declaration newer WHERE newer.household_id = m.household_id AND (newer.declared_on, newer.recorded_at, newer.id) > (m.declared_on, m.recorded_at, m.id))
  LEFT JOIN recipients.needs_assessment a ON a.person_id = p.id AND a.status = 'completed'
      AND NOT EXISTS (SELECT 1 FROM recipients.needs_assessment newer WHERE newer.person_id = a.person_id AND newer.status = 'completed' AND (newer.assessed_on, newer.id) > (a.assessed_on, a.id))
  LEFT JOIN LATERAL (SELECT sum(x.amount_fen) FILTER (WHERE x.kind = 'medical_out_of_pocket' AND x.person_id = p.id)::bigint AS medical, bool_or(x.kind = 'disaster') AS disaster, min(x.occurred_on) + 366 AS over_on
      FROM recipients.monitoring_fact x WHERE x.household_id = p.household_id AND x.kind IN ('medical_out_of_pocket', 'disaster') AND x.occurred_on > t.today - 366) w ON true
  LEFT JOIN LATERAL (SELECT min(v.report_valid_until) AS valid_until
      FROM recipients.verification_request v WHERE v.household_id = p.household_id AND v.status = 'concluded' AND v.findings = 0 AND v.report_valid_until >= t.today) q ON true
  LEFT JOIN LATERAL (SELECT count(*)::int AS children, min(c.birth_date + interval '18 years')::date AS grown_on
      FROM recipients.person c WHERE h.member_count > 1 AND c.household_id = p.household_id AND c.status NOT IN ('exited', 'erased') AND c.birth_date > t.adult_from) k ON true
  WHERE p.status NOT IN ('exited', 'erased')`;
