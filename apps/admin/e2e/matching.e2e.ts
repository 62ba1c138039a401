import { until } from '@yizhu/testing';
import { Api, county } from './testing/console.js';

/** From a rule to help: written as a tree, tried on somebody, counted, published; whom it reaches; and asked for from the dossier. */
interface Item {
  id: string;
  code: string;
  rule: object | null;
}
interface Counts {
  items: { item: Item; eligible: number; waiting: number; unknown: number; notEligible: number }[];
}
const yizhu = county('matching', 200);
const { deskOf } = yizhu;

const itemOf = async (api: Api, code: string): Promise<Item> => (await api.get<{ data: Item[] }>('/service-items?perPage=200')).data.find((i) => i.code === code)!;

it('a rule is written without JSON, says what it says, is tried and counted, and published finds its people', async () => {
  const admin = await Api.of(yizhu.origin, 'admin');
  const elder = (await admin.get<{ data: { id: string; name: string; age: number; category: string | null; status: string }[] }>('/recipients?perPage=200')).data.find((p) => p.age >= 70 && p.category !== null && p.status === 'active')!;
  const chief = await deskOf('admin');
  const { id } = await admin.send<Item>('POST', '/service-items', { code: 'strolling', name: { zh: '陪散步', en: 'Strolling' }, kind: 'service', serviceClass: 'living', brandModule: 'volunteer', targetGroups: ['empty_nest_elder'], unit: '次', evidence: ['note'] });
  await chief.go(`/service-items/${id}/edit`);
  await chief.button('写规则').click();
  // It begins with the category: which ones?
  const rule = chief.page.getByRole('group', { name: '整条规则' });
  await rule.getByLabel('其中任一').click();
  for (const category of ['特困人员', '低保对象', '低保边缘家庭成员']) await chief.option(category).click();
  await chief.page.keyboard.press('Escape');
  await chief.text('救助类别是特困人员、低保对象或低保边缘家庭成员').waitFor();
  // A group of which any will do: 70 and over, or a disability.
  await rule.getByRole('button', { name: '加一组' }).click();
  const group = chief.page.getByRole('group', { name: '第 2 组条件' });
  await group.getByLabel('值（岁）').fill('70');
  await group.getByRole('button', { name: '加条件' }).click();
  const second = chief.page.getByRole('group', { name: /^条件 2\.2/ });
  await second.getByLabel('情况').fill('残疾');
  await chief.page.getByRole('option', { name: '残疾', exact: true }).click();
  await chief.text(/；（年满 70 岁，或者有残疾）/).waitFor();

  // Incomplete says so in words, and is put right.
  await group.getByLabel('值（岁）').fill('');
  await chief.text(/“年龄”的值不对|在 rule.*写法不对/).waitFor();
  await group.getByLabel('值（岁）').fill('70');
  await chief.text(/；（年满 70 岁，或者有残疾）/).waitFor();

  await chief.find(chief.field('用谁来试'), elder.name, new RegExp(elder.name));
  await chief.text(new RegExp(`因为：|待核实：`)).waitFor();
  await chief.button('数一数符合的人').click();
  const figures = chief.page.getByRole('status').filter({ hasText: /^\d+符合\d+待核实/ });
  await figures.waitFor();
  const counted = await figures.innerText();
  await chief.button('保存').click();
  await chief.page.waitForURL(/#\/service-items\/[0-9a-f-]{36}$/);
  await chief.settle();
  expect((await itemOf(admin, 'strolling')).rule).toEqual({ and: [{ in: [{ var: 'category' }, ['destitute', 'subsistence', 'marginal']] }, { or: [{ '>=': [{ var: 'age' }, 70] }, { '==': [{ var: 'disabled' }, true] }] }] });

  // Opened again it stands in the tree as it was written.
  await chief.go(`/service-items/${id}/edit`);
  expect(await chief.page.getByRole('group', { name: '第 2 组条件' }).getByLabel('值（岁）').inputValue()).toBe('70');

  // Somebody else reviews it.
  const { version } = await admin.send<Item & { version: number }>('POST', `/service-items/${id}/submission`, {}, (await admin.get<{ version: number }>(`/service-items/${id}`)).version);
  await (await Api.of(yizhu.origin, 'fuhe')).send('POST', `/service-items/${id}/approval`, {}, version);
  await chief.go('/service-items');
  await chief.act('发布新版', async () => chief.asked('版本说明').fill('陪散步有了规则'));
  const reached = await until(() => admin.get<Counts>('/match-counts'), ({ items }) => (items.find(({ item }) => item.code === 'strolling')?.eligible ?? 0) > 0);
  const strolling = reached.items.find(({ item }) => item.code === 'strolling')!;
  // What was counted while it was written is what the matrix says.
  expect(Number(/(\d+)\s*符合/.exec(counted)![1])).toBe(strolling.eligible);

  await chief.go('/matching');
  const row = chief.page.getByRole('row', { name: /陪散步/ });
  expect(await row.innerText()).toContain(String(strolling.waiting));
  await row.getByRole('link', { name: '陪散步' }).click();
  await chief.text('政策找人：陪散步').waitFor();
  await chief.text(`共 ${strolling.waiting} 人`).waitFor();
  const people = chief.page.getByRole('listitem').filter({ hasText: '打开档案' });
  expect(await people.first().innerText()).toMatch(/符合，因为：救助类别是特困人员、低保对象或低保边缘家庭成员（现为/);
  // One township of it; Back leads to the matrix.
  await chief.page.getByRole('button', { name: /人未享受/ }).first().click();
  await chief.settle();
  expect(await people.count()).toBeLessThanOrEqual(25);
  await chief.page.getByRole('tab', { name: '待核实' }).click();
  await chief.settle();
  await chief.page.goBack();
  await chief.text('每个事项符合条件的人').waitFor();
});

it('a condition is reckoned in the tree: a share of money for each of a household, opened again as it was written', async () => {
  const admin = await Api.of(yizhu.origin, 'admin');
  const chief = await deskOf('admin');
  const { id } = await admin.send<Item>('POST', '/service-items', { code: 'sharing', name: { zh: '分担', en: 'Sharing' }, kind: 'funds', serviceClass: 'living', brandModule: 'integrated', targetGroups: [], unit: '次', evidence: ['note'], rule: { '>': [{ '/': [{ var: 'yearlyExpense' }, { var: 'householdSize' }] }, 2_000_000] } });
  await chief.go(`/service-items/${id}/edit`);
  const whole = chief.page.getByRole('group', { name: '条件 1：算式', exact: true });
  expect(await whole.getByLabel('值（元）').inputValue()).toBe('20000');
  await whole.getByLabel('值（元）').fill('1500.5');
  await whole.getByLabel('运算').click();
  await chief.option('减').click();
  await whole.getByRole('group', { name: '算式' }).getByRole('combobox', { name: '数' }).nth(1).click();
  await chief.option('一个固定的数').click();
  // Beside money a number is money.
  await whole.getByRole('group', { name: '算式' }).getByLabel('值（元）').fill('300');
  await chief.text(/ 300 元超过 1500\.5 元/).waitFor();
  await chief.button('加算式').click();
  await chief.page.getByRole('group', { name: '条件 2：算式', exact: true }).getByLabel('值（元）').fill('800');
  await chief.button('保存').click();
  await chief.page.waitForURL(/#\/service-items\/[0-9a-f-]{36}$/);
  await chief.settle();
  expect((await itemOf(admin, 'sharing')).rule).toEqual({ and: [{ '>': [{ '-': [{ var: 'yearlyExpense' }, 30_000] }, 150_050] }, { '>': [{ '/': [expect.objectContaining({}), { var: 'householdSize' }] }, 80_000] }] });
});

it('the dossier shows what somebody can get, and one click asks for it', async () => {
  const township = await deskOf('longmentan');
  await township.go('/matching');
  await township.page.getByRole('link', { name: '物资发放' }).click();
  await township.page.getByRole('link', { name: /^打开.*的档案$/ }).first().click();
  await township.page.getByRole('tab', { name: '可享受的' }).waitFor();
  const card = township.page.getByRole('listitem').filter({ hasText: '物资发放' });
  expect(await card.innerText()).toMatch(/符合，因为：救助类别是/);
  await township.button(/看不符合的 \d+ 项/).click();
  await township.text(/不符合，因为：/).waitFor();
  await card.getByRole('link', { name: '申请物资发放' }).click();
  await township.text('由匹配带入，请核对后提交。').waitFor();
  expect(await township.field('求助内容').inputValue()).toBe('申请物资发放');
  expect(await township.field('求助对象').inputValue()).not.toBe('');
  // What is known of the person is nowhere in the address.
  expect(township.page.url()).toMatch(/#\/help-requests\/create\?person=[0-9a-f-]{36}$/);
  await township.button('提交').click();
  await township.text('待受理').waitFor();
});

it('a rule is written by keyboard alone, in English, on a telephone', async () => {
  const chief = await deskOf('admin', 390, 844);
  await chief.go('/');
  await chief.page.evaluate(() => localStorage.setItem('RaStoreyizhu.locale', JSON.stringify('en')));
  await chief.page.reload();
  await chief.go('/service-items/create');
  await chief.button('Write a rule').focus();
  await chief.page.keyboard.press('Enter');
  const row = chief.page.getByRole('group', { name: /^Condition 1/ });
  await row.getByLabel('Any of').focus();
  await chief.page.keyboard.press('ArrowDown');
  await chief.page.keyboard.press('ArrowDown');
  await chief.page.keyboard.press('Enter');
  await chief.page.keyboard.press('Escape');
  await chief.text(/Category is (Destitute|Subsistence allowance)/).waitFor();
  await chief.page.getByRole('button', { name: /^Remove Condition 1/ }).focus();
  await chief.page.keyboard.press('Enter');
  await chief.text('No conditions here yet.').waitFor();
  expect(await chief.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
