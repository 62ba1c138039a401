import { residentIdCheck } from '@yizhu/kernel';
import { residentId } from '../testing/people.js';
import { textOf } from '../testing/pdf-text.js';
import { LONGXUN, TestApi, XUNZHONG, XUNZHONG_VILLAGE, OTHER_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** The dossier on paper, and the rights of the person: copy, correction, who looked, restriction. */
let api: TestApi;
let officer: Caller;
let outside: Caller;
let auditor: Caller;
let coordinator: Caller;
const START = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  outside = await api.signIn('township_officer', 'division', [LONGXUN]);
  auditor = await api.signIn('auditor');
  coordinator = await api.signIn('coordinator', 'division', [XUNZHONG_VILLAGE], { roles: ['coordinator'], villages: [XUNZHONG_VILLAGE] });
});
beforeEach(() => api.clock.set(START));
afterAll(() => api.stop());

let serial = 40_000;
interface Home { id: string; head: string; son: string; headId: string; sonId: string }
const PHONE = '13859712345';
const BANK = '6216000099998888';
const home = async (): Promise<Home> => {
  const [headId, sonId] = [residentId(++serial), residentId(++serial)];
  const { status, body } = await officer('POST', 'households', {
    villageCode: XUNZHONG_VILLAGE, address: '瓷都大道六十六号', category: 'subsistence', basis: '德政民〔2026〕7号', benefitFen: 65_000,
    members: [{ name: '欧阳秀英', idNumber: headId, phone: PHONE, health: '高血压', bankAccount: BANK, isHead: true }, { name: '欧阳小明', idNumber: sonId, relation: '子', isHead: false }],
  });
  expect(status).toBe(201);
  const members = body.members as unknown as { id: string; isHead: boolean }[];
  return { id: body.id as unknown as string, head: members.find((m) => m.isHead)!.id, son: members.find((m) => !m.isHead)!.id, headId, sonId };
};
const correct = (id: string, version: number, body: object, by = officer): Promise<Answer> => by('POST', `recipients/${id}/corrections`, { reason: '本人提出', ...body }, { version });
const asked = { askedBy: 'self', identifiedBy: 'id_card', reason: '本人到窗口申请' };
const audited = async (action: string, subject: string): Promise<Record<string, unknown>[]> => (await api.owner.query(`SELECT resource, detail FROM platform.audit_entry WHERE action = $1 AND subject_id = $2`, [action, subject])) as Record<string, unknown>[];

const pdfOf = async (method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; type: unknown; text: string }> => {
  const answer = await officer(method, path, body);
  return { status: answer.status, type: answer.headers['content-type'], text: answer.status === 200 ? textOf(answer.bytes) : answer.text };
};

describe('the dossier on paper', () => {
  it('holds the household in Chinese type, masked, traced on each page, and is noted', async () => {
    const at = await home();
    const { status, type, text } = await pdfOf('GET', `households/${at.id}/dossier.pdf`);
    expect([status, type]).toEqual([200, 'application/pdf']);
    for (const words of ['救助对象家庭档案', '欧阳秀英', '欧阳小明', '低保对象', '德政民〔2026〕7号', '瓷都大道六十六号', '建立档案', '高血压', `${at.headId[0]}****************${at.headId[17]}`, '测试township_officer 2026-11-23 10:00 打印']) expect(text).toContain(words);
    for (const secret of [at.headId, at.sonId, PHONE, BANK]) expect(text).not.toContain(secret);
    expect(await audited('print', at.id)).toEqual([{ resource: 'household', detail: {} }]);
  });

  it('is the office’s, within its area', async () => {
    const at = await home();
    expect([(await outside('GET', `households/${at.id}/dossier.pdf`)).status, (await coordinator('GET', `households/${at.id}/dossier.pdf`)).status]).toEqual([404, 403]);
    expect(await audited('print', at.id)).toEqual([]);
  });
});

