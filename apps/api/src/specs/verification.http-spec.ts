import { addDays, localDate, newId, residentIdCheck } from '@yizhu/kernel';
import { VerificationService } from '@yizhu/recipients';
import { Database } from '@yizhu/platform';
import { residentId } from '../testing/people.js';
import { LONGXUN, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** Consent and information verification, as the office and the departments use them. */
let api: TestApi;
let officer: Caller;
let outside: Caller;
let coordinator: Caller;
let auditor: Caller;
const departments: Record<string, Caller> = {};
const ids: Record<string, string> = {};
const START = new Date('2026-11-23T02:00:00Z');
const ADULTS = 20_000;

beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  outside = await api.signIn('township_officer', 'division', [LONGXUN]);
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
  auditor = await api.signIn('auditor');
  for (const code of ['taxation', 'public-security', 'education']) {
    [ids[code]] = ((await api.owner.query(`SELECT id FROM partners.organisation WHERE code = $1`, [code])) as { id: string }[]).map((r) => r.id) as [string];
    departments[code] = await api.signIn('department_client', 'organisation', [ids[code]]);
  }
});
beforeEach(() => api.clock.set(START));
afterAll(() => api.stop());

let serial = ADULTS;
/** A valid ID of somebody born that day. */
const bornOn = (day: string): string => {
  const first = `350526${day.replaceAll('-', '')}${String(++serial % 1000).padStart(3, '0')}`;
  return first + residentIdCheck(first);
};
interface Home { id: string; adult: string; child: string; adultId: string }
/** A mother and her thirteen-year-old. */
const home = async (): Promise<Home> => {
  const adultId = residentId(++serial);
  const { status, body } = await officer('POST', 'households', { villageCode: XUNZHONG_VILLAGE, address: '1号', members: [{ name: '林秀英', idNumber: adultId, isHead: true }, { name: '林小明', idNumber: bornOn('2013-06-01'), isHead: false, relation: '子' }] });
  expect(status).toBe(201);
  const members = body.members as unknown as { id: string; isHead: boolean }[];
  return { id: body.id as unknown as string, adult: members.find((m) => m.isHead)!.id, child: members.find((m) => !m.isHead)!.id, adultId };
};
const guardian = { name: '林建国', relation: '父亲', idNumber: residentId(77_777) };
const paper = (persons: object[], change: object = {}): Record<string, unknown> => ({ purpose: 'information_verification', coverage: '家庭经济状况', legalBasis: 'signed_authorisation', form: 'paper', paperNumber: '授2026-018', validFrom: localDate(START), validUntil: '2027-11-22', persons, ...change });
const self = (personId: string): object => ({ personId, givenBy: 'self' });
const consent = async (at: Home, persons = [self(at.adult)], change: object = {}): Promise<{ id: string; version: number }[]> => {
  const { status, body } = await officer('POST', `households/${at.id}/consents`, paper(persons, change));
  expect([status, body.code]).toEqual([201, undefined]);
  return body.data as never;
};
const draft = (at: Home, items: object[], by = officer): Promise<Answer> => by('POST', 'verification-requests', { householdId: at.id, items });
interface Request { id: string; version: number; number: string; status: string; questions: { id: string; kind: string; outcome: string | null; declared: number | null; answer: { value: number | null } | null; finding: { zh: string; en: string } | null }[] }
/** Asked, sent, and waiting for an answer. */
const sent = async (at: Home, items: object[]): Promise<Request> => {
  const drafted = await draft(at, items);
  expect([drafted.status, drafted.body.code]).toEqual([201, undefined]);
  const { body, status } = await officer('POST', `verification-requests/${String(drafted.body.id)}/sending`, undefined, { version: 1 });
  expect(status).toBe(200);
  return body as never;
};
const answerTo = (request: Request, kind: string, value: number | null, by: Caller, rest: object = {}): Promise<Answer> =>
  by('POST', `verification-requests/${request.id}/answers`, { answers: [{ itemId: request.questions.find((q) => q.kind === kind)!.id, ...(value === null ? { found: false } : { found: true, value }) }], ...rest });
