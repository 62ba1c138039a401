import { keepPicture, pictureWanted, town, type TestPage } from '@yizhu/testing';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pageOf, SIZES, VIEWS, type View } from './testing/pictures.js';

/** The public page on a telephone: somebody old finds what helps, where and when, without signing in; by keyboard and by ear as well. */
const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
/** Everything that comes before the map is opened. */
const MOST_BYTES = 150 * 1024;
const yizhu = town('directory', 60);

const open = async (hash = '', width = 390, height = 844, options = {}): Promise<TestPage> => {
  const test = await yizhu.chrome.page(width, height, { reducedMotion: 'reduce', ...options });
  test.page.setDefaultTimeout(20_000);
  await test.page.goto(`${yizhu.origin}/directory/${hash}`);
  await test.page.locator('h1').waitFor();
  await test.page.locator('.card, .fact, .questions, .map').first().waitFor();
  return test;
};
const violations = async ({ page }: TestPage): Promise<string[]> => {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    // Large type and strong contrast are promised: AAA for text.
    const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'], rules: { 'color-contrast-enhanced': { enabled: true } } });
    return found.violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 160)}`);
  });
};
const fits = ({ page }: TestPage): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

it('opens light: what is loaded before the map is small, and comes from here', async () => {
  const test = await yizhu.chrome.page(390, 844);
  let bytes = 0;
  test.page.on('response', (answer) => void answer.body().then((body) => (bytes += body.length)).catch(() => undefined));
  await test.page.goto(`${yizhu.origin}/directory`);
  await test.page.locator('.card').first().waitFor();
  await test.page.waitForLoadState('networkidle');
  expect(test.page.url()).toContain('/directory/');
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(MOST_BYTES);
  await test.close();
});

it('is found by words, by who needs it and by what is needed; the address keeps the choice, Back leads through', async () => {
  const test = await open();
  const { page } = test;
  await page.getByRole('button', { name: '孩子' }).click();
  await page.getByRole('button', { name: '关爱' }).click();
  const count = page.locator('.count');
  await page.getByRole('link', { name: '课业辅导' }).waitFor();
  expect(await count.textContent()).toMatch(/找到 \d+ 项帮助/);
  await page.getByLabel('查找').fill('心理');
  await page.getByRole('link', { name: '课业辅导' }).waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByRole('link', { name: '心理疏导' }).click();
  await page.getByRole('heading', { level: 1, name: '心理疏导' }).waitFor();
  await page.getByText('重点群体包括困境儿童').waitFor();
  await page.getByRole('link', { name: '致和社工救助服务点' }).click();
  await page.getByRole('heading', { level: 1, name: '致和社工救助服务点' }).waitFor();
  await page.getByText('开放时间').waitFor();
  expect(await page.getByRole('link', { name: /^拨打/ }).first().getAttribute('href')).toMatch(/^tel:/);
  await page.goBack();
  await page.goBack();
  expect(await page.getByRole('button', { name: /孩子/ }).getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: '清空条件' }).click();
  expect(Number(/\d+/.exec((await count.textContent())!)![0])).toBeGreaterThanOrEqual(40);
  await test.close();
});

it('says what one may be entitled to, and keeps nothing', async () => {
  const test = await open('#/calculator');
  const { page } = test;
  await page.getByLabel(/今年几岁/).fill('82');
  await page.getByLabel(/哪一类救助对象/).selectOption({ label: '低保对象' });
  await page.getByRole('heading', { name: /可能可以享受/ }).waitFor();
  await page.getByRole('link', { name: '最低生活保障' }).waitFor();
  await page.getByRole('link', { name: '高龄和失能老年人补贴' }).waitFor();
  await page.getByRole('heading', { name: /还要看其他情况/ }).waitFor();
  // Without the host, whose port may hold any figures.
  expect(await page.evaluate(() => [location.href.slice(location.origin.length), JSON.stringify({ ...localStorage })].join())).not.toContain('82');
  expect(await fits(test)).toBeLessThanOrEqual(0);
  await test.close();
});

it('shows who is near on a map without a stranger’s server', async () => {
  const test = await open('#/points', 390, 844, { geolocation: { longitude: 118.2398, latitude: 25.4972 }, permissions: ['geolocation'] });
  const { page } = test;
  await page.getByRole('button', { name: '离我最近' }).click();
  await page.getByText(/约 \d+ 米/).first().waitFor();
  expect(page.url()).toContain('118.240');
  await page.getByRole('button', { name: '看地图' }).click();
  await page.locator('svg .county').waitFor();
  const dot = page.locator('svg a').first();
  await dot.focus();
  await page.keyboard.press('Enter');
  await page.locator('.fact').first().waitFor();
  expect(test.strangers).toEqual([]);
  await test.close();
});

it('is used by keyboard alone, from the skip link to a telephone number', async () => {
  const test = await open();
  const { page } = test;
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await page.getByLabel('查找').focus();
  await page.keyboard.type('助餐');
  await page.getByRole('link', { name: '助餐', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '助餐' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await test.close();
});

it('speaks English, grows its letters, and remembers both', async () => {
  const test = await open('', 390, 844);
  const { page } = test;
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'What help there is' }).waitFor();
  await page.getByRole('link', { name: 'Meals', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Larger' }).click();
  await page.reload();
  await page.getByRole('link', { name: 'Meals', exact: true }).waitFor();
  expect(await page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).fontSize])).toEqual(['en', '25px']);
  expect(await page.evaluate(() => /[一-鿿]/.test(document.querySelector('#main')!.textContent!.replace(/[〔〕\d]+号|德政民[^ ]*/g, '').slice(0, 200)))).toBe(false);
  expect(await fits(test)).toBeLessThanOrEqual(0);
  await test.close();
});

it('prints as a leaflet with a code that leads back here', async () => {
  const test = await open('#/services?who=child_in_need');
  const { page } = test;
  await page.locator('.leaflet svg').waitFor({ state: 'attached' });
  // The code stands before the list has come.
  await page.locator('.sheet-item').first().waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.qr svg').isVisible()).toBe(true);
  expect(await page.locator('.filters').isVisible()).toBe(false);
  expect(await page.locator('.sheet-item').filter({ hasText: '课业辅导' }).isVisible()).toBe(true);
  expect(await page.locator('.sheet-item').filter({ hasText: '高龄和失能' }).count()).toBe(0);
  await test.close();
});

it('says in words when the server is away, and goes on when it is back', async () => {
  const test = await yizhu.chrome.page(390, 844, { tolerate: [/Failed to load resource/, /ERR_FAILED/] });
  const { page } = test;
  await page.route('**/api/v1/directory/services', (route) => route.abort());
  await page.goto(`${yizhu.origin}/directory/`);
  await page.getByRole('alert').getByText('没有打开').waitFor();
  await page.unroute('**/api/v1/directory/services');
  await page.getByRole('button', { name: '重试' }).click();
  await page.locator('.card').first().waitFor();
  await test.close();
});

it('says that a service is open now, or used up, in strong contrast, whatever the hour of the test', async () => {
  const test = await yizhu.chrome.page(390, 844, { reducedMotion: 'reduce' });
  const { page } = test;
  await page.route('**/api/v1/directory/services', async (route) => {
    const answer = await route.fetch();
    const { data, ...rest } = (await answer.json()) as { data: object[] };
    const [open, full, ...others] = data;
    await route.fulfill({ response: answer, json: { ...rest, data: [{ ...open, points: 1, openPoints: 1 }, { ...full, quota: { perPeriod: 10, left: 0 } }, ...others] } });
  });
  await page.goto(`${yizhu.origin}/directory/#/services`);
  await page.locator('.tags .good').first().waitFor();
  await page.locator('.tags .warn').first().waitFor();
  expect(await violations(test)).toEqual([]);
  await test.close();
});

