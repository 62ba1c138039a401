import { compact, isPersonName, newId, ResidentId, tidy, tidyName, type LocalDate, type ResidentIdFault, type Sex, type Uuid } from '@yizhu/kernel';
import type { RecipientFault } from './recipient.errors.js';
import { groupsWith, type AssistanceCategory, type TargetGroup } from './vocabulary.js';

/** A household as somebody gives it to us: by form, by roster, by seed. Texts as typed. */
export interface HouseholdInput {
  readonly id?: Uuid | undefined;
  readonly villageCode: string;
  readonly address?: string | undefined;
  readonly causeOfHardship?: string | undefined;
  /** Monthly benefit of the household in fen. */
  readonly benefitFen?: number | null | undefined;
  readonly remark?: string | undefined;
  readonly category?: AssistanceCategory | null | undefined;
  readonly groups?: readonly TargetGroup[] | undefined;
  /** What the category rests on: a document, a meeting, the roster it came with. */
  readonly basis?: string | undefined;
  readonly effectiveOn?: LocalDate | undefined;
  /** Columns of a roster that have no field of their own, by heading: kept, sealed. */
  readonly extra?: Readonly<Record<string, string>> | undefined;
  readonly members: readonly MemberInput[];
}
export interface MemberInput {
  readonly id?: Uuid | undefined;
  readonly name: string;
  readonly relation?: string | undefined;
  readonly idNumber: string;
  readonly sex?: Sex | undefined;
  readonly birthDate?: LocalDate | undefined;
  readonly phone?: string | undefined;
  readonly health?: string | undefined;
  readonly bankAccount?: string | undefined;
  readonly isHead: boolean;
}

/** What is admitted to the register: valid, tidy, complete. */
export interface AdmittedHousehold {
  readonly id: Uuid;
  readonly villageCode: string;
  readonly address: string;
  readonly causeOfHardship: string;
  readonly benefitFen: number | null;
  readonly remark: string;
  readonly category: AssistanceCategory | null;
  readonly groups: TargetGroup[];
  readonly basis: string;
  readonly effectiveOn: LocalDate;
  readonly extra: Readonly<Record<string, string>>;
  readonly members: readonly AdmittedMember[];
}
export interface AdmittedMember {
  readonly id: Uuid;
  readonly name: string;
  readonly relation: string;
  readonly idNumber: ResidentId;
  readonly sex: Sex;
  readonly birthDate: LocalDate;
  readonly phone: string;
  readonly health: string;
  readonly bankAccount: string;
  readonly isHead: boolean;
}

export interface AdmissionFault {
  readonly code: ResidentIdFault | RecipientFault;
  /** Index of the member meant; null for the household itself. */
  readonly member: number | null;
  /** Path of the field (`members[1].idNumber`). */
  readonly field: string;
}

/** More in one household is a slip of a spreadsheet. */
export const MAX_MEMBERS = 30;
const PHONE = /^(?:\+?86)?(1\d{10}|0\d{2,3}\d{7,8}|\d{7,8})$/;

/** A telephone number without its punctuation, or null when it is none. Empty stays empty. */
export const tidyPhone = (text: string): string | null => {
  const digits = compact(text).replace(/[-()（）—–]/g, '');
  if (digits === '') return '';
  return PHONE.exec(digits)?.[1] ?? null;
};

/**
 * The register's door: a household whole or not at all (all faults are told at once, so that one round mends them).
 * Birth date and sex follow from the resident ID; given ones may not contradict it. Pure.
 */
export const admitHousehold = (input: HouseholdInput, today: LocalDate): { household: AdmittedHousehold } | { faults: AdmissionFault[] } => {
  const faults: AdmissionFault[] = [];
  const fault = (code: AdmissionFault['code'], member: number | null, field: string): void => void faults.push({ code, member, field: member === null ? field : `members[${member}].${field}` });

  const members: AdmittedMember[] = [];
  const seen = new Set<string>();
  input.members.forEach((m, i) => {
    const name = tidyName(m.name);
    if (name === '') fault('name-missing', i, 'name');
    else if (!isPersonName(name)) fault('name-malformed', i, 'name');
    const examined = ResidentId.examine(m.idNumber, today);
    const phone = tidyPhone(m.phone ?? '');
    if (phone === null) fault('phone-malformed', i, 'phone');
    const bankAccount = compact(m.bankAccount ?? '').replace(/-/g, '');
    if (bankAccount !== '' && !/^\d{8,30}$/.test(bankAccount)) fault('bank-account-malformed', i, 'bankAccount');
    if ('fault' in examined) return fault(examined.fault, i, 'idNumber');
    const { id } = examined;
    if (m.sex && m.sex !== id.sex) fault('sex-contradicts-id', i, 'sex');
    if (m.birthDate && m.birthDate !== id.birthDate) fault('birth-contradicts-id', i, 'birthDate');
    if (seen.has(id.value)) fault('member-twice', i, 'idNumber');
    seen.add(id.value);
    members.push({ id: m.id ?? newId(), name, relation: tidy(m.relation ?? '') || (m.isHead ? '户主' : '其他'), idNumber: id, sex: id.sex, birthDate: id.birthDate, phone: phone ?? '', health: tidy(m.health ?? ''), bankAccount, isHead: m.isHead });
  });
  if (input.members.length === 0) fault('household-empty', null, 'members');
  else if (input.members.length > MAX_MEMBERS) fault('household-too-large', null, 'members');
  const heads = input.members.filter((m) => m.isHead).length;
  if (input.members.length > 0 && heads === 0) fault('head-missing', null, 'members');
  if (heads > 1) fault('head-twice', null, 'members');
  const benefitFen = input.benefitFen ?? null;
  if (benefitFen !== null && (!Number.isSafeInteger(benefitFen) || benefitFen < 0 || benefitFen > 100_000_000)) fault('benefit-malformed', null, 'benefitFen');
  if (faults.length > 0) return { faults };
  const category = input.category ?? null;
  return {
    household: {
      id: input.id ?? newId(), villageCode: input.villageCode, address: tidy(input.address ?? ''), causeOfHardship: tidy(input.causeOfHardship ?? ''), benefitFen, remark: tidy(input.remark ?? ''),
      category, groups: groupsWith(category, input.groups ?? []), basis: tidy(input.basis ?? ''), effectiveOn: input.effectiveOn ?? today, extra: input.extra ?? {}, members,
    },
  };
};
