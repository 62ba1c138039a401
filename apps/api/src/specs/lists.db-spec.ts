import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@yizhu/kernel';
import { Database, Sealer, type CountyFile } from '@yizhu/platform';
import type { PoolClient } from 'pg';
import { MatchingLook } from '@yizhu/service-catalogue';
import { loadDemo } from '../demo/demo.js';
import { explain, WHOLE } from '../testing/explained.js';
import { COUNTY, LONGXUN, TestApi, type Caller } from '../testing/test-api.js';

/** Each list on some 20 000 rows, by the statement it really sends: which index serves it, and how many pages it may touch. */
let api: TestApi;
let client: PoolClient;
const callers: Record<string, Caller> = {};
let department = '';
/** Somebody whose record was opened 200 times. */
let person = '';
/** A household with twenty years of history, and many papers. */
let home = '';
/** An item with a rule, and how many it reaches. */
let item = '';
/** Who sees to some requests among thousands. */
let owner = '';
/** A roster that changed thousands of lines. */
let roster = '';
beforeAll(async () => {
  api = await TestApi.start();
  const county = JSON.parse(readFileSync(join(__dirname, '../../data/dehua-divisions.json'), 'utf8')) as CountyFile;
  await api.asSystem(() => loadDemo({ app: api.app, clock: api.clock, config: api.config, ownerUrl: api.database.ownerUrl, county, households: 5_000 }));
  // A trail as long as a few days' work.
  await api.owner.query(
    `INSERT INTO platform.audit_entry (id, county_code, at, actor_kind, action, resource, outcome, detail, trace_id) SELECT gen_random_uuid(), $1, now() - make_interval(secs => i), 'staff', 'list', 'recipient', 'done', '{}', 'x' FROM generate_series(1, 20000) i`,
    [COUNTY],
  );
  [{ id: person }] = (await api.owner.query(`SELECT id FROM recipients.person ORDER BY id LIMIT 1`)) as [{ id: string }];
  await api.owner.query(
    `INSERT INTO platform.audit_entry (id, county_code, at, actor_kind, action, resource, subject_id, outcome, detail, trace_id) SELECT gen_random_uuid(), $1, now() - make_interval(mins => i), 'staff', 'read', 'recipient', $2, 'done', '{}', 'x' FROM generate_series(1, 200) i`,
    [COUNTY, person],
  );
  // Facts, and the alerts of some rules.
  await api.owner.query(`BEGIN;
    INSERT INTO recipients.monitoring_fact (id, county_code, division_code, household_id, person_id, kind, amount_fen, occurred_on, source, source_id, recorded_at)
      SELECT gen_random_uuid(), p.county_code, p.division_code, p.household_id, p.id, 'medical_out_of_pocket', 1000 * i, CURRENT_DATE - i, 'lists', p.id || '-' || i, now() - make_interval(mins => i) FROM recipients.person p, generate_series(1, 2) i;
    INSERT INTO recipients.monitoring_alert (id, county_code, division_code, version, rule_id, rule_version, kind, household_id, subject_id, head_name, period, figures, status, raised_at)
      SELECT gen_random_uuid(), h.county_code, h.division_code, 1, gen_random_uuid(), 1, 'visit_overdue', h.id, h.id, h.head_name, i::text, '{}', (ARRAY['raised','acted','dismissed','dismissed'])[i], now() - make_interval(mins => i) FROM recipients.household h, generate_series(1, 4) i;
    COMMIT`);
  await api.owner.query('VACUUM (ANALYZE) platform.audit_entry, recipients.monitoring_fact, recipients.monitoring_alert');
  await manyVerifications();
  await everybodyMatched();
  await manyErasures();
  await manyAssessments();
  await muchHistory();
  await manyRequests();
  await manyDuplicates();
  // Whatever the rows above have touched: what an index alone can answer must not depend on when the server last tidied up.
  await api.tidy();
  callers.county = await api.signIn('county_admin');
  callers.township = await api.signIn('township_officer', 'division', [LONGXUN]);
  const [{ organisation }] = (await api.owner.query(`SELECT organisation_id AS organisation FROM recipients.verification_rule WHERE kind = 'vehicle'`)) as [{ organisation: string }];
  department = organisation;
  callers.department = await api.signIn('department_client', 'organisation', [organisation]);
  callers.auditor = await api.signIn('auditor');
  client = await api.app.get(Database).pool.connect();
}, 240_000);
afterAll(async () => {
  client.release(true);
  await api.stop();
});

