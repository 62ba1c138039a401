import { newId, residentIdCheck } from '@yizhu/kernel';
import { RowMover } from '@yizhu/platform';
import { NOT_MOVED } from '@yizhu/recipients';
import { COUNTY, LONGXUN, OTHER_VILLAGE, TestApi, upload, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** Merging records of one person, taking it back, and households that part and join. */
let api: TestApi;
let officer: Caller;
let outside: Caller;
let auditor: Caller;
let coordinator: Caller;
let admin: Caller;
const START = new Date('2026-11-23T02:00:00Z');
const TODAY = '2026-11-23';

beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  outside = await api.signIn('township_officer', 'division', [LONGXUN]);
  auditor = await api.signIn('auditor');
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
});
beforeEach(() => api.clock.set(START));
afterAll(() => api.stop());

let serial = 0;
const idOn = (day: string): string => {
  const first = `350526${day.replaceAll('-', '')}${String((++serial * 2) % 1000).padStart(3, '0')}`;
  return first + residentIdCheck(first);
};
interface Member { id: string; name: string; isHead: boolean; version: number; since: string; relation: string }
interface Home { id: string; version: number; members: Member[]; number: string; headName: string; memberCount: number; mergedInto: { id: string } | null; pastMembers: { person: { id: string }; since: string; until: string }[] }
const dossier = async (id: string, by = officer): Promise<Home> => (await by('GET', `households/${id}`)).body as unknown as Home;
/** Registers people by name, the first as head. */
const register = async (names: string[], rest: Record<string, unknown> = {}, day = '1956-03-01', by = officer): Promise<Home> => {
  const { status, body, text } = await by('POST', 'households', { villageCode: XUNZHONG_VILLAGE, address: '1号', category: 'subsistence', basis: '德政民〔2026〕1号', members: names.map((name, i) => ({ name, idNumber: idOn(i === 0 ? day : '1990-01-01'), isHead: i === 0, ...(i > 0 ? { relation: '子' } : {}), ...(i === 0 ? { phone: '13800138000' } : {}) })), ...rest });
  if (status !== 201) throw new Error(text);
  return dossier(body.id as unknown as string, by);
};
const headOf = (home: Home): Member => home.members.find((member) => member.isHead)!;
const wanted = async (own: Home, other: Home, change: Record<string, unknown> = {}): Promise<Record<string, unknown>> => {
  const [a, b] = [await dossier(own.id, admin), await dossier(other.id, admin)];
  return { otherId: headOf(b).id, otherVersion: headOf(b).version, householdVersion: a.version, otherHouseholdVersion: b.version, take: [], joinHouseholds: false, reason: '同一人两次登记', ...change };
};
const merge = async (own: Home, other: Home, change: Record<string, unknown> = {}, by = officer): Promise<Answer> => by('POST', `recipients/${headOf(own).id}/merge`, await wanted(own, other, change), { version: headOf(await dossier(own.id, admin)).version });
const undo = (id: unknown, version = 1, by = officer): Promise<Answer> => by('POST', `merges/${String(id)}/undoing`, { reason: '经核实是两个人' }, { version });
const people = async (on?: string): Promise<number> => (await admin('GET', `population${on ? `?on=${on}` : ''}`)).body.total as unknown as number;
const kinds = async (id: string): Promise<string[]> => ((await admin('GET', `households/${id}/timeline?perPage=100`)).body.data as unknown as { type: string }[]).map(({ type }) => type).sort();
const audited = async (action: string, subject: string): Promise<number> => ((await api.owner.query(`SELECT 1 FROM platform.audit_entry WHERE action = $1 AND subject_id = $2`, [action, subject])) as unknown[]).length;

/** Every table that names a person or a household, as information_schema knows them. */
const columns = async (): Promise<{ table: string; column: string }[]> =>
  (await api.owner.query(
    `SELECT c.table_schema || '.' || c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) WHERE t.table_type = 'BASE TABLE' AND (c.column_name ~ '(^|_)(person|household|recipient)_id$' OR c.column_name = 'persons_seen') ORDER BY 1, 2`,
  )) as { table: string; column: string }[];
/** All that is held, row by row; versions and what merges tell of themselves aside. */
const everything = async (): Promise<Record<string, unknown[]>> => {
  const tables = [...new Set([...(await columns()).map(({ table }) => table), 'recipients.household', 'recipients.person'])].filter((table) => !['recipients.merge', 'recipients.duplicate_pair'].includes(table));
  const all: Record<string, unknown[]> = {};
  for (const table of tables) all[table] = ((await api.owner.query(`SELECT (to_jsonb(t) - 'version') AS row FROM ${table} t WHERE coalesce(to_jsonb(t) ->> 'type', '') !~ 'merge' ORDER BY t::text`)) as { row: unknown }[]).map(({ row }) => row).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return all;
};

