import ExcelJS from 'exceljs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api, county } from './testing/console.js';

/** A roster that comes every month: what changes is shown, done and taken back; an office's own headings are said once. */
const yizhu = county('roster-updates', 60);
let folder: string;
const ID = '350526194803159162';
let home: string;
let village: { name: string; township: { name: string } };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yizhu-roster-'));
  const api = await Api.of(yizhu.origin, 'longmentan');
  const { place } = (await api.get<{ data: { place: { code: string; name: string; township: { name: string } } }[] }>('/households?perPage=1')).data[0]!;
  village = place;
  ({ id: home } = await api.send<{ id: string }>('POST', '/households', { villageCode: place.code, address: '8号', causeOfHardship: '因病', benefitFen: 65_000, members: [{ name: '陈秀兰', idNumber: ID, phone: '13859712345', isHead: true }] }));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the household has a month, in fen. */
const benefit = async (): Promise<number> => (await (await Api.of(yizhu.origin, 'longmentan')).get<{ benefitFen: number }>(`/households/${home}`)).benefitFen;
const fileOf = async (name: string, headings: string[], row: string[]): Promise<string> => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('低保');
  sheet.addRow(headings);
  sheet.addRow(row);
  await book.xlsx.writeFile(join(folder, name));
  return join(folder, name);
};

it('an officer sees what would change, imports it, and takes it back', async () => {
  const seat = await yizhu.deskOf('longmentan');
  const { page, dialog } = seat;
  await seat.go('/roster-imports');
  const file = await fileOf('十二月.xlsx', ['乡镇', '村', '姓名', '与户主关系', '身份证号', '联系电话', '月保障金', '致困原因'], [village.township.name, village.name, '陈秀兰', '户主', ID, '13959710000', '720', '因残']);
  await page.locator('input[type=file]').setInputFiles(file);
  await seat.text('导入后会改动').waitFor();
  await page.getByRole('row', { name: /致困原因.*因病.*因残/ }).waitFor();
  await page.getByRole('row', { name: /月保障金.*650.*720/ }).waitFor();
  await page.getByRole('row', { name: /电话.*138\*{4}2345.*139\*{4}0000/ }).waitFor();
  await seat.button('确认导入').click();
  await seat.text('改动了').waitFor();
  await page.getByRole('link', { name: '陈秀兰' }).first().click();
  await seat.text('720 元').waitFor();
  expect(await benefit()).toBe(72_000);
  await page.goBack();
  await seat.button('撤销导入').click();
  await dialog.getByRole('button', { name: '撤销导入' }).click();
  await seat.text('这次导入已撤销。').waitFor();
  await page.getByRole('link', { name: '陈秀兰' }).first().click();
  await seat.text('650 元').waitFor();
  expect(await benefit()).toBe(65_000);
});

it('headings of its own are explained once, and the next file of that source is read by itself', async () => {
  const seat = await yizhu.deskOf('longmentan', 390, 844);
  const { page, dialog } = seat;
  const headings = ['乡镇', '村', '对象大名', '与户主关系', '编码', '补差'];
  const row = [village.township.name, village.name, '陈秀兰', '户主', ID, '700'];
  await seat.go('/roster-imports');
  await page.locator('input[type=file]').setInputFiles(await fileOf('补差.xlsx', headings, row));
  await seat.text('表头里没有认出姓名和身份证号').waitFor();
  await seat.button('改对应关系').click();
  await seat.asked('来源名称').fill('财政所补差表');
  for (const [i, [heading, meaning]] of ([['对象大名', '姓名'], ['编码', '身份证号'], ['补差', '月保障金']] as const).entries()) {
    await seat.button('添加一列').click();
    await dialog.getByLabel('列名').nth(i).fill(heading);
    await seat.choose(dialog.getByLabel('是什么').nth(i), meaning);
  }
  await dialog.getByRole('button', { name: '改对应关系' }).click();
  await page.getByRole('row', { name: /月保障金.*650.*700/ }).waitFor();
  await seat.text('对象大名 → 姓名').waitFor();
  // The month after.
  await seat.go('/roster-imports');
  await seat.choose(page.getByLabel('名册来源'), '财政所补差表');
  await page.locator('input[type=file]').setInputFiles(await fileOf('补差2.xlsx', headings, [...row.slice(0, 5), '710']));
  await page.getByRole('row', { name: /月保障金.*650.*710/ }).waitFor();
  // Shown, and not imported.
  expect(await benefit()).toBe(65_000);
});