/** A request of everybody, seen to by one of two hundred members in turn. */
const manyRequests = async (): Promise<void> => {
  await api.owner.query(`INSERT INTO assistance.help_request (id, county_code, division_code, version, number, person_id, person_name, household_id, head_name, channel, source, summary, status, due_at, created_at, owner_id, owner_name)
    SELECT gen_random_uuid(), p.county_code, p.division_code, 1, 'QX-' || n, p.id, p.name, p.household_id, p.name, 'phone', 'self', 'x', (ARRAY['submitted','closed','in_service'])[1 + n % 3], now(), now() - make_interval(mins => n::int), ('01900000-0000-7000-8000-' || lpad((n % 200)::text, 12, '0'))::uuid, 'x' FROM (SELECT p.*, row_number() OVER (ORDER BY p.id) AS n FROM recipients.person p) p`);
  owner = '01900000-0000-7000-8000-000000000007';
  await api.owner.query('VACUUM (ANALYZE) assistance.help_request');
};

/** Two assessments of every person with three needs each, of which one is open; every third person was last assessed two years ago, every fifth never. */
const manyAssessments = async (): Promise<void> => {
  const people = `FROM (SELECT p.*, row_number() OVER (ORDER BY p.id) AS n FROM recipients.person p) p`;
  await api.owner.query(`INSERT INTO recipients.needs_assessment (id, county_code, division_code, version, household_id, person_id, questionnaire_id, questionnaire_number, status, assessed_on, assessor_name, started_at, completed_at, total, level, scores)
    SELECT CASE i WHEN 1 THEN p.id ELSE gen_random_uuid() END, p.county_code, p.division_code, 2, p.household_id, p.id, (SELECT id FROM recipients.questionnaire LIMIT 1), 1, (ARRAY['completed','superseded'])[i], current_date - 10 - 300 * i - (n % 90)::int, 'x', now(), now(), 40, 'moderate', '{}' ${people}, generate_series(1, 2) i WHERE NOT EXISTS (SELECT 1 FROM recipients.needs_assessment a WHERE a.person_id = p.id)`);
  await api.owner.query(`INSERT INTO recipients.assessed_need (id, county_code, division_code, assessment_id, household_id, person_id, position, dimension, aid_kind, service_class, words_sealed, status, created_at)
    SELECT gen_random_uuid(), p.county_code, p.division_code, p.id, p.household_id, p.id, i, 'health', 'service', (ARRAY['care','living','support'])[i], (SELECT words_sealed FROM recipients.assessed_need LIMIT 1), (ARRAY['open','met','dropped'])[i], now() - make_interval(mins => (n * 3 + i)::int) ${people}, generate_series(1, 3) i`);
  // Those that are shown can be opened.
  const sealer = api.app.get(Sealer);
  for (const { id } of (await api.owner.query(`SELECT id FROM recipients.assessed_need WHERE created_at < now() - interval '1 minute' ORDER BY created_at DESC LIMIT 120`)) as { id: string }[]) await api.owner.query(`UPDATE recipients.assessed_need SET words_sealed = $2 WHERE id = $1`, [id, sealer.seal('照护', 'recipients.assessed_need', 'words', id)]);
  await api.owner.query(`UPDATE recipients.person p SET assessed_on = x.day FROM (SELECT id, CASE WHEN n % 5 = 0 THEN DATE '0001-01-01' WHEN n % 3 = 0 THEN current_date - 730 ELSE current_date - 20 END AS day ${people}) x WHERE x.id = p.id`);
  await api.owner.query('VACUUM (FULL, ANALYZE) recipients.person');
  await api.owner.query('VACUUM (ANALYZE) recipients.person, recipients.needs_assessment, recipients.assessed_need');
};

