import type { Locator } from 'playwright-core';
import { Api, county, PASSWORD, type Console } from './testing/console.js';

/** What people do at the console, beyond looking at it. Each test has people and records of its own. */
interface Row {
  id: string;
  number: string;
  status: string;
  provider?: { name: string } | null;
}
const yizhu = county('acts', 200);
const { desk, deskOf } = yizhu;

const first = async (account: string, path: string, wished: (row: Row) => boolean = () => true): Promise<Row> => {
  const found = (await (await Api.of(yizhu.origin, account)).get<{ data: Row[] }>(path)).data.find(wished);
  if (!found) throw new Error(`the demo county has nothing of ${path}`);
  return found;
};

describe('when two change one household', () => {
  it('the second sees what the first changed, side by side with their own, and decides', async () => {
    const [one, two] = [await deskOf('admin'), await deskOf('longmentan')];
    const { id } = await first('longmentan', '/households?perPage=5');
    for (const seat of [one, two]) await seat.go(`/households/${id}/edit`);
    await one.field('致困原因').fill('因灾');
    await one.button('保存').click();
    await one.page.waitForURL(/households\/[^/]+$/);
    await two.field('致困原因').fill('因病');
    await two.field('备注').fill('子女外出务工');
    await two.button('保存').click();
    const line = two.dialog.getByRole('row', { name: /致困原因/ });
    await line.waitFor();
    expect(await two.dialog.getByRole('heading').innerText()).toBe('这条记录刚被别人改过');
    expect((await line.getByRole('cell').allInnerTexts()).slice(-2)).toEqual(['因灾', '因病']);
    await two.dialog.getByRole('button', { name: '用我的内容保存' }).click();
    await two.page.waitForURL(/households\/[^/]+$/);
    const api = await Api.of(yizhu.origin, 'admin');
    expect(await api.get(`/households/${id}`)).toMatchObject({ causeOfHardship: '因病', remark: '子女外出务工' });
  });
});

