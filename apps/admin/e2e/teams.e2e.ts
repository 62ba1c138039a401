import { Api, county } from './testing/console.js';

/** Teams and who is of them, trainings and who came, when somebody can, and the villages nobody answers for. */
interface Team { id: string; name: string; version: number; leader: { id: string; name: string } | null; members: { id: string; name: string; pioneerPost: string }[] }
interface Member { id: string; name: string; version: number; availability: { weekday: number; starts: string; ends: string }[]; away: { from: string; until: string }[]; villages: { code: string; name: string }[] }
interface Gap { code: string; name: string; township: { code: string; name: string } }
const yizhu = county('teams', 60, /status of 4\d\d/);
const { deskOf } = yizhu;
let office: Api;
let admin: Api;

beforeAll(async () => {
  [office, admin] = await Promise.all([Api.of(yizhu.origin, 'longmentan'), Api.of(yizhu.origin, 'admin')]);
});

const idAt = (url: string): string => url.split('/').at(-1)!;
const local = (n: number): string => new Date(Date.now() + 8 * 3_600_000 + n * 86_400_000).toISOString().slice(0, 10);

it('a team is made with its leader and party branch; somebody joins it with a pioneer post, and leaves it again', async () => {
  const seat = await deskOf('longmentan');
  await seat.go('/teams');
  await seat.page.getByRole('link', { name: '新建队伍' }).first().click();
  await seat.button('保存').click();
  await seat.text('请填写').waitFor();
  await seat.field('队伍名称').fill('碧坑助困小队');
  await seat.choose(seat.field('服务范围'), '龙门滩镇');
  await seat.find(seat.field('队长'), '赖秀兰', '赖秀兰');
  await seat.field('党支部').fill('碧坑村党支部');
  await seat.button('保存').click();
  await seat.page.getByRole('heading', { level: 1, name: '碧坑助困小队' }).waitFor();
  const id = idAt(seat.page.url());
  const team = (): Promise<Team> => office.get<Team>(`/teams/${id}`);
  const { data } = await office.get<{ data: Member[] }>('/team-members?role=volunteer&perPage=5');
  const comer = data[0]!;
  await seat.act('加入队员', async () => {
    await seat.find(seat.asked('队员'), comer.name, comer.name);
    await seat.asked('先锋岗').fill('走访关爱岗');
  });
  expect((await team()).members.map(({ name, pioneerPost }) => [name, pioneerPost])).toEqual([['赖秀兰', ''], [comer.name, '走访关爱岗']]);
  await seat.text('走访关爱岗').waitFor();
  // A leader leaves once another leads: the one button is the other's.
  expect(await seat.button('退出队伍').count()).toBe(1);
  await seat.act('退出队伍');
  expect((await team()).members.map(({ name }) => name)).toEqual(['赖秀兰']);
});

it('a whole team is asked to a training; once it has begun who came is noted with the result, and saved at once', async () => {
  const seat = await deskOf('longmentan');
  await seat.go('/trainings/create');
  await seat.field('培训名称').fill('防诈骗宣传');
  await seat.choose(seat.field('服务范围'), '龙门滩镇');
  await seat.field('开始时间').fill(`${local(-1)}T09:00`);
  await seat.field('结束时间').fill(`${local(-1)}T08:00`);
  await seat.button('保存').click();
  await seat.text('结束时间要晚于开始时间').waitFor();
  await seat.field('结束时间').fill(`${local(-1)}T11:00`);
  await seat.button('保存').click();
  await seat.page.getByRole('heading', { level: 1, name: '防诈骗宣传' }).waitFor();
  await seat.choose(seat.field('通知整支队伍'), /龙门滩先锋助困队/);
  const first = seat.page.getByLabel('赖秀兰：到场');
  await first.selectOption('yes');
  await seat.page.getByLabel('赖秀兰：结果').selectOption('passed');
  await seat.button('保存名单').click();
  await seat.text('已举办').waitFor();
  const training = await office.get<{ status: string; asked: number; came: number; attendances: { member: { name: string }; attended: boolean | null; result: string | null }[] }>(`/trainings/${idAt(seat.page.url())}`);
  expect(training).toMatchObject({ status: 'held', came: 1 });
  expect(training.attendances.find(({ member }) => member.name === '赖秀兰')).toMatchObject({ attended: true, result: 'passed' });
  // The county's own is there to read, without acts that would be refused.
  const { data } = await office.get<{ data: { id: string; title: string; place: { code: string } }[] }>('/trainings?perPage=50');
  const countys = data.find(({ place }) => place.code === '350526')!;
  await seat.go(`/trainings/${countys.id}`);
  await seat.page.getByRole('heading', { level: 1, name: countys.title }).waitFor();
  expect([await seat.button('修改安排').count(), await seat.button('保存名单').count()]).toEqual([0, 0]);
});

