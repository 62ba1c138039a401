import { newId } from '@yizhu/kernel';
import { ERASED_COLUMNS } from '@yizhu/recipients';
import { Sealer } from '@yizhu/platform';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { residentId } from '../testing/people.js';
import { COUNTY, LONGXUN, OTHER_VILLAGE, TestApi, upload, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** Erasure after retention: what remains can't be tied to the person. */
let api: TestApi;
let officer: Caller;
let colleague: Caller;
let outside: Caller;
let admin: Caller;
let auditor: Caller;
const START = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  colleague = await api.signIn('township_officer', 'division', [XUNZHONG]);
  outside = await api.signIn('township_officer', 'division', [LONGXUN]);
  admin = await api.signIn('county_admin');
  auditor = await api.signIn('auditor');
});
beforeEach(() => api.clock.set(START));
afterAll(() => api.stop());

let serial = 61_000;
interface Home { id: string; number: string; head: string; son: string; headId: string; sonId: string }
const NAME = '司空望舒';
const SON = '司空既明';
const PHONE = '13850712377';
const BANK = '6216000055554321';
/** A household; with `alone` its head only. */
const home = async (alone = false, name = NAME): Promise<Home> => {
  const [headId, sonId] = [residentId(++serial), residentId(++serial)];
  const { status, body } = await officer('POST', 'households', {
    villageCode: XUNZHONG_VILLAGE, address: '龙浔巷九十九号', category: 'subsistence', basis: `${name}家庭入户核查`, benefitFen: 65_000, causeOfHardship: `${name}久病`, remark: `${name}独居`,
    members: [{ name, idNumber: headId, phone: PHONE, health: '帕金森病', bankAccount: BANK, isHead: true }, ...(alone ? [] : [{ name: SON, idNumber: sonId, relation: '子', isHead: false }])],
  });
  expect(status).toBe(201);
  const members = body.members as unknown as { id: string; isHead: boolean }[];
  return { id: body.id as unknown as string, number: body.number as unknown as string, head: members.find((m) => m.isHead)!.id, son: members.find((m) => !m.isHead)?.id ?? '', headId, sonId };
};
const versionOf = async (person: string): Promise<number> => ((await api.owner.query('SELECT version FROM recipients.person WHERE id = $1', [person])) as [{ version: number }])[0].version;
const exit = async (person: string, exitedOn = '2015-03-01'): Promise<void> => void expect((await officer('POST', `recipients/${person}/exit`, { reason: `${NAME}迁往外地`, exitedOn }, { version: await versionOf(person) })).status).toBe(200);
const propose = async (person: string, by = officer, ground = 'retention_over'): Promise<Answer> => by('POST', `recipients/${person}/erasures`, { ground, reason: `${NAME}退出多年` }, { version: await versionOf(person) });
const confirm = (erasure: Answer, householdNumber: string, by = admin): Promise<Answer> => by('POST', `erasures/${String(erasure.body.id)}/confirmation`, { householdNumber }, { version: 1 });
const erase = async (person: string, number: string): Promise<Answer> => {
  const done = await confirm(await propose(person), number);
  await api.settle();
  return done;
};

