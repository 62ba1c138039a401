import { isCondition, type Comparison, type Condition, type Operand, type Rule } from './rule.js';
import { decisive, missingFacts, type Traced, type Trilean } from './evaluate.js';
import type { FactMeaning, Facts, FactValue, Language, Vocabulary, Words } from './vocabulary.js';

const CONTRARY: Readonly<Record<Comparison, Comparison>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==' };
const NUMBER: Readonly<Record<Language, Readonly<Record<Comparison, string>>>> = {
  zh: { '<': '不到 {n}', '<=': '不超过 {n}', '>': '超过 {n}', '>=': '达到 {n}', '==': '为 {n}', '!=': '不为 {n}' },
  en: { '<': 'is less than {n}', '<=': 'is at most {n}', '>': 'is more than {n}', '>=': 'is at least {n}', '==': 'is {n}', '!=': 'is not {n}' },
};
const DAY: Readonly<Record<Language, Readonly<Record<Comparison, string>>>> = {
  zh: { '<': '在 {n} 以前', '<=': '不晚于 {n}', '>': '在 {n} 以后', '>=': '不早于 {n}', '==': '为 {n}', '!=': '不为 {n}' },
  en: { '<': 'is before {n}', '<=': 'is no later than {n}', '>': 'is after {n}', '>=': 'is no earlier than {n}', '==': 'is {n}', '!=': 'is not {n}' },
};
const SIGN = { '+': '＋', '-': '－', '*': '×', '/': '÷' } as const;
const JOIN = { zh: { or: '或', and: '；', list: '、', none: '无' }, en: { or: ' or ', and: '; ', list: ', ', none: 'none' } } as const;
const AGE = 'age';
/** Made once: they are dear. */
const PLAIN = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4, useGrouping: false });
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });

