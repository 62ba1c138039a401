import { nameGrams, pinyinInitials, searchGram } from '../index.js';

it.each([
  ['张小明', 'zxm'],
  ['曾志强', 'zzq'],
  ['单于明', 'cym'],
  ['欧阳娜娜', 'oynn'],
  ['解晓东', 'xxd'],
])('initials of %s are %s', (name, initials) => expect(pinyinInitials(name)).toBe(initials));

it('finds a name by any two neighbours and by initials, rare characters too', () => {
  expect(nameGrams('张小明')).toEqual(expect.arrayContaining(['张', '张小', '小明', 'zx', 'xm']));
  expect(nameGrams('𬱖㛃')).toContain('𬱖㛃');
  expect(searchGram('𬱖㛃某')).toEqual({ gram: '𬱖㛃', text: '𬱖㛃某' });
  expect(searchGram('  ')).toBeUndefined();
});
