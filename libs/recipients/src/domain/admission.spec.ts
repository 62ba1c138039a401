import { admitHousehold, tidyPhone, type HouseholdInput, type MemberInput } from './admission.js';

const TODAY = '2026-11-23';
const head: MemberInput = { name: '张 明', idNumber: '11010519491231002X', isHead: true };
const of = (members: MemberInput[], rest: Partial<HouseholdInput> = {}): HouseholdInput => ({ villageCode: '350526101201', members, ...rest });
const codes = (input: HouseholdInput): string[] => {
  const result = admitHousehold(input, TODAY);
  return 'faults' in result ? result.faults.map((f) => `${f.code}@${f.field}`) : [];
};

it('fills birth date, sex, relation and derived group from what is given', () => {
  const result = admitHousehold(of([head], { category: 'subsistence', groups: ['empty_nest_elder'] }), TODAY);
  if (!('household' in result)) throw new Error('refused');
  expect(result.household.members[0]).toMatchObject({ name: '张明', sex: '2', birthDate: '1949-12-31', relation: '户主' });
  expect(result.household.groups).toEqual(['empty_nest_elder', 'low_income']);
});

it.each<[string, HouseholdInput, string[]]>([
  ['nobody', of([]), ['household-empty@members']],
  ['no head', of([{ ...head, isHead: false }]), ['head-missing@members']],
  ['two heads, one person', of([head, head]), ['member-twice@members[1].idNumber', 'head-twice@members']],
  ['sex', of([{ ...head, sex: '1' }]), ['sex-contradicts-id@members[0].sex']],
  ['birth', of([{ ...head, birthDate: '1949-12-30' }]), ['birth-contradicts-id@members[0].birthDate']],
  ['all faults at once', of([{ ...head, name: '', idNumber: '', phone: '12', bankAccount: 'x' }]), ['name-missing@members[0].name', 'phone-malformed@members[0].phone', 'bank-account-malformed@members[0].bankAccount', 'id-missing@members[0].idNumber']],
  ['too many', of(Array.from({ length: 31 }, (_, i) => ({ ...head, isHead: i === 0 }))), expect.arrayContaining(['household-too-large@members']) as unknown as string[]],
  ['benefit', of([head], { benefitFen: 1.5 }), ['benefit-malformed@benefitFen']],
])('tells %s', (_, input, expected) => expect(codes(input)).toEqual(expected));

it.each([['138 0013 8000', '13800138000'], ['+8613800138000', '13800138000'], ['0595-23522222', '059523522222'], ['23522222', '23522222'], ['', ''], ['一三八', null], ['1380013800', null]])('telephone %s → %s', (text, expected) => expect(tidyPhone(text)).toBe(expected));
