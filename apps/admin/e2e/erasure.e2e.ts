import { Api, county } from './testing/console.js';

/** Erasure after retention: an officer proposes, the county confirms with the household's number, and nothing of the person is left. */
interface Home { id: string; number: string; members: { id: string; name: string; version: number }[] }
const yizhu = county('erasure', 60, /status of 4\d\d/);
const { deskOf } = yizhu;
let office: Api;
let home: Home;
const NAME = '陈秀兰';
const GONE = '陈远行';

beforeAll(async () => {
  office = await Api.of(yizhu.origin, 'longmentan');
  home = await office.send<Home>('POST', '/households', {
    villageCode: (await office.get<{ data: { place: { code: string } }[] }>('/households?perPage=1')).data[0]!.place.code, address: '8号',
    members: [{ name: NAME, idNumber: '350526194803159162', isHead: true }, { name: GONE, idNumber: '11010519491231002X', relation: '配偶', isHead: false }],
  });
  const member = home.members.find(({ name }) => name === GONE)!;
  await office.send('POST', `/recipients/${member.id}/exit`, { reason: '纸质档案补录', exitedOn: '2009-04-01' }, member.version);
});

it('an officer finds who may be erased in the dossier and the list, and proposes it on a telephone', async () => {
  const phone = await deskOf('longmentan', 390, 844);
  await phone.go(`/households/${home.id}`);
  await phone.page.getByText(/2019.*起可依法删除/).waitFor();
  await phone.go('/due-erasures');
  await phone.page.getByText('退出满 10 年的档案可以依法删除。').waitFor();
  const propose = phone.page.getByRole('button', { name: '提出删除' });
  await phone.page.locator('div').filter({ hasText: GONE }).filter({ has: propose }).last().getByRole('button', { name: '提出删除' }).click();
  await phone.asked('事由').fill('退出多年，无保存必要');
  await phone.dialog.getByRole('button', { name: '提出删除' }).click();
  await phone.dialog.waitFor({ state: 'hidden' });
  const { data } = await office.get<{ data: { person: { name: string }; status: string }[] }>('/erasures?status=proposed&perPage=50');
  expect(data.map(({ person }) => person.name)).toContain(GONE);
});

it('the county confirms it with the household’s number, and the dossier says 已删除', async () => {
  const admin = await deskOf('admin');
  await admin.go('/erasures');
  const row = admin.page.getByRole('row', { name: new RegExp(GONE) });
  await row.getByRole('button', { name: '确认删除' }).click();
  await admin.dialog.getByText(/删除后不能恢复/).waitFor();
  await admin.asked('户编号').fill('HH-1');
  await admin.dialog.getByRole('button', { name: '确认删除' }).click();
  await admin.dialog.getByText(/户编号不一致/).first().waitFor();
  await admin.asked('户编号').fill(home.number);
  await admin.dialog.getByRole('button', { name: '确认删除' }).click();
  await admin.dialog.waitFor({ state: 'hidden' });
  await admin.go(`/households/${home.id}`);
  await admin.text('已删除').first().waitFor();
  expect(await admin.page.locator('body').innerText()).not.toContain(GONE);
  await admin.text(NAME).first().waitFor();
});

it('the county changes how long records are kept', async () => {
  const admin = await deskOf('admin');
  await admin.go('/due-erasures');
  await admin.button('修改期限').click();
  await admin.asked('退出后保存（年）').fill('60');
  await admin.dialog.getByRole('button', { name: '修改期限' }).click();
  await admin.dialog.getByText(/50/).last().waitFor();
  await admin.asked('退出后保存（年）').fill('20');
  await admin.dialog.getByRole('button', { name: '修改期限' }).click();
  await admin.dialog.waitFor({ state: 'hidden' });
  await admin.page.getByText('退出满 20 年的档案可以依法删除。').waitFor();
});
