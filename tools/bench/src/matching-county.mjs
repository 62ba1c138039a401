/** A county to match, made inside PostgreSQL: households of three, a third of them of one; profiles of half, declarations of two fifths. */
const id = (/** @type {string} */ kind, /** @type {string} */ i) => `('01900000-0000-7000-8${kind}' || '-' || lpad((${i})::text, 12, '0'))::uuid`;
const mixed = (/** @type {string} */ i, /** @type {number} */ seed, /** @type {number} */ n) => `(abs(hashint8((${i})::bigint * 31 + ${seed})) % ${n})`;

/** @param {number} n */
export function countySql(n) {
  const households = Math.ceil((n * 3) / 5);
  return [
    `CREATE TEMP TABLE village AS SELECT code, row_number() OVER (ORDER BY code) - 1 AS n FROM platform.division WHERE length(code) = 12; CREATE UNIQUE INDEX ON village (n); ANALYZE village; SET synchronous_commit = off`,
    // Of five people three live together and two alone.
    `CREATE TEMP TABLE lives AS SELECT p, (p / 5) * 3 + CASE WHEN p % 5 < 3 THEN 0 ELSE p % 5 - 2 END AS h, p % 5 < 3 AS together FROM generate_series(0, ${n - 1}) p`,
    `INSERT INTO recipients.household (id, county_code, division_code, version, number, head_id, head_name, member_count, category, cause_of_hardship, benefit_fen, details_sealed, last_visit_at, next_visit_due, source, created_at)
       SELECT ${id('001', 'h')}, left(v.code, 6), v.code, 1, 'B-' || h, ${id('002', 'h')}, '户主' || h, CASE WHEN h % 3 = 0 THEN 3 ELSE 1 END, NULL, '因病', CASE WHEN h % 2 = 0 THEN 60000 END, '', now() - make_interval(days => ${mixed('h', 1, 400)}), CURRENT_DATE + 30, 'seed', now() - interval '2 years'
         FROM generate_series(0, ${households - 1}) h JOIN village v ON v.n = h % (SELECT count(*) FROM village)`,
    `INSERT INTO recipients.person (id, county_code, division_code, version, household_id, name, sex, birth_date, id_sealed, id_blind, id_masked, relation, is_head, member_since, status, category, groups, created_at, category_since)
       SELECT ${id('002', 'l.p')}, h.county_code, h.division_code, 1, h.id, '人' || l.p, (1 + l.p % 2)::text, CURRENT_DATE - (${mixed('l.p', 2, 34_000)})::int, '', int8send(l.p), '', '本人', l.p % 5 <> 1 AND l.p % 5 <> 2, CURRENT_DATE - 700, 'active',
           (ARRAY['destitute','subsistence','marginal','rigid_expenditure','relapse_monitored','other_hardship',NULL,NULL,NULL,NULL])[1 + ${mixed('l.p', 3, 10)}], (ARRAY['{}','{low_income}','{low_income,empty_nest_elder}','{child_in_need}','{disabled_in_hardship,low_income}','{}'])[1 + ${mixed('l.p', 4, 6)}]::text[], now() - interval '2 years', CURRENT_DATE - (${mixed('l.p', 5, 1_500)})::int
         FROM lives l JOIN recipients.household h ON h.id = ${id('001', 'l.h')}`,
    `INSERT INTO recipients.person_profile (id, county_code, division_code, household_id, person_id, work_status, disability_kind, disability_grade, capacity, details_sealed, recorded_at, recorded_by_name)
       SELECT gen_random_uuid(), p.county_code, p.division_code, p.household_id, p.id, (ARRAY['employed','flexible','farming','unemployed','unable','student','retired',NULL])[1 + n % 8], CASE WHEN n % 5 = 0 THEN 'physical' END, CASE WHEN n % 5 = 0 THEN 1 + n % 4 END, 'full', '', now(), 'x'
         FROM (SELECT p.*, row_number() OVER ()::int AS n FROM recipients.person p) p WHERE n % 2 = 0`,
    `INSERT INTO recipients.means_declaration (id, county_code, division_code, household_id, declared_on, lines, members, income_month_fen, per_head_month_fen, expense_year_fen, assets_fen, details_sealed, recorded_at, recorded_by_name)
       SELECT gen_random_uuid(), h.county_code, h.division_code, h.id, CURRENT_DATE - 30, '[]', h.member_count, 90000, 20000 + (random() * 200000)::int, (random() * 5000000)::int, 0, '', now(), 'x' FROM (SELECT h.*, row_number() OVER () AS n FROM recipients.household h) h WHERE n % 5 < 2`,
    `INSERT INTO recipients.monitoring_fact (id, county_code, division_code, household_id, person_id, kind, amount_fen, occurred_on, source, source_id, recorded_at)
       SELECT gen_random_uuid(), p.county_code, p.division_code, p.household_id, p.id, 'medical_out_of_pocket', (random() * 3000000)::int, CURRENT_DATE - (random() * 300)::int, 'bench', p.id::text, now() FROM recipients.person p WHERE hashtext(p.id::text) % 5 = 0`,
    `INSERT INTO recipients.needs_assessment (id, county_code, division_code, version, household_id, person_id, questionnaire_id, questionnaire_number, status, assessed_on, assessor_name, started_at, completed_at, total, level, scores)
       SELECT gen_random_uuid(), p.county_code, p.division_code, 1, p.household_id, p.id, gen_random_uuid(), 1, 'completed', CURRENT_DATE - 60, 'x', now(), now(), 30, (ARRAY['none','mild','moderate','severe'])[1 + abs(hashtext(p.id::text) / 64) % 4], '{}' FROM recipients.person p WHERE hashtext(p.id::text) % 4 = 1`,
    `INSERT INTO recipients.assessed_need (id, county_code, division_code, assessment_id, household_id, person_id, position, dimension, aid_kind, service_class, words_sealed, status, created_at)
       SELECT gen_random_uuid(), a.county_code, a.division_code, a.id, a.household_id, a.person_id, 0, (ARRAY['health','housing','inclusion','economy'])[1 + abs(hashtext(a.id::text)) % 4], 'service', 'care', '', 'open', now() FROM recipients.needs_assessment a WHERE a.level IN ('moderate', 'severe')`,
    `INSERT INTO assistance.service_order (id, county_code, division_code, version, number, request_id, request_number, need_id, item_id, item_code, item_name, item_release, person_id, person_name, household_id, head_name, urgency, status, delivered_at, created_at)
       SELECT gen_random_uuid(), p.county_code, p.division_code, 1, 'GD-B' || n, gen_random_uuid(), 'x', gen_random_uuid(), '0191b000-0000-7000-8000-000000000001', 'item-' || n % 60, 'x', 1, p.id, 'x', p.household_id, 'x', 'normal', (ARRAY['planned','in_progress','closed','closed'])[1 + n % 4], CASE WHEN n % 4 > 1 THEN now() - make_interval(days => n % 300) END, now() - make_interval(days => n % 300)
         FROM (SELECT p.*, row_number() OVER ()::int AS n FROM recipients.person p WHERE hashtext(p.id::text) % 3 = 0) p`,
    'VACUUM (ANALYZE) recipients.household', 'VACUUM (ANALYZE) recipients.person', 'VACUUM (ANALYZE) recipients.person_profile', 'VACUUM (ANALYZE) recipients.means_declaration', 'VACUUM (ANALYZE) recipients.monitoring_fact',
    'VACUUM (ANALYZE) recipients.needs_assessment', 'VACUUM (ANALYZE) recipients.assessed_need', 'VACUUM (ANALYZE) assistance.service_order', 'VACUUM (ANALYZE) platform.stale_fact',
  ];
}

