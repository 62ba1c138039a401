import { operate } from '../../app/matching/operators.js';
import { evaluate, missingFacts } from './evaluate.js';
import { readRule } from './read-rule.js';
import type { Rule } from './rule.js';
import { Speaker } from './words.js';
import { Vocabulary, type Facts } from './vocabulary.js';

const words = (zh: string, en = zh) => ({ zh, en });
const VOCABULARY = new Vocabulary(
  [
    { name: 'age', type: 'integer', column: 'age', label: words('年龄', 'age'), unit: words('岁', 'years') },
    { name: 'category', type: 'code', column: 'category', label: words('救助类别', 'category'), codes: [{ code: 'destitute', ...words('特困人员', 'destitute') }, { code: 'subsistence', ...words('低保对象', 'subsistence') }, { code: 'none', ...words('无类别', 'none') }] },
    { name: 'groups', type: 'codes', column: 'groups', label: words('重点群体', 'groups'), codes: [{ code: 'elder', ...words('空巢老人', 'elder') }, { code: 'child', ...words('困境儿童', 'child') }] },
    { name: 'alone', type: 'boolean', column: 'alone', label: words('独居', 'alone'), says: { yes: words('独居', 'lives alone'), no: words('不是独居', 'does not live alone') } },
    { name: 'income', type: 'money', column: 'income', label: words('人均月收入', 'income'), unit: words('元', 'yuan') },
    { name: 'expense', type: 'money', column: 'expense', label: words('年支出', 'expense'), unit: words('元', 'yuan') },
    { name: 'size', type: 'integer', column: 'size', label: words('人口', 'size'), unit: words('人', 'people') },
    { name: 'since', type: 'date', column: 'since', label: words('纳入日期', 'since') },
    { name: 'township', type: 'township', column: 'township', label: words('乡镇', 'township') },
  ],
  new Map([['350526100', words('浔中镇', 'Xunzhong')]]),
);
const v = (name: string) => ({ var: name });
const read = (json: unknown): Rule => {
  const { rule, problems } = readRule(json, VOCABULARY);
  if (!rule) throw new Error(JSON.stringify(problems));
  return rule;
};
const faults = (json: unknown) => readRule(json, VOCABULARY).problems.map(({ code, path }) => [code, path]);
const of = (json: unknown, facts: Facts) => evaluate(read(json), facts, operate);
const say = (json: unknown, facts: Facts, language: 'zh' | 'en' = 'zh') => new Speaker(VOCABULARY, language).answer(of(json, facts), facts);

const ELDERLY = { and: [{ in: [v('category'), ['destitute', 'subsistence']] }, { '>=': [v('age'), 80] }, { or: [{ '==': [v('alone'), true] }, { in: ['elder', v('groups')] }] }] };

describe('what is refused', () => {
  it.each([
    [{ '>=': [v('height'), 80] }, 'rule-fact-unknown', 'rule.>=[0]'],
    [{ regex: [v('category'), '(a+)+$'] }, 'rule-operator-unknown', 'rule'],
    [{ map: [v('groups'), v('')] }, 'rule-operator-unknown', 'rule'],
    [{ '>=': [v('category'), 'destitute'] }, 'rule-operator-misplaced', 'rule.>='],
    [{ '==': [v('category'), 'rich'] }, 'rule-value', 'rule.==[1]'],
    [{ '==': [v('alone'), 'yes'] }, 'rule-value', 'rule.==[1]'],
    [{ '==': [v('alone'), null] }, 'rule-value', 'rule.==[1]'],
    [{ '>=': [v('age'), '80'] }, 'rule-form', 'rule.>=[1]'],
    [{ '>=': [v('age'), 80.5] }, 'rule-value', 'rule.>=[1]'],
    [{ '>=': [v('age'), 1e300] }, 'rule-figure', 'rule.>=[1]'],
    [{ '>=': [v('age'), Number.POSITIVE_INFINITY] }, 'rule-figure', 'rule.>=[1]'],
    [{ '>=': [v('age'), Number.NaN] }, 'rule-figure', 'rule.>=[1]'],
    [{ '>=': [1, 2] }, 'rule-form', 'rule.>='],
    [{ '>=': [v('since'), '2026-02-30'] }, 'rule-value', 'rule.>=[1]'],
    [{ in: [v('township'), ['浔中']] }, 'rule-value', 'rule.in[1]'],
    [{ in: [v('category'), []] }, 'rule-form', 'rule.in[1]'],
    [{ and: [] }, 'rule-form', 'rule.and'],
    [{ and: [ELDERLY], or: [ELDERLY] }, 'rule-form', 'rule'],
    [{ overlaps: [v('category'), ['destitute']] }, 'rule-operator-misplaced', 'rule.overlaps'],
    [null, 'rule-form', 'rule'], [[], 'rule-form', 'rule'], ['true', 'rule-form', 'rule'], [{}, 'rule-form', 'rule'], [{ __proto__: null }, 'rule-form', 'rule'],
    [{ '>': [{ '+': [{ '+': [{ '+': [{ '+': [v('age'), 1] }, 1] }, 1] }, 1] }, 1] }, 'rule-too-deep', 'rule.>[0].+[0].+[0].+[0]'],
    [{ and: Array.from({ length: 51 }, () => ({ '>=': [v('age'), 1] })) }, 'rule-too-large', 'rule.and'],
  ])('%j', (json, code, path) => expect(faults(json)).toEqual([[code, path]]));

  it('a depth of a thousand, and of a million, without running out of stack', () => {
    for (const depth of [9, 1_000, 1_000_000]) {
      let rule: unknown = { '>=': [v('age'), 1] };
      for (let i = 0; i < depth; i++) rule = { '!': rule };
      expect(faults(rule).map(([code]) => code)).toEqual(['rule-too-deep']);
    }
  });
  it('a rule of endless breadth', () => {
    const branch = { or: Array.from({ length: 50 }, () => ({ '>=': [v('age'), 1] })) };
    expect(faults({ and: Array.from({ length: 50 }, () => branch) }).map(([code]) => code)).toEqual(['rule-too-large']);
  });
  it('tells the problem of every branch', () => expect(faults({ and: [{ '>=': [v('x'), 1] }, { or: [{ foo: [] }, { '>=': [v('age'), 1] }] }] })).toEqual([['rule-fact-unknown', 'rule.and[0].>=[0]'], ['rule-operator-unknown', 'rule.and[1].or[0]']]));
  it('a name that every object has is no fact', () => expect(faults({ '>=': [v('constructor'), 1] })[0]![0]).toBe('rule-fact-unknown'));
});