let guardianId: string | undefined;
/** A registered adult who answers for both. */
const guardian = async (): Promise<string> => (guardianId ??= headOf(await register(['王秀珍'])).id);

/** Something of every kind is held on the head of a household. */
const burden = async (home: Home, n: number): Promise<void> => {
  const head = headOf(home);
  const version = async (): Promise<number> => (await officer('GET', `recipients/${head.id}`)).body.version as unknown as number;
  const ok = (answer: Answer): Answer => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
    return answer;
  };
  const consent = ok(await officer('POST', `households/${home.id}/consents`, { purpose: 'information_verification', coverage: '家庭经济状况', legalBasis: 'signed_authorisation', form: 'paper', paperNumber: `授${n}`, validFrom: TODAY, validUntil: '2027-11-22', persons: [{ personId: head.id, givenBy: 'self' }] }));
  expect(consent.status).toBe(201);
  ok(await officer('POST', 'verification-requests', { householdId: home.id, items: [{ personId: head.id, kind: 'income', declared: 1_000_000 }] }));
  ok(await officer('POST', 'monitoring-facts', { personId: head.id, kind: 'medical_out_of_pocket', amountFen: 100 * n, occurredOn: '2026-11-01', source: '来访', sourceId: `f-${n}` }));
  ok(await officer('POST', `recipients/${head.id}/corrections`, { field: 'health', value: `记录${n}`, reason: '本人提出' }, { version: await version() }));
  ok(await officer('POST', `recipients/${head.id}/copies`, { format: 'json', askedBy: 'self', identifiedBy: 'id_card', reason: '本人申请' }));
  ok(await officer('POST', `recipients/${head.id}/restriction`, { reason: '本人要求' }, { version: await version() }));
  if (n === 1) ok(await officer('POST', `recipients/${head.id}/release`, { reason: '已核对' }, { version: await version() }));
  ok(await officer('PUT', `recipients/${head.id}/profile`, { marriage: '30', education: 'primary', workStatus: null, disabilityKind: null, disabilityGrade: null, capacity: 'limited', school: '', employer: `单位${n}`, certificate: '' }, { version: await version() }));
  ok(await officer('POST', `households/${home.id}/declarations`, { declaredOn: `2026-10-0${n}`, declaredBy: head.name, lines: [{ kind: 'wage', personId: head.id, value: n }, { kind: 'rent', value: 1 }] }));
  ok(await officer('POST', `recipients/${head.id}/guardians`, { name: '林大山', relation: '兄', phone: '13800138000', since: '2026-01-01' }));
  // Both answer to the same registered guardian: the survivor keeps their own line.
  ok(await officer('POST', `recipients/${head.id}/guardians`, { guardianId: await guardian(), relation: '姐', since: '2026-01-01' }));
  ok(await officer('POST', `households/${home.id}/contacts`, { name: '林大山', relation: '邻居', phone: '13800138000', emergency: true }));
  ok(await officer('POST', `households/${home.id}/attachments`, undefined, upload(Buffer.from('%PDF-1.7\n%%EOF\n'), { kind: 'medical', personId: head.id }, '发票.pdf')));
  // Each was assessed, and an assessment of each is under way.
  await api.owner.query(
    `WITH done AS (INSERT INTO recipients.needs_assessment (id, county_code, division_code, version, household_id, person_id, questionnaire_id, questionnaire_number, status, assessed_on, assessor_name, started_at, completed_at, total, level, scores)
       SELECT gen_random_uuid(), $1, $2, 2, $3, $4, q.id, q.number, s, $5, 'x', now(), CASE s WHEN 'completed' THEN now() END, 1, 'none', '{}' FROM (SELECT id, number FROM recipients.questionnaire WHERE status = 'published') q, unnest(ARRAY['completed', 'draft']) s RETURNING id, status)
     INSERT INTO recipients.assessed_need (id, county_code, division_code, assessment_id, household_id, person_id, position, dimension, aid_kind, service_class, words_sealed, status, created_at) SELECT gen_random_uuid(), $1, $2, id, $3, $4, 0, 'health', 'service', 'care', 'x', 'open', now() FROM done WHERE status = 'completed'`,
    [COUNTY, XUNZHONG_VILLAGE, home.id, head.id, `2026-0${n}-01`],
  );
  await api.owner.query(`UPDATE recipients.person SET assessed_on = $2 WHERE id = $1`, [head.id, `2026-0${n}-01`]);
  const request = ok(await officer('POST', 'help-requests', { personId: head.id, channel: 'phone', source: 'self', summary: '买药困难', needs: [{ dimension: 'health', description: '代买药' }] }));
  ok(await officer('POST', `help-requests/${String(request.body.id)}/triage`, { urgency: 'urgent' }, { version: 1 }));
  const [{ item }] = (await api.owner.query(`SELECT id AS item FROM service_catalogue.service_item WHERE code = 'home-visit'`)) as [{ item: string }];
  const order = ok(await officer('POST', 'service-orders', { helpRequestId: request.body.id, needId: (request.body.needs as unknown as { id: string }[])[0]!.id, serviceItemId: item }));
  const visit = ok(await coordinator('POST', 'visits', { householdId: home.id, kind: 'in_person' }));
  ok(await coordinator('POST', `visits/${String(visit.body.id)}/check-out`, { personsSeen: [head.id] }, { version: 1 }));
  await api.owner.query(
    `INSERT INTO assistance.feedback (id, county_code, division_code, order_id, order_number, household_id, person_name, score, given_by, given_at) VALUES ($1, $2, $3, $4, 'GD', $5, $6, 5, 'self', now())`,
    [newId(), COUNTY, XUNZHONG_VILLAGE, order.body.id, home.id, head.name],
  );
  await api.owner.query(
    `INSERT INTO appointments.appointment (id, county_code, division_code, version, number, point_id, point_name_zh, point_name_en, organisation_id, offering_id, item_code, item_name_zh, item_name_en, starts_at, ends_at, seat, status, person_id, household_id, person_division_code, is_guest, booked_at, booked_by_name)
     VALUES ($1, $2, $3, 1, $4, $1, 'x', 'x', $1, $1, 'meals', 'x', 'x', now() + interval '1 day', now() + interval '1 day 30 minutes', 1, 'done', $5, $6, $3, false, now(), 'x')`,
    [newId(), COUNTY, XUNZHONG_VILLAGE, `YY-${head.id}`, head.id, home.id],
  );
  // Each has a case that has ended; their first worker is nobody who merges.
  await api.owner.query(
    `INSERT INTO casework.case_file (id, county_code, division_code, version, number, person_id, person_name, household_id, head_name, status, caseworker_id, caseworker_name, goals, flags, flags_open, opened_at, closed_at) VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $6, 'closed', $1, 'x', '[]', '[]', 0, now(), now())`,
    [newId(), COUNTY, XUNZHONG_VILLAGE, `GA-${head.id}`, head.id, head.name, home.id],
  );
  // The same rule has found both of them in the same year, and one of them in another.
  for (const period of ['2026', `201${n}`])
    await api.owner.query(
      `INSERT INTO recipients.monitoring_alert (id, county_code, division_code, version, rule_id, rule_version, kind, household_id, person_id, subject_id, person_name, head_name, period, figures, status, raised_at) VALUES ($1, $2, $3, 1, '0193a000-0000-7000-8000-000000000001', 1, 'medical_burden', $4, $5, $5, $6, $6, $7, '{}', 'raised', now())`,
      [newId(), COUNTY, XUNZHONG_VILLAGE, home.id, head.id, head.name, period],
    );
  await api.owner.query(`INSERT INTO recipients.category_proposal (id, county_code, division_code, version, household_id, person_id, category, groups, basis, effective_on, status, proposed_by, proposed_by_name, proposed_at) VALUES ($1, $2, $3, 1, $4, $5, 'destitute', '{}', 'x', $6, 'returned', $7, 'x', now())`, [newId(), COUNTY, XUNZHONG_VILLAGE, home.id, head.id, TODAY, newId()]);
  await api.owner.query(`INSERT INTO recipients.past_membership (id, county_code, division_code, household_id, person_id, relation, is_head, since, until) VALUES ($1, $2, $3, $4, $5, '子', false, '2020-01-01', '2021-01-01')`, [newId(), COUNTY, XUNZHONG_VILLAGE, newId(), head.id]);
  await api.settle();
};

