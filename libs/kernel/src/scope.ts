import { contains, type DivisionCode } from './division.js';
import type { Uuid } from './ids.js';

/**
 * Where a caller's rights hold. Of several grants of one role set the union counts.
 * `divisions` are whole subtrees; `organisationId` what concerns one organisation; `memberId` what is one's own.
 */
export interface Scope {
  readonly divisions: readonly DivisionCode[];
  readonly organisationId: Uuid | null;
  readonly memberId: Uuid | null;
}

export const NO_SCOPE: Scope = { divisions: [], organisationId: null, memberId: null };

export const scopeCovers = (scope: Scope, division: DivisionCode): boolean => scope.divisions.some((outer) => contains(outer, division));

/** `resource:action`, as in the role table of identity. */
export type Permission = `${string}:${string}`;
