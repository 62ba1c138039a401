import ExcelJS from 'exceljs';
import { RosterJobs } from '@yizhu/recipients';
import { residentId } from '../testing/people.js';
import { LONGXUN, TestApi, upload, XUNZHONG, type Caller } from '../testing/test-api.js';

/** Rosters that bring the register up to date: shown before, sealed, taken back; and an office's own headings. */
let api: TestApi;
let officer: Caller;
let stranger: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
});
afterAll(() => api.stop());

interface Change { row: number; field: string; name: string; heading: string | null; before: string; after: string }
interface Result { acceptedHouseholds: number; createdHouseholds: number; unchangedHouseholds: number; updatedHouseholds: number; changes: number; joinedPeople: number; decidedPeople: number; rejected: { code: string }[]; warnings: { row: number; code: string; message: string }[]; sheets: { headings: { heading: string; field: string | null }[] }[] }
interface Done { id: string; status: string; updates: boolean; source: { name: string } | null; result: Result; undoUntil: string | null }
const HEADINGS = ['乡镇', '村（居）', '姓名', '与户主关系', '身份证号', '电话', '银行账号', '健康状况', '救助类别', '月保障金', '致困原因', '备注', '结对干部'];
let serial = 90_000;
type Row = Record<string, string>;
const person = (relation: string, more: Row = {}): Row => ({ 乡镇: '浔中镇', '村（居）': '凤池社区居委会', 姓名: relation === '户主' ? '林秀英' : '陈国强', 与户主关系: relation, 身份证号: residentId(++serial), ...more });
const file = async (rows: readonly Row[], headings = HEADINGS): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('低保');
  sheet.addRow(headings);
  for (const row of rows) sheet.addRow(headings.map((heading) => row[heading] ?? ''));
  return Buffer.from(await book.xlsx.writeBuffer());
};
const hand = async (rows: readonly Row[], fields: Record<string, string> = {}, headings = HEADINGS, by = officer): Promise<Done> => {
  const { body, status, text } = await by('POST', 'roster-imports', undefined, upload(await file(rows, headings), fields));
  expect([status, text]).toEqual([202, expect.any(String)]);
  await api.app.get(RosterJobs).workOff();
  return (await by('GET', `roster-imports/${body.id as unknown as string}`)).body as unknown as Done;
};
const changesOf = async ({ id }: Done, by = officer): Promise<Change[]> => (await by('GET', `roster-imports/${id}/changes?perPage=100`)).body.data as unknown as Change[];
const homeOf = async (row: Row): Promise<Record<string, unknown> & { id: string; version: number; members: Record<string, unknown>[] }> => {
  const [found] = (await officer('POST', 'recipients/lookups', { idNumber: row['身份证号'] })).body.data as unknown as { householdId: string }[];
  return (await officer('GET', `households/${found!.householdId}`)).body as never;
};

it('shows what would change before it changes anything, then does just that', async () => {
  const [head, wife] = [person('户主', { 电话: '13800138000', 银行账号: '6216000000001234567', 救助类别: '刚性支出困难', 月保障金: '650', 致困原因: '因病', 备注: '夜里在家', 结对干部: '老张' }), person('配偶', { 健康状况: '健康' })];
  expect((await hand([head, wife])).result).toMatchObject({ createdHouseholds: 1, updatedHouseholds: 0 });
  const next = [{ ...head, 电话: '13900139000', 银行账号: '', 月保障金: '720', 致困原因: '因病、因残', 备注: '', 结对干部: '老李' }, { ...wife, 健康状况: '患慢性病' }, person('子')];

  const plain = await hand(next);
  // Without being asked to, an import touches nothing that is registered; a stranger in the household is told.
  expect(plain.result).toMatchObject({ updatedHouseholds: 0, createdHouseholds: 0, rejected: [{ code: 'already-registered' }, { code: 'already-registered' }] });

  const dry = await hand(next, { dryRun: 'true', updates: 'true' });
  expect(dry).toMatchObject({ updates: true, result: { updatedHouseholds: 1, createdHouseholds: 0, unchangedHouseholds: 0, changes: 6, joinedPeople: 1, rejected: [] } });
  expect(await changesOf(dry)).toEqual([
    expect.objectContaining({ row: 2, field: 'causeOfHardship', name: '林秀英', before: '因病', after: '因病、因残' }),
    expect.objectContaining({ row: 2, field: 'benefitFen', before: '65000', after: '72000' }),
    expect.objectContaining({ row: 2, field: 'extra', heading: '结对干部', before: '老张', after: '老李' }),
    expect.objectContaining({ row: 2, field: 'phone', before: '138****8000', after: '139****9000' }),
    expect.objectContaining({ row: 3, field: 'health', name: '陈国强', before: '健康', after: '患慢性病' }),
    expect.objectContaining({ row: 4, field: 'member', after: '子' }),
  ]);
  expect(await homeOf(head)).toMatchObject({ version: 1, benefitFen: 65_000, memberCount: 2 });
  expect(JSON.stringify(await api.owner.query('SELECT * FROM recipients.roster_change'))).not.toMatch(/13900139000|患慢性病|老李/);
  expect((await stranger('GET', `roster-imports/${dry.id}/changes`)).status).toBe(404);

  const real = await hand(next, { updates: 'true' });
  expect(real.result).toMatchObject({ updatedHouseholds: 1, changes: 6, joinedPeople: 1 });
  // Empty cells erased nothing.
  expect(await homeOf(head)).toMatchObject({ version: 2, benefitFen: 72_000, causeOfHardship: '因病、因残', remark: '夜里在家', extra: { 结对干部: '老李' }, memberCount: 3, members: [{ phoneMasked: '139****9000', bankAccountMasked: '****4567' }, expect.anything(), expect.anything()] });
  await api.settle();
  const { id } = await homeOf(head);
  expect(((await officer('GET', `households/${id}/timeline`)).body.data as unknown as { type: string }[]).map(({ type }) => type)).toContain('household-updated');
  expect((await officer('POST', 'recipients/lookups', { phone: '13900139000' })).body.data).toHaveLength(1);

  expect((await hand(next, { updates: 'true' })).result).toMatchObject({ updatedHouseholds: 0, unchangedHouseholds: 1, changes: 0 });
});

