import type { Uuid } from '@yizhu/kernel';
import type { GivenBy } from './vocabulary.js';

/** What somebody says of an order or of a wish, once: 1 to 5 and a comment, and how it came to us. Exactly one of order and wish. */
export interface Feedback {
  readonly id: Uuid;
  readonly countyCode: string;
  readonly divisionCode: string;
  readonly order: { readonly id: Uuid; readonly number: string } | null;
  readonly wish: { readonly id: Uuid; readonly number: string } | null;
  readonly item: { readonly id: Uuid; readonly name: string } | null;
  readonly householdId: Uuid;
  readonly personName: string;
  /** Who is rated; nobody where a giver fulfilled a wish. */
  readonly memberId: Uuid | null;
  readonly memberName: string | null;
  readonly organisationId: Uuid | null;
  readonly score: number;
  readonly commentSealed: string | null;
  readonly givenBy: GivenBy;
}
