import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api, county } from './testing/console.js';

/** The dossier's pages: what a household declares, how its people live, who answers for them, whom to call, its papers. */
interface Home { id: string; members: { id: string; name: string; isHead: boolean }[] }
const yizhu = county('dossier', 60, /status of (415|422)/);
const { deskOf } = yizhu;
let home: Home;
let folder: string;
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yizhu-papers-'));
  writeFileSync(join(folder, '残疾人证.png'), PNG);
  writeFileSync(join(folder, '假照片.png'), '<html><script>alert(1)</script></html>');
  const api = await Api.of(yizhu.origin, 'longmentan');
  home = await api.send<Home>('POST', '/households', {
    villageCode: (await api.get<{ data: { place: { code: string } }[] }>('/households?perPage=1')).data[0]!.place.code, address: '8号',
    members: [{ name: '陈秀兰', idNumber: '350526194803159162', isHead: true }, { name: '陈小宝', idNumber: '350526201803152414', relation: '孙子', isHead: false }],
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('an officer records what was declared, who the guardian is and whom to call', async () => {
  const seat = await deskOf('longmentan');
  const { page, dialog } = seat;
  await seat.go(`/households/${home.id}`);
  await page.getByRole('tab', { name: '家庭情况' }).click();
  await seat.text('还没有申报').waitFor();
  await seat.text('陈小宝应有监护人，还没有登记。').waitFor();

  await seat.button('登记申报').click();
  await dialog.getByLabel('每月（元）').fill('1200.50');
  await seat.button('添加一项').click();
  await seat.choose(dialog.getByLabel('项目', { exact: true }).nth(1), '机动车');
  await dialog.getByLabel('数量').fill('101');
  await dialog.getByRole('button', { name: '登记申报' }).click();
  await dialog.getByText(/金额或数量不对/).waitFor();
  await dialog.getByLabel('数量').fill('1');
  await dialog.getByRole('button', { name: '登记申报' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await seat.text('600.25 元').waitFor();
  await seat.text('1 辆').waitFor();

  await seat.button('登记监护人').click();
  await seat.asked('与本人关系').fill('祖母');
  await dialog.getByRole('button', { name: '登记监护人' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await seat.text('陈小宝应有监护人，还没有登记。').waitFor({ state: 'hidden' });
  await page.getByRole('article', { name: '陈小宝' }).getByText('祖母').waitFor();

  await page.getByRole('article', { name: '陈秀兰' }).getByRole('button', { name: '登记情况' }).click();
  await seat.choose(seat.asked('婚姻状况'), '丧偶');
  await seat.choose(seat.asked('残疾类别'), '视力残疾');
  await dialog.getByRole('button', { name: '登记情况' }).click();
  await dialog.getByText(/类别和等级要一起填/).first().waitFor();
  await seat.choose(seat.asked('残疾等级'), '二级');
  await dialog.getByRole('button', { name: '登记情况' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await seat.text('视力残疾 二级').waitFor();

  await seat.button('添加联系人').click();
  await seat.asked('姓名').fill('林大山');
  await seat.asked('与本户关系').fill('邻居');
  await seat.asked('电话').fill('13800138000');
  await dialog.getByRole('button', { name: '添加联系人' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await seat.text('138****8000').waitFor();

  // Back leads to the tab before, and the story tells of all of it.
  await page.goBack();
  await seat.text('申报收入财产').waitFor();
  for (const told of ['登记监护人', '登记个人情况', '增加联系人']) await seat.text(told).waitFor();
});

it('a coordinator adds a photo on a telephone; an officer looks at it, removes it and brings it back', async () => {
  const phone = await deskOf('xieli', 390, 844);
  // Their own village's household.
  const own = (await (await Api.of(yizhu.origin, 'xieli')).get<{ data: { id: string }[] }>('/households?perPage=1')).data[0]!;
  await phone.go(`/households/${own.id}/papers`);
  await phone.page.getByRole('button', { name: '上传材料' }).first().click();
  await phone.dialog.locator('input[type=file]').setInputFiles(join(folder, '假照片.png'));
  await phone.dialog.getByRole('button', { name: '上传材料' }).click();
  await phone.dialog.getByText(/按内容辨认/).waitFor();
  await phone.dialog.getByRole('button', { name: '换一个' }).click();
  await phone.dialog.locator('input[type=file]').setInputFiles(join(folder, '残疾人证.png'));
  await phone.choose(phone.asked('材料种类'), '残疾人证');
  await phone.dialog.getByRole('button', { name: '上传材料' }).click();
  await phone.dialog.waitFor({ state: 'hidden' });
  await phone.page.getByRole('button', { name: /残疾人证.*KB/ }).waitFor();
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  const seat = await deskOf('longmentan');
  const { page, dialog } = seat;
  await seat.go(`/households/${own.id}/papers`);
  const paper = page.getByRole('button', { name: /残疾人证.*KB/ });
  await paper.click();
  await dialog.getByRole('img', { name: '残疾人证' }).waitFor();
  expect(await dialog.getByRole('img', { name: '残疾人证' }).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await dialog.getByRole('button', { name: '移除' }).click();
  await page.getByRole('dialog').last().getByLabel(/事由/).fill('拍糊了');
  await page.getByRole('dialog').last().getByRole('button', { name: '移除' }).click();
  await paper.waitFor({ state: 'hidden' });
  await page.getByRole('switch', { name: '已移除的' }).or(page.getByLabel('已移除的')).first().check();
  await paper.click();
  await dialog.getByText(/拍糊了/).waitFor();
  await dialog.getByRole('button', { name: '恢复' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByLabel('已移除的').first().uncheck();
  await paper.waitFor();
});
