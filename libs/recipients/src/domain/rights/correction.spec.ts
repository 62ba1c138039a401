import { correctedValue, type Correctable } from './correction.js';

const value = (field: Correctable, text: string, isHead = false, paperNumber: string | null = '1'): string => correctedValue({ field, value: text, reason: 'x', paperNumber }, isHead, '2026-11-23');

it.each<[Correctable, string, string]>([
  ['name', ' 阿依古丽•买买提 ', '阿依古丽·买买提'], ['name', '欧阳 𬱖', '欧阳𬱖'], ['relation', ' 儿媳 ', '儿媳'], ['phone', '+86 138-0013-8000', '13800138000'], ['phone', '', ''], ['health', '', ''], ['bankAccount', '6216 0000-0000 1234', '6216000000001234'], ['idNumber', '11010519491231002x', '11010519491231002X'],
])('%s: %j is registered as %j', (field, typed, registered) => expect(value(field, typed)).toBe(registered));

it.each<[Correctable, string, string]>([
  ['name', '\u200b', 'name-missing'], ['name', '1', 'name-malformed'], ['relation', ' ', 'relation-missing'], ['phone', '12', 'phone-malformed'], ['bankAccount', '1', 'bank-account-malformed'], ['idNumber', '', 'id-missing'], ['idNumber', '350526196507071000', 'id-lost-digits'],
])('%s: %j is refused, %s', (field, typed, code) => expect(() => value(field, typed)).toThrow(expect.objectContaining({ code, field: 'value' })));

it('an ID needs the paper that proves it; the head stays the head', () => {
  expect(() => value('idNumber', '11010519491231002X', false, null)).toThrow(expect.objectContaining({ code: 'correction-paper-missing', field: 'paperNumber' }));
  expect(() => value('relation', '配偶', true)).toThrow(expect.objectContaining({ code: 'relation-of-head' }));
});
