import { assistanceError } from './assistance.errors.js';

/** What an item may demand of a delivery (EVIDENCE of the service list). */
export const DEMANDS = ['note', 'position', 'quantity', 'photo', 'signature', 'receipt'] as const;
export type Demand = (typeof DEMANDS)[number];
/** Demands that are met by a file. */
export const PROOF_KINDS = ['photo', 'signature', 'receipt'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];
/** How the check-in lies to the home: near enough, farther than the county asks, or not to be said, as nobody knows where the home is. */
export const POSITION_CHECKS = ['near', 'far', 'home_unknown'] as const;
export type PositionCheck = (typeof POSITION_CHECKS)[number];

/** What a county asks of deliveries. */
export interface DeliveryRule {
  /** Metres from the home within which a check-in counts as there. */
  readonly nearMetres: number;
  /** So many failed attempts are told up the line. */
  readonly attemptsUntilTold: number;
}
export const DEFAULT_DELIVERY_RULE: DeliveryRule = { nearMetres: 500, attemptsUntilTold: 3 };

/** A check-in at the home; of telephone calls there is none. Metres are null where the position or the home is not known. */
export interface CheckedIn {
  readonly located: boolean;
  readonly distanceMetres: number | null;
}
export interface GivenEvidence {
  readonly note: string;
  readonly quantity: number | null;
  /** Why it was delivered somewhere else, where the check-in is far from the home. */
  readonly farReason: string;
  readonly proofs: readonly ProofKind[];
  readonly checkIns: readonly CheckedIn[];
}

/** Best of the check-ins; null where none has a position. */
export const positionCheck = (checkIns: readonly CheckedIn[], { nearMetres }: Pick<DeliveryRule, 'nearMetres'>): PositionCheck | null => {
  const located = checkIns.filter((each) => each.located);
  if (located.length === 0) return null;
  const known = located.flatMap(({ distanceMetres }) => (distanceMetres === null ? [] : [distanceMetres]));
  return known.length === 0 ? 'home_unknown' : Math.min(...known) <= nearMetres ? 'near' : 'far';
};

/** Which demands are met, in the order of DEMANDS; note and quantity come with the delivery itself and are open until then. */
export const demandsMet = (demanded: readonly string[], given: Pick<GivenEvidence, 'proofs' | 'checkIns'> & { readonly delivered: boolean }): { kind: Demand; met: boolean }[] =>
  DEMANDS.filter((kind) => demanded.includes(kind)).map((kind) => ({
    kind, met: kind === 'note' || kind === 'quantity' ? given.delivered : kind === 'position' ? given.checkIns.some(({ located }) => located) : given.proofs.includes(kind),
  }));

/**
 * Holds a delivery against what its item demands. Nothing is refused for coordinates that nobody knows: it is marked.
 * @throws evidence-note-missing | evidence-photo-missing | evidence-signature-missing | evidence-receipt-missing | evidence-position-missing | position-far | evidence-quantity-missing | quantity-beyond-order
 */
export const checkEvidence = (demanded: readonly string[], ordered: number, given: GivenEvidence, rule: DeliveryRule): PositionCheck | null => {
  const demands = (kind: Demand): boolean => demanded.includes(kind);
  if (given.quantity !== null && given.quantity > ordered) throw assistanceError('quantity-beyond-order', { ordered }, 'quantity');
  if (demands('quantity') && given.quantity === null) throw assistanceError('evidence-quantity-missing', {}, 'quantity');
  if (demands('note') && given.note === '') throw assistanceError('evidence-note-missing', {}, 'note');
  for (const kind of PROOF_KINDS) if (demands(kind) && !given.proofs.includes(kind)) throw assistanceError(`evidence-${kind}-missing`);
  const position = positionCheck(given.checkIns, rule);
  if (demands('position') && position === null) throw assistanceError('evidence-position-missing');
  if (demands('position') && position === 'far' && given.farReason === '') throw assistanceError('position-far', { metres: rule.nearMetres }, 'farReason');
  return position;
};

/** Why nothing could be delivered this time. */
export const ATTEMPT_REASONS = ['nobody_home', 'not_reached', 'not_wanted_now', 'address_wrong', 'unwell', 'weather', 'road', 'goods_missing', 'helper_prevented', 'other'] as const;
export type AttemptReason = (typeof ATTEMPT_REASONS)[number];

/** Who says that the delivery was as it should: the person, or somebody else for a person who can't. */
export const CONFIRMED_BY = ['person', 'second_pair'] as const;
export type ConfirmedBy = (typeof CONFIRMED_BY)[number];
/** Why the person can't say it; no words, as they would tell of an illness. */
export const UNABLE_REASONS = ['cannot_express', 'cannot_sign', 'minor', 'not_reached'] as const;
export type UnableReason = (typeof UNABLE_REASONS)[number];
