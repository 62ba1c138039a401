import ExcelJS from 'exceljs';
import { newId } from '@yizhu/kernel';
import { RosterImporter, RosterJobs } from '@yizhu/recipients';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { residentId } from '../testing/people.js';
import { LONGXUN, TestApi, upload, XUNZHONG, type Answer, type Caller } from '../testing/test-api.js';

const sample = readFileSync(join(__dirname, '../../../../libs/recipients/test-data/roster-sample.xlsx'));
let api: TestApi;
let admin: Caller;
let officer: Caller;
let stranger: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  admin = await api.signIn('county_admin');
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => api.stop());

const workOff = (): Promise<number> => api.app.get(RosterJobs).workOff();
const count = async (table: string): Promise<number> => Number(((await api.owner.query(`SELECT count(*) AS n FROM ${table}`)) as [{ n: string }])[0].n);
const queue = async (by: Caller, file: Buffer, fields: Record<string, string> = {}): Promise<string> => {
  const answer = await by('POST', 'roster-imports', undefined, upload(file, fields));
  expect([answer.text, answer.status]).toEqual([expect.any(String), 202]);
  return answer.body.id as unknown as string;
};
const problem = ({ status, body }: Answer): unknown[] => [status, body.code];
/** A roster of single people in 浔中镇; every ID from `wrongFrom` on has a check digit that is wrong. */
const roster = async (people: number, from: number, wrongFrom = people): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('低保');
  sheet.addRow(['乡镇', '村（居）', '姓名', '与户主关系', '身份证号']);
  for (let n = 0; n < people; n++) {
    const id = residentId(from + n);
    sheet.addRow(['浔中镇', '凤池社区居委会', '林秀英', '户主', n < wrongFrom ? id : id.slice(0, 17) + (id[17] === '1' ? '2' : '1')]);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
};

it('a template is filled in and comes back as it is meant, long numbers whole', async () => {
  const answer = await officer('GET', 'roster-imports/template.xlsx');
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(answer.bytes as never);
  const sheet = book.getWorksheet('花名册')!;
  const [head, wife] = [residentId(31_000), residentId(31_001)];
  sheet.addRow(['1', '浔中镇', '凤池社区居委会', '林秀英', '户主', head, '13800138000', '低保', 650, '6216000000001234567', '因病', '慢性病', '8号', '夜里在家']);
  sheet.addRow(['1', '浔中镇', '凤池社区居委会', '陈国强', '配偶', wife, '', '低保', '', '', '', '健康', '', '']);
  const id = await queue(officer, Buffer.from(await book.xlsx.writeBuffer()));
  await workOff();
  const { result } = (await officer('GET', `roster-imports/${id}`)).body as unknown as { result: object };
  expect(result).toMatchObject({ households: 1, people: 2, acceptedHouseholds: 1, acceptedPeople: 2, rejected: [] });
  const [found] = (await officer('POST', 'recipients/lookups', { idNumber: head })).body.data as unknown as { householdId: string }[];
  expect((await officer('GET', `households/${found!.householdId}`)).body).toMatchObject({ benefitFen: 65_000, category: 'subsistence', causeOfHardship: '因病', address: '8号', remark: '夜里在家', members: [{ name: '林秀英', health: '慢性病', bankAccountMasked: '****4567' }, { name: '陈国强', relation: '配偶' }] });
});

it('breaks off when it is cancelled in the middle: cancelled, nothing of it written, and it can be handed in again', async () => {
  const file = await roster(1_200, 20_000);
  const id = await queue(admin, file);
  const importer = api.app.get(RosterImporter);
  const run = importer.run.bind(importer);
  let written = 0;
  jest.spyOn(importer, 'run').mockImplementation((source, order) =>
    run(source, { ...order, onProgress: async (done, total) => {
      // Two batches are in by now.
      if (done === 1_000) {
        written = done;
        const answer = await admin('POST', `roster-imports/${id}/cancellation`);
        expect([answer.status, answer.body.status]).toEqual([200, 'running']);
      }
      return order.onProgress?.(done, total);
    } }),
  );
  const before = await Promise.all(['recipients.household', 'recipients.person', 'recipients.timeline_entry', 'recipients.name_gram'].map(count));
  await workOff();
  expect(written).toBe(1_000);
  const { body } = await admin('GET', `roster-imports/${id}`);
  expect([body.status, body.error, body.result]).toEqual(['cancelled', null, null]);
  expect(await Promise.all(['recipients.household', 'recipients.person', 'recipients.timeline_entry', 'recipients.name_gram'].map(count))).toEqual(before);
  const again = await admin('POST', `roster-imports/${id}/cancellation`);
  expect(problem(again)).toEqual([409, 'import-busy']);
  expect(again.body.detail).toMatch(/\p{Script=Han}{4}/u);
  jest.restoreAllMocks();
  const second = await queue(admin, file);
  await workOff();
  expect((await admin('GET', `roster-imports/${second}`)).body).toMatchObject({ status: 'done', result: { acceptedPeople: 1_200, rejectedCount: 0 } });
});

