import { Inject, Injectable } from '@nestjs/common';
import { localDate, newId, type Uuid } from '@yizhu/kernel';
import { AggregateRepository, onBrokenConstraint, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { categoryProposalSchema } from '../db/recipients.schemas.js';
import { recipients } from '../db/repositories.js';
import { CategoryProposal } from '../domain/category/category-proposal.js';
import { recipientError } from '../domain/recipient.errors.js';
import type { CategoryDecision, Recipient } from '../domain/recipient.js';
import { CategoryProposalQueries } from './category/category-proposal.queries.js';
import { CategoryRules } from './category/category-rules.js';
import { RecipientQueries } from './recipient.queries.js';

const proposals = new AggregateRepository<CategoryProposal>({ resource: 'category-proposal', table: 'recipients.category_proposal', root: categoryProposalSchema as never });

/** Decisions on a person's standing in the scheme. */
@Injectable()
export class RecipientService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RecipientQueries) private readonly queries: RecipientQueries,
    @Inject(CategoryProposalQueries) private readonly proposalQueries: CategoryProposalQueries,
    @Inject(CategoryRules) private readonly rules: CategoryRules,
  ) {}

  /**
   * Decides on somebody's tier and groups, at once or, where the tier asks for it, as a proposal for a second person.
   * @throws recipient-exited | decision-* | proposal-waits
   */
  async decide(id: Uuid, version: number | null, decision: CategoryDecision): Promise<RawJson> {
    const rule = (await this.rules.book()).for(decision.category);
    return onBrokenConstraint('category_proposal_waiting', () => recipientError('proposal-waits'), () =>
      this.change(id, version, rule.needsConfirmation ? 'propose' : 'decide', async (recipient, act) => {
        if (!rule.needsConfirmation) return this.enact(recipient, decision, act);
        const proposal = CategoryProposal.propose(recipient, recipient.weigh(decision, localDate(act.now)), { id: act.actor.id!, name: act.actor.name }, act.now);
        await proposals.add(act, proposal, 'propose');
      }),
    );
  }

  /** A second person makes the decision. @throws confirm-own | not-allowed | decision-before-last */
  confirm(id: Uuid, version: number): Promise<RawJson> {
    return this.settle(id, version, 'confirm', async (proposal, act) => {
      const decision = proposal.confirm({ id: act.actor.id!, name: act.actor.name }, act.now);
      const recipient = await recipients.lock(act, proposal.personId, null);
      await this.enact(recipient, decision, act, proposal);
      await recipients.save(act, recipient, 'decide');
    });
  }

  /** Sends it back with a reason: nothing has changed for the person. */
  return(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.settle(id, version, 'return', (proposal, act) => proposal.return({ id: act.actor.id!, name: act.actor.name }, reason, act.now));
  }

  withdraw(id: Uuid, version: number): Promise<RawJson> {
    return this.settle(id, version, 'withdraw', (proposal, act) => proposal.withdraw({ id: act.actor.id!, name: act.actor.name }, act.now));
  }

  /** The decision takes effect: appended to the history, and the household is visited as the tier asks. */
  private async enact(recipient: Recipient, decision: CategoryDecision, act: Act, proposal: CategoryProposal | null = null): Promise<void> {
    const today = localDate(act.now);
    const book = await this.rules.book();
    const decided = recipient.decide(decision, today, book.reviewDue(decision.category, decision.effectiveOn));
    await act.manager.query(
      `INSERT INTO recipients.category_decision (id, county_code, division_code, household_id, person_id, category, groups, basis, effective_on, decided_by, decided_at, confirmed_by, proposal_id) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)`,
      [newId(), recipient.countyCode, recipient.divisionCode, recipient.householdId, recipient.id, decided.category, decided.groups, decided.basis, decided.effectiveOn, proposal?.proposedBy ?? act.actor.id, act.now, proposal?.settledBy ?? null, proposal?.id ?? null],
    );
    // The household shows its head's tier, and is visited as that asks.
    await act.manager.query(
      `UPDATE recipients.household SET category = $2, next_visit_due = coalesce((last_visit_at AT TIME ZONE 'Asia/Shanghai')::date, $4::date) + $3::int, version = version + 1 WHERE id = $1 AND head_id = $5`,
      [recipient.householdId, decided.category, book.for(decided.category).visitEveryDays, today, recipient.id],
    );
  }

  suspend(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.change(id, version, 'suspend', (recipient) => recipient.suspend(reason));
  }
  resume(id: Uuid, version: number): Promise<RawJson> {
    return this.change(id, version, 'resume', (recipient) => recipient.resume());
  }
  exit(id: Uuid, version: number, reason: string, on: string): Promise<RawJson> {
    return this.change(id, version, 'exit', (recipient) => recipient.exit(reason, on));
  }
  readmit(id: Uuid, version: number): Promise<RawJson> {
    return this.change(id, version, 'readmit', (recipient) => recipient.readmit());
  }

  private change(id: Uuid, version: number | null, action: string, verb: (recipient: Recipient, act: Act) => Promise<void> | void): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const recipient = await recipients.lock(act, id, version);
      await verb(recipient, act);
      return recipients.saveAndAnswer(act, recipient, action, undefined, () => this.queries.detail(id));
    });
  }

  private settle(id: Uuid, version: number, action: string, verb: (proposal: CategoryProposal, act: Act) => Promise<void> | void): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const proposal = await proposals.lock(act, id, version);
      await verb(proposal, act);
      return proposals.saveAndAnswer(act, proposal, action, undefined, () => this.proposalQueries.detail(id));
    });
  }
}
