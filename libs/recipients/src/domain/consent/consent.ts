import { addMonthsToDate, AggregateRoot, ageOn, newId, type LocalDate, type Uuid } from '@yizhu/kernel';
import type { VerificationKind } from '../verification/items.js';
import { consentError, type ConsentFault } from './consent.errors.js';

/** What personal information may be used for; each needs a consent of its own (PIPL 14, 23, 25, 29). */
export const CONSENT_PURPOSES = ['information_verification', 'department_sharing', 'provider_sharing', 'publicity'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
/** 单独同意 (PIPL 23, 25, 29); 签字授权 (社会救助暂行办法 58, which knows it for verification and the exchange between departments). */
export const LEGAL_BASES = ['separate_consent', 'signed_authorisation'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];
const BASES_OF: Readonly<Record<ConsentPurpose, readonly LegalBasis[]>> = {
  information_verification: ['separate_consent', 'signed_authorisation'], department_sharing: ['separate_consent', 'signed_authorisation'], provider_sharing: ['separate_consent'], publicity: ['separate_consent'],
};
export const CONSENT_GIVERS = ['self', 'guardian'] as const;
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];
/** On paper, at the counter or doorstep on our device, or spoken and recorded. */
export const CONSENT_FORMS = ['paper', 'on_site', 'recorded'] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];
export const CONSENT_STATES = ['valid', 'expired', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** PIPL 31: under 14 the guardian consents. */
export const GUARDIAN_BELOW_AGE = 14;
/** A consent is given for a time; nobody's runs longer. */
export const LONGEST_MONTHS = 36;

export interface Guardian {
  readonly name: string;
  readonly relation: string;
  readonly idSealed: string;
  readonly idMasked: string;
}
export interface GivenConsent {
  readonly id?: Uuid | undefined;
  readonly countyCode: string;
  readonly divisionCode: string;
  readonly number: string;
  readonly householdId: Uuid;
  readonly headName: string;
  readonly personId: Uuid;
  readonly personName: string;
  readonly birthDate: LocalDate;
  readonly purpose: ConsentPurpose;
  readonly coverage: string;
  /** Items that may be verified; none named means all. */
  readonly items: readonly VerificationKind[];
  readonly legalBasis: LegalBasis;
  readonly givenBy: ConsentGiver;
  readonly guardian: Guardian | null;
  readonly form: ConsentForm;
  readonly paperNumber: string | null;
  readonly paperKeptAt: string | null;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate;
}

/** One person's consent to one use of their information: given, and withdrawn whenever they want. Expiry follows from the date. */
export class Consent extends AggregateRoot {
  countyCode!: string;
  divisionCode!: string;
  number!: string;
  householdId!: Uuid;
  headName!: string;
  personId!: Uuid;
  personName!: string;
  purpose!: ConsentPurpose;
  coverage!: string;
  items!: VerificationKind[];
  legalBasis!: LegalBasis;
  givenBy!: ConsentGiver;
  guardianName!: string | null;
  guardianRelation!: string | null;
  guardianIdSealed!: string | null;
  guardianIdMasked!: string | null;
  form!: ConsentForm;
  paperNumber!: string | null;
  paperKeptAt!: string | null;
  validFrom!: LocalDate;
  validUntil!: LocalDate;
  withdrawnAt!: Date | null;
  withdrawnReason!: string | null;
  createdAt!: Date;

  /** @throws consent-scope-missing | legal-basis-unfit | consent-period-wrong | paper-number-missing | guardian-consent-required | guardian-missing | guardian-not-needed */
  static give(given: GivenConsent, today: LocalDate, at: Date): Consent {
    if (given.coverage === '') throw consentError('consent-scope-missing', {}, 'coverage');
    if (!BASES_OF[given.purpose].includes(given.legalBasis)) throw consentError('legal-basis-unfit', {}, 'legalBasis');
    const { validFrom, validUntil } = given;
    if (validFrom > today || validUntil < today || validUntil <= validFrom || validUntil > addMonthsToDate(validFrom, LONGEST_MONTHS)) throw consentError('consent-period-wrong', {}, 'validUntil');
    if (given.form === 'paper' && !given.paperNumber) throw consentError('paper-number-missing', {}, 'paperNumber');
    if (given.givenBy === 'self' && ageOn(given.birthDate, today) < GUARDIAN_BELOW_AGE) throw consentError('guardian-consent-required', {}, 'givenBy');
    if (given.givenBy === 'guardian' && !given.guardian) throw consentError('guardian-missing', {}, 'guardian');
    if (given.givenBy === 'self' && given.guardian) throw consentError('guardian-not-needed', {}, 'guardian');
    const { guardian, birthDate, ...rest } = given;
    const consent = Object.assign(new Consent(), rest, {
      id: given.id ?? newId(), items: [...given.items], guardianName: guardian?.name ?? null, guardianRelation: guardian?.relation ?? null, guardianIdSealed: guardian?.idSealed ?? null, guardianIdMasked: guardian?.idMasked ?? null,
      withdrawnAt: null, withdrawnReason: null, createdAt: at,
    });
    consent.tell('consent-given');
    return consent;
  }

  /** PIPL 15. What rests on it is stopped by whoever calls this, in the same transaction. @throws consent-already-withdrawn */
  withdraw(reason: string, at: Date): void {
    if (this.withdrawnAt) throw consentError('consent-already-withdrawn');
    this.withdrawnAt = at;
    this.withdrawnReason = reason.trim();
    this.tell('consent-withdrawn');
  }

  private tell(what: string): void {
    this.record({ type: `recipients.${what}`, subjectId: this.id, payload: { householdId: this.householdId, divisionCode: this.divisionCode, number: this.number, personId: this.personId, purpose: this.purpose } });
  }
}

export type ConsentFacts = Pick<Consent, 'id' | 'items' | 'validFrom' | 'validUntil' | 'withdrawnAt'>;

export const stateOf = (consent: ConsentFacts, today: LocalDate): ConsentState => (consent.withdrawnAt ? 'withdrawn' : consent.validUntil < today ? 'expired' : 'valid');

/** Of somebody's consents to verification the one that carries these items longest, or why none does: nearest to good first. */
export const consentFor = (consents: readonly ConsentFacts[], kinds: readonly VerificationKind[], today: LocalDate): { consent: ConsentFacts } | { fault: ConsentFault } => {
  const of = (state: ConsentState): ConsentFacts[] => consents.filter((consent) => stateOf(consent, today) === state);
  const valid = of('valid').sort((a, b) => (a.validUntil < b.validUntil ? 1 : -1));
  const consent = valid.find(({ items }) => items.length === 0 || kinds.every((kind) => items.includes(kind)));
  if (consent) return { consent };
  return { fault: valid.length > 0 ? 'consent-does-not-cover' : of('expired').length > 0 ? 'consent-expired' : of('withdrawn').length > 0 ? 'consent-withdrawn' : 'consent-missing' };
};