describe('how long a record is kept', () => {
  it('is ten years unless a county says otherwise, which is noted', async () => {
    expect((await officer('GET', 'retention')).body).toEqual({ years: 10, version: 0 });
    expect((await officer('PUT', 'retention', { years: 5 }, { version: 0 })).status).toBe(403);
    for (const years of [0, 51, 1.5, 'ten']) expect((await admin('PUT', 'retention', { years }, { version: 0 })).status).toBe(400);
    expect((await admin('PUT', 'retention', { years: 12 }, { version: 0 })).body).toEqual({ years: 12, version: 1 });
    expect((await admin('PUT', 'retention', { years: 11 }, { version: 0 })).status).toBe(412);
    const at = await home();
    await exit(at.head);
    const early = await propose(at.head, officer, 'own_request');
    expect([early.status, early.body.code, early.body.detail]).toEqual([422, 'erasure-too-early', expect.stringContaining('2027-03-01')]);
    expect((await admin('PUT', 'retention', { years: 10 }, { version: 1 })).status).toBe(200);
    expect((await officer('GET', `households/${at.id}`)).body.members).toMatchObject([{ exitedOn: '2015-03-01', erasableFrom: '2025-03-01' }, { exitedOn: null, erasableFrom: null }]);
    expect(await api.owner.query(`SELECT detail FROM platform.audit_entry WHERE resource = 'retention' AND action = 'change' ORDER BY at`)).toEqual([{ detail: { years: 12 } }, { detail: { years: 10 } }]);
  });

  it('the day itself is the first, and the day before is not', async () => {
    const at = await home();
    await exit(at.head, '2016-11-23');
    await exit(at.son, '2016-11-24');
    expect((await propose(at.son)).body).toMatchObject({ code: 'erasure-too-early', detail: expect.stringContaining('2026-11-24') });
    expect((await propose(at.head)).status).toBe(200);
  });
});

describe('the work list', () => {
  it('has who may be erased, with what stands in the way, in the area', async () => {
    const at = await home();
    await exit(at.head);
    const line = async (by = officer, query = ''): Promise<unknown> => ((await by('GET', `due-erasures?perPage=100${query}`)).body.data as unknown as { id: string }[]).find(({ id }) => id === at.head);
    expect(await line()).toMatchObject({ name: NAME, household: { id: at.id, number: at.number }, exitedOn: '2015-03-01', erasableFrom: '2025-03-01', obstacles: [], erasureId: null });
    expect([await line(outside), await line(admin, `&township=${LONGXUN}`)]).toEqual([undefined, undefined]);
    // Each of these alone stands in the way.
    await api.owner.query(`UPDATE recipients.person SET restricted_since = now() WHERE id = $1`, [at.head]);
    await officer('POST', `recipients/${at.son}/guardians`, { guardianId: at.head, relation: '父', since: '2026-01-01' });
    await api.owner.query(`INSERT INTO recipients.monitoring_alert (id, county_code, division_code, version, rule_id, rule_version, kind, household_id, subject_id, head_name, period, figures, status, raised_at) VALUES (gen_random_uuid(), $1, $2, 1, gen_random_uuid(), 1, 'visit_overdue', $3::uuid, $3::uuid, '', '1', '{}', 'assigned', now())`, [COUNTY, XUNZHONG_VILLAGE, at.id]);
    await api.owner.query(`INSERT INTO assistance.help_request (id, county_code, division_code, version, number, person_id, person_name, household_id, head_name, channel, source, summary, status, created_at) VALUES (gen_random_uuid(), $1, $2, 1, 'open-' || $3::text, $4, '', $3::uuid, '', 'phone', 'self', '', 'triaged', now())`, [COUNTY, XUNZHONG_VILLAGE, at.id, at.head]);
    const blocked = (await line()) as { obstacles: string[] };
    expect([...blocked.obstacles].sort()).toEqual(expect.arrayContaining(['open_alert', 'open_request', 'restricted']));
    expect((await propose(at.head)).body).toMatchObject({ code: 'erasure-obstructed' });
  });
});

