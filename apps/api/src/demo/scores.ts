import type { INestApplicationContext } from '@nestjs/common';
import { addMonths, localMonth } from '@yizhu/kernel';
import { IncentiveSchemes, ScoreRuns } from '@yizhu/incentives';

const MONTHS = 6;
type Answered = { id: string; version: number };

/** The county's scheme and six months of runs: older ones paid, then finalised, the last month computed. */
export const reckonMonths = async (app: INestApplicationContext, now: number): Promise<number> => {
  const read = (raw: { text: string }): Answered => JSON.parse(raw.text) as Answered;
  const month = localMonth(new Date(now));
  const scheme = read(
    await app.get(IncentiveSchemes).create({
      name: '德化县养老救助协理员激励办法（试行）', validFrom: `${addMonths(month, -MONTHS)}-01`,
      indicators: [{ key: 'visits', target: 40, weight: 40, cap: 1.2 }, { key: 'needs_resolved', target: 1, weight: 25, cap: 1.2 }, { key: 'volunteer_projects', target: 1, weight: 15, cap: 1 }, { key: 'satisfaction', target: 4.5, weight: 20, cap: 1 }],
    }),
  );
  const runs = app.get(ScoreRuns);
  for (let m = -MONTHS; m <= -1; m++) {
    let run = read(await runs.open(scheme.id, addMonths(month, m)));
    for (const verb of m <= -3 ? (['notice', 'finalise', 'pay'] as const) : m === -2 ? (['notice', 'finalise'] as const) : []) run = read(await runs.move(run.id, run.version, verb));
  }
  return MONTHS;
};
