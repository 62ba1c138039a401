import type { DivisionCode, LocalDate } from '@yizhu/kernel';
import { admitHousehold, MAX_MEMBERS, type AdmittedHousehold } from '../admission.js';
import type { RosterHousehold, RowRemark } from './household.js';

/** Where a household lives, as far as its sheet says. */
export type PlaceVerdict = { readonly code: DivisionCode; readonly keep?: Readonly<Record<string, string>> } | { readonly fault: 'village-unknown' | 'village-missing' | 'outside-scope' };

export type HouseholdVerdict = { readonly household: AdmittedHousehold; readonly memberRows: readonly number[] } | { readonly faults: readonly RowRemark[] };

/** The register's door for a household of a roster: the same rules as for a form, told by row. */
export const judgeHousehold = (read: RosterHousehold, place: PlaceVerdict, basis: string, today: LocalDate): HouseholdVerdict => {
  const faults: RowRemark[] = [...read.faults];
  if ('fault' in place) faults.push({ row: place.fault === 'outside-scope' ? read.firstRow : read.place.row, code: place.fault, params: {} });
  const kept = 'code' in place ? place.keep : undefined;
  const admitted = admitHousehold({ ...read.input, basis, villageCode: 'code' in place ? place.code : '', ...(kept ? { extra: { ...read.input.extra, ...kept } } : {}) }, today);
  if ('household' in admitted && faults.length === 0) return { household: admitted.household, memberRows: read.memberRows };
  const unusable = new Set(read.faults.filter((f) => f.code === 'cell-error' || f.code === 'formula-without-result').map((f) => f.row));
  for (const { code, member } of 'faults' in admitted ? admitted.faults : []) {
    const row = member === null ? read.firstRow : read.memberRows[member]!;
    // A cell without a value is told as that, not as missing.
    if (unusable.has(row) && (code === 'id-missing' || code === 'name-missing')) continue;
    if (code === 'head-twice' && faults.some((f) => f.code === 'head-twice')) continue;
    faults.push({ row, code: code === 'member-twice' ? 'duplicate-in-file' : code, params: code === 'household-too-large' ? { limit: MAX_MEMBERS } : {} });
  }
  return { faults };
};

/** What is told of a row with several faults, the gravest first. */
const GRAVITY = ['cell-error', 'formula-without-result', 'id-missing', 'id-15-digit', 'id-lost-digits', 'id-length', 'id-format', 'id-birth-date', 'id-check-digit', 'sex-contradicts-id', 'birth-contradicts-id', 'duplicate-in-file', 'already-registered'];
const gravity = (code: string): number => (GRAVITY.indexOf(code) + GRAVITY.length + 1) % (GRAVITY.length + 1);

/** One entry a row: its faults together, the gravest giving the code. */
export const byRow = (faults: readonly RowRemark[]): { row: number; faults: RowRemark[] }[] => {
  const rows = new Map<number, RowRemark[]>();
  for (const fault of faults) rows.set(fault.row, [...(rows.get(fault.row) ?? []), fault]);
  return [...rows].sort((a, b) => a[0] - b[0]).map(([row, list]) => ({ row, faults: list.sort((a, b) => gravity(a.code) - gravity(b.code)) }));
};
