import type { Uuid } from '@yizhu/kernel';

/** Published by recipients. Ids, codes and figures only. */
export interface RecipientEvents {
  'recipients.household-registered': { householdId: Uuid; divisionCode: string; members: number; category: string | null };
  'recipients.category-decided': { householdId: Uuid; divisionCode: string; category: string | null; groups: string[]; effectiveOn: string };
  'recipients.exited': { householdId: Uuid; divisionCode: string; on: string };
  'recipients.facts-recorded': { facts: number; kinds: string[] };
  'recipients.alert-raised': { householdId: Uuid; divisionCode: string; kind: string };
  'recipients.alert-acted': { householdId: Uuid; divisionCode: string; kind: string; outcome: string };
  'recipients.alert-dismissed': { householdId: Uuid; divisionCode: string; kind: string };
}