it('takes somebody who wants to help: what is missing is said beside it, what arrives is confirmed, and twice is once', async () => {
  const test = await yizhu.chrome.page(390, 844, { reducedMotion: 'reduce', tolerate: [/Failed to load resource/, /ERR_FAILED/] });
  const { page } = test;
  page.setDefaultTimeout(20_000);
  await page.goto(`${yizhu.origin}/directory/#/volunteer`);
  const apply = page.getByRole('button', { name: '报名', exact: true });
  await apply.click();
  expect(await page.locator('.gap').allTextContents()).toEqual(['请填写姓名', '请填写能接通的电话，例如 13800138000', '请选择一个乡镇', '请先勾选同意']);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name');
  expect(await violations(test)).toEqual([]);
  await page.getByLabel('您的姓名').fill('许小莲');
  await page.getByLabel('您的电话').fill('12345');
  await page.getByLabel('想在哪个乡镇服务').selectOption({ label: '龙门滩镇' });
  await page.getByRole('button', { name: '辅导功课' }).click();
  await page.getByLabel('还想说什么').fill('周末有空');
  await page.getByLabel(/我已年满18周岁/).check();
  await apply.click();
  expect(await page.locator('.gap').allTextContents()).toEqual(['请填写能接通的电话，例如 13800138000']);
  await page.getByLabel('您的电话').fill('139 0000 8888');
  // The line breaks: nothing is lost, and the next try arrives.
  await page.route('**/volunteer-applications/online', (route) => route.abort());
  await apply.click();
  await page.getByRole('alert').getByText('没有提交成功').waitFor();
  expect(await page.getByLabel('您的姓名').inputValue()).toBe('许小莲');
  await page.unroute('**/volunteer-applications/online');
  await apply.dblclick();
  await page.getByRole('heading', { name: '收到了，谢谢您！' }).waitFor();
  expect([await violations(test), await fits(test)]).toEqual([[], 0]);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }) + location.href)).not.toMatch(/许小莲|8888/);
  const session = (await (await fetch(`${yizhu.origin}/api/v1/auth/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'longmentan', password: 'Yizhu-demo-2026' }) })).json()) as { accessToken: string };
  const { data } = (await (await fetch(`${yizhu.origin}/api/v1/volunteer-applications?status=submitted`, { headers: { authorization: `Bearer ${session.accessToken}` } })).json()) as { data: { name: string; skills: string[]; words: string; channel: string }[] };
  expect(data.filter(({ name }) => name === '许小莲')).toMatchObject([{ skills: ['tutoring'], words: '周末有空', channel: 'online' }]);
  await test.close();
});

it.each([['#/services', 390, 844], ['#/points', 390, 844], ['#/points?map=1', 390, 844], ['#/calculator', 390, 844], ['#/wishes', 390, 844], ['#/track', 390, 844], ['#/volunteer', 390, 844], ['#/services', 1366, 768]] as const)('%s at %i × %i: clean for a screen reader, nothing sideways', async (hash, width, height) => {
  const test = await open(hash, width, height);
  expect(await violations(test)).toEqual([]);
  expect(await fits(test)).toBeLessThanOrEqual(0);
  await test.close();
});

it('has its pictures in docs/screenshots: those that are missing are taken', async () => {
  const wanted = VIEWS.flatMap((view) => SIZES.map((size) => ({ view, ...size }))).filter(({ view, kind }) => pictureWanted(pageOf(view), kind));
  for (const { view, kind, width, height } of wanted) {
    const test = await open(await addressOf(view), width, height, { geolocation: { longitude: 118.2398, latitude: 25.4972 }, permissions: ['geolocation'] });
    if (view === 'points') {
      await test.page.getByRole('button', { name: '离我最近' }).click();
      await test.page.getByText(/约 \d+ 米/).first().waitFor();
    }
    if (view === 'map') await test.page.locator('svg .county').waitFor();
    if (view === 'calculator') {
      await test.page.getByLabel(/今年几岁/).fill('82');
      await test.page.getByLabel(/哪一类救助对象/).selectOption({ label: '低保对象' });
      await test.page.getByRole('heading', { name: /可能可以享受/ }).evaluate((heading) => heading.scrollIntoView());
    }
    await test.page.waitForLoadState('networkidle');
    keepPicture(pageOf(view), kind, await test.page.screenshot({ animations: 'disabled' }));
    await test.close();
  }
});

const addressOf = async (view: View): Promise<string> => {
  if (view !== 'service' && view !== 'point') return `#/${{ services: 'services', points: 'points', map: 'points?map=1', calculator: 'calculator' }[view]}`;
  const [path, code] = view === 'service' ? ['services', 'counselling'] : ['points', 'zhihe-point'];
  const { data } = (await (await fetch(`${yizhu.origin}/api/v1/directory/${path}${view === 'point' ? '?perPage=100' : ''}`)).json()) as { data: { id: string; code: string }[] };
  return `#/${path}/${data.find((each) => each.code === code)!.id}`;
};
