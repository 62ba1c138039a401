import { readFileSync } from 'node:fs';
import { Api, county, type Console } from './testing/console.js';

/** The dossier on paper; a member's copy, correction, restriction, and who looked. */
interface Home { id: string; number: string; members: { id: string; name: string; isHead: boolean; version: number }[] }
const yizhu = county('rights', 60, /status of 422/);
const { deskOf } = yizhu;
let home: Home;
const NAME = '陈秀兰';

beforeAll(async () => {
  const api = await Api.of(yizhu.origin, 'longmentan');
  home = await api.send<Home>('POST', '/households', {
    villageCode: (await api.get<{ data: { place: { code: string } }[] }>('/households?perPage=1')).data[0]!.place.code, address: '8号',
    members: [{ name: NAME, idNumber: '350526194803159162', phone: '13859712345', isHead: true }],
  });
});

const ask = async (seat: Console, act: string): Promise<void> => {
  await seat.button(`${NAME}的权利与记录`).click();
  await seat.page.getByRole('menuitem', { name: act, exact: true }).click();
  await seat.dialog.waitFor();
};

it('an officer prints the dossier, corrects a telephone, gives a copy and restricts', async () => {
  const seat = await deskOf('longmentan');
  const { page, dialog } = seat;
  await seat.go(`/households/${home.id}/standing`);
  const [printed] = await Promise.all([page.waitForEvent('download'), seat.button('打印档案').click()]);
  expect(printed.suggestedFilename()).toBe(`家庭档案-${home.number}.pdf`);
  expect(readFileSync(await printed.path()).subarray(0, 5).toString()).toBe('%PDF-');

  // A wrong number is told beside the field, and mended there.
  await ask(seat, '更正信息');
  await seat.asked('更正为').fill('123');
  await seat.asked('事由').fill('本人来电');
  await dialog.getByRole('button', { name: '更正信息' }).click();
  await dialog.getByText(/电话号码不对/).waitFor();
  await seat.asked('更正为').fill('13959710000');
  await dialog.getByRole('button', { name: '更正信息' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: '概况' }).click();
  await seat.text('139****0000').waitFor();
  await page.getByRole('tab', { name: '认定与权利' }).click();
  await ask(seat, '更正记录');
  await dialog.getByText('电话', { exact: true }).waitFor();
  expect(await dialog.innerText()).toMatch(/本人来电/);
  expect(await dialog.innerText()).not.toMatch(/138|139/);
  await dialog.getByRole('button', { name: '关闭' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await ask(seat, '提供副本');
  await seat.choose(seat.asked('申请人'), '监护人');
  await seat.asked('事由').fill('到窗口申请');
  await dialog.getByRole('button', { name: '提供副本' }).click();
  await dialog.getByText('监护人代为提出的，请填写监护人姓名').waitFor();
  await seat.choose(seat.asked('申请人'), '本人');
  const [copy] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '提供副本' }).click()]);
  expect(copy.suggestedFilename()).toBe(`个人信息副本-${NAME}.pdf`);
  await dialog.waitFor({ state: 'hidden' });

  await ask(seat, '限制处理');
  await seat.asked('事由').fill('对准确性有异议');
  await dialog.getByRole('button', { name: '限制处理' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.MuiChip-root', { hasText: '限制处理' }).first().waitFor();
  // The list leaves the person out, and says so.
  await seat.go(`/recipients?filter=${encodeURIComponent(JSON.stringify({ householdId: home.id }))}`);
  await seat.button('导出').click();
  await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '导出' }).click()]);
  await seat.text('1 人正在限制处理，没有列入名单').waitFor();
});

it('who looked is read on a telephone, by names and acts', async () => {
  const seat = await deskOf('longmentan', 390, 844);
  await seat.go(`/households/${home.id}/standing`);
  await ask(seat, '谁看过');
  await seat.dialog.getByText(/更正 救助对象/).waitFor();
  const said = await seat.dialog.innerText();
  for (const act of ['打印 家庭', '提供副本 救助对象', '限制处理 救助对象', '登记 家庭', '查看 家庭']) expect(said).toContain(act);
  expect(said).not.toMatch(/undefined|audit\.|rights\./);
  await seat.dialog.getByRole('button', { name: '关闭' }).click();
  await ask(seat, '解除限制');
  await seat.asked('事由').fill('已核实无误');
  await seat.dialog.getByRole('button', { name: '解除限制' }).click();
  await seat.dialog.waitFor({ state: 'hidden' });
  await seat.settle();
  expect(await seat.page.locator('.MuiChip-root', { hasText: '限制处理' }).count()).toBe(0);
});
