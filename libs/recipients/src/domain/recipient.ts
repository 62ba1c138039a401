import { AggregateRoot, nextState, type LocalDate, type Transitions, type Uuid } from '@yizhu/kernel';
import { recipientError } from './recipient.errors.js';
import type { Correctable } from './rights/correction.js';
import { rightsError } from './rights/rights.errors.js';
import { groupsWith, type AssistanceCategory, type RecipientStatus, type TargetGroup } from './vocabulary.js';

export type RecipientAct = 'verify' | 'activate' | 'suspend' | 'resume' | 'exit' | 'readmit';
/** Shown instead of a name that was erased. */
export const ERASED_NAME = '已删除';

/** registered → verifying → active ⇄ suspended → exited; a re-entry keeps the dossier (domain.md, recipients). `erased` is reached by an Erasure only, and nothing leads out of it. */
export const RECIPIENT_TRANSITIONS: Transitions<RecipientStatus, RecipientAct> = {
  verify: { from: ['registered'], to: 'verifying' },
  activate: { from: ['registered', 'verifying'], to: 'active' },
  suspend: { from: ['active'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'active' },
  exit: { from: ['registered', 'verifying', 'active', 'suspended'], to: 'exited' },
  readmit: { from: ['exited'], to: 'registered' },
};

/** A dated decision on somebody's tier and groups, with what it rests on. Appended, never changed. */
export interface CategoryDecision {
  readonly category: AssistanceCategory | null;
  readonly groups: readonly TargetGroup[];
  readonly basis: string;
  readonly effectiveOn: LocalDate;
}

/** A person's standing in the scheme. Who they are is the household's to change; what they are entitled to is decided here. */
export class Recipient extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  householdId!: Uuid;
  status!: RecipientStatus;
  category!: AssistanceCategory | null;
  groups!: TargetGroup[];
  /** The day the present tier took effect. */
  categorySince!: LocalDate | null;
  /** The day the standing is to be looked at again (复核). */
  reviewDueOn!: LocalDate | null;
  exitReason!: string | null;
  exitedOn!: LocalDate | null;
  /** Since when the processing of this person's information is restricted (限制处理). */
  restrictedSince!: Date | null;

  /**
   * What a decision would be once made, checked: it takes effect neither in the future nor before the one it replaces.
   * @throws recipient-exited | decision-in-future | decision-before-last | decision-basis-missing
   */
  weigh(decision: CategoryDecision, today: LocalDate): CategoryDecision {
    if (this.status === 'exited') throw recipientError('recipient-exited');
    if (decision.effectiveOn > today) throw recipientError('decision-in-future', {}, 'effectiveOn');
    if (this.categorySince !== null && decision.effectiveOn < this.categorySince) throw recipientError('decision-before-last', { day: this.categorySince }, 'effectiveOn');
    if (decision.basis.trim() === '') throw recipientError('decision-basis-missing', {}, 'basis');
    return { ...decision, groups: groupsWith(decision.category, decision.groups) };
  }

  /** Makes a decision; `reviewDueOn` is when the standing is to be looked at again. @throws as weigh */
  decide(decision: CategoryDecision, today: LocalDate, reviewDueOn: LocalDate | null): CategoryDecision {
    const weighed = this.weigh(decision, today);
    this.category = weighed.category;
    this.groups = [...weighed.groups];
    this.categorySince = weighed.effectiveOn;
    this.reviewDueOn = reviewDueOn;
    // Whoever has a category is in the scheme; without one they stay registered.
    if (weighed.category && (this.status === 'registered' || this.status === 'verifying')) this.move('activate');
    this.tell('category-decided', { category: weighed.category, groups: weighed.groups, effectiveOn: weighed.effectiveOn });
    return weighed;
  }

  suspend(reason: string): void {
    this.move('suspend');
    this.tell('suspended', { hasReason: reason !== '' });
  }

  resume(): void {
    this.move('resume');
    this.tell('resumed', {});
  }

  exit(reason: string, on: LocalDate): void {
    this.move('exit');
    this.exitReason = reason;
    this.exitedOn = on;
    this.reviewDueOn = null;
    this.tell('exited', { on });
  }

  readmit(): void {
    this.move('readmit');
    this.exitReason = null;
    this.exitedOn = null;
    this.tell('readmitted', {});
  }

  /** Notes that a field was put right; whoever keeps a copy follows. Also of people who have left the scheme. */
  correct(field: Correctable): void {
    this.tell('person-corrected', { personId: this.id, field });
  }

  describe(): void {
    this.tell('profile-described', { personId: this.id });
  }

  guardian(what: 'named' | 'ended', guardianshipId: Uuid): void {
    this.tell(`guardian-${what}`, { personId: this.id, guardianshipId });
  }

  /** @throws already-restricted */
  restrict(at: Date): void {
    if (this.restrictedSince !== null) throw rightsError('already-restricted');
    this.restrictedSince = at;
    this.tell('processing-restricted', { personId: this.id });
  }

  /** @throws not-restricted */
  release(): void {
    if (this.restrictedSince === null) throw rightsError('not-restricted');
    this.restrictedSince = null;
    this.tell('processing-released', { personId: this.id });
  }

  private move(act: RecipientAct): void {
    this.status = nextState(RECIPIENT_TRANSITIONS, 'recipient', this.status, act);
  }

  private tell(what: string, payload: Record<string, unknown>): void {
    this.record({ type: `recipients.${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, ...payload } });
  }
}