it('one key with two files: refused in words, and nothing of the second is kept; the same file again is the same import', async () => {
  const send = (file: Buffer, fields = {}): Promise<Answer> => officer('POST', 'roster-imports', undefined, { ...upload(file, { dryRun: 'true', ...fields }), key: 'roster-of-november' });
  const [first, files] = [await send(sample), await count('recipients.roster_file')];
  expect(first.status).toBe(202);
  const other = await send(await roster(3, 30_000));
  expect(problem(other)).toEqual([422, 'idempotency-key-reused']);
  expect(problem(await send(sample, { dryRun: 'false' }))).toEqual([422, 'idempotency-key-reused']);
  const same = await send(sample);
  expect([same.status, same.headers['idempotent-replayed'], same.body]).toEqual([202, 'true', first.body]);
  expect(await count('recipients.roster_file')).toBe(files);
});

it('an answer holds 500 rejected rows and the count of all; the workbook has every one with its reason', async () => {
  const id = await queue(admin, await roster(620, 40_000, 10), { dryRun: 'true' });
  await workOff();
  const { body } = await admin('GET', `roster-imports/${id}`);
  const result = body.result as unknown as { rejected: unknown[]; rejectedCount: number };
  expect([result.rejected.length, result.rejectedCount]).toEqual([500, 610]);
  const listed = (await admin('GET', 'roster-imports')).body.data as unknown as { id: string; result: { rejected: unknown[]; rejectedCount: number } | null }[];
  expect(listed.find((row) => row.id === id)!.result).toMatchObject({ rejected: [], rejectedCount: 610 });

  const answer = await admin('GET', `roster-imports/${id}/rejected.xlsx`);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(answer.bytes as never);
  const sheet = book.getWorksheet('低保')!;
  expect(sheet.rowCount).toBe(611);
  expect((sheet.getRow(1).values as string[]).slice(1)).toEqual(['未通过的原因', '原文件行号', '乡镇', '村(居)', '姓名', '与户主关系', '身份证号']);
  for (let n = 2; n <= 611; n++) expect((sheet.getRow(n).values as unknown[]).slice(1, 3)).toEqual(['身份证号校验位不对，请核对原件', n + 10]);
});

it('progress of an import that isn’t there, or is somebody else’s, is a 404 and no stream', async () => {
  const id = await queue(officer, sample, { dryRun: 'true' });
  for (const [who, path] of [[officer, newId()], [stranger, id]] as const) {
    const answer = await who('GET', `roster-imports/${path}/events`);
    expect([...problem(answer), answer.headers['content-type']]).toEqual([404, 'not-found', 'application/problem+json; charset=utf-8']);
  }
  expect((await officer('GET', 'roster-imports/none/events')).status).toBe(400);
  await workOff();
  const told = await officer('GET', `roster-imports/${id}/events`);
  expect([told.status, told.headers['content-type']]).toEqual([200, expect.stringContaining('text/event-stream')]);
  expect(told.text).toContain('"status":"done"');
});

it('a file whose bytes were changed on the way is refused by name', async () => {
  // Within the packed bytes of the first sheet: the archive's directory still stands.
  const bent = Buffer.from(await roster(50, 50_000));
  const at = bent.indexOf('xl/worksheets/sheet1.xml');
  bent[at + 400]! ^= 0xff;
  const id = await queue(officer, bent, { dryRun: 'true' });
  await workOff();
  expect((await officer('GET', `roster-imports/${id}`)).body).toMatchObject({ status: 'failed', error: { code: 'file-damaged', message: expect.stringContaining('损坏') } });
});

it.each<[string, (userId: string) => Promise<unknown>]>([
  ['is disabled', (userId) => api.owner.query(`UPDATE identity.app_user SET status = 'disabled' WHERE id = $1`, [userId])],
  ['has lost the role', (userId) => api.owner.query(`UPDATE identity.role_grant SET ended_at = now() WHERE user_id = $1`, [userId])],
  ['has moved to another township', (userId) => api.owner.query(`UPDATE identity.role_grant SET scope_codes = ARRAY[$2] WHERE user_id = $1`, [userId, LONGXUN])],
])('is not carried out when whoever asked %s by then', async (_, change) => {
  const leaver = await api.signIn('township_officer', 'division', [XUNZHONG]);
  const id = await queue(leaver, await roster(5, 60_000));
  await change(leaver.userId);
  const before = await count('recipients.household');
  await workOff();
  expect((await officer('GET', `roster-imports/${id}`)).body).toMatchObject({ status: 'failed', error: { code: 'import-right-ended' }, result: null });
  expect(await count('recipients.household')).toBe(before);
});

it('after a large roster the planner knows how large the register is', async () => {
  const known = async (): Promise<number> => Number(((await api.owner.query(`SELECT reltuples FROM pg_class WHERE oid = 'recipients.person'::regclass`)) as [{ reltuples: string }])[0].reltuples);
  const before = await known();
  await queue(admin, await roster(2_000, 60_000));
  await workOff();
  expect(await known()).toBeGreaterThanOrEqual(Math.max(before, 0) + 2_000);
});
