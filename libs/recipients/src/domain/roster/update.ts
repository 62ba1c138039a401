import type { Uuid } from '@yizhu/kernel';
import type { AdmittedHousehold, AdmittedMember } from '../admission.js';
import { groupsWith, type AssistanceCategory, type RecipientStatus, type TargetGroup } from '../vocabulary.js';
import type { RowRemark } from './household.js';

/** A household as the register has it, opened, for comparison with a roster. */
export interface RegisteredHousehold {
  readonly id: Uuid;
  readonly divisionCode: string;
  readonly causeOfHardship: string;
  readonly benefitFen: number | null;
  readonly address: string;
  readonly remark: string;
  readonly extra: Readonly<Record<string, string>>;
  readonly members: readonly RegisteredMember[];
}
export interface RegisteredMember {
  readonly id: Uuid;
  readonly version: number;
  /** Blind index of the resident ID, hex. */
  readonly blind: string;
  readonly name: string;
  readonly relation: string;
  readonly phone: string;
  readonly health: string;
  readonly bankAccount: string;
  readonly isHead: boolean;
  readonly status: RecipientStatus;
  readonly category: AssistanceCategory | null;
  readonly groups: readonly TargetGroup[];
}

export const HOUSEHOLD_FIELDS = ['causeOfHardship', 'benefitFen', 'address', 'remark'] as const;
export const MEMBER_FIELDS = ['relation', 'phone', 'health', 'bankAccount'] as const;
/** `extra`: a column without a field of its own; `member`: somebody new to the household; `category`: a decision, or its proposal. */
export const CHANGED_FIELDS = [...HOUSEHOLD_FIELDS, ...MEMBER_FIELDS, 'extra', 'member', 'category'] as const;
export type ChangedField = (typeof CHANGED_FIELDS)[number];

/** One thing that a roster changes, as text; amounts in fen. */
export interface RosterChange {
  readonly row: number;
  readonly field: ChangedField;
  /** Of whom; null for the household. */
  readonly personId: Uuid | null;
  readonly name: string;
  /** The column, where the field is `extra`. */
  readonly heading: string | null;
  readonly before: string;
  readonly after: string;
}
export interface RosterUpdate {
  readonly changes: readonly RosterChange[];
  readonly joining: readonly AdmittedMember[];
  /** Whose tier differs from what the roster says, and those who join. */
  readonly deciding: readonly { readonly personId: Uuid; readonly row: number; readonly category: AssistanceCategory; readonly groups: TargetGroup[] }[];
  /** What differs and is left alone: names, the village, the head, people whom the roster does not list. */
  readonly warnings: readonly RowRemark[];
}

/**
 * What a roster says that the register does not. Empty cells say nothing and erase nothing; names, place and head have acts of
 * their own and are only told of. Pure.
 * @param blinds of the roster's members, in their order, hex
 */
export const rosterUpdate = (registered: RegisteredHousehold, roster: AdmittedHousehold, blinds: readonly string[], memberRows: readonly number[]): RosterUpdate => {
  const changes: RosterChange[] = [];
  const warnings: RowRemark[] = [];
  const first = memberRows[0]!;
  const head = registered.members.find((m) => m.isHead);
  const change = (row: number, field: ChangedField, before: string, after: string, member: { id: Uuid; name: string } | null = null, heading: string | null = null): void => {
    if (after !== '' && after !== before) changes.push({ row, field, personId: member?.id ?? null, name: member?.name ?? head?.name ?? '', heading, before, after });
  };
  const amount = (fen: number | null): string => (fen === null ? '' : String(fen));
  change(first, 'causeOfHardship', registered.causeOfHardship, roster.causeOfHardship);
  change(first, 'benefitFen', amount(registered.benefitFen), amount(roster.benefitFen));
  change(first, 'address', registered.address, roster.address);
  change(first, 'remark', registered.remark, roster.remark);
  for (const [heading, value] of Object.entries(roster.extra)) change(first, 'extra', registered.extra[heading] ?? '', value, null, heading);
  if (registered.divisionCode !== roster.villageCode) warnings.push({ row: first, code: 'roster-village-differs', params: {} });

  const joining: AdmittedMember[] = [];
  const deciding: RosterUpdate['deciding'][number][] = [];
  const sameHead = roster.members.some((m, i) => m.isHead && blinds[i] === head?.blind);
  if (!sameHead) warnings.push({ row: first, code: 'roster-head-differs', params: {} });
  roster.members.forEach((listed, i) => {
    const row = memberRows[i]!;
    const known = registered.members.find((m) => m.blind === blinds[i]);
    if (!known) {
      joining.push({ ...listed, isHead: false, relation: listed.isHead ? '其他' : listed.relation });
      changes.push({ row, field: 'member', personId: listed.id, name: listed.name, heading: null, before: '', after: listed.relation });
      if (roster.category !== null) deciding.push({ personId: listed.id, row, category: roster.category, groups: groupsWith(roster.category, roster.groups) });
      return;
    }
    if (known.status === 'exited') return void warnings.push({ row, code: 'roster-person-exited', params: {} });
    if (known.name !== listed.name) warnings.push({ row, code: 'roster-name-differs', params: {} });
    // 其他 stands for a cell that says nothing.
    if (sameHead && !known.isHead && listed.relation !== '其他') change(row, 'relation', known.relation, listed.relation, known);
    for (const field of ['phone', 'health', 'bankAccount'] as const) change(row, field, known[field], listed[field], known);
    if (roster.category !== null && known.category !== roster.category) {
      change(row, 'category', known.category ?? '', roster.category, known);
      deciding.push({ personId: known.id, row, category: roster.category, groups: groupsWith(roster.category, [...known.groups, ...roster.groups]) });
    }
  });
  const missing = registered.members.filter((m) => m.status !== 'exited' && !blinds.includes(m.blind)).length;
  if (missing > 0) warnings.push({ row: first, code: 'roster-member-missing', params: { n: missing } });
  return { changes, joining, deciding, warnings };
};
