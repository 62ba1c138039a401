import { Attachments } from '@yizhu/recipients';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { residentId } from '../testing/people.js';
import { LONGXUN, OTHER_VILLAGE, TestApi, upload, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';

/** What the dossier knows beside the register: a person's life, means as declared, guardians, contacts, papers. */
let api: TestApi;
let officer: Caller;
let outside: Caller;
let coordinator: Caller;
let auditor: Caller;
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

let serial = 52_000;
interface Home { id: string; head: string; child: string; version: number }
const home = async (): Promise<Home> => {
  const { status, body } = await officer('POST', 'households', {
    villageCode: XUNZHONG_VILLAGE, address: '瓷都大道七号', category: 'subsistence', basis: '德政民〔2026〕7号',
    members: [{ name: '苏阿梅', idNumber: residentId(++serial, '19700101'), isHead: true }, { name: '苏小宝', idNumber: residentId(++serial, '20150501'), relation: '子', isHead: false }],
  });
  expect(status).toBe(201);
  const members = body.members as unknown as { id: string; isHead: boolean }[];
  return { id: body.id as unknown as string, head: members.find((m) => m.isHead)!.id, child: members.find((m) => !m.isHead)!.id, version: body.version as unknown as number };
};
const PROFILE = { marriage: '30', education: 'primary', workStatus: 'farming', disabilityKind: 'physical', disabilityGrade: 2, capacity: 'full', school: '', employer: '村合作社', certificate: '35052619700101002X42' };
const facts = async (id: string, by = officer): Promise<Answer['body']> => (await by('GET', `households/${id}/facts`)).body;
const stored = async (table: string): Promise<string> => JSON.stringify(await api.owner.query(`SELECT * FROM recipients.${table}`));

describe('a person’s life', () => {
  it('is described, replaced, and each version kept; texts are sealed', async () => {
    const { id, head } = await home();
    const first = await officer('PUT', `recipients/${head}/profile`, PROFILE, { version: 1 });
    expect(first.status).toBe(200);
    expect((first.body.profiles as unknown as unknown[])[0]).toMatchObject({ personId: head, education: 'primary', disabilityGrade: 2, employer: '村合作社', certificate: PROFILE.certificate, recordedBy: '测试township_officer' });
    expect(await stored('person_profile')).not.toContain('村合作社');
    expect((await officer('PUT', `recipients/${head}/profile`, { ...PROFILE, education: 'junior' }, { version: 1 })).status).toBe(412);
    expect((await coordinator('PUT', `recipients/${head}/profile`, { ...PROFILE, education: 'junior' }, { version: 2 })).status).toBe(200);
    expect((await facts(id)).profiles).toEqual([expect.objectContaining({ education: 'junior' })]);
    expect(((await api.owner.query(`SELECT count(*)::int AS n FROM recipients.person_profile WHERE person_id = $1`, [head])) as { n: number }[])[0]!.n).toBe(2);
    expect((await officer('PUT', `recipients/${head}/profile`, { ...PROFILE, disabilityGrade: null }, { version: 3 })).body).toMatchObject({ code: 'disability-half', errors: { disabilityGrade: expect.any(String) } });
    expect((await officer('PUT', `recipients/${head}/profile`, { ...PROFILE, marriage: '99' }, { version: 3 })).status).toBe(400);
    expect((await outside('PUT', `recipients/${head}/profile`, PROFILE, { version: 3 })).status).toBe(404);
    await api.settle();
    const timeline = (await officer('GET', `households/${id}/timeline`)).body.data as unknown as { type: string }[];
    expect(timeline.map(({ type }) => type)).toContain('profile-described');
  });
});

describe('means as declared', () => {
  const declaration = (home: Home, lines: object[], declaredOn = '2026-11-20'): object => ({ declaredOn, declaredBy: '苏阿梅', remark: '字迹潦草', lines });
  it('are summed, kept by day, and stand for what a verification leaves out', async () => {
    const h = await home();
    const said = await coordinator('POST', `households/${h.id}/declarations`, declaration(h, [{ kind: 'wage', personId: h.head, value: 150_000 }, { kind: 'dwelling', value: 1 }, { kind: 'medical', personId: h.child, value: 600_000 }]));
    expect(said.status).toBe(201);
    expect((said.body.declarations as unknown as unknown[])[0]).toMatchObject({ incomeMonthFen: 150_000, perHeadMonthFen: 75_000, expenseYearFen: 600_000, members: 2, declaredBy: '苏阿梅' });
    expect(await stored('means_declaration')).not.toContain('字迹潦草');
    // Another day's, entered later, does not hold before the newest.
    await officer('POST', `households/${h.id}/declarations`, declaration(h, [{ kind: 'wage', personId: h.head, value: 1 }], '2025-01-01'));
    expect(((await facts(h.id)).declarations as unknown as { declaredOn: string }[]).map((d) => d.declaredOn)).toEqual(['2026-11-20', '2025-01-01']);

    expect((await officer('POST', `households/${h.id}/consents`, { persons: [{ personId: h.head, givenBy: 'self' }], purpose: 'information_verification', coverage: '全部事项', legalBasis: 'signed_authorisation', form: 'paper', paperNumber: 'S-1', validFrom: '2026-11-01', validUntil: '2027-10-31' })).status).toBe(201);
    const asked = await officer('POST', 'verification-requests', { householdId: h.id, items: [{ personId: h.head, kind: 'income' }, { personId: h.head, kind: 'vehicle' }, { personId: h.head, kind: 'property', declared: 2 }] });
    expect(asked.status).toBe(201);
    expect((asked.body.questions as unknown as { kind: string; declared: number | null }[]).map(({ kind, declared }) => [kind, declared])).toEqual([['income', 1_800_000], ['vehicle', null], ['property', 2]]);
  });

  it.each([
    ['a day to come', { declaredOn: '2026-11-24' }, 422, 'declared-in-future'],
    ['an impossible day', { declaredOn: '2026-02-30' }, 400, 'validation-failed'],
    ['somebody of another household', { lines: [{ kind: 'wage', personId: '019a0000-0000-7000-8000-000000000001', value: 1 }] }, 422, 'person-elsewhere'],
    ['the same twice', { lines: [{ kind: 'rent', value: 1 }, { kind: 'rent', value: 2 }] }, 422, 'declared-line-twice'],
    ['a hundred billion', { lines: [{ kind: 'wage', value: 1e14 }] }, 422, 'declared-amount-wrong'],
    ['nothing', { lines: [] }, 400, 'validation-failed'],
    ['no kind of ours', { lines: [{ kind: 'lottery', value: 1 }] }, 400, 'validation-failed'],
  ])('are refused with %s', async (_, change, status, code) => {
    const h = await home();
    expect(await officer('POST', `households/${h.id}/declarations`, { ...declaration(h, [{ kind: 'wage', value: 1 }]), ...change })).toMatchObject({ status, body: { code } });
  });
});

describe('guardians', () => {
  it('a minor without one is named, until one is named; the number is opened with a reason', async () => {
    const h = await home();
    expect((await facts(h.id)).unguarded).toEqual([h.child]);
    const named = await officer('POST', `recipients/${h.child}/guardians`, { guardianId: h.head, relation: '母亲', since: '2026-01-01' });
    expect(named.status).toBe(201);
    expect(named.body.unguarded).toEqual([]);
    expect(await officer('POST', `recipients/${h.child}/guardians`, { guardianId: h.head, relation: '母亲', since: '2026-01-01' })).toMatchObject({ status: 409, body: { code: 'guardian-twice' } });
    const other = await officer('POST', `recipients/${h.child}/guardians`, { name: '林大山', relation: '外祖父', phone: '138 0013 8000', basis: '村委会指定', since: '2026-02-01' });
    const guardian = (other.body.guardians as unknown as { id: string; name: string; phoneMasked: string; version: number }[]).find(({ name }) => name === '林大山')!;
    expect(guardian.phoneMasked).toBe('138****8000');
    expect(await stored('guardianship')).not.toContain('13800138000');
    expect((await coordinator('POST', `guardianships/${guardian.id}/reveals`, { reason: '联系监护人' })).status).toBe(403);
    expect((await officer('POST', `guardianships/${guardian.id}/reveals`, { reason: '联系监护人' })).body.value).toBe('13800138000');
    expect((await outside('POST', `guardianships/${guardian.id}/reveals`, { reason: '联系监护人' })).status).toBe(404);
    expect((await officer('POST', `guardianships/${guardian.id}/ending`, { endedOn: '2026-11-20', reason: '迁居' }, { version: 9 })).status).toBe(412);
    expect((await officer('POST', `guardianships/${guardian.id}/ending`, { endedOn: '2026-01-01', reason: '迁居' }, { version: 1 })).status).toBe(422);
    expect((await officer('POST', `guardianships/${guardian.id}/ending`, { endedOn: '2026-11-20', reason: '迁居' }, { version: 1 })).status).toBe(200);
    expect(await officer('POST', `guardianships/${guardian.id}/ending`, { endedOn: '2026-11-20', reason: '迁居' }, { version: 2 })).toMatchObject({ status: 409, body: { code: 'guardianship-ended' } });
  });

  it('two offices that name each other’s wards crosswise at once make no cycle', async () => {
    const [one, two] = [await home(), await home()];
    for (const { head } of [one, two]) expect((await officer('PUT', `recipients/${head}/profile`, { ...PROFILE, capacity: 'full' }, { version: 1 })).status).toBe(200);
    // Both heads' capacity is limited in the same moment as each is named the other's guardian: a limited adult is nobody's guardian.
    for (const { head } of [one, two]) expect((await officer('PUT', `recipients/${head}/profile`, { ...PROFILE, capacity: 'limited' }, { version: 2 })).status).toBe(200);
    const answers = await Promise.all([officer('POST', `recipients/${one.head}/guardians`, { guardianId: two.head, relation: '亲属', since: '2026-01-01' }), officer('POST', `recipients/${two.head}/guardians`, { guardianId: one.head, relation: '亲属', since: '2026-01-01' })]);
    expect(answers.map(({ body }) => body.code)).toEqual(['guardian-is-minor', 'guardian-is-minor']);
    expect((await officer('POST', `recipients/${one.head}/guardians`, { guardianId: one.head, relation: '本人', since: '2026-01-01' })).body.code).toBe('guardian-same-person');
  });

  it.each([
    ['an adult of full capacity', (h: Home) => [h.head, { name: '林大山', relation: '兄', since: '2026-01-01' }] as const, 'ward-of-age'],
    ['nobody', (h: Home) => [h.child, { relation: '母亲', since: '2026-01-01' }] as const, 'guardian-unnamed'],
    ['a name that is none', (h: Home) => [h.child, { name: '13800138000', relation: '母亲', since: '2026-01-01' }] as const, 'name-malformed'],
    ['a number that is none', (h: Home) => [h.child, { name: '林大山', phone: '12', relation: '母亲', since: '2026-01-01' }] as const, 'phone-malformed'],
  ])('are refused for %s', async (_, of, code) => {
    const [person, body] = of(await home());
    expect(await officer('POST', `recipients/${person}/guardians`, body)).toMatchObject({ status: 422, body: { code } });
  });
});

describe('contacts', () => {
  it('are added, opened with a reason by who visits, removed; ten at most', async () => {
    const h = await home();
    const added = await coordinator('POST', `households/${h.id}/contacts`, { name: '林大山', relation: '邻居', phone: '13800138000', emergency: true });
    expect(added.status).toBe(201);
    const [contact] = added.body.contacts as unknown as { id: string; phoneMasked: string }[];
    expect(contact!.phoneMasked).toBe('138****8000');
    expect((await coordinator('POST', `contacts/${contact!.id}/reveals`, { reason: '敲门无人应' })).body.value).toBe('13800138000');
    expect(((await api.owner.query(`SELECT detail FROM platform.audit_entry WHERE action = 'reveal' AND subject_id = $1`, [contact!.id])) as { detail: object }[])[0]!.detail).toEqual({ field: 'phone', reason: '敲门无人应' });
    expect((await auditor('POST', `contacts/${contact!.id}/reveals`, { reason: '看看' })).status).toBe(403);
    expect((await officer('POST', `contacts/${contact!.id}/removal`)).body.contacts).toEqual([]);
    expect((await officer('POST', `contacts/${contact!.id}/removal`)).status).toBe(404);
    for (let i = 0; i < 10; i++) expect((await officer('POST', `households/${h.id}/contacts`, { name: '林大山', relation: '邻居', phone: `1380013800${i}`, emergency: false })).status).toBe(201);
    expect((await officer('POST', `households/${h.id}/contacts`, { name: '林大山', relation: '邻居', phone: '13800138000', emergency: false })).body.code).toBe('contacts-too-many');
  });
});

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'), randomBytes(300_000)]);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n');
const add = (by: Caller, household: string, file: Buffer, fields: Record<string, string> = { kind: 'photo' }, options: { key?: string; fileName?: string } = {}): Promise<Answer> => {
  const form = upload(file, fields, options.fileName ?? '照片.png');
  return by('POST', `households/${household}/attachments`, undefined, { ...form, ...(options.key ? { key: options.key } : {}) });
};
const filesKept = (): string[] => {
  try {
    const folder = (api.config.files as { folder: string }).folder;
    return readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile());
  } catch {
    return [];
  }
};

