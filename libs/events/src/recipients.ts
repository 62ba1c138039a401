import type { Uuid } from '@yizhu/kernel';

/** Published by recipients. Ids, codes and figures only. */
export interface RecipientEvents {
  'recipients.household-registered': { householdId: Uuid; divisionCode: string; members: number; category: string | null };
  'recipients.category-decided': { householdId: Uuid; divisionCode: string; category: string | null; groups: string[]; effectiveOn: string };
  'recipients.consent-given': { householdId: Uuid; divisionCode: string; number: string; personId: Uuid; purpose: string };
  /** What rests on it elsewhere must stop. */
  'recipients.consent-withdrawn': { householdId: Uuid; divisionCode: string; number: string; personId: Uuid; purpose: string };
  'recipients.verification-sent': { householdId: Uuid; divisionCode: string; number: string; items: number };
  'recipients.verification-concluded': { householdId: Uuid; divisionCode: string; number: string; findings: number; reportNumber: string };
  'recipients.verification-stopped': { householdId: Uuid; divisionCode: string; number: string; because: 'office' | 'consent-withdrawn' };
  'recipients.verification-expired': { householdId: Uuid; divisionCode: string; number: string };
  /** Which field of whom was put right; never its value. Copies of the name kept elsewhere follow. */
  'recipients.person-corrected': { householdId: Uuid; divisionCode: string; personId: Uuid; field: string };
  'recipients.processing-restricted': { householdId: Uuid; divisionCode: string; personId: Uuid };
  'recipients.processing-released': { householdId: Uuid; divisionCode: string; personId: Uuid };
  /** What was held on somebody is gone from the register; whoever keeps words or names about them takes them away too. */
  'recipients.person-erased': { householdId: Uuid; divisionCode: string; personId: Uuid };
  'recipients.profile-described': { householdId: Uuid; divisionCode: string; personId: Uuid };
  'recipients.means-declared': { householdId: Uuid; divisionCode: string; declarationId: Uuid };
  'recipients.guardian-named': { householdId: Uuid; divisionCode: string; personId: Uuid; guardianshipId: Uuid };
  'recipients.guardian-ended': { householdId: Uuid; divisionCode: string; personId: Uuid; guardianshipId: Uuid };
  'recipients.contact-added': { householdId: Uuid; divisionCode: string; contactId: Uuid };
  'recipients.contact-removed': { householdId: Uuid; divisionCode: string; contactId: Uuid };
  'recipients.attachment-added': { householdId: Uuid; divisionCode: string; personId: Uuid | null; attachmentKind: string };
  'recipients.attachment-removed': { householdId: Uuid; divisionCode: string; personId: Uuid | null; attachmentKind: string };
  'recipients.attachment-restored': { householdId: Uuid; divisionCode: string; personId: Uuid | null; attachmentKind: string };
  /** Two records of one person, or two households, became one; told of both households. What contexts hold has moved in the same transaction (RowMover). */
  'recipients.recipients-merged': { householdId: Uuid; divisionCode: string; personId: Uuid; otherId: Uuid; otherHouseholdId: Uuid; mergeId: Uuid };
  'recipients.households-merged': { householdId: Uuid; divisionCode: string; otherHouseholdId: Uuid; mergeId: Uuid };
  'recipients.merge-undone': { householdId: Uuid; divisionCode: string; mergeId: Uuid; kind: 'recipient' | 'household'; personId?: Uuid; otherId?: Uuid };
  /** Somebody moved out of a household, or into one; each names the other household. */
  'recipients.member-left': { householdId: Uuid; divisionCode: string; personId: Uuid; otherHouseholdId: Uuid; on: string };
  'recipients.member-joined': { householdId: Uuid; divisionCode: string; personId: Uuid; otherHouseholdId: Uuid; on: string };
  'recipients.exited': { householdId: Uuid; divisionCode: string; on: string };
  'recipients.facts-recorded': { facts: number; kinds: string[] };
  'recipients.alert-raised': { householdId: Uuid; divisionCode: string; kind: string };
  'recipients.alert-acted': { householdId: Uuid; divisionCode: string; kind: string; outcome: string };
  'recipients.assessment-completed': { householdId: Uuid; divisionCode: string; personId: Uuid };
  'recipients.assessment-withdrawn': { householdId: Uuid; divisionCode: string; personId: Uuid };
  'recipients.alert-dismissed': { householdId: Uuid; divisionCode: string; kind: string };
}
