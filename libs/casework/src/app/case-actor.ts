import { currentActor, scopeHeld } from '@yizhu/platform';
import type { CaseActor } from '../domain/case.js';

/** Who the caller is to cases: a caseworker by their team member, a supervisor by their account. Neither for everybody else. */
export const caseActor = (): CaseActor => {
  const { id, name, kind } = currentActor();
  return { memberId: scopeHeld('case:work')?.memberId ?? null, supervisorId: kind === 'staff' && scopeHeld('case:supervise') ? id : null, name };
};
