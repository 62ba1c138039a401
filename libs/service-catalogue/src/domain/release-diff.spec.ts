import { releaseChanges } from './release-diff.js';

const item = (code: string, rest: Record<string, unknown> = {}) => ({ code, name: { zh: code, en: code }, unit: '次', ...rest });

it('tells what was added, changed (and in which fields) and removed', () => {
  expect(releaseChanges([item('a'), item('b'), item('c')], [item('a'), item('b', { unit: '小时', skill: 'care' }), item('d')])).toEqual([
    { code: 'b', name: 'b', kind: 'changed', fields: ['unit', 'skill'] },
    { code: 'c', name: 'c', kind: 'removed', fields: [] },
    { code: 'd', name: 'd', kind: 'added', fields: [] },
  ]);
});
it('finds nothing between equals', () => expect(releaseChanges([item('a')], [item('a')])).toEqual([]));
it('a field that an earlier release did not know is no change while it is empty', () => expect(releaseChanges([item('a')], [item('a', { rule: null, pointIds: [] })])).toEqual([]));
