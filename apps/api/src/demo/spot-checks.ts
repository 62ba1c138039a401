import { SpotCheckRules, SpotChecks } from '@yizhu/assistance';
import { NO_SCOPE } from '@yizhu/kernel';
import { Relay, runAsSystem, type RawJson } from '@yizhu/platform';
import { as, type Present } from './present.js';

/** So many are drawn, if as many orders were closed last month. */
const DRAWN = 6;
type Row = { id: string; version: number; itemName: string };
const read = <T>({ text }: RawJson): T => JSON.parse(text) as T;

/** Spot checks as they come about: drawn, two answered by the bureau's reviewer (one otherwise than entered), one not reached yet, the others waiting. */
export const tellSpotChecks = async ({ app, clock, plan, users }: Present): Promise<void> => {
  clock.set(new Date(plan.now - 3_600_000));
  const [checks, rules] = [app.get(SpotChecks), app.get(SpotCheckRules)];
  const bureau = as(plan, { id: users.get('fuhe') ?? null, name: '苏丽珍', kind: 'staff' }, { ...NO_SCOPE, divisions: [plan.countyCode] });
  const { sharePercent, triesUntilUnreachable, version } = await bureau(() => rules.inForce());
  // A small county would draw none by its usual share.
  await bureau(() => rules.change(version, { sharePercent: 100, triesUntilUnreachable }));
  await runAsSystem(plan.countyCode, 'demo', () => checks.draw(DRAWN));
  await bureau(() => rules.change(version + 1, { sharePercent, triesUntilUnreachable }));
  const { data } = read<{ data: Row[] }>(await bureau(() => checks.list({ status: 'drawn', perPage: DRAWN } as never)));
  // However few there are, one waits.
  for (const [i, { id, version: drawn }] of data.slice(0, Math.min(3, data.length - 1)).entries()) {
    clock.advance(7);
    const taken = read<Row>(await bureau(() => checks.take(id, drawn)));
    if (i === 0) await bureau(() => checks.answer(id, taken.version, { delivered: false, score: 1, remarks: '说那天没有人来过' }));
    else if (i === 1) await bureau(() => checks.answer(id, taken.version, { delivered: true, score: 5, remarks: '很满意' }));
    else await bureau(() => checks.miss(id, taken.version));
  }
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
};
