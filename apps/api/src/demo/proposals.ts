import { localDate, NO_SCOPE } from '@yizhu/kernel';
import { Relay, runInContext, type Actor } from '@yizhu/platform';
import { CategoryProposals, RecipientService, type AssistanceCategory, type TargetGroup } from '@yizhu/recipients';
import type { Present } from './present.js';

const HOUR = 3_600_000;

/** Decisions on their way: how far, when (hours ago), who proposed, and what. */
const STORIES: readonly (readonly [until: 'proposed' | 'returned' | 'confirmed', hours: number, by: 'township' | 'county', category: AssistanceCategory, groups: readonly TargetGroup[], basis: string])[] = [
  ['confirmed', 120, 'township', 'subsistence', ['empty_nest_elder'], '龙门滩镇民政会议纪要〔2026〕21号'],
  ['returned', 76, 'township', 'destitute', ['disabled_in_hardship'], '龙门滩镇民政会议纪要〔2026〕22号'],
  ['proposed', 49, 'township', 'subsistence', [], '龙门滩镇民政会议纪要〔2026〕23号'],
  ['proposed', 28, 'township', 'destitute', ['empty_nest_elder'], '入户核查表2026-1108'],
  ['proposed', 22, 'county', 'marginal', ['child_in_need'], '德政民〔2026〕58号'],
  ['proposed', 3, 'township', 'subsistence', ['disabled_in_hardship'], '入户核查表2026-1121'],
];

/** Decisions that wait for a second person, or waited, through the same services as the API. Answers how many. */
export const tellProposals = async ({ app, clock, plan, users, team }: Present, people: readonly { readonly id: string; readonly version: number }[]): Promise<number> => {
  const as = (actor: Actor, divisions: string[]) => <T>(work: () => Promise<T>): Promise<T> => runInContext({ traceId: 'demo', countyCode: plan.countyCode, language: 'zh', address: null, actor, permission: null, scope: { ...NO_SCOPE, divisions } }, work);
  const { xieli } = team;
  const by = {
    township: as({ id: users.get('longmentan')!, name: team.cadresOf.get(xieli.divisionCode)![0]!.name, kind: 'staff' }, [xieli.divisionCode]),
    county: as({ id: users.get('admin')!, name: '林志伟', kind: 'staff' }, [plan.countyCode]),
  };
  const [recipients, proposals] = [app.get(RecipientService), app.get(CategoryProposals)];
  let told = 0;
  for (const [i, [until, hours, who, category, groups, basis]] of STORIES.entries()) {
    const person = people[i];
    if (!person) continue;
    told++;
    clock.set(new Date(plan.now - hours * HOUR));
    await by[who](() => recipients.decide(person.id, person.version, { category, groups, basis, effectiveOn: localDate(clock.now()) }));
    if (until === 'proposed') continue;
    clock.advance(5 * 60);
    const waiting = (await by.county(() => proposals.waitingOf(person.id)))!;
    await by.county(() => (until === 'confirmed' ? recipients.confirm(waiting.id, waiting.version) : recipients.return(waiting.id, waiting.version, '缺少收入证明，请补充后再报')));
  }
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
  return told;
};
