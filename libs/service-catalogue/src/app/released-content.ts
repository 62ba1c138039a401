import type { Uuid } from '@yizhu/kernel';
import type { ItemContent } from '../domain/release-diff.js';
import type { ItemFields } from './item-columns.js';

interface Released extends ItemContent {
  readonly description?: { zh: string; en: string };
  readonly provider?: { id: Uuid; name: string } | null;
  readonly standard?: { zh: string; en: string; amountFen: number | null } | null;
}

/** An item's fields as a release holds them: the reverse of CONTENT. What the release did not know yet is empty. */
export const contentFields = (content: ItemContent): Partial<ItemFields> => {
  const { name, description, provider, standard } = content as Released;
  const value = <T>(field: string, otherwise: T): T => (content[field] as T | null | undefined) ?? otherwise;
  return {
    code: content.code, nameZh: name.zh, nameEn: name.en, descriptionZh: description?.zh ?? '', descriptionEn: description?.en ?? '',
    kind: value('kind', ''), serviceClass: value('serviceClass', ''), brandModule: value('brandModule', ''), targetGroups: value('targetGroups', []), unit: value('unit', ''),
    durationMinutes: value('durationMinutes', null), evidence: value('evidence', []), skill: value('skill', null), policyBasis: value('policyBasis', ''), howToApply: value('howToApply', ''),
    providerId: provider?.id ?? null, providerName: provider?.name ?? null, rule: value('rule', null), quotaPerPeriod: value('quotaPerPeriod', null), quotaPeriod: value('quotaPeriod', null),
    standardZh: standard?.zh ?? '', standardEn: standard?.en ?? '', amountFen: standard?.amountFen ?? null,
    charge: value('charge', null), pointIds: value('pointIds', []), townshipCodes: value('townshipCodes', []), effectiveFrom: value('effectiveFrom', null), effectiveTo: value('effectiveTo', null),
  };
};