describe('the address', () => {
  it('holds the filter: a row is opened, and Back leads to the list as it was', async () => {
    const seat = await deskOf('admin');
    await seat.go('/recipients');
    await seat.page.getByRole('tab', { name: /低保对象/ }).click();
    await seat.settle();
    await seat.page.getByRole('row').nth(1).click();
    await seat.page.waitForURL(/#\/households\//);
    await seat.settle();
    await seat.page.goBack();
    const chosen = seat.page.getByRole('tab', { name: /低保对象/, selected: true });
    await chosen.waitFor();
    expect(decodeURIComponent(seat.page.url())).toContain('filter={"category"');
    await seat.page.reload();
    await chosen.waitFor();
  });
});

describe('two tabs', () => {
  it('renew the session at once, and both stay signed in', async () => {
    const seat = await deskOf('shegong');
    const tabs = [seat.page, await seat.page.context().newPage(), await seat.page.context().newPage()];
    for (const path of ['/', '/visits']) {
      await Promise.all(tabs.map((tab) => tab.goto('about:blank')));
      await Promise.all(tabs.map((tab) => tab.goto(`${yizhu.origin}/#${path}`)));
      await Promise.all(tabs.map((tab) => tab.locator('main#main h1').waitFor()));
    }
    expect(tabs.filter((tab) => tab.url().includes('login'))).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  /** Tab until that is where the focus is. */
  const tabTo = async ({ page }: Console, target: Locator): Promise<void> => {
    await target.waitFor();
    for (let i = 0; i < 150; i++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${String(target)}`);
  };
  const press = async (seat: Console, target: Locator, key = 'Enter'): Promise<void> => {
    await tabTo(seat, target);
    await seat.page.keyboard.press(key);
  };
  const write = async (seat: Console, target: Locator, text: string): Promise<void> => {
    await tabTo(seat, target);
    await seat.page.keyboard.type(text);
  };
  const signIn = async (account: string): Promise<Console> => {
    const seat = await desk();
    await seat.page.goto(`${yizhu.origin}/#/login`);
    await write(seat, seat.page.locator('#account'), account);
    await write(seat, seat.page.locator('#password'), PASSWORD);
    await seat.page.keyboard.press('Enter');
    await seat.page.locator('main#main').waitFor();
    await seat.settle();
    return seat;
  };

  it('a request is taken on at the board', async () => {
    const seat = await signIn('longmentan');
    const { id, number } = await first('longmentan', '/help-requests?status=submitted', (row) => row.status === 'submitted');
    await seat.go('/help-requests');
    const card = seat.page.getByRole('group', { name: number });
    await press(seat, card, 'Space');
    await seat.text('已拿起').waitFor({ state: 'attached' });
    await seat.page.keyboard.press('ArrowRight');
    await seat.page.keyboard.press('Space');
    await seat.dialog.waitFor();
    await press(seat, seat.dialog.getByRole('button', { name: '受理' }));
    await seat.dialog.waitFor({ state: 'hidden' });
    expect(await first('longmentan', `/help-requests?perPage=50`, (row) => row.id === id)).toMatchObject({ status: 'triaged' });
  });

  it('the whole story of somebody’s household opens beside the board, which stays', async () => {
    const seat = await signIn('longmentan');
    await seat.go('/help-requests');
    const story = seat.button(/家的全部经过$/).first();
    await press(seat, story);
    await seat.page.getByRole('dialog').getByText('提出求助').first().waitFor();
    await seat.page.keyboard.press('Escape');
    await seat.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await seat.page.getByRole('region', { name: '待受理' }).waitFor();
  });

  it('a household is registered', async () => {
    const seat = await signIn('longmentan');
    await seat.go('/households/create');
    await write(seat, seat.field('村居'), '硕儒');
    await seat.option('硕儒').waitFor();
    for (const key of ['ArrowDown', 'Enter']) await seat.page.keyboard.press(key);
    await write(seat, seat.field('住址'), '硕儒村8号');
    await write(seat, seat.field('姓名'), '林秀英');
    await write(seat, seat.field('身份证号'), '350526194803159162');
    await press(seat, seat.button('建档'));
    await seat.page.getByRole('heading', { name: '林秀英' }).waitFor();
  });

  it('an order is accepted', async () => {
    const seat = await signIn('xieli');
    const { name } = await (await Api.of(yizhu.origin, 'xieli')).get<{ name: string }>('/me');
    const { id } = await first('xieli', '/service-orders?perPage=50', (row) => row.status === 'offered' && row.provider?.name === name);
    await seat.go(`/service-orders/${id}`);
    await press(seat, seat.button('接单'));
    await seat.button('约时间').waitFor();
  });
});

it('the dispatch desk: all that waits is dealt out with reasons, what is unticked stays, the rest is sent at once', async () => {
  const seat = await deskOf('admin');
  const api = await Api.of(yizhu.origin, 'admin');
  const waiting = async (): Promise<number> => (await api.get<{ page: { total: number } }>('/service-orders?status=planned')).page.total;
  // Three that anybody of the township can do: what else waits, and who could, is the demo's own affair.
  const serviceItemId = (await api.get<{ data: { id: string; code: string }[] }>('/service-items?perPage=100')).data.find(({ code }) => code === 'home-visit')!.id;
  for (const { id: personId } of (await (await Api.of(yizhu.origin, 'xieli')).get<{ data: { id: string }[] }>('/recipients?status=active&perPage=3')).data) {
    const request = await api.send<{ id: string; version: number; needs: { id: string }[] }>('POST', '/help-requests', { personId, channel: 'phone', source: 'self', summary: '想有人来看看', needs: [{ dimension: 'inclusion', description: '一个人住，想有人来看看' }] });
    await api.send('POST', `/help-requests/${request.id}/triage`, { urgency: 'normal' }, request.version);
    await api.send('POST', '/service-orders', { helpRequestId: request.id, needId: request.needs[0]!.id, serviceItemId });
  }
  const before = await waiting();
  await seat.go('/dispatch');
  await seat.page.getByRole('img', { name: new RegExp('县域图上标出') }).waitFor();
  const ticked = seat.page.getByRole('checkbox', { checked: true });
  const sent = await ticked.count();
  expect(sent).toBeGreaterThan(1);
  await ticked.first().uncheck();
  await seat.button(`派出所选 ${sent - 1} 单`).click();
  await seat.text(`已派出 ${sent - 1} 单，等待接单`).waitFor();
  await seat.button('派出所选 1 单').waitFor();
  expect(await waiting()).toBe(before - sent + 1);
});
