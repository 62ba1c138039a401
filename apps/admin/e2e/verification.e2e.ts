import { readFileSync } from 'node:fs';
import { Api, county } from './testing/console.js';

/** Consent → request → answers → finding → report; and a withdrawal that stops another request. */
interface Row { id: string; number: string; status: string; household: { id: string; headName: string } }
interface Home { id: string; members: { id: string; name: string; isHead: boolean; age: number }[] }
const yizhu = county('verification', 200, /status of 422/);
const { deskOf } = yizhu;
let home: Home;

beforeAll(async () => {
  const api = await Api.of(yizhu.origin, 'longmentan');
  home = await api.send<Home>('POST', '/households', {
    villageCode: (await api.get<{ data: { place: { code: string } }[] }>('/households?perPage=1')).data[0]!.place.code, address: '8号',
    members: [{ name: '陈秀兰', idNumber: '350526194803159162', isHead: true }, { name: '陈小宝', idNumber: '350526201806010016', isHead: false, relation: '孙子' }],
  });
});

it('an officer goes from the consent to the report', async () => {
  const seat = await deskOf('longmentan');
  const { page, dialog } = seat;
  await seat.go(`/households/${home.id}/consent`);
  // The child of eight: the form asks for the guardian, and says what is wrong beside the field.
  await seat.button('登记授权').click();
  await dialog.getByRole('checkbox', { name: /陈小宝/ }).check();
  await seat.asked('授权书编号').fill('授2026-101');
  await seat.asked('监护人姓名').fill('陈建国');
  await seat.asked('与本人关系').fill('父亲');
  await seat.asked('监护人身份证号').fill('350526198001010011');
  await dialog.getByRole('button', { name: '登记授权' }).click();
  await dialog.getByText('校验位不对').waitFor();
  await seat.asked('监护人身份证号').fill('11010519491231002X');
  await dialog.getByRole('button', { name: '登记授权' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await seat.text('陈小宝 · 信息核实').waitFor();
  await seat.text(/陈建国（父亲）代为同意/).waitFor();

  await page.getByRole('link', { name: '发起核实' }).click();
  const [adult, child] = [page.getByRole('group', { name: '陈秀兰' }), page.getByRole('group', { name: '陈小宝' })];
  await adult.getByRole('checkbox', { name: '年收入' }).check();
  await adult.getByRole('checkbox', { name: '机动车' }).check();
  await seat.field('年收入 · 申报').fill('12000');
  await seat.field('机动车 · 申报').fill('0');
  await child.getByRole('checkbox', { name: '在校就读' }).check();
  await seat.choose(seat.field('在校就读 · 申报'), '有');
  await seat.button('发起核实').click();
  await page.getByRole('heading', { name: '陈秀兰、陈小宝' }).waitFor();
  await seat.act('发出');

  // Two answers now, from letters; the third is left for later.
  const item = (name: string) => dialog.getByRole('group', { name });
  await seat.act('录入答复', async () => {
    await seat.asked('复函编号').fill('德税函〔2026〕9号');
    await seat.choose(item('陈秀兰 · 年收入').getByLabel('结果'), '查到记录');
    await item('陈秀兰 · 年收入').getByLabel(/^核实/).fill('30000');
    await seat.choose(item('陈秀兰 · 机动车').getByLabel('结果'), '查无记录');
  });
  await seat.text('申报 12,000.00 元，核实 30,000.00 元，多出 18,000.00 元（150%）').waitFor();
  await seat.text('已答复 2/3 项 · 1 项差异').waitFor();

  await seat.act('出具结论', async () => {
    await seat.asked('核实结论').fill('年收入高于申报，建议入户复核。');
    await seat.asked('不再等待的原因').fill('学籍系统停机');
  });
  await page.getByRole('heading', { name: '核实结论' }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), seat.button('下载报告').click()]);
  expect(download.suggestedFilename()).toMatch(/^核实报告-BG-\d{4}-\d{6}\.pdf$/);
  expect(readFileSync(await download.path()).subarray(0, 5).toString()).toBe('%PDF-');

  // The dossier tells of it.
  await seat.go(`/households/${home.id}`);
  await seat.text('核实已出结论').waitFor();
});