it('every column that holds a person or a household is declared to the mover, or says why not', async () => {
  const declared = new Set(api.app.get(RowMover).declared.flatMap(({ table, person, household, mentions }) => [person, household, mentions?.column].map((column) => `${table}.${column ?? ''}`)));
  const left = (await columns()).map(({ table, column }) => `${table}.${column}`).filter((column) => !declared.has(column) && !NOT_MOVED[column]);
  expect(left).toEqual([]);
});

it('a merge moves everything, and undoing it restores both exactly', async () => {
  const [own, other] = [await register(['林秀英']), await register(['林秀瑛'], { address: '', causeOfHardship: '因病' })];
  await burden(own, 1);
  await burden(other, 2);
  const before = await everything();
  const inScheme = await people();
  const [a, b] = [headOf(own).id, headOf(other).id];

  const merged = await merge(own, other, { take: ['name'] });
  expect([merged.status, merged.body.householdsMerged]).toEqual([200, true]);
  await api.settle();
  // Nothing is left with the one that was merged away, but for the alert that the survivor has too: it keeps what it was raised for.
  const left: string[] = [];
  for (const { table, column } of (await columns()).filter(({ table, column: c }) => !NOT_MOVED[`${table}.${c}`]))
    // The line of the guardian whom the survivor has too stays, for the day the merge is undone.
    if (table !== 'recipients.guardianship' && ((await api.owner.query(`SELECT 1 FROM ${table} t WHERE ${column === 'persons_seen' ? '$1 = ANY (persons_seen) OR $2 = ANY (persons_seen)' : `${column} IN ($1, $2)`} LIMIT 1`, [b, other.id])) as unknown[]).length) left.push(`${table}.${column}`);
  expect(left.filter((column) => column !== 'recipients.timeline_entry.household_id')).toEqual([]);
  expect(await api.owner.query(`SELECT period, subject_id = $1 AS own, person_name FROM recipients.monitoring_alert WHERE person_id = $1 ORDER BY period, own DESC`, [a])).toEqual([
    { period: '2011', own: true, person_name: '林秀瑛' }, { period: '2012', own: true, person_name: '林秀瑛' }, { period: '2026', own: true, person_name: '林秀瑛' }, { period: '2026', own: false, person_name: '林秀瑛' },
  ]);
  expect(await api.owner.query(`SELECT person_name, count(*)::int AS n FROM assistance.feedback GROUP BY 1`)).toEqual([{ person_name: '林秀瑛', n: 2 }]);
  const counts = ((await officer('GET', `recipients/${a}/comparison/${a}`)).body.one as unknown as { counts: Record<string, number> }).counts;
  expect(counts).toEqual({ decisions: 2, consents: 2, verifications: 2, facts: 2, alerts: 4, corrections: 2, requests: 2, orders: 2, visits: 2, papers: 2, assessments: 4, appointments: 2, cases: 2, messages: 2 });
  expect(await api.owner.query(`SELECT guardian_name, count(*)::int AS n FROM recipients.guardianship WHERE person_id = $1 GROUP BY 1 ORDER BY 1`, [a])).toEqual([{ guardian_name: '林大山', n: 2 }, { guardian_name: '王秀珍', n: 1 }]);
  // The latest by its day is the present one, and one is under way.
  expect(await api.owner.query(`SELECT status, assessed_on::text AS day FROM recipients.needs_assessment WHERE person_id = $1 ORDER BY status, day`, [a])).toEqual([{ status: 'completed', day: '2026-02-01' }, { status: 'draft', day: '2026-01-01' }, { status: 'superseded', day: '2026-01-01' }, { status: 'withdrawn', day: '2026-02-01' }]);
  // Counted once, by today's entry; what was given out for yesterday stays.
  expect([await people(), await people('2026-11-22')]).toEqual([inScheme - 1, 0]);
  // The old id opens the record that was kept, the old household leads there, and neither is found or listed.
  expect((await officer('GET', `recipients/${b}`)).body).toMatchObject({ id: a, name: '林秀瑛', mergedIds: [b] });
  expect((await officer('GET', `households/${other.id}`)).body).toMatchObject({ mergedInto: { id: own.id }, memberCount: 0 });
  expect(((await officer('GET', `recipients?q=${encodeURIComponent('林秀')}&perPage=100`)).body.data as unknown as { id: string }[]).map(({ id }) => id)).toEqual([a]);
  expect(((await officer('GET', 'households?perPage=100')).body.data as unknown as { id: string }[]).map(({ id }) => id)).not.toContain(other.id);
  expect((await officer('POST', `recipients/${b}/exit`, { reason: 'x', exitedOn: TODAY }, { version: 1 })).body.code).toBe('recipient-merged');
  expect((await officer('POST', `households/${other.id}/moves`, { villageCode: OTHER_VILLAGE, address: '2号' }, { version: 1 })).body.code).toBe('household-merged');
  // What the survivor lacked came along, and whoever asks about who was restricted is still heeded.
  expect((await dossier(own.id)) as unknown).toMatchObject({ causeOfHardship: '因病', address: '1号', members: [{ id: a, name: '林秀瑛' }] });
  expect((await officer('GET', `recipients/${a}`)).body.restrictedSince).not.toBeNull();

  // Later rows are the survivor's.
  const later = await officer('POST', 'help-requests', { personId: b, channel: 'phone', source: 'self', summary: '后来的', needs: [{ dimension: 'health', description: '代买药' }] });
  expect([later.status, later.text.includes(a)]).toEqual([201, true]);
  await api.settle();
  expect((await undo(merged.body.id, 1, auditor)).status).toBe(403);
  expect((await undo(merged.body.id)).status).toBe(200);
  await api.settle();
  expect(await api.owner.query(`SELECT person_id = $1 AS own FROM assistance.help_request WHERE summary = '后来的'`, [a])).toEqual([{ own: true }]);
  await api.owner.query(`DELETE FROM notifications.outgoing_message d USING platform.outbox_event e, assistance.help_request r WHERE e.id = d.event_id AND r.id = e.subject_id AND r.summary = '后来的'`);
  await api.owner.query(`DELETE FROM assistance.help_request WHERE summary = '后来的'`);
  await api.owner.query(`DELETE FROM recipients.timeline_entry WHERE type IN ('person-corrected', 'request-submitted') AND at > (SELECT merged_at FROM recipients.merge WHERE id = $1) - interval '1 second' AND (type = 'request-submitted' AND params ->> 'number' NOT IN (SELECT number FROM assistance.help_request) OR type = 'person-corrected' AND params ->> 'field' = 'name')`, [merged.body.id]);
  expect(await everything()).toEqual(before);
  expect(await people()).toBe(inScheme);
  expect((await undo(merged.body.id, 2)).body.code).toBe('merge-undone');
  for (const id of [own.id, other.id]) expect((await kinds(id)).filter((type) => type.includes('merge'))).toEqual(['merge-undone', 'recipients-merged']);
  for (const [action, id] of [['merge', a], ['merge-away', b], ['undo-merge', a], ['undo-merge', b]] as const) expect(await audited(action, id)).toBe(1);
});

