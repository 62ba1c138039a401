import { household, LONGXUN, TestApi, XUNZHONG, XUNZHONG_VILLAGE, type Answer, type Caller } from '../testing/test-api.js';
import { residentId } from '../testing/people.js';

let api: TestApi;
let officer: Caller;
let stranger: Caller;
beforeAll(async () => {
  api = await TestApi.start();
  officer = await api.signIn('township_officer', 'division', [XUNZHONG]);
  stranger = await api.signIn('township_officer', 'division', [LONGXUN]);
  for (let i = 0; i < 3; i++) await officer('POST', 'households', household());
  const typed = { name: '陈一', relation: '=cmd|calc', idNumber: residentId(90_001), isHead: false };
  await officer('POST', 'households', household(XUNZHONG_VILLAGE, { category: 'destitute', members: [{ name: '陈十', idNumber: residentId(90_000), phone: '13800138000', isHead: true }, typed] }));
});
afterAll(() => api.stop());

const lines = ({ text }: Answer): string[] => text.trimEnd().split('\n');

it('is the list as a file: a heading, each person once, who and when in every row', async () => {
  const answer = await officer('GET', 'recipients/export');
  expect([answer.status, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([200, 'text/csv; charset=utf-8', 'attachment; filename="recipients.csv"']);
  const [heading, ...rows] = lines(answer);
  expect(heading).toBe('户号,姓名,与户主关系,性别,出生日期,身份证号,联系电话,救助类别,状态,乡镇,村（社区）,导出人,导出时间');
  expect(rows).toHaveLength(5);
  for (const row of rows) expect(row).toMatch(/^HH-\d{4}-\d{6},.*,浔中镇,[^,]+,测试township_officer,\d{4}-\d\d-\d\d \d\d:\d\d$/);
});
it('speaks the caller’s language', async () => expect(lines(await officer('GET', 'recipients/export', undefined, { headers: { 'accept-language': 'en' } }))[0]).toMatch(/^Household,Name,/));
it('shows no number in full', async () => {
  const { text } = await officer('GET', 'recipients/export');
  expect(text).not.toMatch(/13800138000|350526\d{12}/);
  expect(text).toContain('138****8000');
});
it('keeps a formula from being one', async () => expect((await officer('GET', 'recipients/export')).text).toContain(`,'=cmd|calc,`));
it('takes the filters of the list, quoted whatever they hold', async () => {
  expect(lines(await officer('GET', 'recipients/export?category=destitute'))).toHaveLength(3);
  expect(lines(await officer('GET', `recipients/export?q=${encodeURIComponent('陈一')}`))).toHaveLength(2);
  for (const q of [`'`, `\\'; DROP TABLE recipients.person; --`, '$1', `E'\\x`]) expect([q, (await officer('GET', `recipients/export?q=${encodeURIComponent(q)}`)).status]).toEqual([q, 200]);
  expect((await officer('GET', 'recipients/export?page=2')).status).toBe(400);
});
it('ends at the border of the caller’s area, and so does row-level security', async () => {
  expect(lines(await stranger('GET', 'recipients/export'))).toHaveLength(1);
  expect(lines(await stranger('GET', `recipients/export?township=${XUNZHONG}`))).toHaveLength(1);
});
it('stands in the audit trail, with names of filters and no values', async () => {
  await officer('GET', 'recipients/export?category=destitute');
  const [entry] = (await api.owner.query(`SELECT action, resource, detail FROM platform.audit_entry WHERE action = 'export' ORDER BY at DESC LIMIT 1`)) as object[];
  expect(entry).toEqual({ action: 'export', resource: 'recipient', detail: { filters: ['category'], leftOut: 0 } });
});
it('leaves its connection fit for others, also after a refusal', async () => {
  for (let i = 0; i < 30; i++) await officer('GET', 'recipients/export');
  expect((await officer('GET', 'recipients?limit=5')).status).toBe(200);
});
