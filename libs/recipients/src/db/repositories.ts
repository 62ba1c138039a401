import { DomainError, type Scope, type Uuid } from '@yizhu/kernel';
import { AggregateRepository, httpError, type Act } from '@yizhu/platform';
import { duplicateError } from '../domain/duplicates/duplicates.errors.js';
import type { Household } from '../domain/household.js';
import type { Recipient } from '../domain/recipient.js';
import { recipientError } from '../domain/recipient.errors.js';
import { householdSchema, recipientSchema } from './recipients.schemas.js';

/** Of somebody who was merged into another record it says so instead of "not found"; about somebody who was erased nothing is done any more. */
class RecipientRepository extends AggregateRepository<Recipient> {
  override async lock(act: Pick<Act, 'manager'>, id: Uuid, version: number | null, scope?: Scope): Promise<Recipient> {
    try {
      const recipient = await super.lock(act, id, null, scope);
      if (recipient.status === 'erased') throw recipientError('recipient-erased');
      if (version !== null && recipient.version !== version) throw httpError('stale', { currentVersion: recipient.version });
      return recipient;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not-found') {
        const [merged] = (await act.manager.query(`SELECT survivor_id FROM recipients.merge WHERE merged_id = $1 AND undone_at IS NULL`, [id])) as { survivor_id: Uuid }[];
        if (merged) throw duplicateError('recipient-merged', { into: merged.survivor_id });
      }
      throw error;
    }
  }
}

/** A household that has become part of another, or of which everybody was erased, is read, and no longer acted on. */
class HouseholdRepository extends AggregateRepository<Household> {
  override async lock(act: Pick<Act, 'manager'>, id: Uuid, version: number | null, scope?: Scope): Promise<Household> {
    const household = await super.lock(act, id, null, scope);
    if (household.mergedInto !== null) throw duplicateError('household-merged', { into: household.mergedInto });
    if (household.endedAt !== null) throw recipientError('household-ended');
    if (version !== null && household.version !== version) throw httpError('stale', { currentVersion: household.version });
    return household;
  }
}

export const recipients = new RecipientRepository({ resource: 'recipient', table: 'recipients.person', root: recipientSchema as never });
export const households = new HouseholdRepository({ resource: 'household', table: 'recipients.household', root: householdSchema as never });
