import { HelpRequestService } from '@yizhu/assistance';
import { addDays, addMonths, localDate, NO_SCOPE } from '@yizhu/kernel';
import { Relay, runAsSystem } from '@yizhu/platform';
import { AlertRuns, MonitoringAlerts, MonitoringFacts } from '@yizhu/recipients';
import type { Client } from 'pg';
import { as, type Present } from './present.js';

const HOUR = 3_600_000;
type Told = readonly [kind: string, source: string, daysAgo: number, value: number | string];

/** What departments told of somebody: yuan, or a level. Lines of one story are one person's. */
const STORIES: readonly (readonly Told[])[] = [
  [['medical_out_of_pocket', '医保结算', 70, 6_240.5], ['medical_out_of_pocket', '医保结算', 34, 9_870], ['medical_out_of_pocket', '医保结算', 6, 4_130.8]],
  [['medical_out_of_pocket', '医保结算', 41, 18_600], ['medical_out_of_pocket', '医保结算', 12, 3_250]],
  [['medical_out_of_pocket', '医保结算', 20, 22_480]],
  [['disaster', '应急管理', 9, 'severe']],
  [['disability', '残联', 15, '2']],
  [['medical_out_of_pocket', '医保结算', 55, 7_900], ['medical_out_of_pocket', '医保结算', 3, 9_400]],
  [['disaster', '应急管理', 9, 'serious']],
  [['medical_out_of_pocket', '医保结算', 28, 15_700]],
];
/** Months ago and yuan: a steady income that breaks off, spending that leaps. */
const MONTHS: readonly (readonly [kind: 'income' | 'expenditure', source: string, yuan: readonly number[]])[] = [
  ['income', '人社', [620, 2_300, 2_350, 2_280]],
  ['expenditure', '走访了解', [9_800, 2_100, 1_950, 2_200]],
];

/**
 * Facts, what the rules made of them, and the alerts as far as their coordinator has come: one verified, one become a help request, one
 * dismissed, one helped otherwise, the rest still to do. Through the same services as the API.
 */
export const tellMonitoring = async (client: Client, { app, clock, plan, team, users }: Omit<Present, 'people'>): Promise<void> => {
  const { xieli } = team;
  const [facts, runs, alerts, requests] = [app.get(MonitoringFacts), app.get(AlertRuns), app.get(MonitoringAlerts), app.get(HelpRequestService)];
  const office = as(plan, { id: users.get('admin') ?? null, name: '林志伟', kind: 'staff' }, { ...NO_SCOPE, divisions: [plan.countyCode] });
  const coordinator = as(plan, { id: users.get('xieli') ?? null, name: xieli.name, kind: 'staff' }, { divisions: [...xieli.villages], organisationId: null, memberId: xieli.id });
  const heads = async (where: string, n: number): Promise<string[]> =>
    ((await client.query(`SELECT p.id FROM recipients.household h JOIN recipients.person p ON p.id = h.head_id WHERE ${where} AND p.status = 'active' AND p.category IS NOT NULL ORDER BY h.number LIMIT ${n}`, [xieli.villages])).rows as { id: string }[]).map(({ id }) => id);
  const [hers, others] = [await heads('h.division_code = ANY($1)', STORIES.length + MONTHS.length), await heads('h.division_code <> ALL($1)', 36)];
  const at = (hours: number): void => void clock.set(new Date(plan.now - hours * HOUR));

  at(40);
  const today = localDate(clock.now());
  let serial = 0;
  const fact = (personId: string, [kind, source, daysAgo, value]: Told) => ({ personId, kind, ...(typeof value === 'number' ? { amountFen: Math.round(value * 100) } : { level: value }), occurredOn: addDays(today, -daysAgo), source, sourceId: `demo-${++serial}` });
  const monthly = (personId: string, [kind, source, yuan]: (typeof MONTHS)[number]) => yuan.map((each, i) => ({ personId, kind, amountFen: each * 100, occurredOn: `${addMonths(today.slice(0, 7), -i - 1)}-01`, source, sourceId: `demo-${++serial}` }));
  await office(() => facts.batch([
    ...hers.flatMap((id, i) => (i < STORIES.length ? STORIES[i]!.map((told) => fact(id, told)) : monthly(id, MONTHS[i - STORIES.length]!))),
    // Elsewhere in the county some of it is alarming, most is not.
    ...others.flatMap((id, i) => (i < STORIES.length ? STORIES[i]!.map((told) => fact(id, told)) : [fact(id, ['medical_out_of_pocket', '医保结算', 5 + i, 120 + i * 37])])),
  ]));
  const system = <T>(work: () => Promise<T>): Promise<T> => runAsSystem(plan.countyCode, 'demo', work);
  await system(() => runs.runDue());
  await app.get(Relay).deliverAll(plan.countyCode);

  const mine = (await client.query(`SELECT id, version, person_id AS person, kind FROM recipients.monitoring_alert WHERE assignee_id = $1 AND person_id IS NOT NULL ORDER BY array_position($2::uuid[], person_id)`, [xieli.id, hers])).rows as { id: string; version: number; person: string; kind: string }[];
  const look = async (n: number, hours: number, note: string, then?: (alert: { id: string; version: number; person: string }) => Promise<unknown>): Promise<void> => {
    const alert = mine[n];
    if (!alert) return;
    at(hours);
    await coordinator(() => alerts.verify(alert.id, alert.version, note));
    at(hours - 1);
    if (then) await coordinator(() => then({ ...alert, version: alert.version + 1 }));
  };
  await look(0, 26, '住院两次，报销后自费两万余元，已向亲戚借钱。', (a) => requests.submit({ personId: a.person, channel: 'visit', source: 'discovered', summary: '今年自付医疗费用两万余元，家里已借债', needs: [{ dimension: 'health', description: '医疗费用负担' }], alertId: a.id }));
  await look(1, 20, '费用属实，单位的补充保险已在理赔。', (a) => alerts.dismiss(a.id, a.version, '补充医疗保险已赔付，家庭能够承担'));
  await look(2, 8, '病情稳定，仍需每月复查，家里劳力不足。');
  await look(3, 6, '后墙坍塌一角，已临时住到邻居家。', (a) => alerts.act(a.id, a.version, { outcome: 'other', ref: null, words: '村里已安排临时住处并报危房改造' }));
  clock.set(new Date(plan.now));
  await app.get(Relay).deliverAll(plan.countyCode);
};
