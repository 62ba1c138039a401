import { KIND, type VerificationKind } from './items.js';

/** What two figures may differ by: the larger of an absolute amount (in the item's unit) and a share of what was declared. */
export interface Tolerance {
  readonly absolute: number;
  readonly percent: number;
}
/** What a department says: `found` is false when its register has nothing on the person. */
export interface DepartmentAnswer {
  readonly found: boolean;
  readonly value: number | null;
  readonly note: string;
}
export const OUTCOMES = ['match', 'within_tolerance', 'differs', 'not_declared', 'no_record', 'unanswered'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const isFinding = (outcome: Outcome | null): boolean => outcome === 'differs' || outcome === 'not_declared';

/** Declared against verified. Nothing declared counts as nothing owned; a register without a record proves neither. */
export const compare = (declared: number | null, { found, value }: DepartmentAnswer, { absolute, percent }: Tolerance): Outcome => {
  if (!found || value === null) return 'no_record';
  const difference = Math.abs(value - (declared ?? 0));
  if (difference === 0) return 'match';
  if (difference <= Math.max(absolute, ((declared ?? 0) * percent) / 100)) return 'within_tolerance';
  return declared === null ? 'not_declared' : 'differs';
};

const yuan = (fen: number): string => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A figure of an item as people read it. */
export const valueWords = (kind: VerificationKind, value: number | null, language: 'zh' | 'en'): string => {
  const { unit, countZh } = KIND[kind];
  if (value === null) return language === 'zh' ? '未申报' : 'not declared';
  if (unit === 'fen') return language === 'zh' ? `${yuan(value)} 元` : `${yuan(value)} yuan`;
  if (unit === 'flag') return language === 'zh' ? (value === 1 ? '有' : '无') : value === 1 ? 'yes' : 'no';
  return language === 'zh' ? `${value} ${countZh ?? ''}` : String(value);
};

/** A difference beyond the tolerance in a sentence, in both languages; null where there is none. */
export const findingWords = (kind: VerificationKind, declared: number | null, answer: DepartmentAnswer | null, outcome: Outcome | null, { absolute, percent }: Tolerance): { zh: string; en: string } | null => {
  if (!isFinding(outcome) || !answer || answer.value === null) return null;
  const both = { zh: `申报${declared === null ? '：未申报' : ` ${valueWords(kind, declared, 'zh')}`}，核实 ${valueWords(kind, answer.value, 'zh')}`, en: `Declared ${valueWords(kind, declared, 'en')}, verified ${valueWords(kind, answer.value, 'en')}` };
  if (KIND[kind].unit === 'flag') return both;
  const difference = answer.value - (declared ?? 0);
  const size = Math.abs(difference);
  const share = declared ? Math.round((size / declared) * 100) : null;
  // Where figures have to agree, there is no tolerance to speak of.
  const exact = absolute === 0 && percent === 0;
  const limit = { zh: `${valueWords(kind, absolute, 'zh')}或 ${percent}%`, en: `${valueWords(kind, absolute, 'en')} or ${percent}%` };
  return {
    zh: `${both.zh}，${difference > 0 ? '多出' : '少了'} ${valueWords(kind, size, 'zh')}${share === null ? '' : `（${share}%）`}${exact ? '' : `，超过允许差额 ${limit.zh}`}`,
    en: `${both.en}: ${valueWords(kind, size, 'en')}${share === null ? '' : ` (${share}%)`} ${difference > 0 ? 'more' : 'less'}${exact ? '' : `, beyond the tolerance of ${limit.en}`}`,
  };
};
