import { describe, expect, it } from '@jest/globals';
import { isMoney, operandOf } from './reckoning';
import { jsonOf, newCalculation, newLeaf, rootOf, type Json } from './rules';

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
    ['reckoned from reckoned', { '<=': [{ '/': [{ '-': [{ '+': [v('perHeadIncome'), 1_000] }, v('monthlyBenefit')] }, 12] }, 500] }],
    ['reckoned, between', { '<=': [100, { '/': [v('yearlyExpense'), v('householdSize')] }, 200] }],
    ['one fact beside another', { '>': [v('yearlyExpense'), v('assets')] }],
    ['a number that must not be', { '!=': [v('age'), 60] }],
    ['what has no fields: as it was written', { and: [{ '<': [1, v('age'), 2] }, { '>=': [v('age'), 1] }] }],
    ['reckoned', { and: [{ '>': [{ '/': [v('yearlyExpense'), v('householdSize')] }, 100] }, { '>=': [v('age'), 1] }] }],
  ])('comes out as it went in: %s', (_, json) => expect(jsonOf(rootOf(json))).toEqual(json));

  it('has fields for what is reckoned, and none for what is not a number', () => {
    expect(rootOf({ '>': [{ '/': [v('yearlyExpense'), v('householdSize')] }, 100] }).children[0]).toMatchObject({
      type: 'calculation', op: '>', left: { kind: 'reckoned', sign: '/', args: [{ kind: 'fact', fact: 'yearlyExpense' }, { kind: 'fact', fact: 'householdSize' }] }, right: { kind: 'figure', value: 100 },
    });
    for (const json of [{ '>': [{ '%': [v('age'), 2] }, 1] }, { '>': [{ '+': [v('age')] }, 1] }, { '>': [1, 2] }, { '<': [1, v('age'), 2] }]) expect(rootOf(json).children[0]).toMatchObject({ type: 'raw', json });
  });
  it('a new calculation is a share of money for each of a household', () => {
    const facts = [{ name: 'livingAlone', type: 'boolean' }, { name: 'age', type: 'integer' }, { name: 'householdSize', type: 'integer' }, { name: 'assets', type: 'money' }];
    expect(jsonOf(newCalculation(facts))).toEqual({ '>': [{ '/': [v('assets'), v('householdSize')] }, null] });
  });
  it('knows money by how it is reckoned', () => {
    const money = (json: unknown) => isMoney(operandOf(json)!, new Set(['assets']));
    expect([v('assets'), { '/': [v('assets'), v('age')] }, { '*': [12, v('assets')] }, { '-': [v('assets'), 5] }].map(money)).toEqual([true, true, true, true]);
    expect([v('age'), 5, { '/': [v('assets'), v('assets')] }, { '/': [v('age'), v('assets')] }].map(money)).toEqual([false, false, false, false]);
  });
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
