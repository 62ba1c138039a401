import { Api, county } from './testing/console.js';

/** Somebody is registered twice: warned of on entry, found in the list by keyboard, compared, merged, and parted again; households part and join. */
const yizhu = county('duplicates', 60, /status of 4(04|09|22)/);
const { deskOf } = yizhu;
let office: Api;
let villageCode = '';
beforeAll(async () => {
  office = await Api.of(yizhu.origin, 'longmentan');
  villageCode = (await office.get<{ data: { place: { code: string } }[] }>('/households?perPage=1')).data[0]!.place.code;
});

interface Home { id: string; version: number; members: { id: string; name: string; version: number }[] }
const register = (members: object[]): Promise<Home> => office.send<Home>('POST', '/households', { villageCode, address: '9号', members });
interface Pair { id: string; one: { id: string; name: string }; other: { id: string; name: string } }
const suggested = async (name: string): Promise<Pair> => {
  for (;;) {
    const found = (await office.get<{ data: Pair[] }>('/duplicates?perPage=100')).data.find(({ one, other }) => one.name === name || other.name === name);
    if (found) return found;
  }
};

it('entry warns, the list leads there by keyboard, the two are compared and merged, and parted again', async () => {
  const home = await register([{ name: '周桂香', idNumber: '350526194803159162', phone: '13800138000', isHead: true }]);
  const officer = await deskOf('longmentan');
  await officer.go(`/households/${home.id}`);
  await officer.button('更多').click();
  await officer.page.getByRole('menuitem', { name: '增加成员' }).click();
  await officer.asked('姓名').fill('周贵香');
  await officer.asked('身份证号').fill('350526194803150061');
  // The same household: one sound, one day.
  await officer.dialog.getByText('可能已经登记过').waitFor();
  await officer.dialog.getByText('同音').waitFor();
  await officer.page.keyboard.press('Escape');

  // In the form for a household nobody is hindered.
  await officer.go('/households/create');
  await officer.find(officer.field('村居'), '', new RegExp((await office.get<{ place: { name: string } }>(`/households/${home.id}`)).place.name));
  await officer.field('姓名').fill('周贵香');
  await officer.field('身份证号').fill('350526194803150061');
  await officer.text('可能已经登记过').waitFor();
  expect(await officer.page.getByRole('link', { name: '周桂香' }).getAttribute('href')).toContain(home.id);
  expect(officer.page.url()).not.toContain('350526194803150061');
  await officer.button('建档').click();
  await officer.page.waitForURL(/#\/households\/[0-9a-f-]{36}$/);
  const second = new URL(officer.page.url()).hash.split('/').pop()!;

  const pair = await suggested('周贵香');
  await officer.go('/duplicates');
  await officer.text('周贵香').waitFor();
  for (let i = 0; i < 50; i++) {
    await officer.page.keyboard.press('j');
    if ((await officer.page.evaluate(() => (document.activeElement as HTMLElement).dataset['row'])) === pair.id) break;
  }
  await officer.page.keyboard.press('Enter');
  await officer.page.waitForURL(new RegExp(pair.id));
  await officer.text('保留哪一条').waitFor();
  await officer.page.getByLabel(/^周桂香（/).check();
  await officer.page.getByLabel('姓名取周贵香的').check();
  await officer.button('合并').click();
  await officer.text('请写明为什么合并').waitFor();
  await officer.field('事由').fill('同一人两次登记，已核对户口簿');
  await officer.button('合并').click();
  await officer.page.waitForURL(new RegExp(`/households/${home.id}$`));
  await officer.text('并入 周贵香').waitFor();
  expect((await office.get<Home>(`/households/${home.id}`)).members.map(({ name }) => name)).toEqual(['周贵香']);

  // The old address leads here, and says so.
  await officer.go(`/households/${second}`);
  await officer.text(/已并入本户/).waitFor();
  await officer.act('撤销合并', async () => officer.asked('事由').fill('经核实是两个人'));
  await officer.text(/撤销：经核实是两个人/).waitFor();
  expect((await office.get<Home>(`/households/${home.id}`)).members.map(({ name }) => name)).toEqual(['周桂香']);
  expect((await office.get<Home>(`/households/${second}`)).members.map(({ name }) => name)).toEqual(['周贵香']);

  // Two people after all: by keyboard, once and for all.
  const again = await suggested('周贵香');
  await officer.go('/duplicates');
  await officer.text('周贵香').waitFor();
  for (let i = 0; i < 50; i++) {
    await officer.page.keyboard.press('j');
    if ((await officer.page.evaluate(() => (document.activeElement as HTMLElement).dataset['row'])) === again.id) break;
  }
  await officer.page.keyboard.press('m');
  await officer.asked('事由').fill('姐妹，已上门核对');
  await officer.dialog.getByRole('button', { name: '不是同一人' }).click();
  await officer.dialog.waitFor({ state: 'hidden' });
  await officer.settle();
  expect(await officer.page.getByText('周贵香').count()).toBe(0);
});

it('what somebody else has changed meanwhile is shown before anything is merged', async () => {
  const one = await register([{ name: '吴秀莲', idNumber: '35052619510416002X', isHead: true }]);
  await register([{ name: '吴秀连', idNumber: '350526195104160046', isHead: true }]);
  const pair = await suggested('吴秀莲');
  const officer = await deskOf('longmentan', 390, 844);
  await officer.go(`/duplicates/${pair.id}`);
  await officer.field('事由').fill('同一人');
  await office.send('PUT', `/households/${one.id}`, { address: '新址20号', causeOfHardship: '', benefitFen: null, remark: '' }, 1);
  await officer.button('合并').click();
  await officer.text('新址20号').waitFor();
  expect(await officer.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

it('a member splits off into a household of their own', async () => {
  const home = await register([{ name: '郑阿土', idNumber: '350526196005170016', isHead: true }, { name: '郑小军', idNumber: '35052619900517001X', isHead: false, relation: '子' }]);
  const officer = await deskOf('longmentan');
  await officer.go(`/households/${home.id}`);
  await officer.button('更多').click();
  await officer.page.getByRole('menuitem', { name: '分户' }).click();
  await officer.dialog.getByRole('checkbox', { name: '郑小军' }).check();
  await officer.choose(officer.asked('新户的户主'), '郑小军');
  await officer.asked('住址').fill('10号');
  await officer.asked('事由').fill('结婚分户');
  await officer.dialog.getByRole('button', { name: '分户', exact: true }).click();
  await officer.dialog.waitFor({ state: 'hidden' });
  await officer.text('成员迁出').waitFor();
  expect((await office.get<Home>(`/households/${home.id}`)).members.map(({ name }) => name)).toEqual(['郑阿土']);
});
