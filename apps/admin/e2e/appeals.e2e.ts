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

it('who can’t write speaks: a recorded note and a photo come with the request, are heard and seen, and taken away again', async () => {
  const officer = await deskOf('longmentan');
  await officer.go('/help-requests/create');
  // A microphone that is refused first, and then hums: no machine of a test has one.
  await officer.page.evaluate(() => {
    let asked = 0;
    navigator.mediaDevices.getUserMedia = async () => {
      if (asked++ === 0) throw new DOMException('no', 'NotAllowedError');
      const context = new AudioContext();
      const out = context.createMediaStreamDestination();
      const tone = context.createOscillator();
      tone.connect(out);
      tone.start();
      return out.stream;
    };
  });
  await officer.find(officer.field('求助对象'), person.name, new RegExp(person.name));
  await officer.field('求助内容').fill('说不清楚，请听录音');
  await officer.choose(officer.field('需求类别'), '健康');
  await officer.field('具体情况').fill('要人带去看病');
  await officer.button('录一段话').click();
  await officer.button('开始').click();
  await officer.text('浏览器没有允许使用麦克风').waitFor();
  await officer.button('开始').click();
  await officer.dialog.getByText('0:01').waitFor();
  await officer.button('停止').click();
  await officer.button('用这段录音').click();
  await officer.page.locator('input[type=file]').setInputFiles({ name: '诊断书.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082', 'hex') });
  await officer.text('诊断书.png').waitFor();
  await officer.button('提交').click();
  await officer.page.getByRole('region', { name: '材料和录音' }).getByText('照片', { exact: true }).waitFor();
  await officer.button('收听').click();
  await officer.page.waitForFunction(() => (document.querySelector('audio')?.readyState ?? 0) >= 2);
  await officer.button('查看').first().click();
  await officer.dialog.getByRole('img', { name: '照片' }).waitFor();
  await officer.dialog.getByRole('button', { name: '关闭' }).click();
  await officer.dialog.waitFor({ state: 'hidden' });
  await officer.button('移除').last().click();
  await officer.dialog.getByRole('button', { name: '移除', exact: true }).click();
  await officer.dialog.waitFor({ state: 'hidden' });
  await officer.settle();
  expect(await officer.page.getByRole('region', { name: '材料和录音' }).getByText('照片', { exact: true }).count()).toBe(0);
});
