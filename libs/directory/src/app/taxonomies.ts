import { AID_KINDS, BRAND_MODULES, CODE_WORDS, SERVICE_CLASSES, TARGET_GROUPS, type Words } from '@yizhu/service-catalogue';
import { stableId } from './stable-id.js';

/** A way of sorting services: the field of an item it is read from, and its terms. */
export interface Taxonomy {
  readonly id: string;
  readonly field: 'kind' | 'serviceClass' | 'brandModule' | 'targetGroups';
  readonly name: Words;
  readonly description: Words;
  readonly terms: readonly Term[];
}
export interface Term {
  readonly id: string;
  readonly code: string;
  readonly name: Words;
}

const taxonomy = (field: Taxonomy['field'], codes: readonly string[], words: Readonly<Record<string, readonly [string, string]>>, name: Words, description: Words): Taxonomy => ({
  id: stableId('taxonomy', field), field, name, description,
  terms: codes.map((code) => ({ id: stableId('taxonomy_term', field, code), code, name: { zh: words[code]![0], en: words[code]![1] } })),
});

/** domain.md: AidKind, ServiceClass, BrandModule, TargetGroup. */
export const TAXONOMIES: readonly Taxonomy[] = [
  taxonomy('serviceClass', SERVICE_CLASSES, CODE_WORDS.serviceClass, { zh: '服务类别', en: 'Service class' }, { zh: '照护、生活、关爱、能力提升和部门救助', en: 'Care, daily living, support, development and departmental assistance' }),
  taxonomy('kind', AID_KINDS, CODE_WORDS.kind, { zh: '救助方式', en: 'Kind of help' }, { zh: '资金、物资或服务', en: 'Funds, goods or service' }),
  taxonomy('brandModule', BRAND_MODULES, CODE_WORDS.brandModule, { zh: '品牌模块', en: 'Module' }, { zh: '综合服务、志愿服务和个案服务', en: 'Integrated, volunteer and casework services' }),
  taxonomy('targetGroups', TARGET_GROUPS, CODE_WORDS.targetGroup, { zh: '面向群体', en: 'Target group' }, { zh: '服务重点面向的群体', en: 'Whom a service is for above all' }),
];

/** The field and code behind a term's id; null for an id that is none. */
export const termOf = (id: string): { field: Taxonomy['field']; code: string } | null => {
  for (const { field, terms } of TAXONOMIES) {
    const term = terms.find((each) => each.id === id);
    if (term) return { field, code: term.code };
  }
  return null;
};