describe('photos and papers', () => {
  it('are kept sealed and come back as they were, each opening in the trail', async () => {
    const h = await home();
    const before = filesKept().length;
    const added = await add(coordinator, h.id, PNG, { kind: 'disability_certificate', title: '残疾人证', personId: h.head });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ kind: 'disability_certificate', title: '残疾人证', mediaType: 'image/png', bytes: PNG.length, person: { id: h.head, name: '苏阿梅' }, addedBy: '测试coordinator', version: 1 });
    expect(filesKept()).toHaveLength(before + 1);
    const folder = (api.config.files as { folder: string }).folder;
    expect(readFileSync(join(folder, filesKept().find((name) => name.endsWith(added.body.id as unknown as string))!)).includes(PNG.subarray(0, 33))).toBe(false);
    const opened = await officer('GET', `attachments/${added.body.id as unknown as string}/content`);
    expect(opened.status).toBe(200);
    expect(opened.bytes.equals(PNG)).toBe(true);
    expect(opened.headers).toMatchObject({ 'content-type': 'image/png', 'content-disposition': 'attachment', 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff' });
    expect(((await api.owner.query(`SELECT count(*)::int AS n FROM platform.audit_entry WHERE action = 'open' AND resource = 'attachment' AND subject_id = $1`, [added.body.id])) as { n: number }[])[0]!.n).toBe(1);
    expect((await outside('GET', `attachments/${added.body.id as unknown as string}/content`)).status).toBe(404);
    expect((await outside('GET', `households/${h.id}/attachments`)).status).toBe(404);
    expect(((await auditor('GET', `households/${h.id}/attachments`)).body.data as unknown as unknown[]).length).toBe(1);
  });

  it('are told by their content and not by their name', async () => {
    const h = await home();
    const before = filesKept().length;
    for (const [file, name] of [[Buffer.from('<html><script>alert(1)</script></html>'), '照片.png'], [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'a.svg'], [Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(200)]), '表.pdf'], [Buffer.concat([Buffer.from('MZ'), randomBytes(500)]), 'a.jpg']] as const)
      expect(await add(officer, h.id, file, { kind: 'photo' }, { fileName: name })).toMatchObject({ status: 415, body: { code: 'attachment-type-unknown' } });
    expect((await add(officer, h.id, PDF, { kind: 'medical' }, { fileName: '发票.exe' })).body).toMatchObject({ mediaType: 'application/pdf', title: '发票' });
    expect(filesKept()).toHaveLength(before + 1);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), { kind: 'photo' }, 422, 'attachment-file-missing'],
    ['more than ten megabytes', Buffer.concat([PNG, Buffer.alloc(10 * 1_048_576)]), { kind: 'photo' }, 422, 'upload-too-large'],
    ['no kind', PNG, {}, 422, 'attachment-kind-missing'],
    ['a kind that is none', PNG, { kind: 'passport' }, 422, 'attachment-kind-missing'],
    ['an id that is none', PNG, { kind: 'photo', personId: 'x' }, 400, 'malformed-request'],
    ['somebody of another household', PNG, { kind: 'photo', personId: '019a0000-0000-7000-8000-000000000001' }, 422, 'person-elsewhere'],
    ['a consent that is not here', PNG, { kind: 'consent', consentId: '019a0000-0000-7000-8000-000000000001' }, 404, 'not-found'],
  ])('refused with %s leave nothing behind', async (_, file, fields, status, code) => {
    const h = await home();
    const before = filesKept().length;
    expect(await add(officer, h.id, file, fields as Record<string, string>)).toMatchObject({ status, body: { code } });
    expect(filesKept()).toHaveLength(before);
  });

  it('cut off on the way leave nothing behind', async () => {
    const h = await home();
    const before = filesKept().length;
    const form = upload(PNG, { kind: 'photo' });
    const answer = await officer('POST', `households/${h.id}/attachments`, undefined, { ...form, raw: (form.raw as Buffer).subarray(0, 200_000) });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(filesKept()).toHaveLength(before);
    expect((await officer('GET', `households/${h.id}/attachments`)).body.data).toEqual([]);
  });

  it('sent twice with one key are kept once', async () => {
    const h = await home();
    const before = filesKept().length;
    const [first, again] = [await add(officer, h.id, PDF, { kind: 'medical' }, { key: 'paper-1' }), await add(officer, h.id, PDF, { kind: 'medical' }, { key: 'paper-1' })];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(first.body.id);
    expect(filesKept()).toHaveLength(before + 1);
    expect(await add(officer, h.id, PNG, { kind: 'medical' }, { key: 'paper-1' })).toMatchObject({ status: 422 });
    expect(filesKept()).toHaveLength(before + 1);
  });

  it('are removed with a reason, come back within thirty days, and are destroyed after', async () => {
    const h = await home();
    const id = (await add(officer, h.id, PDF, { kind: 'medical' })).body.id as unknown as string;
    expect((await coordinator('POST', `attachments/${id}/removal`, { reason: '传错了' }, { version: 1 })).status).toBe(403);
    expect((await officer('POST', `attachments/${id}/removal`, { reason: '传错了' }, { version: 1 })).body).toMatchObject({ removedReason: '传错了', removedBy: '测试township_officer', version: 2 });
    expect((await officer('GET', `attachments/${id}/content`)).body.code).toBe('attachment-removed');
    expect((await officer('GET', `households/${h.id}/attachments`)).body.data).toEqual([]);
    expect((await officer('POST', `attachments/${id}/restoration`, undefined, { version: 2 })).body).toMatchObject({ removedAt: null });
    expect((await officer('GET', `attachments/${id}/content`)).status).toBe(200);
    await officer('POST', `attachments/${id}/removal`, { reason: '传错了' }, { version: 3 });
    const purge = (): Promise<number> => api.asSystem(() => api.app.get(Attachments).purge());
    expect(await purge()).toBe(0);
    api.clock.set(new Date(START.getTime() + 31 * 86_400_000));
    const before = filesKept().length;
    expect(await purge()).toBe(1);
    expect(filesKept()).toHaveLength(before - 1);
    expect(await officer('POST', `attachments/${id}/restoration`, undefined, { version: 5 })).toMatchObject({ status: 409, body: { code: 'attachment-purged' } });
    expect(await purge()).toBe(0);
  });

  it('missing from the store are a problem of their own, not half a file', async () => {
    const h = await home();
    const id = (await add(officer, h.id, PDF, { kind: 'medical' })).body.id as unknown as string;
    const { rmSync } = await import('node:fs');
    rmSync(join((api.config.files as { folder: string }).folder, filesKept().find((name) => name.endsWith(id))!));
    expect(await officer('GET', `attachments/${id}/content`)).toMatchObject({ status: 404, body: { code: 'file-gone' } });
  });
});

