import { until } from '@yizhu/testing';
import { Api, county } from './testing/console.js';

/** A point's hours, exceptions, photos and what it offers; the county's holidays; the desk, by mouse and by keyboard. */
interface Point { id: string; code: string; version: number; place: { township?: { code: string } | null }; offerings: { id: string; item: { code: string }; bookable: boolean }[]; hours: { weekday: number; opens: string; closes: string }[]; exceptions: { from: string }[] }
interface Appointment { id: string; number: string; status: string; startsAt: string; person: { name: string } | null; rebookReason: string | null }
const yizhu = county('service-points', 60, /status of 4\d\d/);
const { deskOf } = yizhu;
let office: Api;
let admin: Api;
let station: Point;

const DAY = 86_400_000;
const local = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const TODAY = local(new Date());
const inDays = (n: number): string => local(new Date(Date.now() + n * DAY));
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082', 'hex');

beforeAll(async () => {
  [office, admin] = await Promise.all([Api.of(yizhu.origin, 'longmentan'), Api.of(yizhu.origin, 'admin')]);
  // The officer's own station: open every day, and with appointments.
  const { data } = await office.get<{ data: Point[] }>('/service-points?perPage=100&bookable=true');
  const own = await Promise.all(data.map(({ id }) => office.get<Point & { mayManage: boolean }>(`/service-points/${id}`)));
  station = own.find(({ mayManage, hours }) => mayManage && new Set(hours.map(({ weekday }) => weekday)).size === 7)!;
});

const shown = (): Promise<Point> => office.get<Point>(`/service-points/${station.id}`);

it('an officer gives Monday’s hours to the whole week, and one night past midnight, on one form', async () => {
  const seat = await deskOf('longmentan');
  await seat.go(`/service-points/${station.id}`);
  await seat.page.getByRole('link', { name: '开放时间', exact: true }).click();
  const row = (day: string) => seat.page.getByRole('group', { name: day, exact: true });
  await row('周一').getByLabel('周一开门').first().fill('09:00');
  await row('周一').getByRole('button', { name: '每天都一样' }).click();
  await row('周五').getByRole('button', { name: '周五加一个时段' }).click();
  await row('周五').getByLabel('周五开门').last().fill('20:00');
  await row('周五').getByLabel('周五关门').last().fill('02:00');
  await row('周五').getByText('到次日').waitFor();
  await seat.button('保存').click();
  await seat.page.getByRole('heading', { name: '一周安排' }).waitFor();
  const { hours } = await shown();
  expect(hours.filter(({ weekday }) => weekday === 3)[0]).toEqual({ weekday: 3, opens: '09:00', closes: '12:00' });
  expect(hours.filter(({ weekday }) => weekday === 5).at(-1)).toEqual({ weekday: 5, opens: '20:00', closes: '02:00' });
  expect(await seat.page.getByText('20:00–次日02:00').count()).toBeGreaterThan(0);
});

it('hours that overlap are refused beside the week, and what was typed stays', async () => {
  const seat = await deskOf('longmentan');
  await seat.go(`/service-points/${station.id}/hours`);
  const saturday = seat.page.getByRole('group', { name: '周六', exact: true });
  const before = (await shown()).hours;
  await saturday.getByLabel('周六开门').last().fill('10:00');
  await seat.button('保存').click();
  await seat.page.getByRole('alert').getByText(/不能重叠/).first().waitFor();
  expect(await saturday.getByLabel('周六开门').last().inputValue()).toBe('10:00');
  expect((await shown()).hours).toEqual(before);
});