describe('two people', () => {
  it('one proposes, another confirms with the household’s number; until then it can be withdrawn', async () => {
    const at = await home();
    expect((await propose(at.head)).body.code).toBe('erasure-not-exited');
    await exit(at.head);
    expect([(await propose(at.head, outside)).status, (await propose(at.head, auditor)).status]).toEqual([404, 403]);
    expect((await officer('POST', `recipients/${at.head}/erasures`, { ground: 'because', reason: '' }, { version: 2 })).status).toBe(400);
    const twice = await Promise.all([propose(at.head), propose(at.head)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    const first = twice.find(({ status }) => status === 200)!;
    expect(first.body).toMatchObject({ status: 'proposed', allowedActs: ['withdraw'], person: { name: NAME }, household: { number: at.number } });
    expect((await confirm(first, at.number, colleague)).status).toBe(403);
    expect((await colleague('POST', `erasures/${String(first.body.id)}/withdrawal`, {}, { version: 1 })).body.status).toBe('withdrawn');
    expect((await confirm(first, at.number)).status).toBe(412);

    const own = await propose(at.head, admin);
    expect((await confirm(own, at.number)).body.code).toBe('erasure-confirm-own');
    await admin('POST', `erasures/${String(own.body.id)}/withdrawal`, {}, { version: 1 });
    const second = await propose(at.head);
    expect((await confirm(second, 'HH-1')).body).toMatchObject({ code: 'erasure-number-differs' });
    expect((await admin('GET', `recipients/${at.head}`)).body.name).toBe(NAME);
    // Something began meanwhile.
    await officer('POST', `recipients/${at.head}/restriction`, { reason: '有异议' }, { version: await versionOf(at.head) });
    expect((await confirm(second, at.number)).body).toMatchObject({ code: 'erasure-obstructed' });
    await officer('POST', `recipients/${at.head}/release`, { reason: '已核实' }, { version: await versionOf(at.head) });
    const both = await Promise.all([confirm(second, at.number), confirm(second, at.number)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await auditor('GET', `erasures/${String(second.body.id)}`)).body).toMatchObject({ status: 'confirmed', person: { name: '已删除' }, reason: null, ground: 'retention_over', proposedBy: { name: '测试township_officer' }, settledBy: { name: '测试county_admin' }, allowedActs: [] });
  });
});

const MARK = '标记甲乙丙丁';
type Column = { table: string; column: string; type: string; nullable: string; generated: string };
const columnsOf = async (): Promise<Column[]> =>
  (await api.owner.query(`SELECT c.table_schema || '.' || c.table_name AS table, c.column_name AS column, c.data_type AS type, c.is_nullable AS nullable, c.is_generated || c.is_identity AS generated FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog','information_schema') ORDER BY 1, c.ordinal_position`)) as Column[];

/** A row in every declared table about the person, with the mark in every column that is to be erased. */
const fill = async (at: Home): Promise<string[]> => {
  const columns = await columnsOf();
  const [request, need, order, verification, alert, consent, merge, mark, casefile] = [newId(), newId(), newId(), newId(), newId(), newId(), newId(), newId(), newId()];
  const shape: Record<string, Record<string, unknown>> = {
    'recipients.category_decision': {}, 'recipients.category_proposal': { status: 'confirmed' },
    'recipients.consent': { id: consent, given_by: 'guardian', valid_from: '2014-01-01', valid_until: '2015-01-01' },
    'recipients.verification_request': { id: verification, status: 'concluded', subjects: JSON.stringify([{ personId: at.head, name: MARK, idMasked: MARK, consentId: consent }]) },
    'recipients.verification_item': { request_id: verification }, 'recipients.verification_chase': { request_id: verification },
    'recipients.monitoring_fact': { kind: 'income' }, 'recipients.monitoring_alert': { id: alert, status: 'dismissed' }, 'recipients.alert_transition': { alert_id: alert },
    'recipients.correction': {}, 'recipients.restriction': {}, 'recipients.personal_copy': { format: 'pdf', asked_by: 'guardian' },
    'recipients.needs_assessment': { status: 'completed' }, 'recipients.assessed_need': { status: 'met' }, 'recipients.attachment': { removed_at: null, purged_at: null },
    'recipients.person_profile': { capacity: 'full', disability_kind: MARK, disability_grade: 1 }, 'recipients.guardianship': { ended_on: '2015-01-01' }, 'recipients.contact': {}, 'recipients.roster_change': {},
    'recipients.erasure': { ground: 'own_request', status: 'withdrawn' },
    'recipients.past_membership': {}, 'recipients.duplicate_pair': { person_id: '00000000-0000-7000-8000-000000000000', other_person_id: at.head, status: 'dismissed', strength: 1 },
    'recipients.merge': { id: merge, kind: 'recipient', survivor_id: at.head, merged_id: newId(), undone_at: null }, 'platform.moved_row': { move_id: merge },
    'assistance.help_request': { id: request, status: 'closed' }, 'assistance.need': { id: need, request_id: request }, 'assistance.service_order': { id: order, request_id: request, need_id: need, status: 'closed' }, 'assistance.offer': { order_id: order, status: 'accepted' }, 'assistance.delivery_attempt': { order_id: order },
    'appointments.appointment': { status: 'done', ends_at: '2014-06-01T00:30:00Z', person_division_code: XUNZHONG_VILLAGE },
    'assistance.transition': { subject_id: order }, 'assistance.visit': { status: 'done', persons_seen: `{${at.head}}`, order_id: null }, 'assistance.feedback': { id: mark, order_id: order, wish_id: null, score: 5 }, 'assistance.feedback_follow_up': { feedback_id: mark, status: 'closed' }, 'assistance.spot_check': { order_id: order, status: 'differs' }, 'assistance.micro_wish': { status: 'confirmed' }, 'assistance.assistance_plan': { status: 'closed' },
    'casework.case_file': { id: casefile, status: 'closed' }, 'casework.session': { case_id: casefile }, 'casework.note': { case_id: casefile }, 'casework.transition': { case_id: casefile },
    'service_catalogue.person_fact': {}, 'notifications.outgoing_message': { user_id: null, appointment_id: null, channel: 'sms', status: 'sent' },
  };
  for (const [table, own] of Object.entries(shape)) {
    const fates = ERASED_COLUMNS[table]!;
    const row: Record<string, unknown> = {};
    for (const { column, type, generated } of columns.filter((c) => c.table === table)) {
      if (generated !== 'NEVERNO') continue;
      const erased = fates[column] === 'words' || fates[column] === 'row';
      row[column] = column in own ? own[column]
        : column === 'county_code' ? COUNTY : column === 'division_code' ? XUNZHONG_VILLAGE : column === 'household_id' ? at.id : column === 'person_id' ? at.head
          : type === 'uuid' ? newId() : type === 'ARRAY' ? '{}' : type === 'jsonb' ? (erased ? JSON.stringify({ [MARK]: MARK }) : '{}') : type === 'text' ? (erased ? MARK : 'x') : type === 'bytea' ? Buffer.from(MARK) : type === 'boolean' ? false : type === 'date' ? '2014-06-01' : type.startsWith('timestamp') ? '2014-06-01T00:00:00Z' : 1;
    }
    const names = Object.keys(row);
    await api.owner.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
  }
  return Object.keys(shape);
};
/** Every table, every row, as text; bytes in hexadecimal. */
const dump = async (): Promise<Map<string, string>> => {
  const tables = [...new Set((await columnsOf()).map(({ table }) => table))];
  return new Map(await Promise.all(tables.map(async (table) => [table, ((await api.owner.query(`SELECT coalesce(string_agg(t::text, E'\n'), '') AS all FROM ${table} t`)) as [{ all: string }])[0].all] as const)));
};
const filesOf = (folder: string): string[] => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? filesOf(join(folder, name)) : [join(folder, name)]));
const stored = (): string[] => (api.config.files.kind === 'folder' ? filesOf(api.config.files.folder) : []);
const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(200, 7), Buffer.from('ffd9', 'hex')]);