const income = (personId: string, declared?: number): object => ({ personId, kind: 'income', ...(declared === undefined ? {} : { declared }) });
const vehicle = (personId: string): object => ({ personId, kind: 'vehicle', declared: 0 });

describe('consent', () => {
  it('is given by everybody on one paper, by a guardian below 14, and read masked', async () => {
    const at = await home();
    const { status, body, text } = await coordinator('POST', `households/${at.id}/consents`, paper([self(at.adult), { personId: at.child, givenBy: 'guardian', guardian }]));
    expect(status).toBe(201);
    expect(body.data).toMatchObject([{ status: 'valid', person: { name: '林秀英' }, guardian: null, paperNumber: '授2026-018' }, { person: { name: '林小明' }, guardian: { name: '林建国', relation: '父亲' } }]);
    expect(text).not.toContain(guardian.idNumber);
    const [row] = (await api.owner.query(`SELECT guardian_id_sealed AS sealed FROM recipients.consent WHERE person_id = $1`, [at.child])) as { sealed: string }[];
    expect(row!.sealed).toMatch(/^v1\./);
    expect((await coordinator('GET', `consents?householdId=${at.id}`)).body.data).toHaveLength(2);
    const [mother, child] = body.data as unknown as [{ id: string }, { id: string }];
    const reveal = (by: Caller, id: string): Promise<Answer> => by('POST', `consents/${id}/reveals`, { reason: '核对授权书' });
    expect((await reveal(officer, child.id)).body.value).toBe(guardian.idNumber);
    expect([(await reveal(officer, mother.id)).status, (await reveal(outside, child.id)).status, (await reveal(coordinator, child.id)).status]).toEqual([404, 404, 403]);
    expect((await auditor('GET', `audit-entries?subjectId=${child.id}&action=reveal`)).body.data).toHaveLength(1);
  });

  it('tells every fault at the person it is about, and keeps nothing', async () => {
    const at = await home();
    const other = await home();
    const { status, body } = await officer('POST', `households/${at.id}/consents`, paper([self(at.child), self(at.adult), self(at.adult), self(other.adult), { personId: at.adult, givenBy: 'guardian', guardian: { ...guardian, idNumber: at.adultId } }]));
    expect([status, Object.keys(body.errors ?? {})]).toEqual([422, ['persons[0].givenBy', 'persons[2].personId', 'persons[3].personId', 'persons[4].personId']]);
    expect((await officer('GET', `consents?householdId=${at.id}`)).body.data).toEqual([]);
  });

  it.each([
    ['guardian-consent-required', (at: Home) => paper([self(at.child)])],
    ['guardian-missing', (at: Home) => paper([{ personId: at.child, givenBy: 'guardian' }])],
    ['guardian-is-self', (at: Home) => paper([{ personId: at.adult, givenBy: 'guardian', guardian: { ...guardian, idNumber: at.adultId } }])],
    ['guardian-under-age', (at: Home) => paper([{ personId: at.child, givenBy: 'guardian', guardian: { ...guardian, idNumber: bornOn('2010-01-01') } }])],
    ['guardian-name-malformed', (at: Home) => paper([{ personId: at.child, givenBy: 'guardian', guardian: { ...guardian, name: '<b>' } }])],
    ['id-check-digit', (at: Home) => paper([{ personId: at.child, givenBy: 'guardian', guardian: { ...guardian, idNumber: '350526198001010000'.slice(0, 17) + '9' } }])],
    ['not-in-household', () => paper([self(newId())])],
    ['consent-period-wrong', (at: Home) => paper([self(at.adult)], { validUntil: '2026-11-22' })],
    ['legal-basis-unfit', (at: Home) => paper([self(at.adult)], { purpose: 'publicity' })],
    ['paper-number-missing', (at: Home) => paper([self(at.adult)], { paperNumber: ' ' })],
    ['consent-scope-missing', (at: Home) => paper([self(at.adult)], { coverage: '\u3000' })],
    ['validation-failed', (at: Home) => paper([self(at.adult)], { validUntil: '2027-02-30' })],
    ['validation-failed', () => paper([])],
    ['validation-failed', (at: Home) => paper([self(at.adult)], { items: ['income', 'salary'] })],
  ])('%s', async (code, body) => {
    const at = await home();
    const answer = await officer('POST', `households/${at.id}/consents`, body(at));
    expect(answer.body.code).toBe(code);
    expect(answer.status).toBeLessThan(423);
  });

  it('expires by its date, and is withdrawn once', async () => {
    const at = await home();
    const [given] = await consent(at, undefined, { validUntil: '2026-12-01' });
    api.clock.set(new Date('2026-12-01T16:00:00Z'));
    expect((await officer('GET', `consents/${given!.id}`)).body.status).toBe('expired');
    expect((await officer('GET', `consents?householdId=${at.id}&status=expired`)).body.data).toHaveLength(1);
    expect((await officer('GET', `consents?householdId=${at.id}&status=valid`)).body.data).toEqual([]);
    const [first, second] = await Promise.all([1, 2].map(() => officer('POST', `consents/${given!.id}/withdrawal`, { reason: '不愿意' }, { version: 1 })));
    expect([first!.status, second!.status].sort()).toEqual([200, 412]);
    expect((await officer('POST', `consents/${given!.id}/withdrawal`, { reason: '再次' }, { version: 2 })).body.code).toBe('consent-already-withdrawn');
  });
});

