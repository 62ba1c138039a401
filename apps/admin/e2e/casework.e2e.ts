import { Api, county, type Console } from './testing/console.js';

/** A case in the hands of its caseworker and its supervisor, and before somebody who is neither. */
const yizhu = county('casework', 60, /status of 4\d\d/);
const WORDS = '夜里听见隔壁争吵，孩子躲在门后';
interface Row { id: string; name: string; person: { id: string }; place: { code: string } }
let person: Row;
let address = '';
let worker: Console;
let supervisor: Console;

beforeAll(async () => {
  const api = await Api.of(yizhu.origin, 'shegong');
  const taken = new Set((await api.get<{ data: Row[] }>('/cases?perPage=50')).data.map((row) => row.person.id));
  person = (await api.get<{ data: Row[] }>('/recipients?perPage=50')).data.find(({ id }) => !taken.has(id))!;
  [worker, supervisor] = [await yizhu.deskOf('shegong'), await yizhu.deskOf('dudao')];
});

it('a caseworker takes somebody on, sets a goal and submits the plan', async () => {
  await worker.go('/cases/create');
  await worker.find(worker.field('求助对象'), person.name, person.name);
  await worker.field('保密记录').fill(WORDS);
  await worker.button('开案').click();
  await worker.page.getByRole('heading', { level: 1, name: person.name }).waitFor();
  address = new URL(worker.page.url()).hash.slice(1);
  await worker.settle();
  expect(await worker.page.locator('#main').innerText()).not.toContain(WORDS);
  await worker.button('打开保密记录').click();
  await worker.text(WORDS).waitFor();

  await worker.act('开始预估');
  await worker.act('定目标', async () => {
    await worker.asked('要有什么不同').fill('每周出门三次');
    await worker.asked('怎么测').fill('每周出门次数');
    await worker.asked('单位').fill('次');
    await worker.asked('初测值').fill('0');
    await worker.asked('目标值').fill('3');
  });
  await worker.text('初测 0 次 · 目标 3 次').waitFor();
  await worker.act('提交计划');
  await worker.text('计划待批').waitFor();
  expect(await worker.button('批准计划').count()).toBe(0);
});

it('the supervisor takes it up and approves; a danger stands in the way of the end until each step is done', async () => {
  await supervisor.go(address);
  expect(await supervisor.button('打开保密记录').count()).toBe(0);
  await supervisor.act('接手督导');
  await supervisor.act('批准计划');
  await worker.go('/cases');
  await worker.page.getByRole('row', { name: new RegExp(`${person.name}.*介入中`) }).click();
  await worker.act('标记风险', async () => {
    await worker.choose(worker.asked('哪类风险'), '疏于照顾');
    await worker.asked('保密记录').fill('三天没有人做饭');
  });
  const path = worker.page.getByRole('group', { name: '疏于照顾' });
  await path.getByText('督导知悉').waitFor();
  // The end is refused, with what stands in its way.
  await worker.button('退出').click();
  await worker.asked('保密记录').fill('本人不愿继续');
  await worker.dialog.getByRole('button', { name: '退出', exact: true }).click();
  await worker.dialog.getByText('还有未解除的风险标记，不能结束个案').waitFor();
  await worker.dialog.getByRole('button', { name: '取消' }).click();
  for (let left = 2; left > 0; left--) await worker.act('完成步骤');
  expect(await worker.button('完成步骤').count()).toBe(0);

  await supervisor.go('/');
  await supervisor.page.getByRole('region', { name: '要办的个案' }).getByRole('link', { name: person.name }).click();
  await supervisor.text('督导知悉').waitFor();
  expect(await supervisor.button('解除风险').isDisabled()).toBe(true);
  await supervisor.act('完成步骤');
  await supervisor.act('解除风险', () => supervisor.asked('保密记录').fill('已安排邻里照看'));
  await supervisor.text(/^已解除/).waitFor();
});

it('somebody who answers for the place sees the case, and no note', async () => {
  const admin = await yizhu.deskOf('admin', 390, 844);
  await admin.go(address);
  await admin.text('保密记录只有承办社工和督导能看').waitFor();
  const said = await admin.page.locator('#main').innerText();
  expect([said.includes(WORDS), said.includes('疏于照顾'), await admin.button(/记录|风险|打开/).count()]).toEqual([false, false, 0]);
  expect(await admin.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

it('a goal that was measured again and an outcome end it', async () => {
  await worker.page.reload();
  await worker.button('测量').waitFor();
  await worker.act('测量', () => worker.asked('测得').fill('3'));
  await worker.text('已达到').waitFor();
  await worker.act('评估');
  await worker.act('结案', () => worker.choose(worker.asked('结案原因'), '目标达成'));
  await worker.text('已结案').waitFor();
  await worker.text('目标达成').waitFor();
});
