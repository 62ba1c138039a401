import { ageOn, type LocalDate, type Uuid } from '@yizhu/kernel';
import { dossierError } from './dossier.errors.js';
import { needsGuardian, type PersonProfile } from './profile.js';

export const MAX_GUARDIANS = 3;

/** What the rule looks at of each of the two. */
export interface GuardianParty {
  readonly id: Uuid;
  readonly birthDate: LocalDate;
  readonly capacity: PersonProfile['capacity'];
  /** Guardianships that hold now: over this person, and by this person over others. */
  readonly guardians: number;
  readonly wards: number;
}

/**
 * Whether one registered person may be another's guardian. Whoever has a guardian is nobody's guardian, and the other way round:
 * so there are no chains, and no cycles.
 * @throws ward-of-age | ward-is-guardian | guardian-same-person | guardian-is-minor | guardian-is-ward | guardians-too-many
 */
export const checkGuardianship = (ward: GuardianParty, guardian: GuardianParty | null, today: LocalDate): void => {
  if (!needsGuardian(ward.birthDate, ward.capacity, today)) throw dossierError('ward-of-age');
  if (ward.wards > 0) throw dossierError('ward-is-guardian');
  if (ward.guardians >= MAX_GUARDIANS) throw dossierError('guardians-too-many', { limit: MAX_GUARDIANS });
  if (!guardian) return;
  if (guardian.id === ward.id) throw dossierError('guardian-same-person', {}, 'guardianId');
  if (ageOn(guardian.birthDate, today) < 18 || guardian.capacity !== 'full') throw dossierError('guardian-is-minor', {}, 'guardianId');
  if (guardian.guardians > 0) throw dossierError('guardian-is-ward', {}, 'guardianId');
};
