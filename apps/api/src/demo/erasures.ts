import { NO_SCOPE, residentIdCheck } from '@yizhu/kernel';
import { Relay, runInContext, type Actor } from '@yizhu/platform';
import { Erasures, HouseholdService, RecipientService, RightsService } from '@yizhu/recipients';
import type { Present } from './present.js';

/** People of old paper files, entered late: who left when, and how far their erasure is. */
const LEFT: readonly (readonly [name: string, born: string, sex: 1 | 2, relation: string, exitedOn: string, until: 'due' | 'proposed' | 'restricted' | 'kept'])[] = [
  ['林阿火', '19310412', 1, '父亲', '2011-05-16', 'due'],
  ['陈珠治', '19350908', 2, '母亲', '2012-11-02', 'proposed'],
  ['郑水金', '19620120', 1, '兄弟', '2013-08-21', 'restricted'],
  ['苏丽娘', '19581130', 2, '姐妹', '2014-03-09', 'due'],
  ['李文章', '19880617', 1, '子', '2015-06-30', 'proposed'],
  ['徐梅英', '19900303', 2, '女', '2021-09-01', 'kept'],
];

/** Who left the scheme years ago, and erasures that wait, through the same services as the API. Answers how many. */
export const tellErasures = async ({ app, clock, plan, users, team }: Present, households: readonly { readonly id: string }[]): Promise<number> => {
  const actor: Actor = { id: users.get('longmentan')!, name: team.cadresOf.get(team.xieli.divisionCode)![0]!.name, kind: 'staff' };
  const officer = <T>(work: () => Promise<T>): Promise<T> => runInContext({ traceId: 'demo', countyCode: plan.countyCode, language: 'zh', address: null, actor, permission: null, scope: { ...NO_SCOPE, divisions: [team.xieli.divisionCode] } }, work);
  const [homes, recipients, erasures, rights] = [app.get(HouseholdService), app.get(RecipientService), app.get(Erasures), app.get(RightsService)];
  clock.set(new Date(plan.now - 7_200_000));
  for (const [n, { id }] of households.entries())
    await officer(async () => {
      const [name, born, sex, relation, exitedOn, until] = LEFT[n]!;
      const first17 = `350583${born}00${sex}`;
      const home = JSON.parse((await homes.addMember(id, null, { name, idNumber: first17 + residentIdCheck(first17), relation, isHead: false })).text) as { members: { id: string; name: string }[] };
      const person = home.members.find((member) => member.name === name)!.id;
      await recipients.exit(person, 1, '纸质档案补录：已迁往外地', exitedOn);
      if (until === 'proposed') await erasures.propose(person, 2, { ground: n % 2 ? 'retention_over' : 'own_request', reason: n % 2 ? '退出已满保存期限，无未办事项' : '本人来函申请删除' });
      if (until === 'restricted') await rights.restrict(person, 2, '家属对登记内容有异议，核实中');
    });
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
  return households.length;
};
