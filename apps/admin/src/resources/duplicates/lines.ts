import { useTranslate } from 'ra-core';
import type { Compared, Comparison } from '../../providers/types';
import { useEnum } from '../../shared/enums';
import { placeWords } from '../../shared/fields';
import { useTimes, useYuan } from '../../shared/hooks';

/** One line of the comparison: what stands on each side, in words. */
export interface Line {
  /** As the API calls what may be chosen; other lines have a name of their own. */
  readonly key: string;
  readonly label: string;
  readonly one: string;
  readonly other: string;
  readonly differs: boolean;
  readonly choice: boolean;
  readonly ofHousehold: boolean;
}

const HOUSEHOLD = ['address', 'causeOfHardship', 'benefitFen', 'remark'];

/** Every field of both, in the order an officer reads them. Masked values are compared by the server, unmasked. */
export function useCompared({ one, other, differs }: Comparison): Line[] {
  const t = useTranslate();
  const word = useEnum();
  const { day, instant } = useTimes();
  const yuan = useYuan();
  const says: [key: string, label: string, words: (side: Compared) => string][] = [
    ['name', 'fields.name', (s) => s.name],
    ['idNumber', 'fields.idNumber', (s) => s.idMasked],
    ['sex', 'duplicates.sex', (s) => word('sex', s.sex)],
    ['birthDate', 'duplicates.birthDate', (s) => day(s.birthDate)],
    ['phone', 'fields.phone', (s) => s.phoneMasked ?? ''],
    ['bankAccount', 'fields.bankAccount', (s) => s.bankAccountMasked ?? ''],
    ['health', 'fields.health', (s) => s.health],
    ['standing', 'duplicates.standing', (s) => [word('recipientStatus', s.status), word('category', s.category), ...s.groups.filter((g) => g !== 'low_income').map((g) => word('group', g)), day(s.categorySince)].filter(Boolean).join(' · ')],
    ['review', 'duplicates.review', (s) => day(s.reviewDueOn)],
    ['exit', 'duplicates.exit', (s) => [day(s.exitedOn), s.exitReason].filter(Boolean).join(' · ')],
    ['restricted', 'duplicates.restricted', (s) => instant(s.restrictedSince)],
    ['relation', 'fields.relation', (s) => (s.isHead ? t('households.head') : s.relation)],
    ['since', 'duplicates.since', (s) => day(s.since)],
    ['createdAt', 'duplicates.registered', (s) => day(s.createdAt)],
    ['household', 'fields.household', (s) => [s.householdNumber, s.headName].join(' · ')],
    ['members', 'households.members', (s) => s.members.map((m) => m.name).join(t('common.comma'))],
    ['place', 'fields.place', (s) => placeWords(s.place)],
    ['address', 'fields.address', (s) => s.address],
    ['causeOfHardship', 'fields.causeOfHardship', (s) => s.causeOfHardship],
    ['benefitFen', 'fields.benefit', (s) => (s.benefitFen === null ? '' : yuan(s.benefitFen))],
    ['remark', 'fields.remark', (s) => s.remark],
    ['lastVisitAt', 'fields.lastVisitAt', (s) => day(s.lastVisitAt)],
  ];
  const chosen: readonly string[] = differs;
  const choices = ['name', 'idNumber', 'phone', 'bankAccount', 'health', 'standing', ...(one.isHead || other.isHead ? [] : ['relation']), ...HOUSEHOLD];
  return says
    .map(([key, label, words]) => {
      const [a, b] = [words(one), words(other)];
      return { key, label: t(label), one: a, other: b, differs: choices.includes(key) ? chosen.includes(key) : a !== b, choice: choices.includes(key), ofHousehold: HOUSEHOLD.includes(key) };
    })
    .filter(({ one: a, other: b }) => a !== '' || b !== '');
}
