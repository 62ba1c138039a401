import { localDate, NO_SCOPE, residentIdCheck } from '@yizhu/kernel';
import { Relay, runAsSystem, runInContext } from '@yizhu/platform';
import { DuplicateLooks, HouseholdService } from '@yizhu/recipients';
import type { Client } from 'pg';
import { NOBODYS_AREA } from './county/people.js';
import type { Present } from './present.js';

/** Characters that clerks write for one another, by sound. */
const ALIKE: Readonly<Record<string, string>> = { 英: '瑛', 华: '花', 明: '鸣', 芳: '方', 兰: '蓝', 珍: '真', 梅: '枚', 强: '墙', 伟: '玮', 军: '君', 平: '萍', 丽: '莉', 辉: '晖', 玲: '铃', 国: '帼', 金: '锦', 清: '青', 红: '洪', 琴: '勤', 娟: '涓' };
const REGISTERED_AGAIN = 3;

interface Twice {
  readonly name: string;
  readonly birth: string;
  readonly sex: string;
  readonly village: string;
}

/** Some people of the villages whom somebody registered a second time: by another character of the same sound, and once under the very same name in the next village. */
export const tellDuplicates = async (client: Client, { app, clock, plan, users, team }: Present): Promise<number> => {
  const { xieli } = team;
  const people = (await client.query(
    `SELECT p.name, p.birth_date::text AS birth, p.sex, p.division_code AS village FROM recipients.person p JOIN recipients.household h ON h.head_id = p.id WHERE p.division_code = ANY($1) AND p.status = 'active' AND right(p.name, 1) = ANY($2) AND p.birth_date < current_date - interval '20 years' ORDER BY h.number LIMIT $3`,
    [xieli.villages, Object.keys(ALIKE), REGISTERED_AGAIN],
  )).rows as Twice[];
  const officer = <T>(work: () => Promise<T>): Promise<T> =>
    runInContext({ traceId: 'demo', countyCode: plan.countyCode, language: 'zh', address: null, actor: { id: users.get('longmentan')!, name: team.cadresOf.get(xieli.divisionCode)![0]!.name, kind: 'staff' }, permission: null, scope: { ...NO_SCOPE, divisions: [xieli.divisionCode] } }, work);
  for (const [i, { name, birth, sex, village }] of people.entries()) {
    const first17 = `${NOBODYS_AREA}${birth.replaceAll('-', '')}${sex === '1' ? '997' : '998'}`;
    const again = i === REGISTERED_AGAIN - 1 ? { name, village: xieli.villages.find((code) => code !== village) ?? village } : { name: name.slice(0, -1) + ALIKE[name.at(-1)!]!, village };
    clock.set(new Date(plan.now - (30 - i) * 3_600_000));
    await officer(() => app.get(HouseholdService).register({ villageCode: again.village, address: '龙门滩镇老街8号', causeOfHardship: '因病', category: 'marginal', basis: '龙门滩镇民政会议纪要〔2026〕24号', effectiveOn: localDate(clock.now()), members: [{ name: again.name, idNumber: first17 + residentIdCheck(first17), isHead: true }] }));
  }
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
  // Those who came with the county were written without events: the whole register is looked through once.
  await runAsSystem(plan.countyCode, 'demo', () => app.get(DuplicateLooks).lookAtAll());
  return people.length;
};
