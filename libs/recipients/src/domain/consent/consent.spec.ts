import { Consent, consentFor, stateOf, type ConsentFacts, type GivenConsent } from './consent.js';

const TODAY = '2026-11-23';
const NOW = new Date('2026-11-23T02:00:00Z');
const guardian = { name: '林建国', relation: '父亲', idSealed: 'x', idMasked: '3*1' };
const give = (change: Partial<GivenConsent> = {}): Consent =>
  Consent.give({
    countyCode: '350526', divisionCode: '350526100201', number: 'SQ-1', householdId: 'h', headName: '林', personId: 'p', personName: '林', birthDate: '1980-01-01', purpose: 'information_verification', coverage: '家庭经济状况', items: [], legalBasis: 'signed_authorisation', givenBy: 'self', guardian: null,
    form: 'paper', paperNumber: '授1号', paperKeptAt: null, validFrom: TODAY, validUntil: '2027-11-22', ...change,
  }, TODAY, NOW);

it.each([
  ['guardian-consent-required', { birthDate: '2013-11-23' }, 'thirteen today'],
  ['guardian-consent-required', { birthDate: '2012-11-24' }, 'fourteen tomorrow'],
  ['guardian-missing', { givenBy: 'guardian' }, ''],
  ['guardian-not-needed', { guardian }, ''],
  ['consent-period-wrong', { validFrom: '2026-11-24' }, 'from tomorrow'],
  ['consent-period-wrong', { validFrom: '2026-01-01', validUntil: '2026-11-22' }, 'until yesterday'],
  ['consent-period-wrong', { validUntil: TODAY }, 'a day of nothing'],
  ['consent-period-wrong', { validUntil: '2029-11-24' }, 'over three years'],
  ['legal-basis-unfit', { purpose: 'publicity' }, ''],
  ['paper-number-missing', { paperNumber: null }, ''],
  ['consent-scope-missing', { coverage: '' }, ''],
] as [string, Partial<GivenConsent>, string][])('refuses %s (%#: %s)', (code, change) => expect(() => give(change)).toThrow(code));

it('is given by oneself from 14, by a guardian below, until three years', () => {
  expect(give({ birthDate: '2012-11-23' }).givenBy).toBe('self');
  expect(give({ birthDate: '2020-01-01', givenBy: 'guardian', guardian }).guardianName).toBe('林建国');
  expect(give({ validUntil: '2029-11-23' }).validUntil).toBe('2029-11-23');
});

it('is withdrawn once, and says so', () => {
  const consent = give();
  consent.withdraw(' 不愿意 ', NOW);
  expect([consent.withdrawnReason, stateOf(consent, TODAY)]).toEqual(['不愿意', 'withdrawn']);
  expect(() => consent.withdraw('x', NOW)).toThrow('consent-already-withdrawn');
  expect(consent.pullEvents().map((e) => e.type)).toEqual(['recipients.consent-given', 'recipients.consent-withdrawn']);
});

describe('what a verification may rest on', () => {
  const facts = (id: string, change: Partial<ConsentFacts> = {}): ConsentFacts => ({ id, items: [], validFrom: '2026-01-01', validUntil: '2026-12-31', withdrawnAt: null, ...change });
  it.each([
    ['consent-missing', []],
    ['consent-expired', [facts('a', { validUntil: '2026-11-22' }), facts('b', { withdrawnAt: NOW })]],
    ['consent-withdrawn', [facts('a', { withdrawnAt: NOW })]],
    ['consent-does-not-cover', [facts('a', { items: ['income'] }), facts('b', { withdrawnAt: NOW })]],
  ] as [string, ConsentFacts[]][])('%s', (fault, consents) => expect(consentFor(consents, ['income', 'vehicle'], TODAY)).toEqual({ fault }));
  it('the longest that covers every item; good to its last day', () => {
    expect(consentFor([facts('a'), facts('b', { validUntil: '2027-01-01', items: ['vehicle'] }), facts('c', { validUntil: '2027-02-01' })], ['income'], TODAY)).toMatchObject({ consent: { id: 'c' } });
    expect(consentFor([facts('a', { validUntil: TODAY })], ['income'], TODAY)).toMatchObject({ consent: { id: 'a' } });
  });
});