/** Every eighth person left years ago; of some the erasure waits. */
const manyErasures = async (): Promise<void> => {
  await api.owner.query(`UPDATE recipients.person p SET status = 'exited', exited_on = DATE '2010-01-01' + (x.n % 3000)::int FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM recipients.person) x WHERE x.id = p.id AND x.n % 8 = 0`);
  await api.owner.query(`INSERT INTO recipients.erasure (id, county_code, division_code, version, household_id, person_id, ground, reason, status, exited_on, proposed_by, proposed_by_name, proposed_at)
    SELECT gen_random_uuid(), county_code, division_code, 1, household_id, id, 'retention_over', 'x', 'proposed', exited_on, gen_random_uuid(), 'x', now() - make_interval(mins => (random() * 9999)::int) FROM recipients.person WHERE status = 'exited' ON CONFLICT DO NOTHING`);
  await api.owner.query('VACUUM (ANALYZE) recipients.erasure');
};

/** Each person paired with the next, most of them dismissed; and merges that were made long ago. */
const manyDuplicates = async (): Promise<void> => {
  await api.owner.query(`INSERT INTO recipients.duplicate_pair (id, county_code, division_code, version, person_id, other_person_id, reasons, strength, status, found_at)
    SELECT gen_random_uuid(), county_code, division_code, 1, id, next, ARRAY['same_name'], 1 + n % 3, (ARRAY['suggested','dismissed','dismissed','merged'])[1 + n % 4], now()
      FROM (SELECT p.*, lead(id) OVER (ORDER BY id) AS next, (row_number() OVER (ORDER BY id))::int AS n FROM recipients.person p) p WHERE next IS NOT NULL ON CONFLICT DO NOTHING`);
  await api.owner.query(`INSERT INTO recipients.merge (id, county_code, division_code, version, kind, household_id, merged_household_id, households_merged, trace, taken, reason, merged_at, merged_by_name)
    SELECT gen_random_uuid(), county_code, division_code, 1, 'household', id, id, true, '{}', '{}', 'x', created_at, 'x' FROM recipients.household`);
  await api.owner.query('VACUUM (ANALYZE) recipients.duplicate_pair, recipients.merge, recipients.name_sound');
};

/** A consent and a request of every person, one item to each of eight departments in turn, every tenth late. */
const manyVerifications = async (): Promise<void> => {
  const person = `FROM (SELECT p.*, row_number() OVER (ORDER BY p.id) AS n FROM recipients.person p) p JOIN recipients.household h ON h.id = p.household_id`;
  await api.owner.query(`INSERT INTO recipients.consent (id, county_code, division_code, version, number, household_id, head_name, person_id, person_name, purpose, coverage, items, legal_basis, given_by, form, valid_from, valid_until, created_at)
    SELECT gen_random_uuid(), p.county_code, p.division_code, 1, 'SX-' || n, h.id, h.head_name, p.id, p.name, 'information_verification', 'x', '{}', 'separate_consent', 'self', 'on_site', current_date - 1, current_date + 99, now() - make_interval(mins => n::int) ${person}`);
  const departments = `(SELECT array_agg(organisation_id ORDER BY kind) FROM recipients.verification_rule)`;
  await api.owner.query(`INSERT INTO recipients.verification_request (id, county_code, division_code, version, number, household_id, head_name, status, subjects, organisation_ids, consent_until, created_at, sent_at, due_at, findings)
    SELECT p.id, p.county_code, p.division_code, 2, 'HX-' || n, h.id, h.head_name, 'sent', jsonb_build_array(jsonb_build_object('personId', p.id, 'name', p.name)), ARRAY[(${departments})[1 + n % 8]], current_date + 99, now() - make_interval(mins => n::int), now() - interval '1 hour', now() + make_interval(mins => CASE WHEN n % 10 = 0 THEN -n ELSE n END::int), 0 ${person}`);
  await api.owner.query(`INSERT INTO recipients.verification_item (id, county_code, division_code, request_id, position, leads, created_at, kind, person_id, organisation_id, organisation_name, answer_days, tolerance_absolute, tolerance_percent, valid_days, due_at)
    SELECT gen_random_uuid(), county_code, division_code, id, 0, true, created_at, 'income', id, organisation_ids[1], 'x', 5, 0, 0, 90, now() FROM recipients.verification_request WHERE number LIKE 'HX-%'`);
  await api.owner.query(`UPDATE recipients.verification_item SET outcome = 'match', answered_at = now() WHERE id::text > '1'`);
  await api.owner.query('VACUUM (ANALYZE) recipients.consent, recipients.verification_request, recipients.verification_item');
};