it('a day on which the point is closed is entered with its reason, shown in the week, and taken back', async () => {
  const seat = await deskOf('longmentan');
  await seat.go(`/service-points/${station.id}`);
  await seat.button('登记临时安排').click();
  await seat.asked('从').fill(inDays(5));
  await seat.asked('到').fill(inDays(5));
  await seat.asked('原因（中文）').fill('停电检修');
  await seat.asked('原因（英文）').fill('Power cut');
  await seat.dialog.getByRole('button', { name: '登记临时安排' }).click();
  await seat.dialog.waitFor({ state: 'hidden' });
  expect((await shown()).exceptions.map(({ from }) => from)).toContain(inDays(5));
  // The same page at another week is no other page: from elsewhere.
  await seat.go('/service-points');
  await seat.go(`/service-points/${station.id}?week=${inDays(5)}`);
  await seat.page.getByText('停电检修，不开放').first().waitFor();
  await seat.page.locator('div').filter({ hasText: '停电检修' }).filter({ has: seat.page.getByRole('button', { name: '删除', exact: true }) }).last().getByRole('button', { name: '删除', exact: true }).click();
  await seat.dialog.getByRole('button', { name: '删除', exact: true }).click();
  await seat.dialog.waitFor({ state: 'hidden' });
  expect((await shown()).exceptions.map(({ from }) => from)).not.toContain(inDays(5));
});

it('a photo of the door is added, shown to everybody, and removed', async () => {
  const seat = await deskOf('longmentan');
  await seat.go(`/service-points/${station.id}`);
  await seat.page.locator('input[type=file]').setInputFiles({ name: 'door.png', mimeType: 'image/png', buffer: PNG });
  const photo = seat.page.locator('img[src*="service-point-photos"]');
  await photo.waitFor();
  const src = (await photo.getAttribute('src'))!;
  expect((await fetch(`${yizhu.origin}${src}`)).headers.get('content-type')).toBe('image/png');
  await seat.button('删除这张照片').click();
  await photo.waitFor({ state: 'detached' });
  expect((await fetch(`${yizhu.origin}${src}`)).status).toBe(404);
});

it('a service is added with hours of its own, changed, and withdrawn', async () => {
  const seat = await deskOf('longmentan');
  await seat.go(`/service-points/${station.id}`);
  await seat.button('增加服务').click();
  await seat.find(seat.asked('服务事项'), '助浴', /助浴/);
  await seat.asked('每时段名额').fill('3');
  await seat.dialog.getByRole('button', { name: '增加服务' }).click();
  await seat.dialog.waitFor({ state: 'hidden' });
  await seat.page.getByText('每次 30 分钟，3 个名额').first().waitFor();
  const line = seat.page.locator('div').filter({ hasText: '助浴' }).filter({ has: seat.page.getByRole('button', { name: '停止提供' }) }).last();
  await line.getByRole('button', { name: '停止提供' }).click();
  await seat.dialog.getByRole('button', { name: '停止提供' }).click();
  await seat.dialog.waitFor({ state: 'hidden' });
  await seat.page.getByText('已停止').first().waitFor();
});

it('a place is booked in a few clicks for somebody of the register, with what they have missed before', async () => {
  const seat = await deskOf('longmentan');
  const { data } = await office.get<{ data: Appointment[] }>('/appointments?status=no_show&perPage=5');
  const missed = data.find(({ person }) => person)!.person!.name;
  await seat.go(`/appointments?point=${station.id}`);
  await seat.button('预约').click();
  await seat.choose(seat.asked('服务事项'), '探访');
  await seat.find(seat.asked('预约人'), missed, new RegExp(missed));
  await seat.dialog.getByText(/次未到/).waitFor();
  await seat.dialog.getByRole('tab').nth(2).click();
  await seat.dialog.getByRole('radio', { disabled: false }).first().click();
  await seat.dialog.getByRole('button', { name: '预约', exact: true }).click();
  await seat.dialog.waitFor({ state: 'hidden' });
  await seat.page.getByText(/已预约，预约号 YY-/).first().waitFor();
});

