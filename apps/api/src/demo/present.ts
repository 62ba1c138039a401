import type { INestApplicationContext } from '@nestjs/common';
import { HelpRequestService, OrderProofs, Plans, RequestFiles, ServiceOrderService, VisitService } from '@yizhu/assistance';
import { localDate, NO_SCOPE, type Scope, type SetClock } from '@yizhu/kernel';
import { Relay, runInContext, type Actor } from '@yizhu/platform';
import type { CountyPlan } from './county/context.js';
import type { Team } from './county/team.js';
import { once, picture } from './drawings.js';

const HOUR = 3_600_000;
type Answered = { id: string; version: number; needs: { id: string }[] };
const read = (raw: { text: string }): Answered => JSON.parse(raw.text) as Answered;

/** How far each of today's requests has come, when it was made (hours ago), and what it is about. */
const TODAY: readonly (readonly [until: 'submitted' | 'triaged' | 'planned' | 'offered' | 'accepted' | 'missed' | 'visited' | 'delivered', hours: number, helper: 'xieli' | 'zhiyuan' | 'shegong', item: string, dimension: string, summary: string])[] = [
  ['submitted', 27, 'xieli', 'housing-aid', 'housing', '老屋后墙裂缝，雨天漏水，想请人看看'],
  ['delivered', 26, 'xieli', 'medical-errands', 'health', '降压药只剩两天的量，自己下不了山'],
  ['delivered', 25, 'zhiyuan', 'cleaning', 'daily_living', '手术后在家，屋里久未打扫'],
  ['missed', 24, 'xieli', 'home-visit', 'inclusion', '老伴去世后一个人住，夜里害怕'],
  ['visited', 9, 'xieli', 'nursing-care', 'health', '卧床，家属外出三天，需要看护'],
  ['offered', 6, 'xieli', 'meals', 'daily_living', '腿骨折，做饭不便，希望送餐两周'],
  ['offered', 5, 'zhiyuan', 'walking', 'daily_living', '要去县医院复查，没人搀扶'],
  ['offered', 4, 'shegong', 'counselling', 'inclusion', '孩子父母离异后不爱说话，想请社工'],
  ['planned', 4, 'xieli', 'bathing', 'daily_living', '行动不便，洗澡需要帮忙'],
  ['triaged', 3, 'xieli', 'temporary-relief', 'economy', '突发肺炎住院，自费部分付不起'],
  ['submitted', 2, 'xieli', 'goods', 'economy', '米油快吃完了，天冷缺棉被'],
  ['submitted', 1, 'xieli', 'education-aid', 'education', '两个孩子下学期的住宿费有困难'],
];

export interface Present {
  readonly app: INestApplicationContext;
  readonly clock: SetClock;
  readonly plan: CountyPlan;
  readonly team: Team;
  /** Accounts that were opened, by name. */
  readonly users: ReadonlyMap<string, string>;
  /** People of the coordinator's villages who may ask for help. */
  readonly people: readonly { readonly id: string; readonly householdId: string; readonly lng: number; readonly lat: number }[];
}

/**
 * Today's requests, each as far as it has come, through the same services as the API and in the name of the demo accounts:
 * their events, histories and audit rows are real.
 */
