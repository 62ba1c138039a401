import type { Uuid } from '@yizhu/kernel';
import type { RecordMapping } from '@yizhu/platform';
import type { ItemStatus } from '../domain/service-item.js';

/** An item as the table holds it. Money in fen, durations in minutes. */
export interface ItemFields {
  code: string;
  nameZh: string;
  nameEn: string;
  descriptionZh: string;
  descriptionEn: string;
  kind: string;
  serviceClass: string;
  brandModule: string;
  targetGroups: string[];
  unit: string;
  durationMinutes: number | null;
  evidence: string[];
  skill: string | null;
  policyBasis: string;
  howToApply: string;
  providerId: Uuid | null;
  providerName: string | null;
  status: ItemStatus;
  /** Who changed or submitted it last, and who reviewed it. */
  revisedBy: Uuid | null;
  revisedByName: string | null;
  revisedAt: Date | null;
  reviewedBy: Uuid | null;
  reviewedByName: string | null;
  reviewedAt: Date | null;
  reviewNote: string;
  rule: object | null;
  quotaPerPeriod: number | null;
  quotaPeriod: string | null;
  standardZh: string;
  standardEn: string;
  amountFen: number | null;
  charge: string | null;
  pointIds: Uuid[];
  townshipCodes: string[];
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

const column = (name: string, type = 'text'): { column: string; type: string } => ({ column: name, type });

export const ITEM_COLUMNS: RecordMapping<ItemFields>['columns'] = {
  code: column('code'), nameZh: column('name_zh'), nameEn: column('name_en'), descriptionZh: column('description_zh'), descriptionEn: column('description_en'), kind: column('kind'), serviceClass: column('service_class'), brandModule: column('brand_module'),
  targetGroups: column('target_groups', 'text[]'), unit: column('unit'), durationMinutes: column('duration_minutes', 'int'), evidence: column('evidence', 'text[]'), skill: column('skill'),
  policyBasis: column('policy_basis'), howToApply: column('how_to_apply'), providerId: column('provider_id', 'uuid'), providerName: column('provider_name'), status: column('status'),
  rule: column('rule', 'jsonb'), quotaPerPeriod: column('quota_per_period', 'int'), quotaPeriod: column('quota_period'),
  standardZh: column('standard_zh'), standardEn: column('standard_en'), amountFen: column('amount_fen', 'bigint'), charge: column('charge'),
  pointIds: column('point_ids', 'uuid[]'), townshipCodes: column('township_codes', 'text[]'), effectiveFrom: column('effective_from', 'date'), effectiveTo: column('effective_to', 'date'),
  revisedBy: column('revised_by', 'uuid'), revisedByName: column('revised_by_name'), revisedAt: column('revised_at', 'timestamptz'),
  reviewedBy: column('reviewed_by', 'uuid'), reviewedByName: column('reviewed_by_name'), reviewedAt: column('reviewed_at', 'timestamptz'), reviewNote: column('review_note'),
};

/** What a release keeps of an item, as JSON over alias `t`. */
export const CONTENT = `json_build_object('code', t.code, 'name', json_build_object('zh', t.name_zh, 'en', t.name_en), 'description', json_build_object('zh', t.description_zh, 'en', t.description_en), 'kind', t.kind, 'serviceClass', t.service_class, 'brandModule', t.brand_module,
  'targetGroups', t.target_groups, 'unit', t.unit, 'durationMinutes', t.duration_minutes, 'evidence', t.evidence, 'skill', t.skill, 'policyBasis', t.policy_basis, 'howToApply', t.how_to_apply,
  'provider', CASE WHEN t.provider_id IS NOT NULL THEN json_build_object('id', t.provider_id, 'name', t.provider_name) END,
  'rule', t.rule, 'quotaPerPeriod', t.quota_per_period, 'quotaPeriod', t.quota_period, 'standard', CASE WHEN t.standard_zh <> '' OR t.standard_en <> '' OR t.amount_fen IS NOT NULL THEN json_build_object('zh', t.standard_zh, 'en', t.standard_en, 'amountFen', t.amount_fen) END,
  'charge', t.charge, 'pointIds', t.point_ids, 'townshipCodes', t.township_codes, 'effectiveFrom', t.effective_from, 'effectiveTo', t.effective_to)`;
