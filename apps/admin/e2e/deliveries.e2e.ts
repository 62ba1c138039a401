import { Api, county } from './testing/console.js';

interface Order {
  id: string;
  status: string;
  item: { code: string };
  person: { name: string };
  proofs: { kind: string }[];
  confirmation: { by: string; unableBecause: string | null } | null;
}

const yizhu = county('deliveries', 60, /status of 422/);

it('a helper collects what the item demands, the person signs, and somebody else confirms for them', async () => {
  const api = await Api.of(yizhu.origin, 'xieli');
  const order = (await api.get<{ data: Order[] }>('/service-orders?status=in_progress&perPage=100')).data.find(({ item }) => item.code === 'nursing-care')!;
  const path = `/service-orders/${order.id}`;
  const helper = await yizhu.deskOf('xieli', 390, 844);
  await helper.go(path);
  await helper.text('签名：还缺').waitFor();
  await helper.act('离开并填写', async () => {
    await helper.dialog.getByLabel(new RegExp(order.person.name)).check();
    await helper.asked('走访记录').fill('翻身、擦浴都做了');
  });

  // Nothing less than what is demanded delivers it, and the answer says what is missing.
  await helper.button('填写服务结果').first().click();
  await helper.asked('服务情况').fill('已护理');
  await helper.dialog.getByRole('button', { name: '填写服务结果', exact: true }).click();
  await helper.dialog.getByText(/签名|签字/).waitFor();
  await helper.dialog.getByRole('button', { name: '取消', exact: true }).click();
  await helper.dialog.waitFor({ state: 'hidden' });

  await helper.button('本人签名').click();
  const box = (await helper.dialog.getByRole('img', { name: '签名处' }).boundingBox())!;
  await helper.page.mouse.move(box.x + 40, box.y + 40);
  await helper.page.mouse.down();
  await helper.page.mouse.move(box.x + 140, box.y + 80, { steps: 4 });
  await helper.page.mouse.up();
  await helper.button('签好了').click();
  await helper.text('签名：已有').waitFor();
  await helper.act('填写服务结果', () => helper.asked('服务情况').fill('已护理两小时'));
  expect(await api.get<Order>(path)).toMatchObject({ status: 'delivered', proofs: [{ kind: 'signature' }] });

  const office = await yizhu.deskOf('longmentan');
  await office.go(path);
  await office.act('核验', async () => {
    await office.choose(office.asked('由谁确认'), '他人代为确认');
    await office.choose(office.asked('本人不能确认的原因'), '本人不能表达');
  });
  expect((await api.get<Order>(path)).confirmation).toMatchObject({ by: 'second_pair', unableBecause: 'cannot_express' });
  await office.text(/他人代为确认（/).waitFor();
});

it('a closed order that was drawn is called back by somebody else, on a telephone’s width and by keyboard, and what differs is said', async () => {
  const api = await Api.of(yizhu.origin, 'admin');
  const waiting = async (): Promise<number> => (await api.get<{ data: object[] }>('/spot-checks?status=drawn')).data.length;
  const before = await waiting();
  const desk = await yizhu.deskOf('admin', 390, 844);
  await desk.go('/spot-checks');
  await desk.button('我来回访').first().focus();
  await desk.page.keyboard.press('Enter');
  await desk.settle();
  await desk.page.getByRole('tab', { name: /我在回访的/ }).click();
  await desk.settle();
  await desk.act('登记回访', async () => {
    await desk.choose(desk.asked('服务做了没有'), '没有做');
    await desk.asked('还说了什么').fill('说没有人来过');
  });
  await desk.page.getByRole('tab', { name: /不一致/ }).click();
  await desk.text('本人说没有服务').first().waitFor();
  expect(await waiting()).toBe(before - 1);
});