it('a tier that differs is decided, or waits for a second person, as its rule asks', async () => {
  const [one, two] = [person('户主', { 救助类别: '刚性支出困难' }), person('户主', { 救助类别: '刚性支出困难' })];
  await hand([one, two]);
  const changed = await hand([{ ...one, 救助类别: '低保' }, { ...two, 救助类别: '其他困难' }], { updates: 'true' });
  expect(changed.result).toMatchObject({ updatedHouseholds: 2, decidedPeople: 2 });
  expect((await homeOf(one)).members[0]).toMatchObject({ category: 'rigid_expenditure', proposalId: expect.any(String) });
  expect((await homeOf(two)).members[0]).toMatchObject({ category: 'other_hardship', proposalId: null });
  expect((await homeOf(two))['decisions']).toEqual(expect.arrayContaining([expect.objectContaining({ category: 'other_hardship', basis: expect.stringContaining('花名册导入') })]));
  // What was decided stands: this import can't be taken back.
  expect(changed.undoUntil).toBeNull();
  // One that waits already is left, and said so.
  const again = await hand([{ ...one, 救助类别: '特困' }], { updates: 'true' });
  expect(again.result.warnings).toEqual([expect.objectContaining({ row: 2, code: 'roster-decision-left', message: expect.stringContaining('等待确认') })]);
});

it('names, village, head and people left out are told and not touched', async () => {
  const [head, wife] = [person('户主'), person('配偶')];
  await hand([head, wife]);
  const told = await hand([{ ...head, 姓名: '林秀芳', '村（居）': '浔中村委会' }], { updates: 'true' });
  expect(told.result.warnings.map(({ code }) => code).sort()).toEqual(['roster-member-missing', 'roster-name-differs', 'roster-village-differs']);
  expect(await homeOf(head)).toMatchObject({ version: 1, headName: '林秀英', memberCount: 2 });
});

it('people of two registered households are not thrown together', async () => {
  const [one, two] = [person('户主'), person('户主')];
  await hand([one, two]);
  expect((await hand([one, { ...two, 与户主关系: '配偶' }], { updates: 'true' })).result).toMatchObject({ updatedHouseholds: 0, rejected: [{ code: 'already-registered' }, { code: 'already-registered' }] });
});

it('one household twice in a file is updated once; another township’s is not seen', async () => {
  const head = person('户主', { 致困原因: '因病' });
  await hand([head]);
  expect((await hand([{ ...head, 致困原因: '因残' }], { updates: 'true' }, HEADINGS, stranger)).result).toMatchObject({ updatedHouseholds: 0, acceptedHouseholds: 0 });
  expect(await homeOf(head)).toMatchObject({ causeOfHardship: '因病' });
});

