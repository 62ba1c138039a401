import { Api, county } from './testing/console.js';

/** An item is changed by one, reviewed by another, published; the list says in words what is different. */
const yizhu = county('service-list', 60, /status of 422/);
const { deskOf } = yizhu;
let office: Api;

beforeAll(async () => {
  office = await Api.of(yizhu.origin, 'admin');
});

interface Item { id: string; code: string; status: string; durationMinutes: number | null }
const itemOf = async (code: string): Promise<Item> => (await office.get<{ data: Item[] }>('/service-items?perPage=100')).data.find((item) => item.code === code)!;

it('a change is submitted, sent back, approved by somebody else and published with a note', async () => {
  const { id } = await itemOf('walking');
  const editor = await deskOf('admin');
  await editor.go('/service-items');
  await editor.page.getByPlaceholder('搜事项名称').fill('助行');
  await editor.page.getByRole('row', { name: /助行/ }).click();
  await editor.page.getByRole('link', { name: '编辑' }).click();
  await editor.field('时长（分钟）').fill('120');
  await editor.field('说明（中文）').fill('陪同散步、购物、办事。');
  await editor.button('保存').click();
  await editor.text('时长由“90 分钟”改为“120 分钟”').waitFor();
  await editor.button('提交审核').click();
  await editor.text('自己改的事项要由别人审核。').waitFor();
  expect(await editor.button('审核通过').count()).toBe(0);

  const reviewer = await deskOf('fuhe');
  await reviewer.go('/service-items');
  await reviewer.page.getByRole('tab', { name: /待审核/ }).click();
  await reviewer.page.getByRole('row', { name: /助行/ }).click();
  await reviewer.act('退回', () => reviewer.asked('要改什么').fill('接送的车辆也要写上'));

  await editor.go(`/service-items/${id}`);
  await editor.page.reload();
  await editor.text('苏丽珍 退回：接送的车辆也要写上').waitFor();
  await editor.page.getByRole('link', { name: '编辑' }).click();
  await editor.field('说明（中文）').fill('陪同散步、购物、办事，或安排无障碍车辆接送。');
  await editor.button('保存').click();
  await editor.text('时长由“90 分钟”改为“120 分钟”').waitFor();
  await editor.button('提交审核').click();
  await editor.text('自己改的事项要由别人审核。').waitFor();

  await reviewer.page.reload();
  await reviewer.settle();
  await reviewer.act('审核通过');
  expect(await itemOf('walking')).toMatchObject({ status: 'approved' });
  await reviewer.go('/catalogue-releases');
  await reviewer.button('发布新版').click();
  await reviewer.dialog.getByText('时长由“90 分钟”改为“120 分钟”').waitFor();
  await reviewer.asked('版本说明').fill('助行改为两小时');
  await reviewer.dialog.getByRole('button', { name: '发布新版' }).click();
  await reviewer.dialog.waitFor({ state: 'hidden' });
  await reviewer.text('助行改为两小时').waitFor();
  expect(await itemOf('walking')).toMatchObject({ status: 'published', durationMinutes: 120 });
});

it('two releases are compared, and an item opens as the release has it, by keyboard and with Back', async () => {
  const admin = await deskOf('admin');
  await admin.go('/catalogue-releases');
  await admin.page.getByRole('link', { name: '第 2 版' }).click();
  await admin.text('时长由“40 分钟”改为“45 分钟”').waitFor();
  const item = admin.page.getByRole('button', { name: /助行/ });
  await item.focus();
  await admin.page.keyboard.press('Enter');
  await admin.text('次 · 90 分钟').waitFor();
  await admin.page.goBack();
  await admin.page.getByRole('heading', { level: 1, name: '清单版本' }).waitFor();
});

it('changes are given up, an item is retired and reinstated, on a telephone', async () => {
  const camp = await itemOf('holiday-camp');
  expect(camp.status).toBe('draft');
  const editor = await deskOf('admin', 390, 844);
  await editor.go(`/service-items/${camp.id}`);
  await editor.act('放弃修改');
  await editor.button('停用').waitFor();
  expect(await itemOf('holiday-camp')).toMatchObject({ status: 'published' });
  await editor.act('停用');
  await editor.text('下一版清单里将不再有这个事项，现行清单里还有。').waitFor();
  await editor.button('恢复').click();
  await editor.button('停用').waitFor();
  expect(await itemOf('holiday-camp')).toMatchObject({ status: 'published' });
  expect(await editor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
