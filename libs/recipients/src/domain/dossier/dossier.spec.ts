import { newId } from '@yizhu/kernel';
import { declaredFor, weighDeclaration, type DeclaredLine } from './declaration.js';
import { checkGuardianship, type GuardianParty } from './guardianship.js';
import { checkProfile, needsGuardian, type PersonProfile } from './profile.js';

const TODAY = '2026-11-24';
const [a, b] = [newId(), newId()];
const line = (kind: DeclaredLine['kind'], value: number, personId: string | null = a): DeclaredLine => ({ kind, personId, value });

describe('a declaration of means', () => {
  it('sums what is earned, spent and owned, each in its own unit; per head is rounded down', () => {
    expect(weighDeclaration([line('wage', 100_001), line('transfer', 50_000, b), line('medical', 1_200_000), line('savings', 300_000, null), line('vehicle', 2)], TODAY, [a, b], TODAY)).toEqual({ incomeMonthFen: 150_001, perHeadMonthFen: 75_000, expenseYearFen: 1_200_000, assetsFen: 300_000 });
  });

  it.each([
    ['declared-in-future', () => weighDeclaration([line('wage', 1)], '2026-11-25', [a], TODAY), 'declaredOn'],
    ['declared-nothing', () => weighDeclaration([], TODAY, [a], TODAY), 'lines'],
    ['declared-line-twice', () => weighDeclaration([line('wage', 1), line('wage', 2)], TODAY, [a], TODAY), 'lines[1].kind'],
    ['person-elsewhere', () => weighDeclaration([line('wage', 1, b)], TODAY, [a], TODAY), 'lines[0].personId'],
    ['declared-amount-wrong', () => weighDeclaration([line('vehicle', 101)], TODAY, [a], TODAY), 'lines[0].value'],
    ['declared-amount-wrong', () => weighDeclaration([line('wage', 1.5)], TODAY, [a], TODAY), 'lines[0].value'],
    ['declared-amount-wrong', () => weighDeclaration([line('wage', -1)], TODAY, [a], TODAY), 'lines[0].value'],
  ])('%s', (code, act, field) => {
    expect(act).toThrow(expect.objectContaining({ code, field }));
  });

  it('says nothing of what it leaves out, and zero of what it calls zero', () => {
    const lines = [line('wage', 200_000), line('business', 50_000), line('vehicle', 0), line('dwelling', 1, null)];
    expect(declaredFor('income', a, lines)).toBe(3_000_000);
    expect(declaredFor('vehicle', a, lines)).toBe(0);
    expect(declaredFor('property', a, lines)).toBeUndefined();
    expect(declaredFor('income', b, lines)).toBeUndefined();
    expect(declaredFor('housing_aid', a, lines)).toBeUndefined();
  });
});

describe('guardianship', () => {
  const child: GuardianParty = { id: a, birthDate: '2015-05-01', capacity: 'full', guardians: 0, wards: 0 };
  const adult: GuardianParty = { id: b, birthDate: '1980-05-01', capacity: 'full', guardians: 0, wards: 0 };
  it('is for minors and for adults without full capacity', () => {
    expect(needsGuardian('2008-11-25', 'full', TODAY)).toBe(true);
    expect(needsGuardian('2008-11-24', 'full', TODAY)).toBe(false);
    expect(needsGuardian('1950-01-01', 'limited', TODAY)).toBe(true);
  });
  it('allows an adult of full capacity, registered or not', () => {
    expect(() => checkGuardianship(child, adult, TODAY)).not.toThrow();
    expect(() => checkGuardianship({ ...adult, capacity: 'none' }, null, TODAY)).not.toThrow();
  });
  it.each([
    ['ward-of-age', adult, null],
    ['ward-is-guardian', { ...adult, capacity: 'limited', wards: 1 } as GuardianParty, null],
    ['guardians-too-many', { ...child, guardians: 3 }, adult],
    ['guardian-same-person', { ...adult, capacity: 'none' } as GuardianParty, { ...adult, capacity: 'none' } as GuardianParty],
    ['guardian-is-minor', child, { ...child, id: b }],
    ['guardian-is-minor', child, { ...adult, capacity: 'limited' } as GuardianParty],
    ['guardian-is-ward', child, { ...adult, guardians: 1 }],
  ])('refuses %s', (code, ward, guardian) => {
    expect(() => checkGuardianship(ward, guardian, TODAY)).toThrow(expect.objectContaining({ code }));
  });
});

it('kind and grade of a disability go together', () => {
  const profile: PersonProfile = { marriage: null, education: null, workStatus: null, disabilityKind: null, disabilityGrade: null, capacity: 'full' };
  expect(() => checkProfile(profile)).not.toThrow();
  expect(() => checkProfile({ ...profile, disabilityKind: 'visual', disabilityGrade: 1 })).not.toThrow();
  expect(() => checkProfile({ ...profile, disabilityKind: 'visual' })).toThrow(expect.objectContaining({ code: 'disability-half', field: 'disabilityGrade' }));
  expect(() => checkProfile({ ...profile, disabilityGrade: 2 })).toThrow(expect.objectContaining({ field: 'disabilityKind' }));
});
