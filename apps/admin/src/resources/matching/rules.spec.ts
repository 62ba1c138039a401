import { describe, expect, it } from '@jest/globals';
import { jsonOf, newLeaf, rootOf, type Json } from './rules';

const v = (name: string) => ({ var: name });

describe('a rule in the editor', () => {
  it.each<[string, Json]>([
    ['all', { and: [{ in: [v('category'), ['destitute']] }, { '>=': [v('age'), 80] }] }],
    ['any, nested', { and: [{ '==': [v('livingAlone'), true] }, { or: [{ '<': [v('perHeadIncome'), 80_000] }, { overlaps: [v('groups'), ['a', 'b']] }] }] }],
    ['not', { '!': { or: [{ '>=': [v('age'), 80] }, { '==': [v('disabled'), false] }] } }],
    ['not all', { '!': { and: [{ '>=': [v('age'), 80] }, { '==': [v('disabled'), false] }] } }],
    ['not one', { '!': { '>=': [v('age'), 80] } }],
    ['codes that it must not be', { and: [{ '!': { in: [v('category'), ['none']] } }, { '!': { overlaps: [v('groups'), ['x']] } }] }],
    ['between', { '<=': [60, v('age'), 79] }],
    ['a day', { '>=': [v('categorySince'), '2026-01-01'] }],
    ['reckoned: as it was written', { and: [{ '>': [{ '/': [v('yearlyExpense'), v('householdSize')] }, 100] }, { '>=': [v('age'), 1] }] }],
  ])('comes out as it went in: %s', (_, json) => expect(jsonOf(rootOf(json))).toEqual(json));

  it('says in one way what can be said in two', () => {
    expect(jsonOf(rootOf({ in: ['child_in_need', v('groups')] }))).toEqual({ overlaps: [v('groups'), ['child_in_need']] });
    expect(jsonOf(rootOf({ '==': [v('category'), 'destitute'] }))).toEqual({ in: [v('category'), ['destitute']] });
    expect(jsonOf(rootOf({ '!=': [v('category'), 'destitute'] }))).toEqual({ '!': { in: [v('category'), ['destitute']] } });
  });
  it('a new condition begins as its type is asked', () => {
    expect(jsonOf(newLeaf('livingAlone', 'boolean'))).toEqual({ '==': [v('livingAlone'), true] });
    expect(jsonOf(newLeaf('groups', 'codes'))).toEqual({ overlaps: [v('groups'), []] });
    expect(jsonOf(newLeaf('age', 'integer'))).toEqual({ '>=': [v('age'), null] });
  });
});
