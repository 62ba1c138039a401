import type { Uuid } from '@yizhu/kernel';

/** Published by teams. */
export interface TeamEvents {
  /** A member's certificate ends within thirty days; told once. */
  'teams.certificate-expiring': { memberId: Uuid; divisionCode: string; expiresOn: string };
}