describe('nothing is forgotten', () => {
  it('every column that could name or describe somebody is declared', async () => {
    const about = (await api.owner.query(`SELECT DISTINCT table_schema || '.' || table_name AS table FROM information_schema.columns WHERE column_name IN ('person_id','household_id','persons_seen') AND table_schema NOT IN ('pg_catalog','information_schema') AND (table_schema, table_name) IN (SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE')`)) as { table: string }[];
    const tables = new Set([...about.map(({ table }) => table), ...Object.keys(ERASED_COLUMNS)]);
    const open = (await columnsOf()).filter(({ table, column, type, generated }) => tables.has(table) && ['text', 'jsonb', 'bytea', 'ARRAY', 'json', 'character varying'].includes(type) && generated === 'NEVERNO' && !['county_code', 'division_code', 'persons_seen', 'organisation_ids'].includes(column));
    expect(open.filter(({ table, column }) => !(column in (ERASED_COLUMNS[table] ?? {}))).map(({ table, column }) => `${table}.${column}`)).toEqual([]);
    const real = new Set(open.map(({ table, column }) => `${table}.${column}`));
    expect(Object.entries(ERASED_COLUMNS).flatMap(([table, fates]) => Object.keys(fates).map((column) => `${table}.${column}`)).filter((name) => !real.has(name))).toEqual([]);
  });

  it('of somebody who lived alone nothing is left that names or describes them, anywhere, and figures stay as they were', async () => {
    const alone = '司空独行';
    const at = await home(true, alone);
    expect((await officer('POST', `households/${at.id}/declarations`, { declaredOn: '2026-01-01', declaredBy: alone, remark: MARK, lines: [{ kind: 'wage', personId: at.head, value: 100 }, { kind: 'rent', value: 5 }] })).status).toBe(201);
    const photo = await officer('POST', `households/${at.id}/attachments`, undefined, upload(JPEG, { kind: 'photo', title: MARK, personId: at.head }, 'a.jpg'));
    expect(photo.status).toBe(201);
    await exit(at.head);
    await api.owner.query('UPDATE recipients.person SET exit_reason = $2 WHERE id = $1', [at.head, MARK]);
    const filled = await fill(at);
    expect(new Set([...filled, 'recipients.household', 'recipients.person', 'recipients.name_gram', 'recipients.timeline_entry', 'recipients.means_declaration'])).toEqual(new Set(Object.keys(ERASED_COLUMNS)));
    await api.settle();
    const file = stored().filter((path) => path.endsWith(String(photo.body.id)));
    expect(file).toHaveLength(1);
    const sealer = api.app.get(Sealer);
    const blind = sealer.blind('id_number', at.headId).toString('hex');
    const months = ['2014-12-31', '2016-01-31', '2026-11-23'];
    const figures = (): Promise<unknown[]> => Promise.all([...months.map(async (on) => (await admin('GET', `population?on=${on}`)).body), ...months.map(async (on) => (await admin('GET', `population?on=${on}&township=${XUNZHONG}`)).body)]);
    const before = await figures();
    const grams = (await dump()).get('recipients.name_gram')!;
    expect(grams).toContain(at.head);

    const done = await erase(at.head, at.number);
    expect([done.status, done.body.code]).toEqual([200, undefined]);

    // The trail holds why a file was opened or a right handled, as it was: it is the one place where words of the staff stay (docs/adr/0014).
    for (const [table, text] of await dump()) for (const secret of [MARK, alone, PHONE, BANK, at.headId, blind, Buffer.from(MARK).toString('hex'), '龙浔巷九十九号', '帕金森']) expect([table, secret, text.includes(secret)]).toEqual([table, secret, false]);
    expect((await dump()).get('recipients.name_gram')).not.toContain(at.head);
    expect(file.filter((path) => stored().includes(path))).toEqual([]);
    for (const path of stored()) expect(readFileSync(path).includes(MARK)).toBe(false);
    const [left] = (await api.owner.query(`SELECT h.details_sealed, p.birth_date::text AS birth, p.division_code AS place, h.division_code AS home FROM recipients.person p JOIN recipients.household h ON h.id = p.household_id WHERE p.id = $1`, [at.head])) as [{ details_sealed: string; birth: string; place: string; home: string }];
    expect(sealer.open(left.details_sealed, 'recipients.household', 'details', at.id)).toBe('{"address":"","remark":"","extra":{}}');
    expect(left).toMatchObject({ birth: expect.stringMatching(/^\d{3}[05]-01-01$/), place: XUNZHONG, home: XUNZHONG });
    const [declared] = (await api.owner.query(`SELECT id, details_sealed, lines, income_month_fen::int AS income FROM recipients.means_declaration WHERE household_id = $1`, [at.id])) as [{ id: string; details_sealed: string; lines: unknown; income: number }];
    expect([sealer.open(declared.details_sealed, 'recipients.means_declaration', 'details', declared.id), declared.lines, declared.income]).toEqual(['{"declaredBy":"","paperNumber":"","remark":""}', [{ kind: 'rent', personId: null, value: 5 }], 100]);
    // Codes, dates and marks stay.
    expect(await api.owner.query(`SELECT status, household_id FROM assistance.help_request WHERE person_id = $1`, [at.head])).toEqual([{ status: 'closed', household_id: at.id }]);
    expect(await api.owner.query(`SELECT count(*)::int AS n FROM assistance.feedback WHERE household_id = $1 AND score = 5`, [at.id])).toEqual([{ n: 1 }]);
    expect(await figures()).toEqual(before);
  });

  it('delivered twice it changes nothing more; without a confirmed erasure neither function does anything', async () => {
    const at = await home();
    await exit(at.son);
    await expect(api.asSystem(() => api.uow.run(({ manager }) => manager.query('SELECT recipients.erase_person($1, $2, $3, $4)', [newId(), COUNTY, '', '{}'])))).rejects.toThrow('no confirmed erasure');
    await expect(api.asSystem(() => api.uow.run(({ manager }) => manager.query('SELECT assistance.erase_person($1, $2, $3, $4, true, true)', [at.head, at.id, [at.id], COUNTY])))).rejects.toThrow('nobody has told');
    const waiting = await propose(at.son);
    await expect(api.asSystem(() => api.uow.run(({ manager }) => manager.query('SELECT recipients.erase_person($1, $2, $3, $4)', [String(waiting.body.id), COUNTY, '', '{}'])))).rejects.toThrow('no confirmed erasure');
    expect((await confirm(waiting, at.number)).status).toBe(200);
    await api.settle();
    const after = await api.owner.query(`SELECT * FROM recipients.person WHERE id = $1`, [at.son]);
    await api.asSystem(() => api.uow.run(({ manager }) => manager.query('SELECT assistance.erase_person($1, $2, $3, $4, false, false)', [at.son, at.id, [at.id], COUNTY])));
    expect(await api.owner.query(`SELECT * FROM recipients.person WHERE id = $1`, [at.son])).toEqual(after);
  });
});

