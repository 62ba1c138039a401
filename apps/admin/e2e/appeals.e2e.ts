import { Api, county } from './testing/console.js';

/** A refusal that is not accepted, from the office to the county; and what whoever asked sees of it with the code. */
interface Asked { id: string; trackingCode: string }
const yizhu = county('appeals', 60, /status of 404/);
const { deskOf } = yizhu;
let person: { id: string; name: string };
let request: Asked;

beforeAll(async () => {
  const office = await Api.of(yizhu.origin, 'longmentan');
  [person] = (await office.get<{ data: { id: string; name: string }[] }>('/recipients?status=active&perPage=1')).data as [typeof person];
  request = await office.send<Asked>('POST', '/help-requests', { personId: person.id, channel: 'phone', source: 'self', summary: '房屋漏雨', needs: [{ dimension: 'housing', description: '修屋顶' }] });
});

it('an office refuses, notes the appeal, and cannot decide it; the county sets the refusal aside', async () => {
  const officer = await deskOf('longmentan');
  await officer.go(`/help-requests/${request.id}`);
  await officer.act('不予受理', () => officer.asked('事由').fill('不在救助范围'));
  await officer.act('申诉', () => officer.asked('事由').fill('家中又有人住院'));
  await officer.text('求助人提出了申诉。原决定是您作出的，由别人复核。').waitFor();
  expect(await officer.button('撤销原决定').count()).toBe(0);

  const chief = await deskOf('admin', 390, 844);
  await chief.go('/help-requests/list');
  await chief.page.getByRole('tab', { name: /申诉复核/ }).click();
  await chief.page.getByText(person.name).first().click();
  await chief.text(/对不予受理提出申诉，请复核/).waitFor();
  expect(await chief.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await chief.act('撤销原决定', () => chief.asked('事由').fill('确有困难'));
  await chief.text('复核：撤销原决定').waitFor();
  await chief.button('受理').waitFor();
});

it('whoever notes the same again is shown what was asked before; the code leads to the progress, without names', async () => {
  const officer = await deskOf('longmentan');
  await officer.go('/help-requests/create');
  await officer.find(officer.field('求助对象'), person.name, new RegExp(person.name));
  await officer.text('此人近 30 天已有求助').waitFor();
  // Beside the form, which stays as it is.
  const [beside] = await Promise.all([officer.page.context().waitForEvent('page'), officer.page.getByRole('link', { name: /房屋漏雨/ }).click()]);
  await beside.getByText(request.trackingCode.replace(/(.{4})(?=.)/g, '$1 ')).waitFor();

  const { page } = await yizhu.chrome.page(390, 844, { reducedMotion: 'reduce', tolerate: [/status of 404/] });
  await page.goto(`${yizhu.origin}/directory/#/track`);
  await page.getByLabel(/查询码/).fill('0000 0000 0000');
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText('没有这个查询码').waitFor();
  await page.getByLabel(/查询码/).fill(request.trackingCode.toLowerCase());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '已收到，等待受理' }).waitFor();
  await page.getByText('复核：撤销原决定').waitFor();
  expect(await page.locator('main').innerText()).not.toContain(person.name);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
