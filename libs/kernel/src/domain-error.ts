/**
 * How a refusal is meant; the HTTP edge maps each kind to one status (api.md "Errors").
 * `rule` is a business rule saying no (422), `forbidden` a right that is missing (403).
 */
export type DomainErrorKind = 'malformed' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'stale' | 'too-large' | 'unsupported' | 'rule' | 'if-match' | 'too-many' | 'unavailable';

export type ErrorParams = Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>;

export type Language = 'zh' | 'en';

/** A code's meaning: how it is meant, and a sentence that says how to mend it, with `{param}` places. */
export interface ErrorMeaning {
  readonly kind: DomainErrorKind;
  readonly zh: string;
  readonly en: string;
}

/** A refusal with a stable code (kebab-case; also problem type and translation key). Never carries personal values. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly kind: DomainErrorKind,
    readonly params: ErrorParams = {},
    /** Which input is meant, as a path (`members[0].idNumber`), for forms. */
    readonly field?: string,
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

const meanings = new Map<string, ErrorMeaning>();

/** Declares a context's error codes in one table; what comes back makes errors of exactly these codes. A code means one thing: declared twice, nothing starts. */
export const defineErrors = <Code extends string>(table: Readonly<Record<Code, ErrorMeaning>>) => {
  for (const [code, meaning] of Object.entries<ErrorMeaning>(table)) {
    if (meanings.has(code)) throw new Error(`the error code ${code} is declared twice`);
    meanings.set(code, meaning);
  }
  return (code: Code, params: ErrorParams = {}, field?: string): DomainError => new DomainError(code, table[code].kind, params, field);
};

export const errorMeaning = (code: string): ErrorMeaning | undefined => meanings.get(code);
export const errorMeanings = (): ReadonlyMap<string, ErrorMeaning> => meanings;

/** The sentence of a code in a language; an undeclared code answers itself. */
export const errorText = (code: string, language: Language, params: ErrorParams = {}): string =>
  (meanings.get(code)?.[language] ?? code).replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = params[key];
    return Array.isArray(value) ? value.join(language === 'zh' ? '、' : ', ') : String(value ?? '');
  });

export const kernelError = defineErrors({
  'not-found': { kind: 'not-found', zh: '找不到要办理的记录，可能已移交或不在您的辖区', en: 'No such record, or it is outside your area' },
  'act-not-allowed': { kind: 'conflict', zh: '当前状态不能这样办理，请刷新后再看', en: 'This cannot be done in the present state; reload and look again' },
  'id-missing': { kind: 'rule', zh: '没有填身份证号', en: 'The resident ID is missing' },
  'id-15-digit': { kind: 'rule', zh: '是15位旧身份证号，请改填18位', en: 'This is an old 15-digit ID; enter the 18-digit one' },
  'id-length': { kind: 'rule', zh: '身份证号应为18位', en: 'A resident ID has 18 characters' },
  'id-format': { kind: 'rule', zh: '身份证号只能是数字，最后一位可为X', en: 'A resident ID has digits only; the last may be X' },
  'id-lost-digits': { kind: 'rule', zh: '身份证号末几位在表格软件里丢了，请把该列设为文本后重填', en: 'A spreadsheet has dropped the last digits; format the column as text and enter it again' },
  'id-birth-date': { kind: 'rule', zh: '身份证号里的出生日期不存在或在将来', en: 'The birth date in the resident ID does not exist or is in the future' },
  'id-check-digit': { kind: 'rule', zh: '身份证号校验位不对，请核对原件', en: 'The check digit of the resident ID is wrong; compare with the card' },
});

export const notFound = (resource: string): DomainError => kernelError('not-found', { resource });