it('for somebody who is not registered, on a telephone', async () => {
  const phone = await deskOf('longmentan', 390, 844);
  await phone.go(`/appointments?point=${station.id}`);
  await phone.button('预约').click();
  await phone.choose(phone.asked('服务事项'), '探访');
  await phone.dialog.getByRole('button', { name: '没有登记的人' }).click();
  await phone.asked('姓名').fill('洪阿公');
  await phone.asked('电话').fill('13905958888');
  await phone.dialog.getByRole('radio', { disabled: false }).first().click();
  await phone.dialog.getByRole('button', { name: '预约', exact: true }).click();
  await phone.dialog.waitFor({ state: 'hidden' });
  const { data } = await office.get<{ data: { guest: { name: string; phoneMasked: string } | null }[] }>(`/appointments?servicePointId=${station.id}&perPage=100`);
  expect(data.map(({ guest }) => guest?.name)).toContain('洪阿公');
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

/** Slots of the next hours, whenever the test runs: a point that never closes. */
const roundTheClock = async (): Promise<{ point: string; offering: string }> => {
  const { data: organisations } = await admin.get<{ data: { id: string }[] }>('/organisations?kind=social_org&perPage=1');
  const { data: items } = await admin.get<{ data: { id: string; code: string }[] }>('/service-items?perPage=100&inForce=true');
  const { data: places } = await office.get<{ data: { place: { code: string } }[] }>('/households?perPage=1');
  const point = await admin.send<{ id: string }>('POST', '/service-points', {
    code: 'night-desk', name: { zh: '夜间服务点', en: 'Night desk' }, isBase: false, organisationId: organisations[0]!.id, villageCode: places[0]!.place.code, address: '1号',
    openingHours: { hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '00:00' })), holidayRule: 'as_usual', makeUpRule: 'as_usual' },
  });
  const made = await admin.send<Point>('POST', `/service-points/${point.id}/offerings`, { itemId: items.find(({ code }) => code === 'home-visit')!.id, bookable: true, slotMinutes: 5, places: 5, leadMinutes: 0, aheadDays: 7 });
  return { point: point.id, offering: made.offerings[0]!.id };
};

it('the desk works by keyboard: check in, complete, note who did not come', async () => {
  const { point, offering } = await roundTheClock();
  const { days } = await office.get<{ days: { slots: { startsAt: string; state: string }[] }[] }>(`/offerings/${offering}/slots?days=2`);
  const slot = days.flatMap(({ slots }) => slots).find(({ state }) => state === 'free')!.startsAt;
  const booked = await Promise.all(['甲先生', '乙女士'].map((name, i) => office.send<Appointment>('POST', '/appointments', { offeringId: offering, startsAt: slot, guest: { name, phone: `1290595777${i}` } })));
  const state = async (id: string): Promise<string> => (await office.get<Appointment>(`/appointments/${id}`)).status;
  const seat = await deskOf('longmentan');
  await seat.go(`/appointments?point=${point}&on=${local(new Date(slot))}`);
  await seat.page.getByText('甲先生').waitFor();
  const rowOf = (id: string) => seat.page.locator(`li[data-row="${id}"]`);
  const reach = async (id: string): Promise<void> => {
    for (let i = 0; i < 4 && !(await rowOf(id).evaluate((row) => row === document.activeElement)); i++) await seat.page.keyboard.press(i === 2 ? 'k' : 'j');
    expect(await rowOf(id).evaluate((row) => row === document.activeElement)).toBe(true);
  };
  await reach(booked[0]!.id);
  await seat.page.keyboard.press('m');
  await rowOf(booked[0]!.id).getByText('已签到').waitFor();
  expect(await state(booked[0]!.id)).toBe('checked_in');
  await reach(booked[0]!.id);
  await seat.page.keyboard.press('m');
  await rowOf(booked[0]!.id).getByText('已完成').waitFor();
  // Nobody is missing before the slot begins.
  await reach(booked[1]!.id);
  await seat.page.keyboard.press('n');
  expect(await state(booked[1]!.id)).toBe('booked');
  // Of yesterday one is left that nobody has settled.
  const { data: open } = await office.get<{ data: (Appointment & { startsAt: string; servicePoint: { id: string } })[] }>(`/appointments?status=booked&onFrom=${inDays(-1)}&onTo=${inDays(-1)}`);
  const left = open[0]!;
  // The same page at another day is no other page: from elsewhere.
  await seat.go('/service-points');
  await seat.go(`/appointments?point=${left.servicePoint.id}&on=${inDays(-1)}`);
  await rowOf(left.id).waitFor();
  for (let i = 0; i < 12 && !(await rowOf(left.id).evaluate((row) => row === document.activeElement)); i++) await seat.page.keyboard.press('j');
  expect(await rowOf(left.id).evaluate((row) => row === document.activeElement)).toBe(true);
  await seat.page.keyboard.press('n');
  await until(() => state(left.id), (status) => status === 'no_show');
});