const v = (/** @type {string} */ name) => ({ var: name });
const LOW = { in: [v('category'), ['destitute', 'subsistence', 'marginal', 'rigid_expenditure', 'relapse_monitored']] };
const ALONE = { or: [{ '==': [v('livingAlone'), true] }, { in: ['empty_nest_elder', v('groups')] }] };
/** Ten kinds of rules, as offices write them; each again with other figures. */
const KINDS = [
  (/** @type {number} */ n) => ({ and: [{ '>=': [v('age'), 60 + 3 * n] }, ALONE, LOW] }),
  (/** @type {number} */ n) => ({ or: [{ in: [v('disabilityGrade'), ['1', '2']] }, { and: [{ '>=': [v('age'), 75 + n] }, LOW] }] }),
  (/** @type {number} */ n) => ({ and: [LOW, { '<': [v('perHeadIncome'), 60_000 + 10_000 * n] }, { '!': { '==': [v('incomeVerified'), true] } }] }),
  (/** @type {number} */ n) => ({ or: [{ '>=': [v('medicalOutOfPocket'), 500_000 * (n + 1)] }, { in: [v('category'), ['rigid_expenditure', 'relapse_monitored']] }] }),
  (/** @type {number} */ n) => ({ and: [{ '<=': [16, v('age'), 50 + n] }, LOW, { in: [v('workStatus'), ['unemployed', 'flexible', 'farming']] }] }),
  (/** @type {number} */ n) => ({ or: [{ in: ['child_in_need', v('groups')] }, { overlaps: [v('assessedNeeds'), ['inclusion', 'health']] }, { '>=': [v('monthsSinceVisit'), 6 + n] }] }),
  (/** @type {number} */ n) => ({ '>': [{ '/': [v('yearlyExpense'), v('householdSize')] }, 1_000_000 * (n + 1)] }),
  (/** @type {number} */ n) => ({ and: [{ '<': [v('age'), 18] }, { or: [LOW, { '==': [v('disabled'), true] }] }, { '==': [v('inSchool'), true] }, { '>=': [v('childrenInHousehold'), 1 + (n % 2)] }] }),
  (/** @type {number} */ n) => ({ and: [{ in: [v('township'), ['350526100', '350526101', '350526102'].slice(0, 1 + (n % 3))] }, LOW, { '>=': [v('age'), 90] }] }),
  // Hardly anybody: the whole county is looked through for a few.
  (/** @type {number} */ n) => ({ and: [{ '>=': [v('age'), 92] }, { '==': [v('category'), 'destitute'] }, { '==': [v('disabilityGrade'), '1'] }, { in: ['child_in_need', v('groups')] }, { '>=': [v('monthsSinceVisit'), n] }] }),
];
export const ruleOf = (/** @type {number} */ i) => /** @type {(n: number) => object} */ (KINDS[i % KINDS.length])(Math.floor(i / KINDS.length));

