import type { Uuid } from '@yizhu/kernel';

interface OfCase {
  number: string;
  caseworkerId: Uuid;
  /** An account; null until somebody supervises. */
  supervisorId: Uuid | null;
}

/** Published by casework. Neither person nor household is named: that somebody has a case is itself confidential, so none of these stands on a household's timeline. */
export interface CaseworkEvents {
  'casework.case-opened': OfCase;
  'casework.case-moved': OfCase & { status: string };
  'casework.case-supervised': OfCase;
  'casework.case-transferred': OfCase;
  'casework.case-flag-raised': OfCase & { flagId: Uuid };
  'casework.case-flag-lowered': OfCase;
  'casework.case-step-overdue': OfCase;
}