it('what is to be rebooked stands in a tab of its own, and is moved from there', async () => {
  const seat = await deskOf('longmentan');
  await seat.go(`/appointments?point=${station.id}`);
  await seat.page.getByRole('tab', { name: /待改约/ }).click();
  await seat.page.getByText(/待改约：当天不开放/).first().waitFor();
  const before = (await office.get<{ page: { total: number } }>(`/appointments?toBeRebooked=true&servicePointId=${station.id}`)).page.total;
  await seat.button('改约').first().click();
  await seat.dialog.getByRole('radio', { disabled: false }).first().click();
  await seat.dialog.getByRole('button', { name: '改约', exact: true }).click();
  await seat.dialog.waitFor({ state: 'hidden' });
  expect((await office.get<{ page: { total: number } }>(`/appointments?toBeRebooked=true&servicePointId=${station.id}`)).page.total).toBe(before - 1);
});

it('the county enters a year that nobody knows yet, and points say no longer that they assume', async () => {
  const year = Number(TODAY.slice(0, 4)) + 2;
  const seat = await deskOf('admin');
  await seat.go('/calendar-years');
  await seat.page.getByText('尚未公布').first().waitFor();
  await seat.go(`/calendar-years/${year}`);
  await seat.page.getByText(`${year} 年的节假日安排尚未公布`).waitFor();
  await seat.page.locator('.button-add').first().click();
  await seat.field('日期').fill(`${year}-01-01`);
  await seat.choose(seat.field('怎么安排'), '放假');
  await seat.field('名称').fill('元旦');
  await seat.field('英文名称').fill('New Year');
  await seat.field('依据').fill('国办发明电〔2027〕9号');
  await seat.page.getByLabel('这一年已录全').check();
  await seat.button('保存').click();
  await seat.page.getByRole('heading', { name: '节假日安排' }).waitFor();
  const known = await admin.get<{ source: string; days: object[] }>(`/calendar-years/${year}`);
  expect(known).toMatchObject({ source: 'county', days: [{ day: `${year}-01-01`, kind: 'holiday' }] });
  const { days } = await admin.get<{ days: { assumed: boolean; because: string }[] }>(`/service-points/${station.id}/opening-days?from=${year}-01-01&days=1`);
  expect(days).toMatchObject([{ because: 'holiday', assumed: false }]);
});

it('the list and its map show the same points, and the map leads to one by keyboard', async () => {
  const seat = await deskOf('admin');
  await seat.go('/service-points');
  const marks = seat.page.getByRole('group', { name: '服务点在县域内的位置' }).getByRole('link');
  expect(await marks.count()).toBeGreaterThan(20);
  await seat.page.getByRole('searchbox').first().fill('致和');
  await seat.settle();
  await seat.page.waitForFunction(() => document.querySelectorAll('svg [role=link]').length === 1);
  await marks.first().focus();
  await seat.page.keyboard.press('Enter');
  await seat.page.getByRole('heading', { name: '致和社工救助服务点' }).waitFor();
});

it('the address of a shelter is shown to who manages it, and to nobody else', async () => {
  const [county, elsewhere] = [await deskOf('admin'), await deskOf('zhihe')];
  const { data } = await admin.get<{ data: Point[] }>('/service-points?q=shelter');
  await county.go(`/service-points/${data[0]!.id}`);
  await county.page.getByText('地址不对外公开').first().waitFor();
  await elsewhere.go(`/service-points/${data[0]!.id}`);
  await elsewhere.page.getByText('地址保密，只有管理本点的人能看到').waitFor();
  expect(await elsewhere.page.locator('body').innerText()).not.toContain('地址不对外公开');
});