describe('no request without consent', () => {
  it.each([
    ['consent-missing', async (at: Home) => draft(at, [income(at.adult)])],
    ['consent-missing', async (at: Home) => { await consent(at); return draft(at, [income(at.adult), income(at.child)]); }],
    ['consent-missing', async (at: Home) => { await consent(at, undefined, { purpose: 'department_sharing' }); return draft(at, [income(at.adult)]); }],
    ['consent-does-not-cover', async (at: Home) => { await consent(at, undefined, { items: ['vehicle'] }); return draft(at, [income(at.adult)]); }],
    ['consent-expired', async (at: Home) => { await consent(at, undefined, { validUntil: '2026-12-01' }); api.clock.set(new Date('2026-12-02T02:00:00Z')); return draft(at, [income(at.adult)]); }],
    ['consent-withdrawn', async (at: Home) => { const [c] = await consent(at); await officer('POST', `consents/${c!.id}/withdrawal`, { reason: 'x' }, { version: 1 }); return draft(at, [income(at.adult)]); }],
    ['not-in-household', async (at: Home) => draft(at, [income(newId())])],
  ])('%s', async (code, ask) => {
    const { status, body } = await ask(await home());
    expect([status, body.code]).toEqual([422, code]);
    expect(Object.keys(body.errors ?? {})[0]).toMatch(/^items\[\d\]\.personId$/);
  });

  it('the child of 13 by the guardian, and then it goes', async () => {
    const at = await home();
    await consent(at, [self(at.adult), { personId: at.child, givenBy: 'guardian', guardian }]);
    const { status, body } = await draft(at, [income(at.adult, 1_200_000), { personId: at.child, kind: 'school_enrolment', declared: 1 }]);
    expect([status, body.status, body.number]).toEqual([201, 'drafted', expect.stringMatching(/^HS-2026-\d{6}$/)]);
  });

  it.each([
    ['verification-item-twice', (at: Home) => [income(at.adult), income(at.adult)], 422],
    ['verification-value-malformed', (at: Home) => [{ ...vehicle(at.adult), declared: 1_001 }], 422],
    ['verification-value-malformed', (at: Home) => [{ personId: at.adult, kind: 'school_enrolment', declared: 2 }], 422],
    ['validation-failed', (at: Home) => [income(at.adult, -1)], 400],
    ['validation-failed', (at: Home) => [income(at.adult, 1e15)], 400],
    ['validation-failed', (at: Home) => [income(at.adult, 0.5)], 400],
    ['validation-failed', (at: Home) => [{ ...income(at.adult), kind: 'toString' }], 400],
    ['validation-failed', () => [], 400],
  ])('%s', async (code, items, status) => {
    const at = await home();
    await consent(at);
    const answer = await draft(at, items(at));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('withdrawal', () => {
  it('stops at once what rests on it, and an answer that comes after is refused', async () => {
    const at = await home();
    const [first] = await consent(at);
    const [open, done] = [await sent(at, [income(at.adult, 100)]), await sent(at, [vehicle(at.adult)])];
    await answerTo(done, 'vehicle', 0, departments['public-security']!);
    expect((await officer('POST', `verification-requests/${done.id}/conclusion`, { conclusion: '一致' }, { version: 3 })).status).toBe(200);
    expect((await coordinator('POST', `consents/${first!.id}/withdrawal`, { reason: '本人要求' }, { version: 1 })).body).toMatchObject({ status: 'withdrawn', withdrawnReason: '本人要求' });
    expect((await officer('GET', `verification-requests/${open.id}`)).body).toMatchObject({ status: 'stopped', dueAt: null });
    expect((await officer('GET', `verification-requests/${done.id}`)).body.status).toBe('concluded');
    expect([(await answerTo(open, 'income', 100, departments.taxation!)).body.code, (await answerTo(open, 'income', 100, officer, { paperNumber: '函1号' })).body.code]).toEqual(['act-not-allowed', 'act-not-allowed']);
    await api.settle();
    const types = ((await officer('GET', `households/${at.id}/timeline`)).body.data as unknown as { type: string; kind: string }[]).map((t) => `${t.kind}:${t.type}`);
    expect(types).toEqual(expect.arrayContaining(['consent:consent-given', 'consent:consent-withdrawn', 'verification:verification-sent', 'verification:verification-concluded', 'verification:verification-stopped']));
  });

  it('at the same moment as a request comes before it or after it, never between', async () => {
    for (let i = 0; i < 4; i++) {
      const at = await home();
      const [given] = await consent(at);
      const [drafted] = await Promise.all([draft(at, [income(at.adult)]), officer('POST', `consents/${given!.id}/withdrawal`, { reason: 'x' }, { version: 1 })]);
      if (drafted.status === 201) expect((await officer('GET', `verification-requests/${String(drafted.body.id)}`)).body.status).toBe('stopped');
      else expect(drafted.body.code).toBe('consent-withdrawn');
    }
  });

  it('a consent that runs out expires the request', async () => {
    const at = await home();
    await consent(at, undefined, { validUntil: '2026-12-01' });
    const request = await sent(at, [income(at.adult)]);
    api.clock.set(new Date('2026-12-01T16:00:00Z'));
    expect((await answerTo(request, 'income', 1, departments.taxation!)).body.code).toBe('consent-expired');
    await api.asSystem(() => api.app.get(VerificationService).expireDue());
    expect((await officer('GET', `verification-requests/${request.id}`)).body.status).toBe('expired');
  });
});

describe('answers', () => {
  it('of a department: its own items, without what was declared or found; others are not there', async () => {
    const at = await home();
    await consent(at);
    const request = await sent(at, [income(at.adult, 1_200_000), vehicle(at.adult)]);
    const tax = departments.taxation!;
    const seen = await tax('GET', `verification-requests/${request.id}`);
    expect(seen.body).toMatchObject({ items: { total: 1, answered: 0 }, questions: [{ kind: 'income', declared: null, outcome: null, finding: null, toleranceAbsolute: 0 }], subjects: [{ name: '林秀英' }] });
    expect(seen.text).not.toContain('1200000');
    expect((await departments.education!('GET', `verification-requests/${request.id}`)).status).toBe(404);
    expect(((await tax('GET', 'verification-requests?waiting=true')).body.data as unknown as { id: string }[]).map((r) => r.id)).toContain(request.id);
    expect(((await departments.education!('GET', 'verification-requests')).body.data as unknown as { id: string }[]).map((r) => r.id)).not.toContain(request.id);
    expect((await answerTo(request, 'vehicle', 1, tax)).status).toBe(404);
    expect((await answerTo(request, 'income', 1, departments.education!)).status).toBe(404);
    expect((await answerTo(request, 'income', 3_000_000, tax)).body).toMatchObject({ questions: [{ answer: { value: 3_000_000 }, outcome: null, declared: null }] });
    expect((await tax('GET', 'verification-requests?findings=true')).body.data).toEqual([]);
    const office = (await officer('GET', `verification-requests/${request.id}`)).body as never as Request;
    expect(office.questions[0]).toMatchObject({ declared: 1_200_000, outcome: 'differs', finding: { zh: expect.stringContaining('多出 18,000.00 元'), en: expect.stringContaining('beyond the tolerance') } });
    expect((await auditor('GET', `verification-requests/${request.id}`)).status).toBe(200);
    expect((await coordinator('GET', `verification-requests/${request.id}`)).status).toBe(403);
    const drafted = await draft(at, [income(at.adult)]);
    expect((await tax('GET', `verification-requests/${String(drafted.body.id)}`)).status).toBe(404);
  });

  it('twice at once is once; two departments at once are both', async () => {
    const at = await home();
    await consent(at);
    const request = await sent(at, [income(at.adult, 100), vehicle(at.adult)]);
    const answers = await Promise.all([answerTo(request, 'income', 1, departments.taxation!), answerTo(request, 'income', 2, departments.taxation!), answerTo(request, 'vehicle', 0, departments['public-security']!)]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 200, 409]);
    expect(answers.find((a) => a.status === 409)!.body.code).toBe('verification-answered');
    expect((await officer('GET', `verification-requests/${request.id}`)).body).toMatchObject({ items: { total: 2, answered: 2 } });
  });

  it('all or none, each wrong one at its place', async () => {
    const at = await home();
    await consent(at);
    const request = await sent(at, [income(at.adult, 100), vehicle(at.adult)]);
    const [a, b] = request.questions as unknown as [{ id: string }, { id: string }];
    const post = (answers: unknown[], rest: object = { paperNumber: '函2号' }): Promise<Answer> => officer('POST', `verification-requests/${request.id}/answers`, { answers, ...rest });
    expect((await post([{ itemId: a.id, found: true, value: 1 }, { itemId: b.id, found: true, value: 5_000 }])).body).toMatchObject({ code: 'verification-value-malformed', errors: { 'answers[1].value': expect.any(String) } });
    expect((await post([{ itemId: a.id, found: true }])).body.errors).toHaveProperty(['answers[0].value']);
    expect((await post([{ itemId: a.id, found: true, value: 1 }, { itemId: a.id, found: true, value: 1 }])).body.code).toBe('verification-answered');
    expect((await post([{ itemId: newId(), found: true, value: 1 }])).status).toBe(404);
    expect((await post([{ itemId: a.id, found: true, value: 1 }], {})).body.code).toBe('verification-paper-missing');
    for (const value of [-1, 1e30, '1', null, [1], 0.1]) expect({ value, status: (await post([{ itemId: a.id, found: true, value }])).status }).toEqual({ value, status: value === null ? 422 : 400 });
    expect((await officer('POST', `verification-requests/${request.id}/answers`, undefined, { raw: `{"answers":[{"itemId":"${a.id}","found":true,"value":1,"note":"\\u0000"}],"paperNumber":"x"}` })).status).toBe(400);
    expect((await officer('GET', `verification-requests/${request.id}`)).body).toMatchObject({ items: { answered: 0 }, status: 'sent' });
  });

  it('stay sealed in the database, and outside of events and the trail', async () => {
    const at = await home();
    await consent(at);
    const request = await sent(at, [income(at.adult, 77_123_457)]);
    await answerTo(request, 'income', 77_999_991, officer, { paperNumber: '函3号' });
    await officer('POST', `verification-requests/${request.id}/conclusion`, { conclusion: '结论保密词' }, { version: 3 });
    await api.settle();
    for (const table of ['recipients.verification_request', 'recipients.verification_item', 'recipients.timeline_entry', 'platform.outbox_event', 'platform.audit_entry', 'platform.idempotency_key']) {
      const [hit] = (await api.owner.query(`SELECT count(*)::int AS n FROM ${table} t WHERE t::text ~ '77123457|77999991|结论保密词'`)) as { n: number }[];
      expect({ table, n: hit!.n }).toEqual({ table, n: 0 });
    }
  });

  it('an ID is opened for the department that is asked, while it is asked, with a reason that stays', async () => {
    const at = await home();
    await consent(at);
    const request = await sent(at, [income(at.adult)]);
    const reveal = (by: Caller, personId = at.adult): Promise<Answer> => by('POST', `verification-requests/${request.id}/reveals`, { personId, reason: '查询个税' });
    expect((await reveal(departments.taxation!)).body.value).toBe(at.adultId);
    expect([(await reveal(departments.education!)).status, (await reveal(departments.taxation!, at.child)).status]).toEqual([404, 404]);
    const [entry] = (await auditor('GET', `audit-entries?subjectId=${request.id}&action=reveal`)).body.data as unknown as { detail: object }[];
    expect(entry!.detail).toEqual({ field: 'idNumber', personId: at.adult, reason: '查询个税' });
    await officer('POST', `verification-requests/${request.id}/stop`, { reason: '不再需要' }, { version: 2 });
    expect((await reveal(departments.taxation!)).status).toBe(409);
  });
});

describe('late answers', () => {
  it('stand in the list, are chased, and count when they come', async () => {
    const at = await home();
    await consent(at);
    const request = await sent(at, [income(at.adult, 100), vehicle(at.adult)]);
    const late = async (): Promise<string[]> => ((await officer('GET', 'verification-requests?overdue=true&perPage=200')).body.data as unknown as { id: string }[]).map((r) => r.id);
    const chase = (organisation: string): Promise<Answer> => officer('POST', `verification-requests/${request.id}/chases`, { organisationId: ids[organisation], chasedBy: 'phone', note: '答应周五前' });
    expect(await late()).not.toContain(request.id);
    expect((await chase('public-security')).body.code).toBe('verification-not-late');
    // Five working days from Monday 23 November end on Monday 30, at closing time.
    api.clock.set(new Date('2026-11-30T09:31:00Z'));
    expect(await late()).toContain(request.id);
    // Who is in time is not told of those who are late.
    expect((await departments.taxation!('GET', `verification-requests/${request.id}`)).body).toMatchObject({ overdue: false, dueAt: '2026-12-07T09:30:00+00:00' });
    const lateOf = async (by: Caller): Promise<string[]> => ((await by('GET', 'verification-requests?overdue=true&perPage=200')).body.data as unknown as { id: string }[]).map((r) => r.id);
    expect([(await lateOf(departments['public-security']!)).includes(request.id), (await lateOf(departments.taxation!)).includes(request.id)]).toEqual([true, false]);
    expect((await chase('taxation')).body.code).toBe('verification-not-late');
    expect((await chase('education')).body.code).toBe('verification-department-answered');
    expect((await chase('public-security')).body).toMatchObject({ chases: [{ chasedBy: 'phone', note: '答应周五前', organisation: { id: ids['public-security'] } }] });
    expect((await departments.taxation!('GET', `verification-requests/${request.id}`)).body.chases).toEqual([]);
    expect((await answerTo(request, 'vehicle', 0, departments['public-security']!)).status).toBe(200);
    expect(await late()).not.toContain(request.id);
    expect(((await officer('GET', `verification-requests/${request.id}`)).body.questions as unknown as { kind: string; late: boolean }[]).find((q) => q.kind === 'vehicle')!.late).toBe(true);
  });
});

describe('the report', () => {
  it('is there after the conclusion, numbered, valid to a day, in Chinese type, and each download is in the trail', async () => {
    const at = await home();
    await consent(at);
    const request = await sent(at, [income(at.adult, 1_200_000), vehicle(at.adult)]);
    const url = `verification-requests/${request.id}`;
    expect((await officer('GET', `${url}/report.pdf`)).body.code).toBe('verification-not-concluded');
    expect((await officer('POST', `${url}/conclusion`, { conclusion: 'x' }, { version: 2 })).body.code).toBe('verification-nothing-answered');
    await answerTo(request, 'income', 3_000_000, departments.taxation!);
    expect((await officer('POST', `${url}/conclusion`, { conclusion: 'x' }, { version: 3 })).body).toMatchObject({ code: 'verification-unanswered', params: { count: 1 } });
    const { body } = await officer('POST', `${url}/conclusion`, { conclusion: '收入高于申报', unansweredReason: '交警系统停机' }, { version: 3 });
    expect(body).toMatchObject({ status: 'concluded', conclusion: '收入高于申报', findings: 1, reportNumber: expect.stringMatching(/^BG-2026-\d{6}$/), reportValidUntil: addDays(localDate(START), 90) });
    const file = await officer('GET', `${url}/report.pdf`);
    expect([file.status, file.headers['content-type'], file.headers['content-disposition'], file.text.slice(0, 5)]).toEqual([200, 'application/pdf', `attachment; filename="${String(body.reportNumber)}.pdf"`, '%PDF-']);
    expect((await auditor('GET', `audit-entries?subjectId=${request.id}&action=download`)).body.data).toHaveLength(1);
    expect((await departments.taxation!('GET', `${url}/report.pdf`)).status).toBe(403);
    expect((await departments.taxation!('GET', url)).body).toMatchObject({ conclusion: null, reportNumber: null, findings: 0, reason: null });
    expect((await officer('POST', `${url}/stop`, { reason: 'x' }, { version: 4 })).body.code).toBe('act-not-allowed');
  });
});

describe('outside the area', () => {
  it('nothing is there', async () => {
    const at = await home();
    const [given] = await consent(at);
    const request = await sent(at, [income(at.adult)]);
    for (const [method, path, body] of [
      ['GET', `consents/${given!.id}`], ['POST', `consents/${given!.id}/withdrawal`, { reason: 'x' }], ['POST', `households/${at.id}/consents`, paper([self(at.adult)])], ['GET', `verification-requests/${request.id}`], ['POST', 'verification-requests', { householdId: at.id, items: [income(at.adult)] }],
      ['POST', `verification-requests/${request.id}/answers`, { paperNumber: 'x', answers: [{ itemId: request.questions[0]!.id, found: true, value: 1 }] }], ['POST', `verification-requests/${request.id}/stop`, { reason: 'x' }], ['POST', `verification-requests/${request.id}/conclusion`, { conclusion: 'x' }],
      ['POST', `verification-requests/${request.id}/chases`, { organisationId: ids.taxation, chasedBy: 'phone' }], ['POST', `verification-requests/${request.id}/reveals`, { personId: at.adult, reason: 'xx' }], ['GET', `verification-requests/${request.id}/report.pdf`],
    ] as ['GET', string, object?][]) expect({ path, status: (await outside(method, path, body, { version: 1 })).status }).toEqual({ path, status: 404 });
    expect((await outside('GET', `consents?householdId=${at.id}`)).body.data).toEqual([]);
    expect((await outside('GET', `verification-requests?householdId=${at.id}`)).body.data).toEqual([]);
  });

  it('nor for the database, whatever a statement asks', async () => {
    const at = await home();
    await consent(at);
    const request = await sent(at, [income(at.adult), vehicle(at.adult)]);
    const client = await api.app.get(Database).pool.connect();
    const count = async (table: string, divisions: string, organisation: string): Promise<number> => {
      await client.query(`SELECT set_config('yizhu.divisions', $1, false), set_config('yizhu.organisation', $2, false), set_config('yizhu.member', '', false), set_config('yizhu.county', '', false)`, [divisions, organisation]);
      return ((await client.query(`SELECT count(*)::int AS n FROM recipients.${table} WHERE ${table === 'verification_request' ? 'id' : 'request_id'} = $1`, [request.id])).rows as { n: number }[])[0]!.n;
    };
    try {
      expect(await count('verification_request', `{${XUNZHONG}}`, '')).toBe(1);
      expect(await count('verification_request', `{${LONGXUN}}`, '')).toBe(0);
      expect(await count('verification_request', '{}', ids.taxation!)).toBe(1);
      expect(await count('verification_request', '{}', ids.education!)).toBe(0);
      expect([await count('verification_item', '{}', ids.taxation!), await count('verification_item', `{${XUNZHONG}}`, '')]).toEqual([1, 2]);
    } finally {
      client.release(true);
    }
  });

  it('a household that moves takes its consents and requests along', async () => {
    const at = await home();
    const [given] = await consent(at);
    const request = await sent(at, [income(at.adult)]);
    const admin = await api.signIn('county_admin');
    expect((await admin('POST', `households/${at.id}/moves`, { villageCode: '350526101201', address: '2号' }, { version: 1 })).status).toBe(200);
    await api.settle();
    expect([(await outside('GET', `consents/${given!.id}`)).status, (await outside('GET', `verification-requests/${request.id}`)).status, (await officer('GET', `consents/${given!.id}`)).status]).toEqual([200, 200, 404]);
    expect((await outside('GET', `verification-requests/${request.id}`)).body.questions).toHaveLength(1);
  });
});

describe('the rules', () => {
  it('are data: a change of department and tolerance holds for the next request', async () => {
    const admin = await api.signIn('county_admin');
    const rules = (await admin('GET', 'verification-rules')).body.data as unknown as { id: string; kind: string; version: number; organisation: { id: string } }[];
    expect(rules).toHaveLength(8);
    const rule = rules.find((r) => r.kind === 'vehicle')!;
    const body = { organisationId: ids.education, answerDays: 3, toleranceAbsolute: 1, tolerancePercent: 0, validDays: 30 };
    expect((await officer('PUT', `verification-rules/${rule.id}`, body, { version: rule.version })).status).toBe(403);
    expect((await admin('PUT', `verification-rules/${rule.id}`, { ...body, organisationId: newId() }, { version: rule.version })).body.code).toBe('verification-department-unknown');
    const [{ charity }] = (await api.owner.query(`SELECT id AS charity FROM partners.organisation WHERE code = 'zhihe'`)) as [{ charity: string }];
    expect((await admin('PUT', `verification-rules/${rule.id}`, { ...body, organisationId: charity }, { version: rule.version })).body.code).toBe('verification-department-unknown');
    expect((await admin('PUT', `verification-rules/${rule.id}`, { ...body, tolerancePercent: 101 }, { version: rule.version })).status).toBe(400);
    const at = await home();
    await consent(at);
    const before = await sent(at, [vehicle(at.adult)]);
    expect((await admin('PUT', `verification-rules/${rule.id}`, body, { version: rule.version })).status).toBe(200);
    expect((await admin('PUT', `verification-rules/${rule.id}`, body, { version: rule.version })).status).toBe(412);
    expect((await answerTo(before, 'vehicle', 1, departments.education!)).status).toBe(404);
    const after = await sent(at, [vehicle(at.adult)]);
    await answerTo(after, 'vehicle', 1, departments.education!);
    expect(((await officer('GET', `verification-requests/${after.id}`)).body.questions as unknown as { outcome: string }[])[0]!.outcome).toBe('within_tolerance');
  });
});