it('one standing is kept, and what somebody was on a past day stays readable', async () => {
  const [own, other] = [await register(['杨玉兰']), await register(['杨玉蓝'], { category: 'destitute' })];
  const inScheme = await people();
  const merged = await merge(own, other, { take: ['standing'] });
  await api.settle();
  expect((await officer('GET', `recipients/${headOf(own).id}`)).body).toMatchObject({ category: 'destitute', status: 'active' });
  const standing = async (): Promise<unknown> => ((await officer('GET', `households/${own.id}/standing`)).body.members as unknown as { category: string }[]).map(({ category }) => category);
  expect([await people(), await standing(), (await dossier(own.id) as unknown as { category: string }).category]).toEqual([inScheme - 1, ['destitute'], 'destitute']);
  const decisions = ((await officer('GET', `households/${own.id}`)).body.decisions as unknown as { category: string; setAside: boolean }[]).map(({ category, setAside }) => [category, setAside]).sort();
  expect(decisions).toEqual([['destitute', false], ['subsistence', true]]);
  expect((await undo(merged.body.id)).status).toBe(200);
  expect([await people(), await standing()]).toEqual([inScheme, ['subsistence']]);
  expect(((await api.owner.query(`SELECT category, sum(n)::int AS n FROM recipients.population_change GROUP BY 1 HAVING sum(n) < 0`)) as unknown[])).toEqual([]);
});

