import { AggregateRoot, newId, nextState, type LocalDate, type Transitions, type Uuid } from '@yizhu/kernel';
import type { CategoryDecision, Recipient } from '../recipient.js';
import { recipientError } from '../recipient.errors.js';
import type { AssistanceCategory, TargetGroup } from '../vocabulary.js';

export const PROPOSAL_STATUSES = ['proposed', 'confirmed', 'returned', 'withdrawn'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];
export type ProposalAct = 'confirm' | 'return' | 'withdraw';

export const PROPOSAL_TRANSITIONS: Transitions<ProposalStatus, ProposalAct> = {
  confirm: { from: ['proposed'], to: 'confirmed' },
  return: { from: ['proposed'], to: 'returned' },
  withdraw: { from: ['proposed'], to: 'withdrawn' },
};

/** A decision on somebody's tier that waits for a second person (民发〔2021〕57号: 审核 by the township, 确认 by the county). */
export class CategoryProposal extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  householdId!: Uuid;
  personId!: Uuid;
  category!: AssistanceCategory | null;
  groups!: TargetGroup[];
  basis!: string;
  effectiveOn!: LocalDate;
  status!: ProposalStatus;
  proposedBy!: Uuid;
  proposedByName!: string;
  proposedAt!: Date;
  settledBy!: Uuid | null;
  settledByName!: string | null;
  settledAt!: Date | null;
  reason!: string | null;

  static propose(recipient: Recipient, decision: CategoryDecision, by: { id: Uuid; name: string }, at: Date): CategoryProposal {
    const proposal = Object.assign(new CategoryProposal(), {
      id: newId(), countyCode: recipient.countyCode, divisionCode: recipient.divisionCode, householdId: recipient.householdId, personId: recipient.id,
      category: decision.category, groups: [...decision.groups], basis: decision.basis, effectiveOn: decision.effectiveOn,
      status: 'proposed' as const, proposedBy: by.id, proposedByName: by.name, proposedAt: at, settledBy: null, settledByName: null, settledAt: null, reason: null,
    });
    proposal.tell('category-proposed');
    return proposal;
  }

  /** @throws confirm-own */
  confirm(by: { id: Uuid; name: string }, at: Date): CategoryDecision {
    if (by.id === this.proposedBy) throw recipientError('confirm-own');
    this.settle('confirm', by, at);
    return { category: this.category, groups: this.groups, basis: this.basis, effectiveOn: this.effectiveOn };
  }

  return(by: { id: Uuid; name: string }, reason: string, at: Date): void {
    this.settle('return', by, at);
    this.reason = reason;
    this.tell('category-returned');
  }

  /** @throws withdraw-others */
  withdraw(by: { id: Uuid; name: string }, at: Date): void {
    if (by.id !== this.proposedBy) throw recipientError('withdraw-others');
    this.settle('withdraw', by, at);
  }

  private settle(act: ProposalAct, by: { id: Uuid; name: string }, at: Date): void {
    this.status = nextState(PROPOSAL_TRANSITIONS, 'category-proposal', this.status, act);
    Object.assign(this, { settledBy: by.id, settledByName: by.name, settledAt: at });
  }

  private tell(what: string): void {
    this.record({ type: `recipients.${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, personId: this.personId, category: this.category } });
  }
}
