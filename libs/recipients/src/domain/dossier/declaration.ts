import type { LocalDate, Uuid } from '@yizhu/kernel';
import type { VerificationKind } from '../verification/items.js';
import { dossierError } from './dossier.errors.js';

/** How a line is told: income in fen a month, expenditure in fen a year, what is owned in fen or by number. */
type DeclaredUnit = 'fen_month' | 'fen_year' | 'fen' | 'count';
/** What a household declares of its means (最低生活保障审核确认办法 arts. 8–14). */
export const DECLARED = {
  wage: 'fen_month', business: 'fen_month', property_income: 'fen_month', transfer: 'fen_month', other_income: 'fen_month',
  savings: 'fen', securities: 'fen', dwelling: 'count', vehicle: 'count',
  medical: 'fen_year', education: 'fen_year', care: 'fen_year', rent: 'fen_year', other_expense: 'fen_year',
} as const satisfies Record<string, DeclaredUnit>;
export type DeclaredKind = keyof typeof DECLARED;
export const DECLARED_KINDS = Object.keys(DECLARED) as DeclaredKind[];

export interface DeclaredLine {
  readonly kind: DeclaredKind;
  /** Whose it is; null for the household's together. */
  readonly personId: Uuid | null;
  /** Fen, or a number of things. */
  readonly value: number;
}
const LARGEST: Readonly<Record<DeclaredUnit, number>> = { fen_month: 1_000_000_000, fen_year: 10_000_000_000, fen: 100_000_000_000, count: 100 };

/** Sums of a declaration, in fen. */
export interface DeclaredTotals {
  readonly incomeMonthFen: number;
  /** Floor of the household's income over its members. */
  readonly perHeadMonthFen: number;
  readonly expenseYearFen: number;
  readonly assetsFen: number;
}

/** Checks a declaration and sums it. Pure. @throws declared-* | person-elsewhere, at `lines[n].…` */
export const weighDeclaration = (lines: readonly DeclaredLine[], declaredOn: LocalDate, members: readonly Uuid[], today: LocalDate): DeclaredTotals => {
  if (declaredOn > today) throw dossierError('declared-in-future', {}, 'declaredOn');
  if (lines.length === 0) throw dossierError('declared-nothing', {}, 'lines');
  const seen = new Set<string>();
  lines.forEach(({ kind, personId, value }, i) => {
    const max = LARGEST[DECLARED[kind]];
    if (personId !== null && !members.includes(personId)) throw dossierError('person-elsewhere', {}, `lines[${i}].personId`);
    if (!Number.isSafeInteger(value) || value < 0 || value > max) throw dossierError('declared-amount-wrong', { max }, `lines[${i}].value`);
    const key = `${kind}|${personId ?? ''}`;
    if (seen.has(key)) throw dossierError('declared-line-twice', {}, `lines[${i}].kind`);
    seen.add(key);
  });
  const sum = (unit: DeclaredUnit): number => lines.reduce((total, line) => (DECLARED[line.kind] === unit ? total + line.value : total), 0);
  const incomeMonthFen = sum('fen_month');
  return { incomeMonthFen, perHeadMonthFen: Math.floor(incomeMonthFen / Math.max(1, members.length)), expenseYearFen: sum('fen_year'), assetsFen: sum('fen') };
};

/** What a declaration says about an item that departments verify, in the item's own unit; undefined where it says nothing. */
export const declaredFor = (kind: VerificationKind, personId: Uuid, lines: readonly DeclaredLine[]): number | undefined => {
  const own = (...kinds: DeclaredKind[]): number | undefined => {
    const found = lines.filter((line) => line.personId === personId && kinds.includes(line.kind));
    return found.length === 0 ? undefined : found.reduce((total, { value }) => total + value, 0);
  };
  switch (kind) {
    case 'income': {
      const month = own('wage', 'business', 'property_income', 'transfer', 'other_income');
      return month === undefined ? undefined : month * 12;
    }
    case 'vehicle': return own('vehicle');
    case 'property': return own('dwelling');
    case 'medical_expense': return own('medical');
    default: return undefined;
  }
};