export const tellToday = async ({ app, clock, plan, team, users, people }: Present): Promise<number> => {
  const { xieli } = team;
  const member = { xieli: xieli.id, zhiyuan: memberOf(team, 'volunteer', xieli.divisionCode), shegong: team.members.find((m) => m.role === 'social_worker' && m.organisation === 'zhihe')!.id };
  const names = { xieli: xieli.name, zhiyuan: team.members.find((m) => m.id === member.zhiyuan)!.name, shegong: team.members.find((m) => m.id === member.shegong)!.name };
  const officer = as(plan, { id: users.get('longmentan') ?? null, name: team.cadresOf.get(xieli.divisionCode)![0]!.name, kind: 'staff' }, { ...NO_SCOPE, divisions: [xieli.divisionCode] });
  const helper = (who: keyof typeof member) =>
    as(plan, { id: users.get(who) ?? null, name: names[who], kind: 'staff' }, { divisions: who === 'xieli' ? [...xieli.villages] : who === 'shegong' ? [xieli.divisionCode] : [], organisationId: null, memberId: member[who] });
  const [requests, orders, visits, proofs, files] = [app.get(HelpRequestService), app.get(ServiceOrderService), app.get(VisitService), app.get(OrderProofs), app.get(RequestFiles)];
  const after = (minutes: number): void => clock.advance(minutes);

  let told = 0;
  for (const [i, [until, hours, who, code, dimension, summary]] of TODAY.entries()) {
    const person = people[i];
    const item = plan.items.find((each) => each.code === code);
    if (!person || !item) continue;
    told++;
    clock.set(new Date(plan.now - hours * HOUR));
    const request = read(await officer(() => requests.submit({ personId: person.id, channel: i % 2 === 0 ? 'phone' : 'walk_in', source: i % 3 === 0 ? 'proxy' : 'self', summary, needs: [{ dimension: dimension as never, description: summary }] })));
    if (i === 0) await officer(async () => files.add(request.id, await files.store(once(picture(0)))));
    if (until === 'submitted') continue;
    after(25);
    await officer(() => requests.triage(request.id, request.version, i % 4 === 0 ? 'urgent' : 'normal'));
    if (until === 'triaged') continue;
    after(10);
    const order = read(await officer(() => orders.plan({ helpRequestId: request.id, needId: request.needs[0]!.id, serviceItemId: item.id })));
    if (until === 'planned') continue;
    after(5);
    let at = read(await officer(() => orders.offer(order.id, order.version, member[who])));
    if (until === 'offered') continue;
    after(20);
    const own = helper(who);
    at = read(await own(() => orders.accept(order.id, at.version)));
    after(5);
    at = read(await own(() => orders.schedule(order.id, at.version, new Date(clock.now().getTime() + 3 * HOUR))));
    if (until === 'accepted') continue;
    after(170);
    const visit = read(await own(() => visits.checkIn({ householdId: person.householdId, orderId: order.id, kind: 'in_person', position: { lng: person.lng, lat: person.lat } })));
    if (until === 'visited') continue;
    if (until === 'missed') {
      after(10);
      await own(() => orders.miss(order.id, at.version + 1, 'nobody_home', '邻居说去镇上赶圩了，下午才回'));
      continue;
    }
    after(45);
    await own(() => visits.checkOut(visit.id, visit.version, { personsSeen: [person.id], notes: '已按约上门，情况平稳。', checklist: { dwelling: 'yes', health: 'yes', food: 'yes', mood: 'yes', healthWorse: 'no', medicineLasts: code === 'cleaning' ? 'no' : 'yes' } }));
    after(5);
    if (code === 'cleaning') await own(async () => proofs.add(order.id, await proofs.store(once(picture(i))), 'photo'));
    await own(() => orders.deliver(order.id, at.version + 1, { note: '已按约完成，药品和用量交代清楚。', quantity: 1 }));
  }
  // A household with several needs has a plan, whose day of review has come.
  const several = people[TODAY.length] ?? people[0];
  if (several) {
    clock.set(new Date(plan.now - 30 * 24 * HOUR));
    const request = read(await officer(() => requests.submit({ personId: several.id, channel: 'visit', source: 'discovered', summary: '独自带两个孩子，房屋漏雨，慢病断药', needs: [{ dimension: 'health', description: '高血压药要按月送' }, { dimension: 'housing', description: '屋顶漏雨要修' }, { dimension: 'education', description: '大孩子住宿费有困难' }] })));
    await officer(() => requests.triage(request.id, request.version, 'normal'));
    const visit = plan.items.find(({ code }) => code === 'medical-errands');
    if (visit) await officer(() => orders.plan({ helpRequestId: request.id, needId: request.needs[0]!.id, serviceItemId: visit.id }));
    await officer(() => app.get(Plans).open({ householdId: several.householdId, aim: '不断药、不漏雨、孩子不失学，稳住一家人的生活', keeperId: member.xieli, reviewOn: localDate(new Date(plan.now)), needIds: request.needs.slice(0, 2).map(({ id }) => id) }));
    told++;
  }
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
  return told;
};

const memberOf = (team: Team, role: string, divisionCode: string): string => (team.members.find((m) => m.role === role && m.divisionCode === divisionCode) ?? team.members.find((m) => m.role === role)!).id;

/** Acts in somebody's name, within their scope. */
export const as = (plan: CountyPlan, actor: Actor, scope: Scope, holds: readonly string[] = []) => <T>(work: () => Promise<T>): Promise<T> =>
  runInContext({ traceId: 'demo', countyCode: plan.countyCode, language: 'zh', address: null, actor, permission: null, scope, scopeFor: (permission) => (holds.includes(permission) ? scope : null) }, work);
