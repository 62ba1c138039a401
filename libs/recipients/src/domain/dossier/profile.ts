import { ageOn, type LocalDate } from '@yizhu/kernel';
import { dossierError } from './dossier.errors.js';

/** GB/T 2261.2. */
export const MARRIAGES = ['10', '20', '21', '22', '23', '30', '40', '90'] as const;
/** 文化程度, after GB/T 4658, in the steps that offices use. */
export const EDUCATIONS = ['none', 'primary', 'junior', 'senior', 'vocational', 'college', 'bachelor', 'postgraduate'] as const;
export const WORK_STATUSES = ['employed', 'flexible', 'farming', 'unemployed', 'unable', 'student', 'retired', 'preschool'] as const;
/** 残疾类别, GB/T 26341-2010: seeing, hearing, speech, limbs, intellect, mind, several. */
export const DISABILITY_KINDS = ['visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple'] as const;
/** Grades 1 (gravest) to 4. */
export const DISABILITY_GRADES = [1, 2, 3, 4] as const;
/** 民事行为能力 (Civil Code 17–24). */
export const CAPACITIES = ['full', 'limited', 'none'] as const;

/** What is known of a person's life beside the register: replaced as a whole, each version kept. */
export interface PersonProfile {
  readonly marriage: (typeof MARRIAGES)[number] | null;
  readonly education: (typeof EDUCATIONS)[number] | null;
  readonly workStatus: (typeof WORK_STATUSES)[number] | null;
  readonly disabilityKind: (typeof DISABILITY_KINDS)[number] | null;
  readonly disabilityGrade: (typeof DISABILITY_GRADES)[number] | null;
  /** Of an adult; a minor's follows from age. */
  readonly capacity: (typeof CAPACITIES)[number];
}

/** @throws disability-half */
export const checkProfile = ({ disabilityKind, disabilityGrade }: PersonProfile): void => {
  if ((disabilityKind === null) !== (disabilityGrade === null)) throw dossierError('disability-half', {}, disabilityKind === null ? 'disabilityKind' : 'disabilityGrade');
};

/** A minor, or an adult without full capacity, has a guardian (Civil Code 27, 28). */
export const needsGuardian = (birthDate: LocalDate, capacity: PersonProfile['capacity'], today: LocalDate): boolean => ageOn(birthDate, today) < 18 || capacity !== 'full';
