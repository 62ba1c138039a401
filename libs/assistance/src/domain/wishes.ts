import { AggregateRoot, addDays, localDate, newId, nextState, type LocalDate, type Transitions, type Uuid } from '@yizhu/kernel';
import { wishError } from './wish.errors.js';

/** domain.md, MicroWish. */
export const WISH_STATES = ['submitted', 'reviewed', 'published', 'claimed', 'fulfilled', 'confirmed', 'expired', 'withdrawn'] as const;
export type WishState = (typeof WISH_STATES)[number];
export type WishAct = 'review' | 'publish' | 'claim' | 'lapse' | 'release' | 'fulfil' | 'contest' | 'confirm' | 'expire' | 'withdraw';

export const WISH_TRANSITIONS: Transitions<WishState, WishAct> = {
  review: { from: ['submitted', 'reviewed'], to: 'reviewed' },
  publish: { from: ['reviewed'], to: 'published' },
  claim: { from: ['published'], to: 'claimed' },
  // The giver's time is up, or they (or the office for them) give it back: it hangs on the wall again.
  lapse: { from: ['claimed'], to: 'published' },
  release: { from: ['claimed'], to: 'published' },
  fulfil: { from: ['claimed'], to: 'fulfilled' },
  // The person says that nothing came, or something else: with the giver again.
  contest: { from: ['fulfilled'], to: 'claimed' },
  confirm: { from: ['fulfilled'], to: 'confirmed' },
  expire: { from: ['published'], to: 'expired' },
  // What somebody has claimed is released first: nobody buys for a wish that is gone.
  withdraw: { from: ['submitted', 'reviewed', 'published'], to: 'withdrawn' },
};

/** What a wish is for; the wall is filtered by it. */
export const WISH_KINDS = ['daily_goods', 'study', 'health', 'home', 'company', 'other'] as const;
export type WishKind = (typeof WISH_KINDS)[number];
/** Who claims: a stranger at the wall, or somebody for whom the office does it. */
export const CLAIM_CHANNELS = ['wall', 'office'] as const;
export type ClaimChannel = (typeof CLAIM_CHANNELS)[number];
export type ClaimState = 'held' | 'fulfilled' | 'lapsed' | 'released';

/** What a county has set of its wishes (data); these are the values it begins with. */
export interface WishRule {
  /** Fen; practice is at most 500 yuan (standards.md, "Social assistance"). */
  readonly priceCeilingFen: number;
  /** How long a claim holds before the wish hangs on the wall again. */
  readonly holdHours: number;
  /** How long a wish hangs on the wall. */
  readonly wallDays: number;
  /** How many claims one giver may hold at once: nobody empties the wall. */
  readonly claimsPerGiver: number;
}
export const DEFAULT_WISH_RULE: WishRule = { priceCeilingFen: 50_000, holdHours: 72, wallDays: 60, claimsPerGiver: 3 };
/** Days after a wish has ended for which its giver's name and telephone are kept. */
export const GIVER_DAYS = 90;

/** One giver's hold of a wish. */
export interface WishClaim {
  id: Uuid;
  countyCode: string;
  divisionCode: string;
  wishId: Uuid;
  status: ClaimState;
  channel: ClaimChannel;
  /** Sealed `{ name, phone }`; goes when the wish has long ended. */
  giverSealed: string | null;
  /** Blind index of the telephone, to count what one giver holds. */
  giverBlind: Buffer | null;
  /** SHA-256 of the code that the giver was told; it opens this claim and nothing else. */
  codeHash: Buffer;
  claimedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

/** What is told on the wall. */
export interface WallWords {
  readonly title: string;
  readonly words: string;
}

export interface WishSubmission extends WallWords {
  readonly id?: Uuid | undefined;
  readonly countyCode: string;
  readonly divisionCode: string;
  readonly number: string;
  /** Random; how the public names it. */
  readonly wallCode: string;
  readonly personId: Uuid;
  readonly personName: string;
  readonly householdId: Uuid;
  readonly headName: string;
  readonly kind: WishKind;
  readonly priceFen: number;
  readonly submittedByName: string;
}

/** A small concrete wish of somebody helped, which a giver claims and fulfils. */
export class MicroWish extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  number!: string;
  wallCode!: string;
  personId!: Uuid;
  personName!: string;
  householdId!: Uuid;
  headName!: string;
  kind!: WishKind;
  priceFen!: number;
  /** As the person told it; it stays in the house. */
  told!: string;
  /** As it hangs on the wall, once reviewed. */
  title!: string;
  words!: string;
  status!: WishState;
  submittedByName!: string;
  createdAt!: Date;
  publishedAt!: Date | null;
  /** Last day on the wall. */
  wallUntil!: LocalDate | null;
  fulfilledAt!: Date | null;
  deliveryNote!: string | null;
  thanks!: string | null;
  reason!: string | null;
  closedAt!: Date | null;
  claims!: WishClaim[];

  /** @throws wish-too-dear */
  static submit(input: WishSubmission, rule: WishRule, at: Date): MicroWish {
    requirePrice(input.priceFen, rule);
    const wish = Object.assign(new MicroWish(), input, {
      id: input.id ?? newId(), told: input.words, status: 'submitted' as const, createdAt: at, publishedAt: null, wallUntil: null, fulfilledAt: null, deliveryNote: null, thanks: null, reason: null, closedAt: null, claims: [],
    });
    wish.tell('submitted');
    return wish;
  }

