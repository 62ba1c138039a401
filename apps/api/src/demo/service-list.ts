import { NO_SCOPE } from '@yizhu/kernel';
import { runInContext } from '@yizhu/platform';
import { CatalogueReleases, ServiceCatalogue } from '@yizhu/service-catalogue';
import type { Client } from 'pg';
import type { Present } from './present.js';

type Draft = Parameters<ServiceCatalogue['revise']>[2];

/** Items that are being changed: which, how, and how far it has come. */
const STORIES: readonly (readonly [code: string, change: Partial<Draft>, until: 'published' | 'approved' | 'in_review' | 'sent_back' | 'draft'])[] = [
  ['home-visit', { durationMinutes: 45, howToApply: '不用申请，协理员按走访计划上门；也可以向村（居）提出' }, 'published'],
  ['meals', { quotaPerPeriod: 6_500, quotaPeriod: 'month', targetGroups: ['empty_nest_elder', 'disabled_in_hardship', 'low_income'] }, 'approved'],
  ['bathing', { durationMinutes: 75, quotaPerPeriod: 360, quotaPeriod: 'month', standard: { zh: '每月两次，行动不便的每月三次', en: 'Twice a month, three times for those who can hardly move' } }, 'in_review'],
  ['haircut', { evidence: ['note', 'photo'] }, 'sent_back'],
  ['holiday-camp', { quotaPerPeriod: 160, quotaPeriod: 'year' }, 'draft'],
];

/** A list on its way to its next release, through the same services as the API, in the name of two administrators. */
export const tellServiceList = async (client: Client, { app, clock, plan, users }: Present): Promise<void> => {
  const [catalogue, releases] = [app.get(ServiceCatalogue), app.get(CatalogueReleases)];
  const as = (account: string, name: string) => <T>(work: () => Promise<T>): Promise<T> =>
    runInContext({ traceId: 'demo', countyCode: plan.countyCode, language: 'zh', address: null, actor: { id: users.get(account)!, name, kind: 'staff' }, permission: null, scope: { ...NO_SCOPE, divisions: [plan.countyCode] } }, work);
  const [editor, reviewer] = [as('admin', '林志伟'), as('fuhe', '苏丽珍')];
  clock.set(new Date(plan.now));
  for (const [code, change, until] of STORIES) {
    const { rows } = await client.query<{ id: string; version: number }>('SELECT id, version FROM service_catalogue.service_item WHERE code = $1 AND county_code = $2', [code, plan.countyCode]);
    const item = rows[0];
    if (!item) continue;
    await editor(async () => catalogue.revise(item.id, item.version, { ...editable(JSON.parse((await catalogue.detail(item.id)).text) as Record<string, unknown>), ...change }));
    if (until === 'draft') continue;
    await editor(() => catalogue.submit(item.id, item.version + 1));
    if (until === 'in_review') continue;
    await reviewer(() => (until === 'sent_back' ? catalogue.sendBack(item.id, item.version + 2, '照片要先征得本人同意，请在办理说明里写清楚') : catalogue.approve(item.id, item.version + 2)));
    if (until === 'published') await reviewer(() => releases.publish('探访时长和办理方式调整'));
  }
};

/** An item as it is shown, as a form sends it back. */
const editable = ({ provider, standard, ...item }: Record<string, unknown>): Draft => {
  const { code, name, description, kind, serviceClass, brandModule, targetGroups, unit, durationMinutes, evidence, skill, policyBasis, howToApply, rule, quotaPerPeriod, quotaPeriod, charge, pointIds, townshipCodes, effectiveFrom, effectiveTo } = item;
  const given = Object.fromEntries(Object.entries({ durationMinutes, skill, rule, quotaPerPeriod, quotaPeriod, charge, effectiveFrom, effectiveTo, standard, providerId: (provider as { id: string } | null)?.id }).filter(([, value]) => value !== null && value !== undefined));
  return { code, name, description, kind, serviceClass, brandModule, targetGroups, unit, evidence, policyBasis, howToApply, pointIds, townshipCodes, ...given } as Draft;
};