/** The next release of a list of n items, as the console would have published it. @param {number} n @param {(i: number) => object} rule */
export function listSql(n, rule) {
  const rows = Array.from({ length: n }, (_, i) => ({
    id: `0191b000-0000-7000-8000-${String(i).padStart(12, '0')}`, code: `item-${i}`,
    content: { code: `item-${i}`, name: { zh: `事项${i}`, en: `Item ${i}` }, kind: 'service', serviceClass: ['care', 'living', 'support', 'departmental'][i % 4], targetGroups: ['low_income'], unit: '次', howToApply: '', policyBasis: '', provider: null, rule: rule(i), ...(i % 6 === 0 ? { quotaPerPeriod: 5_000, quotaPeriod: 'year' } : {}) },
  }));
  return [
    { text: `INSERT INTO service_catalogue.catalogue_release (id, county_code, number, published_at, note, item_count, changes) SELECT gen_random_uuid(), '350526', coalesce(max(number), 0) + 1, now(), 'x', $1, '[]' FROM service_catalogue.catalogue_release`, parameters: [n] },
    { text: `INSERT INTO service_catalogue.released_item (release_number, county_code, item_id, code, content, since_release) SELECT m.number, '350526', r.id, r.code, r.content, m.number FROM (SELECT max(number) AS number FROM service_catalogue.catalogue_release) m, jsonb_to_recordset($1::jsonb) AS r(id uuid, code text, content jsonb)`, parameters: [JSON.stringify(rows)] },
  ];
}
