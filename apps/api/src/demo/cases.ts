import { Cases } from '@yizhu/casework';
import { addDays, localDate, NO_SCOPE } from '@yizhu/kernel';
import { Relay } from '@yizhu/platform';
import { as, type Present } from './present.js';

const DAY = 86_400_000;
type Answered = { id: string; version: number; goals: { id: string }[]; flags: { id: string }[] };
const read = (raw: { text: string }): Answered => JSON.parse(raw.text) as Answered;

/** Marks of the first case's two goals, by days ago; the first of each is the baseline. */
const OUTINGS: readonly (readonly [days: number, value: number])[] = [[84, 0], [63, 1], [42, 1], [21, 2], [4, 3]];
const SLEEP: readonly (readonly [days: number, value: number])[] = [[84, 3], [56, 4], [28, 6], [4, 5]];
const SESSIONS = [['home_visit', 80, 70, '独居，老伴去世后很少出门，夜里睡不好。'], ['interview', 62, 50, '一起去村里老人会坐了坐，认识了两位邻居。'], ['phone', 41, 20, '电话关心，说这周出门一次。'], ['home_visit', 20, 60, '屋里收拾整齐了，说起女儿时情绪低落。']] as const;

/** Three cases through the same services as the API: one under way, with goals measured and a danger to deal with; a plan to approve; one just taken on. */
export const tellCases = async ({ app, clock, plan, team, users, people }: Present): Promise<void> => {
  const social = team.members.find(({ role, organisation }) => role === 'social_worker' && organisation === 'zhihe');
  const [lonely, carer, newcomer] = people.slice(-3);
  if (!social || !lonely || !carer || !newcomer) return;
  const caseworker = as(plan, { id: users.get('shegong') ?? null, name: social.name, kind: 'staff' }, { ...NO_SCOPE, divisions: [team.xieli.divisionCode], memberId: social.id }, ['case:work']);
  const supervisor = as(plan, { id: users.get('dudao') ?? null, name: '王淑芬', kind: 'staff' }, { ...NO_SCOPE, divisions: [plan.countyCode] }, ['case:supervise']);
  const cases = app.get(Cases);
  const today = localDate(new Date(plan.now));
  const day = (days: number) => addDays(today, -days);
  const before = (days: number, hours = 0): void => void clock.set(new Date(plan.now - days * DAY - hours * 3_600_000));
  let at: Answered;
  const go = async (who: typeof caseworker, act: (id: string, version: number) => Promise<{ text: string }>): Promise<void> => void (at = read(await who(() => act(at.id, at.version))));

  before(86);
  at = read(await caseworker(() => cases.open({ personId: lonely.id, note: '协理员走访时发现，邻居也来说过。本人愿意有人常来。' })));
  await go(supervisor, (id, version) => cases.supervise(id, version));
  before(84);
  await go(caseworker, (id, version) => cases.assess(id, version, '丧偶一年，子女在外，情绪低落，没有自伤的念头。'));
  await go(caseworker, (id, version) => cases.setGoal(id, version, { title: '每周出门三次', measure: '每周出门次数', unit: '次', target: 3, baseline: OUTINGS[0]![1], measuredOn: day(84) }));
  await go(caseworker, (id, version) => cases.setGoal(id, version, { title: '睡得安稳', measure: '自评睡眠，0 至 10 分', unit: null, target: 8, baseline: SLEEP[0]![1], measuredOn: day(84) }));
  await go(caseworker, (id, version) => cases.plan(id, version, day(-14), '每三周家访一次，先从老人会开始。'));
  before(82);
  await go(supervisor, (id, version) => cases.approvePlan(id, version, '目标合适，注意跟女儿联系。'));
  for (const [kind, days, minutes, note] of SESSIONS) {
    before(days);
    await go(caseworker, (id, version) => cases.recordSession(id, version, { kind, heldOn: day(days), minutes, note }));
  }
  for (const [n, marks] of [OUTINGS, SLEEP].entries())
    for (const [days, value] of marks.slice(1)) {
      before(days);
      await go(caseworker, (id, version) => cases.measure(id, version, at.goals[n]!.id, { on: day(days), value }));
    }
  before(3);
  await go(supervisor, (id, version) => cases.recordSession(id, version, { kind: 'supervision', heldOn: day(3), minutes: 40, note: '情绪有反复，约定每周电话一次，留意用药。' }));
  before(0, 5);
  await go(caseworker, (id, version) => cases.raiseFlag(id, version, 'self_harm', '电话里说“活着没意思”，药攒了不少。'));
  before(0, 4);
  await go(supervisor, (id, version) => cases.finishStep(id, version, at.flags[0]!.id, 'tell_supervisor', '已知悉，今天就去家访，药先由邻居保管。'));

  before(9);
  at = read(await caseworker(() => cases.open({ personId: carer.id, note: '照料卧床的家人三年，很累，想有人替换半天。' })));
  before(7);
  await go(supervisor, (id, version) => cases.supervise(id, version));
  await go(caseworker, (id, version) => cases.assess(id, version));
  await go(caseworker, (id, version) => cases.setGoal(id, version, { title: '每周有半天属于自己', measure: '每周喘息小时数', unit: '小时', target: 4, baseline: 0, measuredOn: day(7) }));
  before(1);
  await go(caseworker, (id, version) => cases.plan(id, version, day(-30)));

  before(0, 2);
  await caseworker(() => cases.open({ personId: newcomer.id, note: '学校老师介绍来的，孩子最近不愿上学。' }));
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
};
