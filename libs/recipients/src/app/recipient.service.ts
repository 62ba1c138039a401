import { Inject, Injectable } from '@nestjs/common';
import { localDate, newId, type Uuid } from '@yizhu/kernel';
import { AggregateRepository, UnitOfWork, type Act, type RawJson } from '@yizhu/platform';
import { recipientSchema } from '../db/recipients.schemas.js';
import { Recipient, type CategoryDecision } from '../domain/recipient.js';
import { VISIT_EVERY_DAYS } from '../domain/vocabulary.js';
import { RecipientQueries } from './recipient.queries.js';

const recipients = new AggregateRepository<Recipient>({ resource: 'recipient', table: 'recipients.person', root: recipientSchema as never });

/** Decisions on a person's standing in the scheme. */
@Injectable()
export class RecipientService {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RecipientQueries) private readonly queries: RecipientQueries,
  ) {}

  decide(id: Uuid, version: number, decision: CategoryDecision): Promise<RawJson> {
    return this.change(id, version, 'decide', async (recipient, act) => {
      const decided = recipient.decide(decision, localDate(act.now));
      await act.manager.query(
        `INSERT INTO recipients.category_decision (id, county_code, division_code, household_id, person_id, category, groups, basis, effective_on, decided_by, decided_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
        [newId(), recipient.countyCode, recipient.divisionCode, recipient.householdId, id, decided.category, decided.groups, decided.basis, decided.effectiveOn, act.actor.id, act.now],
      );
      // The household shows its head's tier, and is visited as that asks.
      await act.manager.query(
        `UPDATE recipients.household SET category = $2, next_visit_due = coalesce((last_visit_at AT TIME ZONE 'Asia/Shanghai')::date, $4::date) + $3::int, version = version + 1 WHERE id = $1 AND head_id = $5`,
        [recipient.householdId, decided.category, VISIT_EVERY_DAYS[decided.category ?? 'none'], localDate(act.now), id],
      );
    });
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

  private change(id: Uuid, version: number, action: string, verb: (recipient: Recipient, act: Act) => Promise<void> | void): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const recipient = await recipients.lock(act, id, version);
      await verb(recipient, act);
      return recipients.saveAndAnswer(act, recipient, action, undefined, () => this.queries.detail(id));
    });
  }
}
