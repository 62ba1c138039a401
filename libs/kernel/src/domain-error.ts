/**
 * How a refusal is meant; the HTTP edge maps each kind to one status (docs/adr, api.md "Errors").
 * `rule` is a business rule saying no (422), `forbidden` a right that is missing (403).
 */
export type DomainErrorKind = 'malformed' | 'forbidden' | 'not-found' | 'conflict' | 'stale' | 'rule' | 'unauthenticated' | 'too-many';

export type ErrorParams = Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>;

/** A refusal with a stable code (kebab-case; it is also the problem type and the translation key). Never carries personal values. */
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

export const notFound = (resource: string) => new DomainError('not-found', 'not-found', { resource });
export const ruleBroken = (code: string, params: ErrorParams = {}, field?: string) => new DomainError(code, 'rule', params, field);