/** Says rules, conditions and answers in one language; everything is made from the rule and the facts. Pure. */
export class Speaker {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly language: Language,
  ) {}

  /** The whole rule as a sentence: what it asks for. */
  rule(rule: Rule): string {
    return this.asked(rule, true, false);
  }

  private asked(rule: Rule, holds: boolean, nested: boolean): string {
    if (isCondition(rule)) return this.condition(rule, holds);
    if (rule.kind === 'not') return this.asked(rule.rule, !holds, nested);
    // De Morgan: not (A and B) is said as "not A, or not B".
    const all = (rule.kind === 'and') === holds;
    const parts = rule.rules.map((r) => this.asked(r, holds, true));
    if (parts.length === 1) return parts[0]!;
    const text = all ? parts.join(JOIN[this.language].and) : parts.join(this.zh ? '，或者' : ', or ');
    return nested ? (this.zh ? `（${text}）` : `(${text})`) : text;
  }

  /** What a condition says when it holds, or its contrary. */
  condition(c: Condition, holds: boolean): string {
    const label = (fact: FactMeaning): string => this.label(fact);
    switch (c.kind) {
      case 'is':
        if (c.fact.type === 'boolean') return this.flag(c.fact, (c.value === true) === holds);
        if (c.fact.type === 'date') return this.space(label(c.fact), DAY[this.language][holds ? c.op : CONTRARY[c.op]].replace('{n}', String(c.value)));
        return this.coded(c.fact, [String(c.value)], (c.op === '==') === holds);
      case 'one-of':
        return this.coded(c.fact, c.codes, holds);
      case 'includes': {
        const codes = this.list(c.fact, c.codes, holds ? 'or' : 'list');
        if (this.zh) return `${label(c.fact)}${holds ? '包括' : '不包括'}${codes}`;
        return `${label(c.fact)} ${holds ? 'include' : c.codes.length > 1 ? 'include none of' : 'do not include'} ${codes}`;
      }
      case 'between': {
        const [low, high] = [this.figure(c.value, c.low), this.figure(c.value, c.high)];
        const strict = c.op === '<';
        if (this.zh) return `${this.operand(c.value)}${holds ? '' : '不'}在 ${low} 到 ${high} 之间${strict ? '（不含两端）' : ''}`;
        return `${this.operand(c.value)} is ${holds ? '' : 'not '}between ${low} and ${high}${strict ? ' (ends excluded)' : ''}`;
      }
      case 'compare': {
        const op = holds ? c.op : CONTRARY[c.op];
        if (c.left.kind === 'fact' && c.left.fact.name === AGE && c.right.kind === 'figure' && (op === '>=' || op === '<')) return this.age(op, c.right.value);
        const right = c.right.kind === 'figure' ? this.figure(c.left, c.right.value) : this.operand(c.right);
        return this.space(this.operand(c.left), NUMBER[this.language][op].replace('{n}', right));
      }
    }
  }

  /** What is known, beside a condition: （现为 83 岁）. Empty where the sentence says it already. */
  known(c: Condition, facts: Facts): string {
    const told = c.facts.flatMap((name) => {
      const fact = this.vocabulary.fact(name)!;
      const value = facts[name];
      if (value === null || value === undefined || fact.type === 'boolean') return [];
      return [c.facts.length > 1 ? this.space(this.label(fact), this.value(fact, value)) : this.value(fact, value)];
    });
    if (told.length === 0) return '';
    const text = told.join(JOIN[this.language].list);
    return this.zh ? `（现为${/^\d/.test(text) ? ' ' : ''}${text}）` : ` (now ${text})`;
  }

  value(fact: FactMeaning, value: FactValue): string {
    if (value === null) return this.zh ? '不知道' : 'not known';
    if (typeof value === 'boolean') return this.flag(fact, value);
    if (typeof value === 'number') return this.number(fact.type === 'money' ? value / 100 : value, fact.unit);
    if (typeof value === 'string') return fact.type === 'date' ? value : this.vocabulary.codeWords(fact, value, this.language);
    return value.length === 0 ? JOIN[this.language].none : value.map((code) => this.vocabulary.codeWords(fact, code, this.language)).join(JOIN[this.language].list);
  }

  label(fact: FactMeaning): string {
    return fact.label[this.language];
  }

  /** The answer with its reasons in one sentence. */
  answer(traced: Traced, facts: Facts): string {
    const missing = missingFacts(traced, facts).map((name) => this.label(this.vocabulary.fact(name)!));
    if (traced.answer === null && missing.length > 0) return this.zh ? `待核实：还不知道${missing.join('、')}` : `To be clarified: ${missing.join(', ')} not known`;
    const reasons = [...new Set(decisive(traced).map((part) => this.reason(part, facts)))];
    if (traced.answer === null) return this.zh ? `待核实：${reasons.join('；')}无法计算` : `To be clarified: ${reasons.join('; ')} cannot be reckoned`;
    const text = reasons.join(JOIN[this.language].and);
    if (this.zh) return `${traced.answer ? '符合' : '不符合'}，因为：${text}`;
    return `${traced.answer ? 'Eligible' : 'Not eligible'}, because: ${text}`;
  }

  /** How a condition stands for somebody: as it is, with the value behind it. */
  reason({ rule, answer }: { readonly rule: Rule; readonly answer: Trilean }, facts: Facts): string {
    const condition = rule as Condition;
    return `${this.condition(condition, answer !== false)}${answer === null ? '' : this.known(condition, facts)}`;
  }

  private get zh(): boolean {
    return this.language === 'zh';
  }

  private flag(fact: FactMeaning, yes: boolean): string {
    return (yes ? fact.says?.yes : fact.says?.no)?.[this.language] ?? `${this.label(fact)}${this.zh ? (yes ? '：是' : '：否') : yes ? ': yes' : ': no'}`;
  }

  private coded(fact: FactMeaning, codes: readonly string[], holds: boolean): string {
    const words = this.list(fact, codes, 'or');
    return this.zh ? `${this.label(fact)}${holds ? '是' : '不是'}${words}` : `${this.label(fact)} is ${holds ? '' : 'not '}${words}`;
  }

  private age(op: Comparison, years: number): string {
    const n = String(years);
    if (this.zh) return op === '>=' ? `年满 ${n} 岁` : `不满 ${n} 岁`;
    return op === '>=' ? `aged ${n} or over` : `under ${n} years old`;
  }

  private list(fact: FactMeaning, codes: readonly string[], by: 'or' | 'list'): string {
    const words = codes.map((code) => this.vocabulary.codeWords(fact, code, this.language));
    if (words.length < 3 || by === 'list') return words.join(JOIN[this.language][by]);
    return `${words.slice(0, -1).join(JOIN[this.language].list)}${JOIN[this.language].or}${words.at(-1)!}`;
  }

  private operand(operand: Operand): string {
    if (operand.kind === 'fact') return this.label(operand.fact);
    if (operand.kind === 'figure') return this.number(operand.value);
    const told = (arg: Operand, other: Operand): string => {
      if (arg.kind === 'reckoned') return `(${this.operand(arg)})`;
      // What is added to money is money.
      return arg.kind === 'figure' && (operand.op === '+' || operand.op === '-') ? this.figure(other, arg.value) : this.operand(arg);
    };
    const [a, b] = operand.args as readonly [Operand, Operand];
    return `${told(a, b)} ${SIGN[operand.op]} ${told(b, a)}`;
  }

  /** A figure as it is compared with something: fen are told in yuan. */
  private figure(beside: Operand, value: number): string {
    if (isMoney(beside)) return this.number(value / 100, { zh: '元', en: 'yuan' });
    return this.number(value, beside.kind === 'fact' ? beside.fact.unit : undefined);
  }

  private number(value: number, unit?: Words): string {
    const text = (Math.abs(value) >= 10_000 ? GROUPED : PLAIN).format(value);
    return unit ? `${text} ${unit[this.language]}` : text;
  }

  private space(left: string, right: string): string {
    return this.zh ? `${left}${/^\d/.test(right) ? ' ' : ''}${right}` : `${left} ${right}`;
  }
}

/** Whether what is reckoned is money: money stays money when it is added, multiplied or divided by a number. */
const isMoney = (operand: Operand): boolean => {
  if (operand.kind !== 'reckoned') return operand.kind === 'fact' && operand.fact.type === 'money';
  const [a, b] = operand.args.map(isMoney);
  return operand.op === '/' ? a === true && b === false : a === true || b === true;
};