it('all of it goes where the household goes, and is in the dossier’s paper and the person’s copy', async () => {
  const h = await home();
  await officer('PUT', `recipients/${h.head}/profile`, PROFILE, { version: 1 });
  await officer('POST', `households/${h.id}/declarations`, { declaredOn: '2026-11-20', declaredBy: '苏阿梅', lines: [{ kind: 'wage', personId: h.head, value: 123_400 }, { kind: 'wage', personId: h.child, value: 777_700 }] });
  await officer('POST', `recipients/${h.child}/guardians`, { guardianId: h.head, relation: '母亲', since: '2026-01-01' });
  await officer('POST', `households/${h.id}/contacts`, { name: '林大山', relation: '邻居', phone: '13800138000', emergency: true });
  await add(officer, h.id, PDF, { kind: 'medical', title: '住院发票' });
  const copy = await officer('POST', `recipients/${h.head}/copies`, { format: 'json', askedBy: 'self', identifiedBy: 'id_card', reason: '本人到窗口申请' });
  const text = JSON.stringify(copy.body);
  for (const words of ['小学', '村合作社', PROFILE.certificate, '1,234.00 元／月', '住院发票']) expect(text).toContain(words);
  expect(text).not.toContain('7,777');
  expect((await officer('GET', `households/${h.id}/dossier.pdf`)).status).toBe(200);

  const { version } = (await officer('GET', `households/${h.id}`)).body as unknown as { version: number };
  expect((await officer('POST', `households/${h.id}/moves`, { villageCode: OTHER_VILLAGE, address: '新村一号' }, { version })).status).toBe(200);
  await api.settle();
  for (const table of ['person_profile', 'means_declaration', 'guardianship', 'contact', 'attachment'])
    expect(await api.owner.query(`SELECT DISTINCT division_code FROM recipients.${table} WHERE household_id = $1`, [h.id])).toEqual([{ division_code: OTHER_VILLAGE }]);
});

it('the grid is kept with the household', async () => {
  const h = await home();
  const changed = await officer('PUT', `households/${h.id}`, { grid: '第三网格', address: '瓷都大道七号', causeOfHardship: '', benefitFen: null, remark: '' }, { version: 1 });
  expect(changed.body.grid).toBe('第三网格');
  expect((await officer('PUT', `households/${h.id}`, { address: '瓷都大道七号', causeOfHardship: '', benefitFen: null, remark: '' }, { version: 2 })).body.grid).toBe('第三网格');
});