describe('taking an update back', () => {
  it('puts every field back as it was', async () => {
    const head = person('户主', { 电话: '13800138000', 月保障金: '650', 致困原因: '因病' });
    await hand([head]);
    const before = await homeOf(head);
    const real = await hand([{ ...head, 电话: '13700137000', 月保障金: '720', 致困原因: '因残', 备注: '新', 结对干部: '老李', 银行账号: '6216000000001234567' }], { updates: 'true' });
    expect(real.undoUntil).not.toBeNull();
    expect((await officer('POST', `roster-imports/${real.id}/undoing`)).body.status).toBe('undone');
    const after = await homeOf(head);
    expect({ ...after, version: 0, lastVisitAt: null, members: after.members.map((m) => ({ ...m, version: 0 })) }).toEqual({ ...before, version: 0, lastVisitAt: null, members: before.members.map((m) => ({ ...m, version: 0 })) });
    expect((await officer('POST', 'recipients/lookups', { phone: '13700137000' })).body.data).toHaveLength(0);
  });

  it('is refused whole when somebody has changed one of them since', async () => {
    const [one, two] = [person('户主', { 致困原因: '因病' }), person('户主', { 致困原因: '因病' })];
    await hand([one, two]);
    const real = await hand([{ ...one, 致困原因: '因残' }, { ...two, 致困原因: '因残' }], { updates: 'true' });
    const home = await homeOf(two);
    expect((await officer('PUT', `households/${home.id}`, { address: '', causeOfHardship: '因学', benefitFen: null, remark: '' }, { version: home.version })).status).toBe(200);
    expect(await officer('POST', `roster-imports/${real.id}/undoing`)).toMatchObject({ status: 409, body: { code: 'import-not-undoable' } });
    expect([(await homeOf(one))['causeOfHardship'], (await homeOf(two))['causeOfHardship']]).toEqual(['因残', '因学']);
  });
});

describe('an office’s own headings', () => {
  const OWN = ['乡镇', '村（居）', '对象大名', '与户主关系', '编码', '补差', '姓名拼音'];
  const own = (row: Row): Row => ({ ...row, 对象大名: row['姓名']!, 编码: row['身份证号']!, 补差: '480', 姓名拼音: 'lin' });
  const headings = [{ heading: '对象大名', field: 'name' }, { heading: '编码', field: 'idNumber' }, { heading: '补差', field: 'benefit' }, { heading: '姓名拼音', field: null }];

  it('are said once and read every month', async () => {
    const head = person('户主');
    const lost = await hand([own(head)], { dryRun: 'true' }, OWN);
    expect(lost.status).toBe('failed');
    const made = await officer('POST', 'roster-sources', { name: '财政所补差表', headings });
    expect(made.status).toBe(201);
    const sourceId = made.body.id as unknown as string;
    const read = await hand([own(head)], { sourceId }, OWN);
    expect(read).toMatchObject({ source: { name: '财政所补差表' }, result: { createdHouseholds: 1 } });
    expect(read.result.sheets[0]!.headings.map(({ heading, field }) => [heading, field])).toEqual([['乡镇', 'township'], ['村(居)', 'village'], ['对象大名', 'name'], ['与户主关系', 'relation'], ['编码', 'idNumber'], ['补差', 'benefit'], ['姓名拼音', null]]);
    expect(await homeOf(head)).toMatchObject({ headName: '林秀英', benefitFen: 48_000, extra: { 姓名拼音: 'lin' } });

    expect((await officer('PUT', `roster-sources/${sourceId}`, { name: '财政所补差表', headings: headings.slice(0, 2) }, { version: 9 })).status).toBe(412);
    expect((await officer('PUT', `roster-sources/${sourceId}`, { name: '财政所补差表', headings: headings.slice(0, 2) }, { version: 1 })).body).toMatchObject({ version: 2, mapping: { 对象大名: 'name', 编码: 'idNumber' } });
    expect(((await officer('GET', 'roster-sources')).body.data as unknown as unknown[]).length).toBe(1);
    expect((await stranger('GET', 'roster-sources')).body.data).toEqual([]);
    expect((await stranger('PUT', `roster-sources/${sourceId}`, { name: 'x', headings: [] }, { version: 2 })).status).toBe(404);
    expect((await stranger('POST', 'roster-imports', undefined, upload(await file([own(person('户主'))], OWN), { sourceId }))).status).toBe(404);
  });

  it.each([
    ['the same field twice', { name: '甲', headings: [{ heading: 'a', field: 'name' }, { heading: 'b', field: 'name' }] }, 422, 'source-field-twice'],
    ['a name that is taken', { name: '财政所补差表', headings: [] }, 409, 'source-name-taken'],
    ['a field that is none', { name: '乙', headings: [{ heading: 'a', field: 'salary' }] }, 400, 'validation-failed'],
    ['no name', { name: '', headings: [] }, 400, 'validation-failed'],
  ])('refused with %s', async (_, body, status, code) => {
    expect(await officer('POST', 'roster-sources', body)).toMatchObject({ status, body: { code } });
  });
});
