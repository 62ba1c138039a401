import { Api, county } from './testing/console.js';

/** From what somebody told to the wall, to a giver, to the person, to what they say of it; by mouse and by keyboard. */
interface Wish { id: string; title: string; status: string; kind: string; version: number }
const yizhu = county('wishes', 60, /status of 4\d\d/);
let office: Api;
let told: Wish;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082', 'hex');

beforeAll(async () => {
  office = await Api.of(yizhu.origin, 'longmentan');
  const { data } = await office.get<{ data: Wish[] }>('/micro-wishes?status=submitted');
  told = data.find(({ kind }) => kind === 'health')!;
});
const status = async (): Promise<string> => (await office.get<Wish>(`/micro-wishes/${told.id}`)).status;

it('the desk is walked by keyboard, and a card opens', async () => {
  const seat = await yizhu.deskOf('longmentan');
  await seat.go('/micro-wishes');
  const focused = (): Promise<string | null> => seat.page.evaluate(() => document.activeElement?.textContent ?? null);
  await seat.page.keyboard.press('ArrowDown');
  const first = await focused();
  await seat.page.keyboard.press('ArrowRight');
  await seat.page.keyboard.press('ArrowRight');
  await seat.page.keyboard.press('ArrowDown');
  const other = await focused();
  expect([Boolean(first), Boolean(other), first === other]).toEqual([true, true, false]);
  await seat.page.keyboard.press('Enter');
  await seat.page.getByRole('heading', { level: 1, name: other! }).waitFor();
});

it('review points out what tells whose wish it is; clean words are published, claimed at the wall by a stranger, and told back by the code', async () => {
  const seat = await yizhu.deskOf('longmentan');
  await seat.go(`/micro-wishes/${told.id}`);
  await seat.page.locator('mark').filter({ hasText: '13800000000' }).waitFor();
  expect(await seat.page.locator('mark').filter({ hasText: '(住址)' }).count()).toBeGreaterThan(0);
  await seat.button('保存审核').click();
  await seat.page.getByRole('button', { name: '上墙', exact: true }).waitFor();
  expect(await seat.button('上墙').isDisabled()).toBe(true);
  await seat.field('说明').fill('想自己在家量血压。');
  await seat.text('没有发现能认出本人的内容').waitFor();
  await seat.button('保存审核').click();
  await seat.page.waitForFunction(() => [...document.querySelectorAll('button')].some((button) => button.textContent === '上墙' && !button.disabled));
  await seat.button('上墙').click();
  await seat.text('已上墙').waitFor();

  const test = await yizhu.chrome.page(390, 844, { reducedMotion: 'reduce' });
  const wall = test.page;
  await wall.goto(`${yizhu.origin}/directory/#/wishes`);
  await wall.getByRole('button', { name: `我来实现：${told.title}` }).click();
  await wall.getByLabel('您的姓名或称呼').fill('爱心人士');
  await wall.getByLabel('您的电话').fill('13900139000');
  await wall.getByRole('button', { name: '确定认领' }).click();
  const code = (await wall.locator('.code').textContent())!;
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
  await wall.getByRole('button', { name: '我认领过' }).click();
  await wall.getByLabel('认领码').fill(code.toLowerCase());
  await wall.getByRole('button', { name: '查看' }).click();
  await wall.getByRole('heading', { level: 3, name: told.title }).waitFor();
  expect(await wall.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(test.strangers).toEqual([]);
  await test.close();
  expect(await status()).toBe('claimed');
});

it('a photo proves the delivery, the person confirms, and a low mark opens a follow-up that is closed with what was said', async () => {
  const seat = await yizhu.deskOf('longmentan');
  await seat.go(`/micro-wishes/${told.id}`);
  expect(await seat.button('登记送达').isDisabled()).toBe(true);
  await seat.page.locator('input[type=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: PNG });
  await seat.page.waitForFunction(() => [...document.querySelectorAll('button')].some((button) => button.textContent === '登记送达' && !button.disabled));
  await seat.act('登记送达');
  await seat.act('确认收到', () => seat.asked('感谢的话').fill('每天都能量了，谢谢！'));
  expect(await status()).toBe('confirmed');
  await seat.button('记录满意度').click();
  await seat.dialog.locator('input[type=radio][value="2"]').dispatchEvent('click');
  await seat.asked('意见').fill('等得太久');
  await seat.dialog.getByRole('button', { name: '记录满意度' }).click();
  await seat.dialog.waitFor({ state: 'hidden' });
  await seat.go('/feedback-follow-ups');
  await seat.page.getByRole('cell', { name: '等得太久' }).click();
  await seat.page.getByText('2 Stars').or(seat.page.getByText('等得太久')).first().waitFor();
  await seat.act('登记回访', async () => {
    await seat.choose(seat.asked('结果'), '已说清');
    await seat.asked('说了什么').fill('解释了采购要等几天，本人表示理解');
  });
  await seat.text('解释了采购要等几天').waitFor();
});

it('marks are shown by item and by township', async () => {
  const seat = await yizhu.deskOf('longmentan');
  await seat.go('/feedback-distribution');
  await seat.page.getByRole('tab', { name: '按乡镇' }).click();
  await seat.page.getByRole('cell', { name: '龙门滩镇' }).waitFor();
  expect(seat.page.url()).toContain('by=township');
});
