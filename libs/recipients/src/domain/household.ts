import { AggregateRoot, type Uuid } from '@yizhu/kernel';
import { recipientError } from './recipient.errors.js';
import { MAX_MEMBERS } from './admission.js';

/** What of a household is sealed: opened by the application, never by the database. */
export interface HouseholdDetails {
  readonly address: string;
  readonly remark: string;
  readonly extra: Readonly<Record<string, string>>;
}

/** People who live and budget together: the unit of the dossier (一户一档). */
export class Household extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  number!: string;
  headId!: Uuid;
  headName!: string;
  memberCount!: number;
  /** The grid (网格) of the village, as it is called there; empty when unknown. */
  grid!: string;
  causeOfHardship!: string;
  benefitFen!: number | null;
  detailsSealed!: string;
  /** Since when nobody of it is in the register any more. */
  endedAt!: Date | null;
  /** The household that this one has become part of. */
  mergedInto!: Uuid | null;

  update(change: { grid: string; causeOfHardship: string; benefitFen: number | null; detailsSealed: string }): void {
    Object.assign(this, change);
    this.tell('household-updated', {});
  }

  addMember(personId: Uuid): void {
    if (this.memberCount >= MAX_MEMBERS) throw recipientError('household-too-large', { limit: MAX_MEMBERS }, 'members');
    this.memberCount += 1;
    this.tell('member-added', { personId });
  }

  move(divisionCode: string, detailsSealed: string): void {
    const from = this.divisionCode;
    this.divisionCode = divisionCode;
    this.detailsSealed = detailsSealed;
    this.tell('household-moved', { from, to: divisionCode });
  }

  declareMeans(declarationId: Uuid): void {
    this.tell('means-declared', { declarationId });
  }

  /** Notes that somebody to call was added or taken off. */
  contact(what: 'added' | 'removed', contactId: Uuid): void {
    this.tell(`contact-${what}`, { contactId });
  }

  private tell(what: string, payload: Record<string, unknown>): void {
    this.record({ type: `recipients.${what}`, subjectId: this.id, payload: { householdId: this.id, divisionCode: this.divisionCode, ...payload } });
  }
}
