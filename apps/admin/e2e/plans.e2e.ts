import { Api, county } from './testing/console.js';

/** A household with several needs in one plan: from its dossier, through its review, to its end. */
const yizhu = county('plans', 60, /status of 422/);
interface Row { id: string; name: string; householdId: string; place: { code: string } }
interface Plan { id: string; aim: string; status: string; household: { id: string } }

it('an officer plans for a household from its dossier; its keeper reviews it on the road; it ends when no need waits', async () => {
  const officer = await Api.of(yizhu.origin, 'longmentan');
  const planned = new Set((await officer.get<{ data: Plan[] }>('/assistance-plans?perPage=50')).data.map(({ household }) => household.id));
  const person = (await officer.get<{ data: Row[] }>('/recipients?status=active&perPage=50')).data.find(({ householdId }) => !planned.has(householdId))!;
  const request = await officer.send<{ id: string; version: number }>('POST', '/help-requests', { personId: person.id, channel: 'phone', source: 'self', summary: '腿伤了，孩子没人接送', needs: [{ dimension: 'health', description: '每周两次换药' }, { dimension: 'daily_living', description: '孩子上学接送' }] });

  const desk = await yizhu.deskOf('longmentan');
  await desk.go(`/households/${person.householdId}`);
  await desk.page.getByRole('link', { name: '建帮扶方案' }).click();
  await desk.page.getByRole('checkbox', { name: /每周两次换药/ }).waitFor();
  await desk.page.reload();
  await desk.page.getByRole('checkbox', { name: /每周两次换药/ }).waitFor();
  expect(await desk.field('家庭').inputValue()).not.toBe('');
  expect(await desk.page.getByRole('checkbox', { name: /孩子上学接送/ }).isChecked()).toBe(true);
  await desk.page.getByRole('checkbox', { name: /孩子上学接送/ }).uncheck();
  await desk.button('建帮扶方案').click();
  await desk.page.getByText('请填写').first().waitFor();
  await desk.field('目标').fill('伤好之前孩子不误学');
  await desk.find(desk.field('负责人'), '', /协理|养老救助/);
  await desk.button('建帮扶方案').click();
  await desk.page.getByRole('heading', { level: 1, name: /家的帮扶方案/ }).waitFor();
  const address = new URL(desk.page.url()).hash.slice(1);

  // What was left out is said, and taken in by one act.
  await desk.text('这一户还有 1 项需求没有纳入方案').waitFor();
  await desk.act('纳入需求');
  await desk.text('0/2 已满足').waitFor();
  await desk.button('办结方案').click();
  await desk.choose(desk.asked('结果'), '达到目标');
  await desk.asked('办结说明').fill('好了');
  await desk.dialog.getByRole('button', { name: '办结方案', exact: true }).click();
  await desk.dialog.getByText(/2 项/).waitFor();
  await desk.dialog.getByRole('button', { name: '取消', exact: true }).click();

  const keeper = await yizhu.deskOf('longmentan', 390, 844);
  await keeper.go(address);
  await keeper.act('复查', () => keeper.asked('复查情况').fill('换药已安排，孩子由邻居接送'));
  await keeper.text('换药已安排，孩子由邻居接送').waitFor();
  expect(await keeper.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  await officer.send('POST', `/help-requests/${request.id}/withdrawal`, { reason: '伤好了' }, request.version);
  await desk.go('/assistance-plans');
  await desk.go(address);
  await desk.act('办结方案', async () => {
    await desk.choose(desk.asked('结果'), '达到目标');
    await desk.asked('办结说明').fill('伤好了，孩子没有误学');
  });
  await desk.text('伤好了，孩子没有误学').waitFor();
  expect(await officer.get<Plan>(address)).toMatchObject({ status: 'closed', aim: '伤好之前孩子不误学' });
});

it('what is due for review stands in the keeper’s day, one press from the plan', async () => {
  const keeper = await yizhu.deskOf('xieli');
  await keeper.go('/');
  await keeper.page.getByRole('row', { name: /方案待复查/ }).or(keeper.page.getByRole('listitem').filter({ hasText: '方案待复查' })).first().waitFor();
  await keeper.page.getByRole('link', { name: '复查' }).first().click();
  await keeper.text('到了复查日').waitFor();
  await keeper.text('不断药、不漏雨').waitFor();
});
