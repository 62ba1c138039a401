import { Api, county, type Console } from './testing/console.js';

/** From a rule to help: tried, put to use, told a fact, worked as an alert, ended in a request. */
interface Alert {
  id: string;
  status: string;
  outcomeRef: string | null;
  person: { id: string; name: string } | null;
}
const yizhu = county('monitoring', 200);
const { deskOf } = yizhu;

const path = ({ page }: Console): string => new URL(page.url()).hash.slice(1);

it('a rule is tried and put to use, a fact raises its alert, the coordinator verifies it and asks for help', async () => {
  const [admin, xieli] = [await Api.of(yizhu.origin, 'admin'), await Api.of(yizhu.origin, 'xieli')];
  // Somebody of the coordinator's villages who has no alert of this kind yet.
  const taken = new Set((await xieli.get<{ data: Alert[] }>('/monitoring-alerts?perPage=200')).data.map((a) => a.person?.id));
  const person = (await xieli.get<{ data: { id: string; name: string; isHead: boolean; status: string }[] }>('/recipients?perPage=200')).data.find((p) => p.isHead && p.status === 'active' && !taken.has(p.id))!;

  const chief = await deskOf('admin');
  await chief.go('/alert-rules');
  await chief.button('新建规则').or(chief.page.getByRole('link', { name: '新建规则' })).first().click();
  await chief.choose(chief.field('预警种类'), '遭遇灾害');
  await chief.field('规则名称').fill('一般灾害也要看');
  await chief.field('一般').check();
  await chief.field('严重').uncheck();
  await chief.button('试算一下').click();
  await chief.text(/会发出 0 条预警/).waitFor();
  await chief.field('启用').check();
  await chief.button('保存').click();
  await chief.text('一般灾害也要看').waitFor();
  await chief.go(`/alert-rules/${(await admin.get<{ data: { id: string; name: string }[] }>('/alert-rules')).data.find((r) => r.name === '一般灾害也要看')!.id}`);
  await chief.button('现在运行').click();
  await chief.text(/发出 0 条预警/).waitFor();

  // The coordinator has heard of it and writes it down.
  const coordinator = await deskOf('xieli');
  await coordinator.go('/monitoring-facts/create');
  await coordinator.find(coordinator.field('求助对象'), person.name, new RegExp(person.name));
  await coordinator.choose(coordinator.field('信息类型'), '灾害');
  await coordinator.choose(coordinator.field('等级'), '一般');
  await coordinator.button('保存').click();
  await coordinator.page.waitForURL(/#\/monitoring-facts$/);
  await coordinator.text(person.name).waitFor();
  const alert = await (async (): Promise<Alert> => {
    for (;;) {
      const found = (await xieli.get<{ data: Alert[] }>('/monitoring-alerts?mine=true&status=assigned')).data.find((a) => a.person?.id === person.id);
      if (found) return found;
    }
  })();

  // By keyboard alone: down to the row, M for the next step, which is to verify.
  await coordinator.go('/monitoring-alerts');
  await coordinator.text(person.name).waitFor();
  for (let i = 0; i < 50; i++) {
    await coordinator.page.keyboard.press('j');
    if ((await coordinator.page.evaluate(() => (document.activeElement as HTMLElement).dataset['row'])) === alert.id) break;
  }
  await coordinator.page.keyboard.press('m');
  await coordinator.asked('核实情况').waitFor();
  await coordinator.page.keyboard.type('灶间进水，粮食受潮');
  await coordinator.dialog.getByRole('button', { name: '核实', exact: true }).focus();
  await coordinator.page.keyboard.press('Enter');
  await coordinator.dialog.waitFor({ state: 'hidden' });
  await coordinator.settle();

  // Opened, with the fact behind it; then into the request form, filled in.
  await coordinator.go(`/monitoring-alerts/${alert.id}`);
  await coordinator.text('灶间进水，粮食受潮').waitFor();
  await coordinator.text(/灾害 一般/).waitFor();
  await coordinator.page.getByRole('link', { name: '转为求助' }).click();
  await coordinator.text('已按预警填好').waitFor();
  expect(await coordinator.field('求助对象').inputValue()).toBe(person.name);
  expect(await coordinator.field('求助内容').inputValue()).toContain('灶间进水，粮食受潮');
  await coordinator.button('提交').click();
  await coordinator.text('待受理').waitFor();
  const request = path(coordinator).split('/').pop()!;
  expect(await xieli.get<Alert>(`/monitoring-alerts/${alert.id}`)).toMatchObject({ status: 'acted', outcomeRef: request });

  // The rule shows what it was good for.
  await chief.go('/alert-rules');
  const row = chief.page.getByRole('row', { name: /一般灾害也要看/ });
  expect(await row.innerText()).toContain('发出 1，在办 0，处置 1，排除 0');
  expect(await row.innerText()).toContain('办结的 100%（1 条）');
});

it('a table of facts is looked at, then imported; rows in error say why', async () => {
  const chief = await deskOf('admin');
  await chief.go('/monitoring-facts/import');
  await chief.field('来源').fill('医保结算');
  await chief.page.setInputFiles('input[type=file]', { name: '医保11月.csv', mimeType: 'text/csv', buffer: Buffer.from('身份证号,类型,金额（元）,发生日期\n110105194912310020,自付医疗费,100,2025-10-01\n11010519491231002X,自付医疗费,100,2025-10-01\n') });
  await chief.text(/已核对 医保11月.csv：可以导入 0 条/).waitFor();
  await chief.text('第 2 行').waitFor();
  await chief.text('身份证号校验位不对，请核对原件').waitFor();
  await chief.text('名册里没有这个人，或不在您的辖区').waitFor();
  expect(await chief.button('确认导入').isDisabled()).toBe(true);
});

it('nonsense in a rule is refused in words, at its field', async () => {
  const chief = await deskOf('admin');
  await chief.go('/alert-rules/create');
  await chief.choose(chief.field('预警种类'), '收入骤减');
  await chief.field('变化幅度（%）').fill('400');
  await chief.button('试算一下').click();
  await chief.text('不能大于 100').waitFor();
  expect(await chief.text(/会发出 \d/).count()).toBe(0);
});
