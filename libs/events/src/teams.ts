import type { Uuid } from '@yizhu/kernel';

/** Published by teams. */
export interface TeamEvents {
  /** A member's certificate ends within thirty days; told once. */
  'teams.certificate-expiring': { memberId: Uuid; divisionCode: string; expiresOn: string };
  /** The subject, a member, works here no longer; what they had open is the successor's. */
  'teams.member-left': { successorId: Uuid | null };
}
