import { join } from 'node:path';
import { Api, county, PASSWORD, type Console } from './testing/console.js';

/** The sample roster: invented people as a township office keeps them. */
const ROSTER = join(__dirname, '../../../libs/recipients/test-data/roster-sample.xlsx');
const TOWNSHIP = '龙门滩镇';
const VILLAGE = '村兜村委会';
/** Head of the roster's first household; lives in that village. */
const PERSON = '郭子涵';
const COORDINATOR = '赖秀兰';

interface Named {
  id: string;
  name: string;
  code: string;
}
interface Card {
  id: string;
  score: number;
  member: { name: string };
  indicators: { key: string; actual: number; points: number; weight: number; target: number }[];
}

const yizhu = county('loop', 0);
const deskOf = async (account: string): Promise<Console> => {
  const desk = await yizhu.desk();
  await desk.signIn(account);
  return desk;
};

const account = (name: string, role: string, ...more: string[]): void => void yizhu.cli('user', 'add', name, name, '--role', role, '--password', PASSWORD, '--permanent', ...more);

it('from an empty database: a roster is imported, people of five roles walk a request from call to feedback, and the score rises by exactly that visit', async () => {
  account('juzhang', 'county_admin');
  const api = await Api.of(yizhu.origin, 'juzhang');
  const township = (await api.get<{ data: Named[] }>('/divisions?level=township&perPage=100')).data.find((d) => d.name === TOWNSHIP)!;
  account('shouli', 'township_officer', '--scope', township.code);
  account('huifang', 'social_worker', '--scope', township.code);
  account('shenji', 'auditor');

  // The county office loads the township's own roster: first what was understood, then for real.
  const chief = await deskOf('juzhang');
  await chief.go('/roster-imports');
  await chief.page.setInputFiles('input[type=file]', ROSTER);
  await chief.text('核对完成：可导入 115 户 292 人').waitFor();
  for (const row of [22, 112, 149, 185, 233]) await chief.text(`第 ${row} 行`).waitFor();
  expect((await api.get<{ page: { total: number } }>('/households')).page.total).toBe(0);
  await chief.button('确认导入').click();
  await chief.text('导入完成：115 户 292 人').waitFor();

  // A coordinator for the village, with an account of her own.
  await chief.go('/team-members/create');
  await chief.field('姓名').fill(COORDINATOR);
  await chief.field('电话').fill('13800138000');
  await chief.field('养老救助协理员').check();
  await chief.choose(chief.field('所在乡镇'), TOWNSHIP);
  await chief.button(`展开${TOWNSHIP}`).click();
  // A click while the villages still unfold would land beside the box.
  await chief.page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  await chief.field(VILLAGE).check();
  await chief.button('保存').click();
  await chief.text(COORDINATOR).waitFor();
  const member = (await api.get<{ data: (Named & { villages: Named[] })[] }>('/team-members')).data.find((m) => m.name === COORDINATOR)!;
  account('xieli', 'coordinator', '--scope', member.villages[0]!.code, '--member', member.id);

  // This month's reckoning before anything was done.
  await chief.go('/incentive-schemes/create');
  await chief.field('方案名称').fill('协理员激励方案');
  await chief.button('保存').click();
  await chief.text('协理员激励方案').waitFor();
  await chief.go('/score-runs');
  await chief.button('新建核算').first().click();
  const [year, month] = new Date(Date.now() + 8 * 3_600_000).toISOString().split('-').map(Number) as [number, number];
  await chief.choose(chief.asked('月份'), `${year}年${month}月`);
  await chief.dialog.getByRole('button', { name: '新建核算' }).click();
  await chief.button('核算').waitFor();
  await chief.settle();
  const runPath = new URL(chief.page.url()).hash.slice(1);
  const run = runPath.split('/').pop()!;
  const card = async (): Promise<Card> => (await api.get<{ data: Card[] }>(`/score-runs/${run}/scorecards`)).data.find((c) => c.member.name === COORDINATOR)!;
  expect((await card()).score).toBe(0);

  // Somebody telephones; a social worker takes it down, who may not decide about it.
  const social = await deskOf('huifang');
  await social.go('/help-requests/create');
  await social.find(social.field('求助对象'), PERSON, new RegExp(PERSON));
  await social.field('求助内容').fill('独居，腿脚不便，买药困难');
  await social.choose(social.field('需求类别'), '健康');
  await social.field('具体情况').fill('每周需要有人代买药');
  await social.button('提交').click();
  await social.text('待受理').waitFor();
  await social.settle();
  expect(await social.button('受理').count()).toBe(0);
  const requestPath = new URL(social.page.url()).hash.slice(1);

  // The township finds it in its day, looks at it and sends the coordinator.
  const officer = await deskOf('shouli');
  await officer.text(PERSON).waitFor();
  await officer.go(requestPath);
  await officer.act('受理');
  await officer.act('派单', () => officer.choose(officer.asked('服务事项'), '探访'));
  await officer.text('可派的服务人员').waitFor();
  await officer.text(COORDINATOR).waitFor();
  await officer.act('指派');
  await officer.text('待接单').waitFor();
  const orderPath = new URL(officer.page.url()).hash.slice(1);

  // The coordinator finds it in her day, goes there, and says what she found.
  const coordinator = await deskOf('xieli');
  await coordinator.text(PERSON).waitFor();
  await coordinator.go(orderPath);
  await coordinator.button('接单').click();
  await coordinator.button('到访签到').waitFor();
  await coordinator.act('到访签到');
  await coordinator.act('离开并填写', async () => {
    await coordinator.dialog.getByLabel(new RegExp(PERSON)).check();
    for (const [question, answer] of [['住处安全、水电正常', '是'], ['药够吃到下次走访', '否']] as const) await coordinator.dialog.getByRole('radiogroup', { name: question }).getByLabel(answer, { exact: true }).check();
    await coordinator.asked('走访记录').fill('药已送到，精神不错');
  });
  // What was found opens with what can be done about it: a request, filled in.
  await coordinator.text('药够吃到下次走访：否').waitFor();
  await coordinator.page.getByRole('link', { name: '登记求助' }).click();
  await coordinator.text('由走访核查带入，请核对后提交。').waitFor();
  await coordinator.go(orderPath);
  await coordinator.text(/见到 1 人/).waitFor();

  // The score has risen by exactly that visit, and its figure opens into it.
  await chief.go(runPath);
  await chief.button('核算').click();
  await chief.settle();
  const after = await card();
  const visits = after.indicators.find((i) => i.key === 'visits')!;
  expect(visits.actual).toBe(1);
  expect(visits.points).toBeCloseTo(visits.weight / visits.target, 2);
  expect(after.score).toBe(visits.points);
  await chief.go(`/scorecards/${after.id}`);
  await chief.text(COORDINATOR).waitFor();
  expect(await chief.page.locator('#main').innerText()).toContain(String(after.score));
  const [evidence] = (await api.get<{ data: { refId: string; counted: boolean }[] }>(`/scorecards/${after.id}/evidence?indicator=visits`)).data;
  const [visit] = (await api.get<{ data: { id: string }[] }>('/visits')).data;
  expect(evidence).toMatchObject({ refId: visit!.id, counted: true });
  // By keyboard: the figure opens its drawer, the row in it the visit.
  await chief.button(/走访频次/).focus();
  await chief.page.keyboard.press('Enter');
  const row = chief.dialog.getByRole('link').first();
  await row.waitFor();
  await row.focus();
  await chief.page.keyboard.press('Enter');
  await chief.page.getByRole('heading', { level: 1, name: `${PERSON}户的走访` }).waitFor();
  expect(new URL(chief.page.url()).hash).toBe(`#/visits/${visit!.id}`);
  await chief.text(COORDINATOR).waitFor();

  // The service is finished; the township checks it, the county rings back and closes.
  await coordinator.act('填写服务结果', () => coordinator.asked('服务情况').fill('已送药上门'));
  await officer.go('/service-orders');
  await officer.go(orderPath);
  await officer.act('核验');
  await chief.go(orderPath);
  await chief.act('记录满意度', async () => {
    await chief.dialog.locator('label').filter({ hasText: '5' }).last().click();
    await chief.asked('意见').fill('很及时');
  });
  await chief.button('办结').click();
  await chief.text('已办结').waitFor();
  await chief.go(requestPath);
  await chief.act('办结');

  // The auditor sees who did what, and can do nothing.
  const auditor = await deskOf('shenji');
  await auditor.go(requestPath);
  for (const who of ['huifang', 'shouli', 'juzhang']) await auditor.text(who).waitFor();
  for (const act of ['受理', '办结', '派单', '加照片或材料']) expect([act, await auditor.button(act).count()]).toEqual([act, 0]);
  const request = await api.get<{ status: string; needs: { status: string }[] }>(requestPath);
  expect([request.status, request.needs[0]!.status]).toEqual(['closed', 'met']);
});