  /** The words for the wall; what the person told stays as it was. @throws act-not-allowed | wish-too-dear */
  review(wall: WallWords & { readonly kind: WishKind; readonly priceFen: number }, rule: WishRule): void {
    this.move('review');
    requirePrice(wall.priceFen, rule);
    Object.assign(this, wall);
    this.tell('reviewed');
  }

  /** `identifying`: kinds of words that would tell whose wish it is. @throws act-not-allowed | wish-identifies | wish-too-dear */
  publish(identifying: readonly string[], rule: WishRule, at: Date): void {
    this.move('publish');
    requirePrice(this.priceFen, rule);
    if (identifying.length > 0) throw wishError('wish-identifies', { kinds: identifying }, 'words');
    this.publishedAt = at;
    this.wallUntil = addDays(localDate(at), rule.wallDays);
    this.tell('published');
  }

  /** @throws wish-taken (somebody was first) | wish-not-on-wall */
  claim(claim: Omit<WishClaim, 'countyCode' | 'divisionCode' | 'wishId' | 'status' | 'claimedAt' | 'expiresAt' | 'endedAt'>, rule: WishRule, at: Date): WishClaim {
    requireOnWall(this.status, this.wallUntil, at);
    this.move('claim');
    const held: WishClaim = { ...claim, countyCode: this.countyCode, divisionCode: this.divisionCode, wishId: this.id, status: 'held', claimedAt: at, expiresAt: new Date(at.getTime() + rule.holdHours * 3_600_000), endedAt: null };
    this.claims.push(held);
    this.tell('claimed');
    return held;
  }

  /** The hold is over: back on the wall. False when it isn't. */
  lapse(at: Date): boolean {
    const held = this.held;
    if (!held || at <= held.expiresAt) return false;
    this.move('lapse');
    this.end('lapsed', at);
    this.tell('lapsed');
    return true;
  }

  /** @throws act-not-allowed */
  release(at: Date): void {
    this.move('release');
    this.end('released', at);
    this.tell('released');
  }

  /** Delivered, with a picture as proof. @throws act-not-allowed | wish-proof-missing */
  fulfil(note: string, proofs: number, at: Date): void {
    this.move('fulfil');
    if (proofs === 0) throw wishError('wish-proof-missing');
    this.end('fulfilled', at);
    this.fulfilledAt = at;
    this.deliveryNote = note.trim();
    this.tell('fulfilled');
  }

  /** The same giver has it again, for as long as a new hold lasts. @throws act-not-allowed */
  contest(rule: WishRule, at: Date): void {
    this.move('contest');
    const last = this.claims.filter(({ status }) => status === 'fulfilled').at(-1);
    if (last) Object.assign(last, { status: 'held', endedAt: null, expiresAt: new Date(at.getTime() + rule.holdHours * 3_600_000) });
    this.fulfilledAt = null;
    this.tell('contested');
  }

  /** The person has it. Their thanks hang on the wall, so they identify nobody either. @throws act-not-allowed | wish-identifies */
  confirm(thanks: string, identifying: readonly string[], at: Date): void {
    this.move('confirm');
    if (identifying.length > 0) throw wishError('wish-identifies', { kinds: identifying }, 'thanks');
    this.thanks = thanks.trim() || null;
    this.closedAt = at;
    this.tell('confirmed');
  }

  /** Nobody took it in time. False while it may still hang. */
  expire(at: Date): boolean {
    if (this.wallUntil === null || localDate(at) <= this.wallUntil) return false;
    this.move('expire');
    this.closedAt = at;
    this.tell('expired');
    return true;
  }

  /** @throws act-not-allowed */
  withdraw(reason: string, at: Date): void {
    this.move('withdraw');
    this.reason = reason.trim();
    this.closedAt = at;
    this.tell('withdrawn');
  }

  get held(): WishClaim | undefined {
    return this.claims.find(({ status }) => status === 'held');
  }

  private end(status: ClaimState, at: Date): void {
    const held = this.held;
    if (held) Object.assign(held, { status, endedAt: at });
  }

  private move(act: WishAct): void {
    this.status = nextState(WISH_TRANSITIONS, 'micro-wish', this.status, act);
  }

  private tell(what: string): void {
    this.record({ type: `assistance.wish-${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, number: this.number } });
  }
}

/** Whether a wish can be claimed; said before anybody waits for it, and again by the aggregate. @throws wish-taken | wish-not-on-wall */
export const requireOnWall = (status: WishState, wallUntil: LocalDate | null, at: Date): void => {
  if (['claimed', 'fulfilled', 'confirmed'].includes(status)) throw wishError('wish-taken');
  if (status !== 'published' || wallUntil === null || localDate(at) > wallUntil) throw wishError('wish-not-on-wall');
};

const requirePrice = (priceFen: number, { priceCeilingFen }: WishRule): void => {
  if (priceFen > priceCeilingFen) throw wishError('wish-too-dear', { yuan: priceCeilingFen / 100 }, 'priceFen');
};