describe('three values', () => {
  it.each([
    [{ category: 'subsistence', age: 83, alone: true, groups: [] }, true, []],
    [{ category: 'subsistence', age: 75, alone: null, groups: null }, false, []],
    [{ category: 'subsistence', age: 83, alone: null, groups: ['elder'] }, true, []],
    [{ category: 'subsistence', age: 83, alone: null, groups: [] }, null, ['alone']],
    [{ category: null, age: 83, alone: null, groups: ['elder'] }, null, ['category']],
    [{}, null, ['category', 'age', 'alone', 'groups']],
    [{ category: 'none' }, false, []],
  ] as [Facts, boolean | null, string[]][])('%j', (facts, answer, missing) => {
    const traced = of(ELDERLY, facts);
    expect([traced.answer, missingFacts(traced, facts)]).toEqual([answer, missing]);
  });
  it('not of what is not known is not known', () => expect(of({ '!': { '>=': [v('age'), 80] } }, {}).answer).toBeNull());
  it('dividing by zero is not known, and nothing is missing', () => {
    const traced = of({ '>': [{ '/': [v('expense'), v('size')] }, 100] }, { expense: 5, size: 0 });
    expect([traced.answer, missingFacts(traced, { expense: 5, size: 0 })]).toEqual([null, []]);
    expect(of({ '>': [{ '/': [0, v('size')] }, 100] }, { size: 0 }).answer).toBeNull();
  });
  it('reckons, and compares between', () => {
    expect(of({ '>': [{ '/': [v('expense'), v('size')] }, 100] }, { expense: 301, size: 3 }).answer).toBe(true);
    expect([59, 60, 79, 80].map((age) => of({ '<=': [60, v('age'), 79] }, { age }).answer)).toEqual([false, true, true, false]);
    expect(of({ '==': [v('income'), 0] }, { income: 0 }).answer).toBe(true);
  });
});

describe('sentences', () => {
  it('of a rule', () => {
    expect(new Speaker(VOCABULARY, 'zh').rule(read(ELDERLY))).toBe('救助类别是特困人员或低保对象；年满 80 岁；（独居，或者重点群体包括空巢老人）');
    expect(new Speaker(VOCABULARY, 'en').rule(read(ELDERLY))).toBe('category is destitute or subsistence; aged 80 or over; (lives alone, or groups include elder)');
    expect(new Speaker(VOCABULARY, 'zh').rule(read({ '!': { and: [{ '>=': [v('age'), 80] }, { '==': [v('alone'), true] }] } }))).toBe('不满 80 岁，或者不是独居');
    expect(new Speaker(VOCABULARY, 'zh').rule(read({ and: [{ '<': [v('income'), 80_000] }, { in: [v('township'), ['350526100']] }, { '>=': [v('since'), '2026-01-01'] }] }))).toBe('人均月收入不到 800 元；乡镇是浔中镇；纳入日期不早于 2026-01-01');
    expect(new Speaker(VOCABULARY, 'zh').rule(read({ '>': [{ '/': [v('expense'), v('size')] }, 2_000_000] }))).toBe('年支出 ÷ 人口超过 20,000 元');
    expect(new Speaker(VOCABULARY, 'zh').rule(read({ '>': [{ '+': [v('expense'), 50_000] }, 2_000_000] }))).toBe('年支出 ＋ 500 元超过 20,000 元');
  });
  it('of an answer: yes, no, not known', () => {
    expect(say(ELDERLY, { category: 'subsistence', age: 83, alone: true, groups: [] })).toBe('符合，因为：救助类别是特困人员或低保对象（现为低保对象）；年满 80 岁（现为 83 岁）；独居');
    expect(say(ELDERLY, { category: 'subsistence', age: 75 })).toBe('不符合，因为：不满 80 岁（现为 75 岁）');
    expect(say(ELDERLY, { category: 'subsistence', age: 83, groups: [] })).toBe('待核实：还不知道独居');
    expect(say(ELDERLY, { category: 'subsistence', age: 83, alone: true, groups: [] }, 'en')).toBe('Eligible, because: category is destitute or subsistence (now subsistence); aged 80 or over (now 83 years); lives alone');
    expect(say(ELDERLY, { category: 'none', age: 75 }, 'en')).toBe('Not eligible, because: category is not destitute or subsistence (now none); under 80 years old (now 75 years)');
  });
});