it('a household with others in it goes on under a new head, or becomes part of the survivor’s', async () => {
  const [own, other] = [await register(['周桂香']), await register(['周桂湘', '周小一', '周小二'])];
  const [, one] = other.members;
  expect((await merge(own, other)).body.code).toBe('head-needed');
  expect((await merge(own, other, { newHeadId: headOf(own).id })).body.code).toBe('head-not-a-member');
  const apart = await merge(own, other, { newHeadId: one!.id });
  expect([apart.status, await dossier(other.id)]).toMatchObject([200, { headName: one!.name, memberCount: 2, mergedInto: null, pastMembers: [{ person: { id: headOf(own).id }, until: TODAY }] }]);
  expect((await undo(apart.body.id)).status).toBe(200);
  expect(await dossier(other.id)).toMatchObject({ headName: '周桂湘', memberCount: 3, pastMembers: [] });

  const together = await merge(own, other, { joinHouseholds: true });
  expect([together.status, await dossier(own.id), await dossier(other.id)]).toMatchObject([200, { memberCount: 3, headName: '周桂香' }, { memberCount: 0, mergedInto: { id: own.id } }]);
  // Somebody has moved out since: the households can't be parted as they were.
  const now = await dossier(own.id);
  const leaving = now.members.find(({ id }) => id === one!.id)!;
  const split = await officer('POST', `households/${own.id}/split`, { memberIds: [leaving.id], headId: leaving.id, villageCode: OTHER_VILLAGE, address: '9号', on: TODAY, reason: '分户' }, { version: now.version });
  expect(split.status).toBe(200);
  expect((await undo(together.body.id)).body.code).toBe('undo-members-moved');
});