it('when a member can is typed as a week and as days away; what contradicts itself is refused beside it', async () => {
  const seat = await deskOf('longmentan');
  const { data } = await office.get<{ data: Member[] }>('/team-members?role=volunteer&township=350526103&perPage=5');
  const someone = data.at(-1)!;
  const now = (): Promise<Member> => office.get<Member>(`/team-members/${someone.id}`);
  await seat.go(`/team-members/${someone.id}`);
  await seat.button('加一段外出').click();
  await seat.page.getByLabel('第 1 段外出从').fill(local(4));
  await seat.page.getByLabel('第 1 段外出到').fill(local(2));
  await seat.button('周三加一个时段').click();
  await seat.page.getByLabel('周三从').fill('09:00');
  await seat.page.getByLabel('周三到').fill('11:30');
  await seat.button('保存').click();
  await seat.page.getByRole('group', { name: '外出的日子' }).getByRole('alert').waitFor();
  await seat.page.getByLabel('第 1 段外出到').fill(local(6));
  await seat.button('保存').click();
  await seat.page.getByRole('heading', { level: 1, name: '队员' }).waitFor();
  const kept = await now();
  expect([kept.away, kept.availability.filter(({ weekday }) => weekday === 3)]).toEqual([[{ from: local(4), until: local(6) }], [{ weekday: 3, starts: '09:00', ends: '11:30' }]]);
});

it('the map of villages nobody answers for leads by keyboard to a township, and a chosen village to its coordinator; today tells of certificates that end', async () => {
  const seat = await deskOf('admin');
  await seat.go('/coverage-gaps');
  const before = (await admin.get<{ data: Gap[] }>('/coverage-gaps?perPage=500')).data;
  const marks = seat.page.getByRole('group', { name: '各乡镇没有责任协理员的村居' }).getByRole('link');
  expect(await marks.count()).toBe(new Set(before.map(({ township }) => township.code)).size);
  const gap = before[0]!;
  const mark = seat.page.getByRole('link', { name: new RegExp(`^${gap.township.name}：`) });
  await mark.focus();
  await seat.page.keyboard.press('Enter');
  expect(await seat.page.evaluate(() => document.activeElement?.id)).toBe(`gaps-${gap.township.code}`);
  const card = seat.page.locator(`#gaps-${gap.township.code}`);
  await card.getByRole('button', { name: gap.name }).click();
  await card.getByRole('button', { name: '指派所选' }).click();
  await seat.find(seat.asked('责任协理员'), '赖秀兰', '赖秀兰');
  await seat.dialog.getByRole('button', { name: '指派所选' }).click();
  await seat.dialog.waitFor({ state: 'hidden' });
  await card.getByRole('button', { name: gap.name }).waitFor({ state: 'detached' });
  const after = (await admin.get<{ data: Gap[] }>('/coverage-gaps?perPage=500')).data;
  expect([before.length - after.length, after.some(({ code }) => code === gap.code)]).toEqual([1, false]);
  const { data } = await admin.get<{ data: Member[] }>(`/team-members?q=${encodeURIComponent('赖秀兰')}`);
  expect(data[0]!.villages.map(({ code }) => code)).toContain(gap.code);

  await seat.go('/');
  await seat.text(/项队员证书三十天内到期或已过期/).waitFor();
  await seat.page.locator('li').filter({ hasText: '队员证书' }).getByRole('link').click();
  await seat.text('养老护理员(四级)').waitFor();
});