describe('afterwards', () => {
  it('the others of the household keep what is theirs; the erased one is a blank line', async () => {
    const at = await home();
    const request = await officer('POST', 'help-requests', { personId: at.son, channel: 'phone', source: 'self', summary: '就业帮扶', needs: [{ dimension: 'employment', description: '找工作' }] });
    await officer('POST', `help-requests/${String(request.body.id)}/withdrawal`, { reason: `${SON}来电取消` }, { version: 1 });
    await officer('POST', `recipients/${at.head}/guardians`, { guardianId: at.son, relation: '子', since: '2014-01-01' });
    await exit(at.son);
    expect((await erase(at.son, at.number)).status).toBe(200);
    const dossier = await officer('GET', `households/${at.id}`);
    expect(dossier.body).toMatchObject({ headName: NAME, address: '龙浔巷九十九号', remark: `${NAME}独居` });
    expect(dossier.body.members).toMatchObject([{ name: NAME, phoneMasked: '138****2377' }, { name: '已删除', idMasked: '', relation: '', status: 'erased', health: '', erasableFrom: null }]);
    expect(dossier.text).not.toContain(SON);
    for (const path of [`households/${at.id}/facts`, `households/${at.id}/timeline`, `households/${at.id}/attachments`, `help-requests/${String(request.body.id)}`, `help-requests?perPage=50`, `households/${at.id}/standing`]) {
      const answer = await officer('GET', path);
      expect([path, answer.status, answer.text.includes(SON)]).toEqual([path, 200, false]);
    }
    expect((await officer('GET', `help-requests/${String(request.body.id)}`)).body).toMatchObject({ person: { name: '已删除' }, status: 'withdrawn' });
    expect((await officer('GET', `households/${at.id}/dossier.pdf`)).status).toBe(200);
  });

  it('nothing finds or opens them, nothing is done about them, and their number may be registered anew', async () => {
    const at = await home();
    await exit(at.son);
    await erase(at.son, at.number);
    for (const [method, path, body] of [
      ['GET', `recipients/${at.son}`], ['POST', `recipients/${at.son}/reveals`, { field: 'idNumber', reason: '核对' }], ['POST', `recipients/${at.son}/copies`, { format: 'json', askedBy: 'self', identifiedBy: 'id_card', reason: '本人' }],
      ['POST', 'help-requests', { personId: at.son, channel: 'phone', source: 'self', summary: 'x', needs: [{ dimension: 'health', description: 'x' }] }],
    ] as const) {
      const answer = await officer(method, path, body);
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'recipient-erased']);
    }
    const version = await versionOf(at.son);
    for (const [path, body] of [['readmission', {}], ['corrections', { field: 'name', value: '李四', reason: '更正' }], ['restriction', { reason: '异议' }], ['decisions', { category: 'marginal', groups: [], basis: 'x', effectiveOn: '2026-01-01' }], ['erasures', { ground: 'own_request', reason: '再次' }]] as const) expect([path, (await officer('POST', `recipients/${at.son}/${path}`, body, { version })).status]).toEqual([path, 404]);
    for (const query of [`q=${encodeURIComponent('司空既')}`, 'q=skjm', 'perPage=100', `householdId=${at.id}`]) expect([query, ((await officer('GET', `recipients?${query}`)).body.data as unknown as { id: string }[]).some(({ id }) => id === at.son)]).toEqual([query, false]);
    expect((await officer('POST', 'recipients/lookups', { idNumber: at.sonId })).body.data).toEqual([]);
    expect((await officer('GET', `recipients/export?householdId=${at.id}`)).text).not.toContain('已删除');
    const anew = await officer('POST', 'households', { villageCode: OTHER_VILLAGE, address: '1号', members: [{ name: SON, idNumber: at.sonId, isHead: true }] });
    expect(anew.status).toBe(201);
    expect((await officer('POST', 'recipients/lookups', { idNumber: at.sonId })).body.data).toHaveLength(1);
  });

  it('a household of which everybody is erased takes nothing any more, and is in no list', async () => {
    const at = await home(true);
    await exit(at.head);
    await erase(at.head, at.number);
    expect((await admin('GET', `households/${at.id}`)).body).toMatchObject({ headName: '已删除', address: '', place: { code: XUNZHONG } });
    expect(((await admin('GET', 'households?perPage=100')).body.data as unknown as { id: string }[]).some(({ id }) => id === at.id)).toBe(false);
    const member = { name: '新人', idNumber: residentId(++serial), relation: '子' };
    expect((await admin('POST', `households/${at.id}/members`, member, { version: 2 })).body.code).toBe('household-ended');
  });

  it('the trail tells who proposed and confirmed, on which ground, without a name, and stays whole', async () => {
    const at = await home(true);
    await exit(at.head);
    const erasure = await propose(at.head, officer, 'own_request');
    await confirm(erasure, at.number);
    await api.settle();
    const trail = (await api.owner.query(`SELECT action, resource, actor_id AS actor, detail FROM platform.audit_entry WHERE subject_id = ANY ($1::uuid[]) AND action IN ('propose','confirm','erase') ORDER BY at`, [[at.head, String(erasure.body.id)]])) as object[];
    expect(trail).toMatchObject([{ action: 'propose', resource: 'erasure', actor: officer.userId }, { action: 'confirm', resource: 'erasure', actor: admin.userId, detail: { ground: 'own_request' } }, { action: 'erase', resource: 'recipient', actor: admin.userId, detail: { erasureId: String(erasure.body.id), ground: 'own_request' } }]);
    expect(JSON.stringify(trail)).not.toContain(NAME);
    const verified = await (await api.signIn('security_admin'))('POST', 'audit-verifications');
    expect([verified.status, verified.body]).toEqual([201, expect.objectContaining({ ok: true })]);
    expect(((await auditor('GET', `recipients/${at.head}/accesses?perPage=50`)).body.data as unknown as { action: string }[]).map(({ action }) => action)).toContain('erase');
  });
});