it('refuses what cannot be right, in words', async () => {
  const [own, other, far] = [await register(['郑阿花']), await register(['郑阿华']), await register(['郑阿花'], { villageCode: `${LONGXUN}201` }, '1956-03-01', admin)];
  const self = await officer('POST', `recipients/${headOf(own).id}/merge`, { ...(await wanted(own, other)), otherId: headOf(own).id }, { version: headOf(own).version });
  expect([self.status, self.body.code]).toEqual([422, 'merge-with-self']);
  // Somebody has changed one of them, or one of their households, since they were compared.
  for (const change of [{ otherVersion: 9 }, { householdVersion: 9 }, { otherHouseholdVersion: 9 }]) expect((await merge(own, other, change)).status).toBe(412);
  expect((await officer('POST', `recipients/${headOf(own).id}/merge`, await wanted(own, other), { version: 9 })).status).toBe(412);
  expect((await officer('POST', `recipients/${headOf(own).id}/merge`, await wanted(own, other))).status).toBe(428);
  // Outside the area neither is there.
  expect([(await merge(own, far)).status, (await merge(own, other, {}, outside)).status, (await merge(own, other, {}, auditor)).status]).toEqual([404, 404, 403]);
  for (const bad of [{ take: ['everything'] }, { reason: '' }, { otherId: 'x' }, { joinHouseholds: 'yes' }, { more: 1 }]) expect((await merge(own, other, bad)).status).toBe(400);
  expect((await merge(own, far, {}, admin)).status).toBe(200);
  expect((await dossier(own.id, admin)).memberCount).toBe(1);
});

it('what waits for somebody is settled first', async () => {
  const [own, other] = [await register(['苏月娥']), await register(['苏月鹅'])];
  for (const home of [own, other]) await api.owner.query(`INSERT INTO recipients.category_proposal (id, county_code, division_code, version, household_id, person_id, category, groups, basis, effective_on, status, proposed_by, proposed_by_name, proposed_at) VALUES ($1, $2, $3, 1, $4, $5, 'destitute', '{}', 'x', $6, 'proposed', $7, 'x', now())`, [newId(), COUNTY, XUNZHONG_VILLAGE, home.id, headOf(home).id, TODAY, newId()]);
  expect((await merge(own, other)).body.code).toBe('merge-proposals-wait');
  await api.owner.query(`UPDATE recipients.category_proposal SET status = 'returned' WHERE person_id = $1`, [headOf(own).id]);
  for (const home of [own, other]) expect((await officer('POST', `recipients/${headOf(home).id}/restriction`, { reason: '本人要求' }, { version: 1 })).status).toBe(200);
  expect((await merge(own, other)).body.code).toBe('merge-both-restricted');
  expect((await officer('POST', `recipients/${headOf(own).id}/release`, { reason: '已核对' }, { version: 2 })).status).toBe(200);
  expect((await merge(own, other)).status).toBe(200);
  // The decision that waited is the survivor's to be made.
  expect(await api.owner.query(`SELECT status FROM recipients.category_proposal WHERE person_id = $1 ORDER BY status`, [headOf(own).id])).toEqual([{ status: 'proposed' }, { status: 'returned' }]);
});

it('undoing is refused while something contradicts it', async () => {
  const [a, b, c] = [await register(['吴金莲']), await register(['吴金连']), await register(['吴金链'])];
  const first = await merge(b, c);
  const second = await merge(a, b);
  expect((await undo(first.body.id)).body.code).toBe('undo-survivor-merged');
  expect((await undo(second.body.id)).status).toBe(200);
  expect((await officer('POST', `recipients/${headOf(b).id}/exit`, { reason: '去世', exitedOn: TODAY }, { version: headOf(await dossier(b.id)).version })).status).toBe(200);
  expect((await undo(first.body.id)).body.code).toBe('undo-survivor-exited');
  expect((await officer('POST', `recipients/${headOf(b).id}/readmission`, {}, { version: headOf(await dossier(b.id)).version })).status).toBe(200);
  // The ID of who was merged away blocks nobody, until it is somebody else's.
  const [{ sealed }] = (await api.owner.query(`SELECT merged_person ->> 'id_blind' AS sealed FROM recipients.merge WHERE id = $1`, [first.body.id])) as [{ sealed: string }];
  const other = await register(['何美珍'], {}, '1961-01-01');
  const [{ held }] = (await api.owner.query(`SELECT id_blind AS held FROM recipients.person WHERE id = $1`, [headOf(other).id])) as [{ held: Buffer }];
  await api.owner.query(`UPDATE recipients.person SET id_blind = $2::bytea WHERE id = $1`, [headOf(other).id, sealed]);
  expect((await undo(first.body.id)).body.code).toBe('undo-id-taken');
  await api.owner.query(`UPDATE recipients.person SET id_blind = $2 WHERE id = $1`, [headOf(other).id, held]);
  expect((await undo(first.body.id)).status).toBe(200);
});

