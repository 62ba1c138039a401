import { notesStale, notesStaleNoMore } from '@yizhu/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const BY_PERSON = [['person', 'id'], ['person_profile', 'person_id'], ['guardianship', 'person_id'], ['needs_assessment', 'person_id'], ['assessed_need', 'person_id']] as const;
const BY_HOUSEHOLD = [['household', 'id'], ['means_declaration', 'household_id'], ['verification_request', 'household_id'], ['monitoring_fact', 'household_id']] as const;

/** What recipients tells of people in bulk (app/facts/person-facts.ts), and who notes that it has changed. */
export class PersonFacts1795392000242 implements MigrationInterface {
  name = 'PersonFacts1795392000242';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [
      'CREATE INDEX needs_assessment_completed ON recipients.needs_assessment (person_id, assessed_on DESC, id DESC) INCLUDE (level, county_code, division_code) WHERE status = \'completed\'',
      VIEW,
      'GRANT SELECT ON recipients.person_fact TO yizhu_app',
      ...BY_PERSON.flatMap(([table, column]) => notesStale(`recipients.${table}`, 'person', column)),
      ...BY_HOUSEHOLD.flatMap(([table, column]) => notesStale(`recipients.${table}`, 'household', column)),
    ])
      await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of [...BY_PERSON, ...BY_HOUSEHOLD]) for (const sql of notesStaleNoMore(`recipients.${table}`)) await runner.query(sql);
    await runner.query('DROP VIEW recipients.person_fact');
    await runner.query('DROP INDEX recipients.needs_assessment_completed');
  }
}

const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;
/** Whole months from a day to today; and the day on which it is one more. */
const months = (from: string): string => `(extract(year FROM age(${TODAY}, ${from})) * 12 + extract(month FROM age(${TODAY}, ${from})))::int`;
const nextMonth = (from: string): string => `(${from} + make_interval(months => ${months(from)} + 1))::date`;
const SEEN = `coalesce((h.last_visit_at AT TIME ZONE 'Asia/Shanghai')::date, (h.created_at AT TIME ZONE 'Asia/Shanghai')::date)`;

/**
 * One row for everybody who is in the register. NULL: not known. Where no profile was ever recorded nothing is known of disability,
 * schooling and work, unless the target group says it. `stale_on`: the first day on which age, months or a yearly window differ.
 */
const VIEW = `CREATE VIEW recipients.person_fact WITH (security_invoker = true) AS
  SELECT p.id AS person_id, p.county_code, p.division_code, p.township_code, p.household_id, p.name AS person_name,
    extract(year FROM age(${TODAY}, p.birth_date))::int AS age, p.sex, coalesce(p.category, 'none') AS category, ${months('p.category_since')} AS months_in_category, p.category_since, p.groups, p.status,
    CASE WHEN f.id IS NOT NULL THEN f.disability_kind IS NOT NULL WHEN 'disabled_in_hardship' = ANY (p.groups) THEN true END AS disabled,
    CASE WHEN f.id IS NOT NULL THEN coalesce(f.disability_grade::text, 'none') END AS disability_grade,
    CASE WHEN f.id IS NOT NULL THEN coalesce(f.disability_kind, 'none') END AS disability_kind,
    f.capacity, EXISTS (SELECT 1 FROM recipients.guardianship g WHERE g.person_id = p.id AND g.ended_on IS NULL) AS has_guardian,
    f.marriage, f.education, f.work_status, f.work_status = 'student' AS in_school,
    h.member_count AS household_size,
    CASE WHEN h.member_count = 1 THEN (p.birth_date > ${TODAY} - interval '18 years')::int
      ELSE (SELECT count(*)::int FROM recipients.person c WHERE c.household_id = p.household_id AND c.status NOT IN ('exited', 'erased') AND c.birth_date > ${TODAY} - interval '18 years') END AS children,
    h.member_count = 1 AS living_alone,
    m.per_head_month_fen AS per_head_income,
    EXISTS (SELECT 1 FROM recipients.verification_request v WHERE v.household_id = p.household_id AND v.status = 'concluded' AND v.findings = 0 AND v.report_valid_until >= ${TODAY}) AS income_verified,
    m.expense_year_fen AS yearly_expense, m.assets_fen AS assets, h.benefit_fen AS monthly_benefit,
    w.medical AS medical_out_of_pocket, coalesce(w.disaster, false) AS disaster_struck,
    ${months(SEEN)} AS months_since_visit,
    (SELECT a.level FROM recipients.needs_assessment a WHERE a.person_id = p.id AND a.status = 'completed' ORDER BY a.assessed_on DESC, a.id DESC LIMIT 1) AS assessed_level,
    ARRAY(SELECT DISTINCT n.dimension FROM recipients.assessed_need n WHERE n.person_id = p.id AND n.status = 'open') AS assessed_needs,
    greatest(${TODAY} + 1, least((p.birth_date + make_interval(years => extract(year FROM age(${TODAY}, p.birth_date))::int + 1))::date, ${nextMonth(SEEN)}, ${nextMonth('p.category_since')}, w.over_on,
      (SELECT min(v.report_valid_until) + 1 FROM recipients.verification_request v WHERE v.household_id = p.household_id AND v.status = 'concluded' AND v.findings = 0 AND v.report_valid_until >= ${TODAY}),
      (SELECT min(c.birth_date + interval '18 years')::date FROM recipients.person c WHERE h.member_count > 1 AND c.household_id = p.household_id AND c.birth_date > ${TODAY} - interval '18 years'))) AS stale_on
  FROM recipients.person p
  JOIN recipients.household h ON h.id = p.household_id AND h.county_code = p.county_code
  LEFT JOIN LATERAL (SELECT * FROM recipients.person_profile f WHERE f.person_id = p.id ORDER BY f.recorded_at DESC, f.id DESC LIMIT 1) f ON true
  LEFT JOIN LATERAL (SELECT * FROM recipients.means_declaration m WHERE m.household_id = p.household_id ORDER BY m.declared_on DESC, m.recorded_at DESC LIMIT 1) m ON true
  LEFT JOIN LATERAL (SELECT sum(x.amount_fen) FILTER (WHERE x.kind = 'medical_out_of_pocket' AND x.person_id = p.id)::bigint AS medical, bool_or(x.kind = 'disaster') AS disaster, min(x.occurred_on) + 366 AS over_on
      FROM recipients.monitoring_fact x WHERE x.household_id = p.household_id AND x.kind IN ('medical_out_of_pocket', 'disaster') AND x.occurred_on > ${TODAY} - 366) w ON true
  WHERE p.status NOT IN ('exited', 'erased')`;
