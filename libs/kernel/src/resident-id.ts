import { kernelError } from './domain-error.js';
import { isLocalDate, type LocalDate } from './local-date.js';
import { compact } from './text.js';

/** GB/T 2261.1: 1 male, 2 female. */
export type Sex = '1' | '2';

export type ResidentIdFault = 'id-missing' | 'id-15-digit' | 'id-length' | 'id-format' | 'id-lost-digits' | 'id-birth-date' | 'id-check-digit';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The check character of the first 17 digits: ISO 7064 MOD 11-2 as used by GB 11643-1999. */
export const residentIdCheck = (first17: string): string => CHECKS[WEIGHTS.reduce((sum, w, i) => sum + w * Number(first17[i]), 0) % 11]!;

/**
 * A citizen's number by GB 11643-1999: 6 area + 8 birth date + 3 sequence (odd = male) + check.
 * The area code is not looked up: codes get cancelled while people keep their numbers.
 */
export class ResidentId {
  private constructor(readonly value: string) {}

  get birthDate(): LocalDate {
    return `${this.value.slice(6, 10)}-${this.value.slice(10, 12)}-${this.value.slice(12, 14)}`;
  }

  get sex(): Sex {
    return Number(this.value[16]) % 2 === 1 ? '1' : '2';
  }

  get areaCode(): string {
    return this.value.slice(0, 6);
  }

  /**
   * First and last character only. Birth date and village are shown beside it, so the usual mask
   * (area and last four) would give the whole number away.
   */
  get masked(): string {
    return `${this.value[0]}****************${this.value[17]}`;
  }

  /** Never the number itself: what is printed by accident must not tell. */
  toString(): string {
    return this.masked;
  }
  toJSON(): string {
    return this.masked;
  }

  /** What is wrong with a text as an ID, or the ID. `today` refuses births in the future. */
  static examine(text: string | null | undefined, today: LocalDate): { id: ResidentId } | { fault: ResidentIdFault } {
    const value = compact(text ?? '').toUpperCase();
    if (value === '') return { fault: 'id-missing' };
    // A spreadsheet keeps 15 significant digits: 350526196507075174 becomes 350526196507075000 or 3.50526E+17.
    if (/^\d(\.\d+)?E\+?1[5-7]$/.test(value)) return { fault: 'id-lost-digits' };
    if (/^\d{15}$/.test(value)) return { fault: 'id-15-digit' };
    if (value.length !== 18) return { fault: 'id-length' };
    if (!/^\d{17}[\dX]$/.test(value)) return { fault: 'id-format' };
    const birth = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
    const checkFits = residentIdCheck(value) === value[17];
    if (!checkFits && value.endsWith('000')) return { fault: 'id-lost-digits' };
    if (!isLocalDate(birth) || birth < '1880-01-01' || birth > today) return { fault: 'id-birth-date' };
    if (!checkFits) return { fault: 'id-check-digit' };
    return { id: new ResidentId(value) };
  }

  /** @throws DomainError `rule` with the fault as its code */
  static parse(text: string, today: LocalDate, field?: string): ResidentId {
    const result = ResidentId.examine(text, today);
    if ('fault' in result) throw kernelError(result.fault, {}, field);
    return result.id;
  }
}