it('a field that was put right after the merge stays as corrected', async () => {
  const [own, other] = [await register(['许春花']), await register(['许春华'])];
  const merged = await merge(own, other, { take: ['name', 'phone'] });
  const version = async (): Promise<number> => headOf(await dossier(own.id)).version;
  expect((await officer('POST', `recipients/${headOf(own).id}/corrections`, { field: 'name', value: '许春桦', reason: '户口簿' }, { version: await version() })).status).toBe(200);
  expect((await undo(merged.body.id)).status).toBe(200);
  expect([headOf(await dossier(own.id)).name, headOf(await dossier(other.id)).name]).toEqual(['许春桦', '许春华']);
});

describe('at the same moment', () => {
  it('two merges of the same two have one winner', async () => {
    const [own, other] = [await register(['蔡美玉']), await register(['蔡美育'])];
    const [there, back] = [await wanted(own, other), await wanted(other, own)];
    const answers = await Promise.all([officer('POST', `recipients/${headOf(own).id}/merge`, there, { version: 1 }), officer('POST', `recipients/${headOf(other).id}/merge`, back, { version: 1 }), officer('POST', `recipients/${headOf(own).id}/merge`, there, { version: 1 })]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    for (const { status } of answers) expect([200, 409, 412]).toContain(status);
    expect(((await api.owner.query(`SELECT count(*)::int AS n FROM recipients.person WHERE name LIKE '蔡美%'`)) as [{ n: number }])[0].n).toBe(1);
  });

  it('an edit meanwhile is not lost: either it is in what was merged, or the merge is refused', async () => {
    for (let i = 0; i < 6; i++) {
      const [own, other] = [await register([`卢水${'一二三四五六'[i]!}`]), await register([`卢水${'甲乙丙丁戊己'[i]!}`])];
      const body = await wanted(own, other);
      const [merged, edited, asked] = await Promise.all([
        officer('POST', `recipients/${headOf(own).id}/merge`, body, { version: 1 }),
        officer('PUT', `households/${other.id}`, { address: '新址', causeOfHardship: '因残', benefitFen: null, remark: '' }, { version: 1 }),
        officer('POST', 'help-requests', { personId: headOf(other).id, channel: 'phone', source: 'self', summary: `同时${i}`, needs: [{ dimension: 'health', description: '代买药' }] }),
      ]);
      expect([200, 412]).toContain(merged!.status);
      expect(edited!.status === 200 ? [412] : [200]).toContain(merged!.status);
      expect([200, 409, 412]).toContain(edited!.status);
      // A request made meanwhile is with whoever was kept.
      expect(asked!.status).toBe(201);
      const keeper = merged!.status === 200 ? headOf(own).id : headOf(other).id;
      expect(await api.owner.query(`SELECT person_id AS id FROM assistance.help_request WHERE summary = $1`, [`同时${i}`])).toEqual([{ id: keeper }]);
    }
  });
});

describe('households', () => {
  it('members move out on a day into a household of their own; the past stays readable', async () => {
    const home = await register(['陈丽珍', '陈小军', '陈小兵']);
    await api.owner.query(`UPDATE recipients.person SET member_since = '2020-01-01' WHERE household_id = $1`, [home.id]);
    const son = home.members.find(({ name }) => name === '陈小军')!;
    const request = await officer('POST', 'help-requests', { personId: son.id, channel: 'phone', source: 'self', summary: '求助', needs: [{ dimension: 'health', description: '代买药' }] });
    const ask = (change: Record<string, unknown>): Promise<Answer> => officer('POST', `households/${home.id}/split`, { memberIds: [son.id], headId: son.id, villageCode: OTHER_VILLAGE, address: '8号', on: '2026-11-01', reason: '结婚分户', ...change }, { version: 1 });
    for (const [change, code] of [[{ on: '2026-12-01' }, 'left-in-future'], [{ on: '2019-12-31' }, 'left-before-joining'], [{ memberIds: home.members.map(({ id }) => id) }, 'all-members-leave'], [{ memberIds: [newId()] }, 'member-missing'], [{ headId: headOf(home).id }, 'head-not-a-member'], [{ memberIds: [headOf(home).id], headId: headOf(home).id }, 'head-needed']] as const)
      expect((await ask(change)).body.code).toBe(code);
    expect((await officer('POST', `households/${home.id}/split`, { memberIds: [son.id], headId: son.id, villageCode: OTHER_VILLAGE, address: '8号', on: '2026-11-01', reason: '分户' }, { version: 7 })).status).toBe(412);
    const before = await people();
    const made = await ask({});
    expect([made.status, made.body]).toMatchObject([200, { headName: '陈小军', memberCount: 1, category: 'subsistence', place: { code: OTHER_VILLAGE }, members: [{ id: son.id, isHead: true, relation: '户主', since: '2026-11-01' }] }]);
    expect(await dossier(home.id)).toMatchObject({ memberCount: 2, pastMembers: [{ person: { id: son.id }, since: '2020-01-01', until: '2026-11-01' }] });
    expect(await people()).toBe(before);
    const on = async (id: string, day: string): Promise<number> => ((await officer('GET', `households/${id}/standing?on=${day}`)).body.members as unknown as unknown[]).length;
    expect([await on(home.id, '2026-10-31'), await on(home.id, '2026-11-01'), await on(String(made.body.id), '2026-10-31'), await on(String(made.body.id), '2026-11-01')]).toEqual([3, 2, 0, 1]);
    // His request goes with him.
    expect((await officer('GET', `help-requests/${String(request.body.id)}`)).text).toContain(String(made.body.id));
    await api.settle();
    expect([(await kinds(home.id)).includes('member-left'), (await kinds(String(made.body.id))).includes('member-joined')]).toEqual([true, true]);
    expect([await audited('split', home.id), await audited('register', String(made.body.id))]).toEqual([1, 1]);
    // And back home again.
    const [there, here] = [await dossier(home.id), await dossier(String(made.body.id))];
    const back = await officer('POST', `households/${here.id}/merge`, {}, { version: here.version });
    expect(back.status).toBe(400);
    const joined = await officer('POST', `households/${home.id}/merge`, { otherId: here.id, otherVersion: here.version, take: [], reason: '并户' }, { version: there.version });
    expect([joined.status, await dossier(home.id)]).toMatchObject([200, { memberCount: 3 }]);
    expect((await undo(joined.body.id)).status).toBe(200);
    expect([await dossier(home.id), await dossier(here.id)]).toMatchObject([{ memberCount: 2 }, { memberCount: 1, headName: '陈小军', mergedInto: null, members: [{ isHead: true }] }]);
    expect(await people()).toBe(before);
  });

  it('members move into another household; whoever heads the one they leave is named', async () => {
    const [home, other] = [await register(['赖阿土', '赖小一', '赖小二']), await register(['赖小英'])];
    const [head, one] = [headOf(home), home.members.find(({ name }) => name === '赖小一')!];
    const ask = (change: Record<string, unknown>, by = officer): Promise<Answer> => by('POST', `households/${home.id}/transfer`, { memberIds: [head.id], householdId: other.id, householdVersion: 1, on: TODAY, reason: '随女儿生活', newHeadId: one.id, ...change }, { version: 1 });
    expect((await ask({ householdId: home.id })).body.code).toBe('same-household');
    expect((await ask({ householdVersion: 4 })).status).toBe(412);
    expect([(await ask({}, auditor)).status, (await ask({}, outside)).status]).toEqual([403, 404]);
    const [first, second] = await Promise.all([ask({}), ask({})]);
    expect([first!.status, second!.status].sort()).toEqual([200, 412]);
    expect(await dossier(home.id)).toMatchObject({ headName: '赖小一', memberCount: 2 });
    expect((await dossier(other.id)).members.map(({ name, isHead, relation }) => [name, isHead, relation])).toEqual([['赖小英', true, '户主'], ['赖阿土', false, '其他']]);
  });

  it('a roster that is undone leaves no one counted', async () => {
    const before = await people();
    const home = await register(['临时甲'], {}, '1971-02-03');
    expect(await people()).toBe(before + 1);
    await api.owner.query(`DELETE FROM recipients.person WHERE household_id = $1`, [home.id]);
    expect(await people()).toBe(before);
  });
});
