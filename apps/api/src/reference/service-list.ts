import type { INestApplicationContext } from '@nestjs/common';
import { CatalogueReleases, ServiceCatalogue } from '@yizhu/service-catalogue';
import { readFile } from 'node:fs/promises';

/** One line of the first list, as the file has it. Money in fen, durations in minutes. */
interface ListedItem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly about: { readonly zh: string; readonly en: string };
  readonly kind: string;
  readonly class: string;
  readonly brand: string;
  readonly groups: readonly string[];
  readonly unit: string;
  readonly minutes?: number;
  readonly evidence: readonly string[];
  readonly skill?: string;
  /** Code of the organisation. */
  readonly provider?: string;
  readonly standard?: { readonly zh: string; readonly en: string; readonly amountFen?: number };
  /** `free`, `part`; left out where it is not certain. */
  readonly charge?: string;
  readonly quota?: { readonly places: number; readonly period: string };
  readonly basis: string;
  readonly apply: string;
  readonly rule: Record<string, unknown> | null;
}

const FILE = new URL('../../data/service-list.json', import.meta.url);

/**
 * The first service list as release 1, or what of it a county does not have yet as its next release. The file is reviewed where
 * this repository is: no second person is asked for. What an office has changed since stays as the office wants it.
 */
export const loadServiceList = async (app: INestApplicationContext, organisation: (code: string) => Promise<string>): Promise<number> => {
  const { items } = JSON.parse(await readFile(FILE, 'utf8')) as { items: readonly ListedItem[] };
  const added = await app.get(ServiceCatalogue).adopt(await Promise.all(items.map((item) => asItem(item, organisation))));
  if (added > 0) await app.get(CatalogueReleases).publish('首批服务清单');
  return added;
};

const asItem = async (item: ListedItem, organisation: (code: string) => Promise<string>) => ({
  code: item.code, name: { zh: item.zh, en: item.en }, description: item.about, kind: item.kind, serviceClass: item.class, brandModule: item.brand, targetGroups: [...item.groups], unit: item.unit, evidence: [...item.evidence],
  policyBasis: item.basis, howToApply: item.apply, rule: item.rule,
  ...(item.minutes ? { durationMinutes: item.minutes } : {}), ...(item.skill ? { skill: item.skill } : {}), ...(item.provider ? { providerId: await organisation(item.provider) } : {}),
  ...(item.standard ? { standard: item.standard } : {}), ...(item.charge ? { charge: item.charge } : {}), ...(item.quota ? { quotaPerPeriod: item.quota.places, quotaPeriod: item.quota.period } : {}),
});
