import { takesOther } from '../domain/duplicates/choice.js';
import { bareName } from '../domain/duplicates/likeness.js';
import { nameForms } from './name-forms.js';

it.each([
  ['李鸣', '黎明', true], ['张晓', '章小', true], ['𬱖㛃', '𬱖洁', true], ['欧阳娜娜', '欧阳那那', true],
  ['林秀英', '林秀瑛', true], ['李鸣', '李敏', false], ['𬱖㛃', '𬱖', false], ['单于明', '善于明', false],
])('%s and %s sound alike: %s', (a, b, alike) => expect(nameForms(a).sound === nameForms(b).sound).toBe(alike));

it.each([
  ['阿卜杜拉·买买提', '阿卜杜拉买买提'], ['阿卜杜拉•买买提', '阿卜杜拉买买提'], ['古丽 · 阿依', '古丽阿依'], ['Maria Ana', 'mariaana'],
])('%s is %s without its separators', (name, bare) => expect(bareName(name)).toBe(bare));

it('a name of thirty characters is compared whole', () => {
  const name = '买'.repeat(14) + '·' + '提'.repeat(15);
  expect([...nameForms(name).bare]).toHaveLength(29);
  expect(nameForms(name).sound.split(' ')).toHaveLength(29);
});

it.each([
  ['own', '1', '2', [], false], ['chosen', '1', '2', ['phone'], true], ['empty', '', '2', [], true], ['null', null, '2', [], true], ['nothing to take', '1', '', ['phone'], false], ['both empty', '', null, [], false],
] as const)('the survivor keeps its own value unless the other was chosen or its own is missing: %s', (_, own, other, taken, expected) => expect(takesOther('phone', taken as never, own, other)).toBe(expected));