describe('a copy of everything', () => {
  it('opens what is sealed, gathers every context, leaves others’ data out, and keeps who asked', async () => {
    const at = await home();
    const request = await officer('POST', 'help-requests', { personId: at.head, channel: 'phone', source: 'self', summary: '请人打扫', callerPhone: '05957654321', needs: [{ dimension: 'daily_living', description: '每周打扫一次' }] });
    expect(request.status).toBe(201);
    await api.settle();
    await correct(at.head, 1, { field: 'health', value: '高血压、糖尿病' });
    const { status, body, text } = await officer('POST', `recipients/${at.head}/copies`, { format: 'json', ...asked });
    expect(status).toBe(200);
    const sections = body.sections as unknown as { title: string; columns: string[]; rows: string[][]; complete: boolean }[];
    expect(sections.map(({ title }) => title)).toEqual(['本人信息', '所在家庭', '认定记录', '认定建议', '授权同意', '信息核实', '建档与变更', '需求评估', '评估问答', '评估需求', '更正记录', '限制处理记录', '合并记录', '以往提供的副本', '个人情况', '申报的收入、财产和支出', '监护人', '照片和材料', '求助', '服务工单', '走访', '微心愿', '满意度评价', '预约', '个案服务', '发给本人的消息']);
    for (const { columns, rows, complete } of sections) expect([complete, rows.every((row) => row.length === columns.length)]).toEqual([true, true]);
    for (const words of [at.headId, PHONE, BANK, '瓷都大道六十六号', '每周打扫一次', '高血压、糖尿病', '德政民〔2026〕7号', '建立档案']) expect(text).toContain(words);
    expect(sections.find(({ title }) => title === '更正记录')!.rows).toEqual([['2026-11-23 10:00', '健康状况', '高血压', '本人提出', '测试township_officer']]);
    for (const others of [at.sonId, '欧阳小明', '05957654321']) expect(text).not.toContain(others);
    expect(await audited('copy', at.head)).toMatchObject([{ resource: 'recipient', detail: { format: 'json', askedBy: 'self', identifiedBy: 'id_card' } }]);
  });

  it('goes onto paper, for a guardian who is named and whose name is sealed', async () => {
    const at = await home();
    const missing = await officer('POST', `recipients/${at.son}/copies`, { ...asked, format: 'pdf', askedBy: 'guardian', askerName: '\u3000' });
    expect([missing.status, missing.body.code, Object.keys(missing.body.errors ?? {})]).toEqual([422, 'asker-missing', ['askerName']]);
    const { status, type, text } = await pdfOf('POST', `recipients/${at.son}/copies`, { ...asked, format: 'pdf', askedBy: 'guardian', askerName: '欧阳秀英', identifiedBy: 'guardianship_paper' });
    expect([status, type]).toEqual([200, 'application/pdf']);
    for (const words of ['个人信息副本', '欧阳小明', at.sonId]) expect(text).toContain(words);
    expect(text).not.toContain(at.headId);
    const [row] = (await api.owner.query(`SELECT asker_sealed AS asker FROM recipients.personal_copy WHERE person_id = $1`, [at.son])) as { asker: string }[];
    expect(row!.asker).toMatch(/^v1\./);
  });

  it('is stored nowhere: an Idempotency-Key keeps no answer', async () => {
    const at = await home();
    const [first, second] = await Promise.all([1, 2].map(() => officer('POST', `recipients/${at.head}/copies`, { format: 'json', ...asked }, { key: `copy-${at.head}` })));
    expect([first!.status, second!.status]).toEqual([200, 200]);
    expect(await api.owner.query(`SELECT 1 FROM platform.idempotency_key WHERE key = $1`, [`copy-${at.head}`])).toEqual([]);
    expect(await audited('copy', at.head)).toHaveLength(2);
  });

  it('refuses outside the area, and without saying who asked', async () => {
    const at = await home();
    expect((await outside('POST', `recipients/${at.head}/copies`, { format: 'json', ...asked })).status).toBe(404);
    expect((await coordinator('POST', `recipients/${at.head}/copies`, { format: 'json', ...asked })).status).toBe(403);
    for (const body of [{}, { format: 'json' }, { ...asked, format: 'xml' }, { ...asked, format: 'json', reason: '  ' }, { ...asked, format: 'json', identifiedBy: 'friend' }, { ...asked, format: 'json', all: true }]) expect((await officer('POST', `recipients/${at.head}/copies`, body)).status).toBe(400);
    expect(await audited('copy', at.head)).toEqual([]);
  });
});