const everybodyMatched = async (): Promise<void> => {
  await api.asSystem(() => api.app.get(MatchingLook).look({ everything: true }));
  await api.owner.query('VACUUM (ANALYZE) service_catalogue.person_fact');
  [{ id: item }] = (await api.owner.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'goods'`)) as [{ id: string }];
};

const muchHistory = async (): Promise<void> => {
  [{ home }] = (await api.owner.query(`SELECT id AS home FROM recipients.household ORDER BY id LIMIT 1`)) as [{ home: string }];
  await api.owner.query(`INSERT INTO recipients.timeline_entry (id, county_code, division_code, household_id, at, kind, type, params) SELECT gen_random_uuid(), county_code, division_code, id, now() - i * interval '14 days', (ARRAY['visit','order'])[1 + i % 2], 'x', '{}' FROM recipients.household, generate_series(1, 520) i WHERE id = $1`, [home]);
  // The others have a past as well: a table of few pages is rightly read from end to end, and the plan would hang on how many the demo's own events had written by now.
  await api.owner.query(`INSERT INTO recipients.timeline_entry (id, county_code, division_code, household_id, at, kind, type, params) SELECT gen_random_uuid(), county_code, division_code, id, now() - i * interval '60 days', (ARRAY['visit','order'])[1 + i % 2], 'x', '{}' FROM recipients.household, generate_series(1, 12) i`);
  await api.owner.query(`INSERT INTO recipients.attachment (id, county_code, division_code, version, household_id, kind, title, media_type, bytes, sha256, added_at, added_by_name) SELECT gen_random_uuid(), county_code, division_code, 1, id, 'photo', 'x', 'image/png', 1, 'x', now() - make_interval(mins => i), 'x' FROM recipients.household, generate_series(1, 4) i`);
  await api.owner.query(`INSERT INTO recipients.roster_import (id, county_code, division_code, version, file_name, file_bytes, file_sha256, dry_run, status, scope, language, created_at, created_by_name) SELECT gen_random_uuid(), '350526', '350526', 1, 'x', 1, 'x', true, 'done', '{350526}', 'zh', now() - make_interval(mins => i), 'x' FROM generate_series(1, 3000) i`);
  [{ roster }] = (await api.owner.query(`SELECT id AS roster FROM recipients.roster_import ORDER BY id LIMIT 1`)) as [{ roster: string }];
  const sealer = api.app.get(Sealer);
  const changes = Array.from({ length: 5_000 }, (_, n) => {
    const id = newId();
    return { id, n, sealed: sealer.seal('{"name":"x","heading":null,"before":"","after":"y"}', 'recipients.roster_change', 'texts', id) };
  });
  await api.owner.query(`INSERT INTO recipients.roster_change (id, county_code, division_code, import_id, n, sheet, row, field, household_id, texts_sealed) SELECT c.id, h.county_code, h.division_code, $2, c.n, 'x', c.n, 'remark', h.id, c.sealed FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, n int, sealed text), recipients.household h WHERE h.id = $3`, [JSON.stringify(changes), roster, home]);
  await api.owner.query('VACUUM (ANALYZE) recipients.timeline_entry, recipients.attachment, recipients.roster_import, recipients.roster_change');
};

// Pages of 20 with a count to 10 000: most of the budget is the count.
it.each([
  ['recipients of the county', 'county', WHOLE, 'recipients?perPage=20&page=1', ['person_county'], 1_000],
  ['recipients of a township, by the county', 'county', WHOLE, `recipients?perPage=20&page=1&township=${LONGXUN}`, ['person_township'], 1_000],
  ['recipients of a township, by its officer', 'township', `{${LONGXUN}}`, 'recipients?perPage=20&page=1', ['person_township'], 1_000],
  ['recipients of a township by group', 'county', WHOLE, `recipients?perPage=20&township=${LONGXUN}&group=disabled_in_hardship`, ['person_township'], 700],
  ['recipients of a township by status', 'township', `{${LONGXUN}}`, 'recipients?perPage=20&status=suspended', ['person_township'], 700],
  ['recipients by two characters of a name', 'county', WHOLE, `recipients?perPage=20&q=${encodeURIComponent('秀英')}`, ['name_gram_pkey', 'person_pkey'], 700],
  ['recipients by a surname', 'county', WHOLE, `recipients?perPage=20&q=${encodeURIComponent('陈')}`, ['name_gram_pkey', 'person_pkey'], 1_500],
  ['recipients by category', 'county', WHOLE, 'recipients?perPage=20&category=relapse_monitored', ['person_category'], 1_500],
  ['households of the county', 'county', WHOLE, 'households?perPage=20', ['household_county'], 600],
  ['households by the next visit', 'county', WHOLE, 'households?perPage=20&sort=nextVisitDue', ['household_due'], 600],
  ['help requests of the county', 'county', WHOLE, 'help-requests?perPage=20', ['help_request_county'], 700],
  ['a column of the board, what is late first', 'county', WHOLE, 'help-requests?perPage=50&status=triaged&sort=dueAt', ['help_request_column'], 700],
  ['help requests told to the county', 'county', WHOLE, 'help-requests?perPage=20&escalation=2', ['help_request_escalated'], 100],
  ['what somebody has asked for of late', 'county', WHOLE, 'help-requests?perPage=5&personId={person}&since=2026-01-01', ['help_request_person'], 100],
  ['service orders of the county', 'county', WHOLE, 'service-orders?perPage=20', ['service_order_county'], 900],
  ['visits of the county', 'county', WHOLE, 'visits?perPage=20', ['visit_county'], 1_500],
  ['visits of a township, by its officer', 'township', `{${LONGXUN}}`, 'visits?perPage=20', ['visit_township'], 2_500],
  ['consents of the county', 'county', WHOLE, 'consents?perPage=20', ['consent_county'], 1_000],
  ['consents of a township, by its officer', 'township', `{${LONGXUN}}`, 'consents?perPage=20', ['consent_township'], 1_000],
  ['verification requests of the county', 'county', WHOLE, 'verification-requests?perPage=20', ['verification_request_county'], 1_000],
  ['verification requests of a township, by its officer', 'township', `{${LONGXUN}}`, 'verification-requests?perPage=20', ['verification_request_township'], 1_000],
  ['verification requests with late answers', 'county', WHOLE, 'verification-requests?perPage=20&overdue=true', ['verification_request_due'], 1_000],
  ['verification requests of a department', 'department', '{}', 'verification-requests?perPage=20', ['verification_item_organisation', 'verification_request_pkey'], 1_000],
  ['verification requests that wait for a department', 'department', '{}', 'verification-requests?perPage=20&waiting=true', ['verification_item_waiting', 'verification_request_pkey'], 2_000],
  ['who looked at a person', 'auditor', WHOLE, 'recipients/{person}/accesses?limit=20', ['audit_entry_subject'], 1_500],
  ['alerts of the county', 'county', WHOLE, 'monitoring-alerts?perPage=20', ['monitoring_alert_county'], 1_500],
  // Five thousand are counted, each looked up once while its page is fresh.
  ['alerts to assign', 'county', WHOLE, 'monitoring-alerts?perPage=20&status=raised', ['monitoring_alert_status'], 6_000],
  ['alerts of a township, by its officer', 'township', `{${LONGXUN}}`, 'monitoring-alerts?perPage=20', ['monitoring_alert_township'], 1_500],
  ['assessments of the county', 'county', WHOLE, 'needs-assessments?perPage=20', ['needs_assessment_county'], 1_500],
  ['assessments of a township, by its officer', 'township', `{${LONGXUN}}`, 'needs-assessments?perPage=20', ['needs_assessment_township'], 1_500],
  ['the trend of a person', 'county', WHOLE, 'needs-assessments?personId={person}&sort=assessedOn', ['needs_assessment_person'], 300],
  ['who is to be assessed in the county', 'county', WHOLE, 'due-assessments?perPage=20', ['person_assessed_county'], 1_500],
  ['who is to be assessed in a township, by its officer', 'township', `{${LONGXUN}}`, 'due-assessments?perPage=20', ['person_assessed_township'], 1_500],
  ['who was never assessed', 'county', WHOLE, 'due-assessments?perPage=20&never=true', ['person_assessed_county'], 1_500],
  ['whose retention has run out in the county', 'county', WHOLE, 'due-erasures?perPage=20', ['person_exited_county'], 2_000],
  ['whose retention has run out in a township, by its officer', 'township', `{${LONGXUN}}`, 'due-erasures?perPage=20', ['person_exited_township'], 2_000],
  ['open requests of an owner', 'county', WHOLE, 'help-requests?perPage=20&ownerId={owner}', ['help_request_owner'], 700],
  ['erasures of the county', 'county', WHOLE, 'erasures?perPage=20', ['erasure_county'], 1_000],
  ['erasures that wait, of a township', 'township', `{${LONGXUN}}`, 'erasures?perPage=20&status=proposed', ['erasure_township'], 1_000],
  ['needs of the county', 'county', WHOLE, 'assessed-needs?perPage=20', ['assessed_need_county'], 1_500],
  ['open needs of a class', 'county', WHOLE, 'assessed-needs?perPage=20&status=open&serviceClass=care', ['assessed_need_open'], 1_500],
  ['facts of the county', 'county', WHOLE, 'monitoring-facts?perPage=20', ['monitoring_fact_county'], 1_500],
  ['a household’s story of twenty years', 'county', WHOLE, 'households/{home}/timeline?limit=25', ['timeline_entry_household'], 300],
  ['a household’s story of one kind', 'county', WHOLE, 'households/{home}/timeline?limit=25&kind=visit', ['timeline_entry_household'], 300],
  ['photos and papers of a household', 'county', WHOLE, 'households/{home}/attachments?perPage=20', ['attachment_household'], 400],
  ['what a roster changes', 'county', WHOLE, 'roster-imports/{import}/changes?page=3&perPage=50', ['roster_change_import'], 1_500],
  ['rosters handed in', 'county', WHOLE, 'roster-imports?perPage=20', ['roster_import_list'], 600],
  // Two people a row, each with household and place.
  ['suggested duplicates of the county', 'county', WHOLE, 'duplicates?perPage=20', ['duplicate_pair_county'], 5_000],
  ['suggested duplicates of a township, by its officer', 'township', `{${LONGXUN}}`, 'duplicates?perPage=20', ['duplicate_pair_township'], 2_500],
  ['suggested duplicates of a village', 'county', WHOLE, `duplicates?perPage=20&village=${LONGXUN}201`, ['duplicate_pair_village'], 1_500],
  ['merges of the county', 'county', WHOLE, 'merges?perPage=20', ['merge_county'], 1_000],
  // The rule is asked of the rows in the order of the area's index; counting asks it of everybody in the area.
  ['whom an item reaches in the county', 'county', WHOLE, 'service-items/{item}/reach?limit=20', ['person_fact_pkey'], 2_500],
  ['whom an item reaches in a township, by its officer', 'township', `{${LONGXUN}}`, 'service-items/{item}/reach?limit=20', ['person_fact_township'], 2_500],
  ['of whom something is missing, in a village', 'county', WHOLE, `service-items/{item}/reach?limit=20&answer=unknown&village=${LONGXUN}201`, ['person_fact_village'], 500],
  ['the audit trail', 'auditor', WHOLE, 'audit-entries?perPage=20', ['audit_entry_at'], 1_500],
])('%s', async (_title, who, divisions, path, indexes, budget) => {
  const { page, buffers } = await explain(api, client, callers[who]!, divisions, path.replace('{person}', person).replace('{home}', home).replace('{import}', roster).replace('{item}', item).replace('{owner}', owner), { organisation: divisions === '{}' ? department : '' });
  expect(page.flatMap((node) => node['Index Name'] ?? [])).toEqual(indexes);
  expect(buffers).toBeLessThanOrEqual(budget);
});

it('a list beyond 10 000 rows is counted once a minute, and says "more than" the same', async () => {
  const total = async (): Promise<unknown> => (await callers.county!('GET', 'visits?perPage=20')).body.page;
  const before = await total();
  expect(before).toMatchObject({ total: 10_000, totalIsExact: false });
  const { buffers } = await explain(api, client, callers.county!, WHOLE, 'visits?perPage=20');
  expect(buffers).toBeLessThanOrEqual(400);
  expect(await total()).toEqual(before);
});
