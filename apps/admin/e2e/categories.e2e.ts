import { Api, county } from './testing/console.js';

/** One proposes, another confirms, the population rises by exactly that person; a tier's rule is changed; the visit plan leads to its households. */
const yizhu = county('categories', 60, /status of 400/);
const { deskOf } = yizhu;
let office: Api;

beforeAll(async () => {
  office = await Api.of(yizhu.origin, 'longmentan');
});

const destitute = async (): Promise<number> => (await office.get<{ categories: Record<string, number> }>('/population')).categories.destitute ?? 0;

it('a tier is proposed by one and confirmed by another', async () => {
  const villageCode = (await office.get<{ data: { place: { code: string } }[] }>('/households?perPage=1')).data[0]!.place.code;
  const home = await office.send<{ id: string }>('POST', '/households', { villageCode, address: '9号', members: [{ name: '周桂香', idNumber: '350526194803159162', isHead: true }] });
  const before = await destitute();

  const officer = await deskOf('longmentan');
  await officer.go(`/households/${home.id}`);
  await officer.button('周桂香的更多操作').click();
  await officer.page.getByRole('menuitem', { name: '认定类别' }).click();
  await officer.choose(officer.asked('救助类别'), '特困人员');
  await officer.asked('认定依据').fill('龙门滩镇民政会议纪要〔2026〕30号');
  await officer.dialog.getByRole('button', { name: '认定类别' }).click();
  await officer.text('已提出，待另一人确认').click();
  const own = officer.page.getByRole('row', { name: /周桂香/ });
  await own.getByRole('button', { name: '撤回' }).waitFor();
  expect(await own.getByRole('button', { name: '确认' }).count()).toBe(0);
  expect(await destitute()).toBe(before);

  const admin = await deskOf('admin');
  await admin.go('/category-proposals');
  await admin.page.getByRole('row', { name: /周桂香/ }).getByRole('button', { name: '确认' }).click();
  await admin.dialog.getByRole('button', { name: '确认' }).click();
  await admin.dialog.waitFor({ state: 'hidden' });
  expect(await destitute()).toBe(before + 1);

  await admin.go(`/households/${home.id}/standing`);
  await admin.button('查看某日身份').click();
  await admin.dialog.getByText('特困人员').waitFor();
  await admin.asked('哪一天').fill('2025-01-31');
  await admin.dialog.getByText('当天尚未在册').waitFor();
});

it('the population opens by township, by keyboard on the map, and Back returns', async () => {
  const admin = await deskOf('admin');
  await admin.go('/population');
  await admin.page.getByRole('link', { name: /^龙浔镇 \d/ }).press('Enter');
  await admin.text('龙浔镇各村（社区）').waitFor();
  await admin.page.goBack();
  await admin.text('各乡镇').waitFor();
  await admin.field('截至日期').fill('1999-12-31');
  await admin.text('这一天没有在册人口').waitFor();
});

it('a rule is changed, and what was changed meanwhile is not overwritten', async () => {
  const admin = await deskOf('admin');
  await admin.go('/category-rules');
  const row = admin.page.getByRole('row', { name: /其他困难人员/ });
  await row.getByRole('button', { name: '修改' }).click();
  await admin.asked('走访周期（天）').fill('400');
  await admin.dialog.getByRole('button', { name: '修改' }).click();
  await admin.dialog.getByText('太大').first().waitFor();
  await admin.asked('走访周期（天）').fill('45');
  await admin.dialog.getByRole('button', { name: '修改' }).click();
  await admin.dialog.waitFor({ state: 'hidden' });
  await row.getByText('45 天').waitFor();
});

it('the visit plan leads from a village that is late to its households', async () => {
  const county = await Api.of(yizhu.origin, 'admin');
  const { villages } = await county.get<{ villages: { place: { name: string }; overdue: number }[] }>('/visit-plan');
  const late = villages[0]!;
  expect(late.overdue).toBeGreaterThan(0);
  const admin = await deskOf('admin');
  await admin.go('/visit-plan');
  const row = admin.page.getByRole('row', { name: new RegExp(late.place.name) });
  await row.getByRole('link', { name: String(late.overdue), exact: true }).first().click();
  await admin.page.getByRole('heading', { name: '家庭', exact: true, level: 1 }).waitFor();
  await admin.settle();
  expect(await admin.page.locator('tbody tr').count()).toBe(late.overdue);
  await admin.page.goBack();
  await admin.page.getByRole('tab', { name: '按协理员' }).click();
  await admin.page.getByRole('columnheader', { name: '责任协理员' }).waitFor();
});

it('filters are kept as a view of one’s own, found again after a reload, and removed', async () => {
  const officer = await deskOf('longmentan');
  const { page } = officer;
  await officer.go('/recipients');
  await officer.button(/^重点群体/).click();
  await page.getByRole('menuitem', { name: '生活困难残疾人' }).click();
  await officer.settle();
  await officer.button('保存为视图').click();
  await officer.asked('视图名称').fill('残疾人走访');
  await officer.dialog.getByRole('button', { name: '保存为视图' }).click();
  await page.getByRole('tab', { name: /残疾人走访/, selected: true }).waitFor();
  await page.getByRole('tab', { name: /全部/ }).click();
  await page.reload();
  await officer.settle();
  await page.getByRole('tab', { name: /残疾人走访/ }).click();
  await officer.button(/重点群体: 生活困难残疾人/).waitFor();
  await officer.button('删除视图“残疾人走访”').click();
  await page.getByRole('tab', { name: /残疾人走访/ }).waitFor({ state: 'hidden' });
});