describe('correction', () => {
  it('puts a name right: found by the new one only, on every paper of the household, the old one sealed', async () => {
    const at = await home();
    await officer('POST', 'help-requests', { personId: at.head, channel: 'phone', source: 'self', summary: '送药', needs: [{ dimension: 'health', description: '送药' }] });
    await officer('POST', `households/${at.id}/consents`, { purpose: 'information_verification', coverage: '家庭经济状况', legalBasis: 'signed_authorisation', form: 'paper', paperNumber: '授1', validFrom: '2026-11-23', validUntil: '2027-11-22', persons: [{ personId: at.head, givenBy: 'self' }] });
    const { status, body } = await correct(at.head, 1, { field: 'name', value: ' 欧阳 琇瑛 ' });
    expect([status, body.name, body.headName, body.version]).toEqual([200, '欧阳琇瑛', '欧阳琇瑛', 2]);
    await api.settle();
    const found = async (q: string): Promise<unknown[]> => (await officer('GET', `recipients?q=${encodeURIComponent(q)}&householdId=${at.id}`)).body.data as never;
    expect([(await found('琇瑛')).length, (await found('秀英')).length]).toEqual([1, 0]);
    expect((await officer('GET', `help-requests?householdId=${at.id}`)).body.data).toMatchObject([{ person: { name: '欧阳琇瑛' } }]);
    expect((await officer('GET', `consents?householdId=${at.id}`)).body.data).toMatchObject([{ person: { name: '欧阳琇瑛' }, household: { headName: '欧阳琇瑛' } }]);
    expect((await officer('GET', `households/${at.id}`)).body.headName).toBe('欧阳琇瑛');
    const history = await coordinator('GET', `recipients/${at.head}/corrections`);
    expect(history.body.data).toMatchObject([{ field: 'name', reason: '本人提出', correctedByName: '测试township_officer' }]);
    expect(history.text).not.toMatch(/秀英|琇瑛/);
    const [row] = (await api.owner.query(`SELECT old_sealed AS old FROM recipients.correction WHERE person_id = $1`, [at.head])) as { old: string }[];
    expect(row!.old).toMatch(/^v1\./);
    expect(await audited('correct', at.head)).toEqual([{ resource: 'recipient', detail: { field: 'name', version: 2 } }]);
    expect((await officer('GET', `households/${at.id}/timeline?kind=household`)).text).toContain('person-corrected');
  });

  it('puts a resident ID right with all that follows from it', async () => {
    const at = await home();
    const first17 = '35052619900315121';
    const idNumber = first17 + residentIdCheck(first17);
    expect((await correct(at.son, 1, { field: 'idNumber', value: idNumber })).body).toMatchObject({ code: 'correction-paper-missing' });
    const { body } = await correct(at.son, 1, { field: 'idNumber', value: idNumber, paperNumber: '德公证〔2026〕8号' });
    expect(body).toMatchObject({ birthDate: '1990-03-15', sex: '1', idMasked: `3****************${idNumber[17]!}`, version: 2 });
    const lookUp = async (id: string): Promise<unknown> => ((await officer('POST', 'recipients/lookups', { idNumber: id })).body.data as unknown as { id: string }[]).map((p) => p.id);
    expect([await lookUp(idNumber), await lookUp(at.sonId)]).toEqual([[at.son], []]);
    expect((await officer('POST', `recipients/${at.son}/reveals`, { field: 'idNumber', reason: '核对' })).body.value).toBe(idNumber);
  });

  it('holds an ID unique, also when two people get it at once', async () => {
    const [one, two] = [await home(), await home()];
    expect((await correct(one.head, 1, { field: 'idNumber', value: two.headId, paperNumber: '1' })).body).toMatchObject({ code: 'already-registered' });
    const idNumber = residentId(++serial);
    const answers = await Promise.all([one.son, two.son].map((id) => correct(id, 1, { field: 'idNumber', value: idNumber, paperNumber: '1' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('empties and fills phone and bank account, masked at once', async () => {
    const at = await home();
    expect((await correct(at.head, 1, { field: 'phone', value: '139-5971-0000' })).status).toBe(200);
    expect((await correct(at.head, 2, { field: 'bankAccount', value: '' })).status).toBe(200);
    const members = (await officer('GET', `households/${at.id}`)).body.members as unknown as object[];
    expect(members[0]).toMatchObject({ phoneMasked: '139****0000', bankAccountMasked: null, version: 3 });
    expect((await officer('POST', 'recipients/lookups', { phone: '13959710000' })).body.data).toMatchObject([{ id: at.head }]);
  });

  it.each([
    ['name-missing', { field: 'name', value: ' ' }], ['name-malformed', { field: 'name', value: '<script>' }], ['phone-malformed', { field: 'phone', value: '123' }], ['bank-account-malformed', { field: 'bankAccount', value: 'abc' }], ['relation-of-head', { field: 'relation', value: '妻' }],
    ['id-check-digit', { field: 'idNumber', value: '350526199003151219', paperNumber: '1' }], ['correction-changes-nothing', { field: 'phone', value: PHONE }], ['validation-failed', { field: 'sex', value: '1' }], ['validation-failed', { field: 'name', value: { $ne: 1 } }], ['validation-failed', { field: 'name', value: '陈'.repeat(201) }],
  ])('%s', async (code, body) => {
    const at = await home();
    const answer = await correct(at.head, 1, body);
    expect(answer.body.code).toBe(code);
    expect(answer.status).toBeLessThan(423);
    expect((await officer('GET', `recipients/${at.head}`)).body.version).toBe(1);
  });

  it('from a version, once, and within the area', async () => {
    const at = await home();
    const twice = await Promise.all(['13900000001', '13900000002'].map((value) => correct(at.head, 1, { field: 'phone', value })));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await correct(at.head, 2, { field: 'phone', value: '' }, outside)).status).toBe(404);
    expect((await correct(at.head, 2, { field: 'phone', value: '' }, coordinator)).status).toBe(403);
  });
});

describe('who looked', () => {
  it('names everybody who opened the person, the household or a record about them, and why a field was opened', async () => {
    const at = await home();
    const request = await officer('POST', 'help-requests', { personId: at.head, channel: 'phone', source: 'self', summary: '送药', needs: [{ dimension: 'health', description: '送药' }] });
    await coordinator('GET', `households/${at.id}`);
    await coordinator('GET', `help-requests/${String(request.body.id)}`);
    await officer('POST', `recipients/${at.head}/reveals`, { field: 'phone', reason: '电话回访' });
    await officer('GET', 'recipients');
    const { status, body } = await auditor('GET', `recipients/${at.head}/accesses?perPage=50`);
    expect(status).toBe(200);
    const lines = (body.data as unknown as { actor: string; action: string; resource: string; field: string | null; reason: string | null }[]).map((a) => [a.actor, a.action, a.resource, a.field, a.reason]);
    expect(lines).toEqual(expect.arrayContaining([
      ['测试coordinator', 'read', 'household', null, null], ['测试coordinator', 'read', 'help-request', null, null], ['测试township_officer', 'reveal', 'recipient', 'phone', '电话回访'], ['测试township_officer', 'register', 'household', null, null],
    ]));
    expect(lines.some(([, action]) => action === 'list')).toBe(false);
    // Looking at the log is in the log.
    expect(lines).toContainEqual(['测试auditor', 'read', 'access-log', null, null]);
    const stranger = await home();
    expect(((await auditor('GET', `recipients/${stranger.head}/accesses`)).body.data as unknown as { actor: string }[]).map(({ actor }) => actor)).not.toContain('测试coordinator');
  });

  it('is paged, and for the office, its area and the auditor', async () => {
    const at = await home();
    for (let i = 0; i < 3; i++) await officer('GET', `households/${at.id}`);
    const first = await officer('GET', `recipients/${at.head}/accesses?limit=2`);
    expect(first.body.data).toHaveLength(2);
    expect((await officer('GET', `recipients/${at.head}/accesses?limit=2&cursor=${encodeURIComponent(String((first.body.page as never as { next: string }).next))}`)).body.data).toHaveLength(2);
    expect([(await outside('GET', `recipients/${at.head}/accesses`)).status, (await coordinator('GET', `recipients/${at.head}/accesses`)).status, (await officer('GET', `recipients/${at.head}/accesses?sort=reason`)).status, (await officer('GET', 'recipients/x/accesses')).status]).toEqual([404, 403, 400, 400]);
  });
});

describe('restriction', () => {
  const restrict = (id: string, version: number, by = officer): Promise<Answer> => by('POST', `recipients/${id}/restriction`, { reason: '对准确性有异议' }, { version });
  it('shows, leaves the person out of exports and says so, until released', async () => {
    const at = await home();
    const [first, second] = await Promise.all([restrict(at.head, 1), restrict(at.head, 1)]);
    expect([first!.status, second!.status].sort()).toEqual([200, 412]);
    expect((await restrict(at.head, 2)).body.code).toBe('already-restricted');
    expect((await officer('GET', `households/${at.id}`)).body.members).toMatchObject([{ restrictedSince: expect.stringContaining('2026-11-23T02:00:00') }, { restrictedSince: null }]);
    const exported = await officer('GET', `recipients/export?householdId=${at.id}`);
    expect([exported.headers['x-left-out'], exported.text.includes('欧阳秀英'), exported.text.includes('欧阳小明')]).toEqual(['1', false, true]);
    const searched = await officer('GET', `recipients/export?householdId=${at.id}&q=${encodeURIComponent('欧阳')}`);
    expect([searched.headers['x-left-out'], searched.text.includes('欧阳秀英')]).toEqual(['1', false]);
    const released = await officer('POST', `recipients/${at.head}/release`, { reason: '已核实无误' }, { version: 2 });
    expect([released.status, released.body.restrictedSince]).toEqual([200, null]);
    const after = await officer('GET', `recipients/export?householdId=${at.id}`);
    expect([after.headers['x-left-out'], after.text.includes('欧阳秀英')]).toEqual(['0', true]);
    expect((await officer('POST', `recipients/${at.head}/release`, { reason: '再次' }, { version: 3 })).body.code).toBe('not-restricted');
    expect((await api.owner.query(`SELECT reason, release_reason FROM recipients.restriction WHERE person_id = $1`, [at.head]))).toEqual([{ reason: '对准确性有异议', release_reason: '已核实无误' }]);
    expect([(await restrict(at.son, 1, outside)).status, (await restrict(at.son, 1, coordinator)).status, (await officer('POST', `recipients/${at.son}/restriction`, { reason: ' ' }, { version: 1 })).status]).toEqual([404, 403, 400]);
  });

  it('goes where the household goes', async () => {
    const at = await home();
    await restrict(at.head, 1);
    await correct(at.head, 2, { field: 'phone', value: '' });
    await officer('POST', `households/${at.id}/moves`, { villageCode: OTHER_VILLAGE, address: '2号' }, { version: 1 });
    await api.settle();
    for (const table of ['correction', 'restriction']) expect([table, await api.owner.query(`SELECT division_code AS d FROM recipients.${table} WHERE person_id = $1`, [at.head])]).toEqual([table, [{ d: OTHER_VILLAGE }]]);
  });
});