it('a withdrawal stops what rests on it', async () => {
  const api = await Api.of(yizhu.origin, 'longmentan');
  const head = home.members.find((member) => member.isHead)!;
  const drafted = await api.send<Row>('POST', '/verification-requests', { householdId: home.id, items: [{ personId: head.id, kind: 'property' }] });
  await api.send('POST', `/verification-requests/${drafted.id}/sending`, {}, 1);
  const seat = await deskOf('xieli');
  const village = await api.get<{ data: Row[] }>('/verification-requests?waiting=true&perPage=50');
  expect(village.data.map(({ id }) => id)).toContain(drafted.id);
  const officer = await deskOf('longmentan');
  await officer.go(`/households/${home.id}/consent`);
  await officer.page.getByRole('listitem').filter({ hasText: '陈秀兰 · 信息核实' }).getByRole('button', { name: '撤回授权' }).click();
  await officer.asked('事由').fill('本人要求');
  await officer.dialog.getByRole('button', { name: '撤回授权' }).click();
  await officer.dialog.waitFor({ state: 'hidden' });
  await officer.go(`/verification-requests/${drafted.id}`);
  await officer.text('授权已撤回，核实已停止。').waitFor();
  expect(await officer.button('录入答复').count()).toBe(0);
  // Whoever visits the village sees the consent, but no amounts.
  await seat.go('/');
  expect(await seat.page.getByRole('link', { name: '信息核实' }).count()).toBe(0);
});

it('a department answers its own items on a telephone, and sees nothing declared', async () => {
  const seat = await deskOf('rensheju', 390, 844);
  await seat.go('/');
  await seat.page.getByRole('heading', { name: '信息核实' }).waitFor();
  await seat.page.getByRole('listitem').filter({ hasText: '已答复 0/1 项' }).first().getByRole('link').click();
  await seat.page.getByText('社会保险待遇（月）').waitFor();
  expect(await seat.page.locator('#main').innerText()).not.toMatch(/申报|差异/);
  await seat.button('查看完整证件号').click();
  await seat.choose(seat.asked('查看事由'), '核对身份信息');
  await seat.dialog.getByRole('button', { name: '查看' }).click();
  await seat.dialog.waitFor({ state: 'hidden' });
  await seat.text(/\b\d{17}[\dX]\b/).waitFor();
  await seat.act('答复', async () => {
    await seat.choose(seat.asked('结果'), '查到记录');
    await seat.dialog.getByLabel(/^核实/).fill('180');
  });
  await seat.text('已答复 1/1 项').waitFor();
});

it('late answers are chased, and it is kept', async () => {
  const seat = await deskOf('longmentan');
  await seat.go('/verification-requests');
  await seat.button('部门').click();
  await seat.choose(seat.page.getByRole('combobox', { name: '部门' }), /公安局/);
  await seat.settle();
  expect(decodeURIComponent(seat.page.url())).toContain('organisationId');
  expect(await seat.page.getByRole('row').count()).toBeGreaterThan(1);
  await seat.button('清除筛选').click();
  await seat.settle();
  await seat.page.getByRole('tab', { name: /超期未答/ }).click();
  await seat.settle();
  await seat.page.getByRole('row').nth(1).click();
  await seat.text('有部门超期没有答复，请催办。').waitFor();
  await seat.act('催办', async () => seat.asked('说明').fill('再次电话联系'));
  await seat.text(/再次电话联系/).waitFor();
});

it('the county changes a rule', async () => {
  const seat = await deskOf('admin');
  await seat.go('/verification-rules');
  await seat.page.getByRole('row', { name: /机动车/ }).click();
  await seat.field('答复期限（工作日）').fill('7');
  await seat.button('保存').click();
  await seat.page.getByRole('row', { name: /机动车.*7/ }).waitFor();
});
