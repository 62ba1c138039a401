import type { RuleFault, RuleProblem } from './eligibility.errors.js';
import { ARITHMETIC, EQUALITIES, ORDERINGS, RULE_LIMITS, type Arithmetic, type Comparison, type Condition, type Operand, type Rule } from './rule.js';
import type { FactMeaning, Vocabulary } from './vocabulary.js';

const isOneOf = <T extends string>(list: readonly T[], text: string): text is T => (list as readonly string[]).includes(text);
const NUMBERS: ReadonlySet<string> = new Set(['integer', 'money']);
const CODED: ReadonlySet<string> = new Set(['code', 'township', 'village']);
const isDay = (text: unknown): boolean => typeof text === 'string' && /^(19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

class Refusal extends Error {
  constructor(readonly problem: RuleProblem) {
    super(problem.code);
  }
}

/**
 * Reads a rule from JSON and checks it against the vocabulary: form, facts, operators, types, codes, figures, depth and length. Never
 * throws, whatever it is given; of several problems the first of each branch is told.
 */
export const readRule = (json: unknown, vocabulary: Vocabulary): { readonly rule: Rule; readonly problems: readonly [] } | { readonly rule: null; readonly problems: readonly RuleProblem[] } => {
  const measure = tooMuch(json);
  if (measure) return { rule: null, problems: [measure] };
  const reader = new Reader(vocabulary);
  const rule = reader.rule(json, 'rule', 1);
  return rule && reader.problems.length === 0 ? { rule, problems: [] } : { rule: null, problems: reader.problems };
};

/** Depth and number of values, without recursion: what comes in may be nested without end. */
const tooMuch = (json: unknown): RuleProblem | null => {
  // A level of a rule is an object and an array; a condition adds a few more.
  const deepest = RULE_LIMITS.levels * 2 + RULE_LIMITS.arithmetic * 2 + 4;
  let values = 0;
  const open: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > deepest) return { code: 'rule-too-deep', path: 'rule', params: { most: RULE_LIMITS.levels } };
    if (++values > RULE_LIMITS.nodes * 8) return { code: 'rule-too-large', path: 'rule', params: { most: RULE_LIMITS.nodes } };
    if (next.value !== null && typeof next.value === 'object') for (const value of Object.values(next.value)) open.push({ value, depth: next.depth + 1 });
  }
  return null;
};

class Reader {
  readonly problems: RuleProblem[] = [];
  private nodes = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  /** A rule, or null after noting what is wrong with it. */
  rule(json: unknown, path: string, level: number): Rule | null {
    try {
      if (level > RULE_LIMITS.levels) throw fault('rule-too-deep', path, { most: RULE_LIMITS.levels });
      if (++this.nodes > RULE_LIMITS.nodes) throw fault('rule-too-large', path, { most: RULE_LIMITS.nodes });
      const [operator, argument] = only(json, path);
      const here = `${path}.${operator}`;
      if (operator === 'and' || operator === 'or') {
        if (!Array.isArray(argument) || argument.length === 0) throw fault('rule-form', here);
        if (argument.length > RULE_LIMITS.branches) throw fault('rule-too-large', here, { most: RULE_LIMITS.branches });
        const rules = argument.map((branch, i) => this.rule(branch, `${here}[${i}]`, level + 1));
        return rules.includes(null) ? null : { kind: operator, rules: rules as Rule[] };
      }
      if (operator === '!') {
        const rule = this.rule(argument, here, level + 1);
        return rule && { kind: 'not', rule };
      }
      if (!Array.isArray(argument)) throw isOneOf([...ORDERINGS, ...EQUALITIES, 'in', 'overlaps'], operator) ? fault('rule-form', here) : unknownOperator(operator, path);
      return this.condition(json, operator, argument, here, path);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.problems.push(error.problem);
      return null;
    }
  }

  private condition(json: unknown, operator: string, args: readonly unknown[], here: string, path: string): Condition {
    if (operator === 'in') return this.membership(json, args, here);
    if (operator === 'overlaps') {
      const fact = this.variable(args[0], `${here}[0]`);
      if (args.length !== 2) throw fault('rule-form', here);
      if (fact.type !== 'codes') throw misplaced(fact, operator, here);
      return { kind: 'includes', json, facts: [fact.name], fact, codes: this.codes(fact, args[1], `${here}[1]`) };
    }
    if (!isOneOf([...ORDERINGS, ...EQUALITIES], operator)) throw unknownOperator(operator, path);
    if (args.length === 3 && (operator === '<' || operator === '<=')) {
      const value = this.operand(args[1], `${here}[1]`, 0);
      const facts = namesIn(value);
      if (facts.length === 0) throw fault('rule-form', here);
      return { kind: 'between', json, facts, op: operator, low: figure(args[0], `${here}[0]`), value, high: figure(args[2], `${here}[2]`) };
    }
    if (args.length !== 2) throw fault('rule-form', here);
    const fact = isVariable(args[0]) ? this.variable(args[0], `${here}[0]`) : null;
    if (fact && !NUMBERS.has(fact.type)) return this.plain(json, fact, operator, args[1], here);
    return this.numbers(json, operator, args, here);
  }

  private numbers(json: unknown, op: Comparison, args: readonly unknown[], here: string): Condition {
    const [left, right] = [this.operand(args[0], `${here}[0]`, 0), this.operand(args[1], `${here}[1]`, 0)];
    const facts = [...new Set([...namesIn(left), ...namesIn(right)])];
    if (facts.length === 0) throw fault('rule-form', here);
    // Facts are whole numbers: a figure with a fraction beside one is a slip (yuan written for fen).
    if (left.kind === 'fact' && right.kind === 'figure' && !Number.isInteger(right.value)) throw fault('rule-value', `${here}[1]`, { label: left.fact.label.zh });
    return { kind: 'compare', json, facts, op, left, right };
  }

  private plain(json: unknown, fact: FactMeaning, op: Comparison, value: unknown, here: string): Condition {
    const fits = fact.type === 'date' ? op !== '!=' : fact.type === 'boolean' ? op === '==' : CODED.has(fact.type) && isOneOf(EQUALITIES, op);
    if (!fits) throw misplaced(fact, op, here);
    const good = fact.type === 'date' ? isDay(value) : fact.type === 'boolean' ? typeof value === 'boolean' : typeof value === 'string' && this.vocabulary.hasCode(fact, value);
    if (!good) throw fault('rule-value', `${here}[1]`, { label: fact.label.zh });
    return { kind: 'is', json, facts: [fact.name], op, fact, value: value as boolean | string };
  }

  /** `in`: a code among several, or a code within a set that is a fact. */
  private membership(json: unknown, args: readonly unknown[], here: string): Condition {
    if (args.length !== 2) throw fault('rule-form', here);
    if (isVariable(args[0])) {
      const fact = this.variable(args[0], `${here}[0]`);
      if (!CODED.has(fact.type)) throw misplaced(fact, 'in', here);
      return { kind: 'one-of', json, facts: [fact.name], fact, codes: this.codes(fact, args[1], `${here}[1]`) };
    }
    const fact = this.variable(args[1], `${here}[1]`);
    if (fact.type !== 'codes') throw misplaced(fact, 'in', here);
    return { kind: 'includes', json, facts: [fact.name], fact, codes: this.codes(fact, [args[0]], `${here}[0]`) };
  }

  private codes(fact: FactMeaning, value: unknown, path: string): string[] {
    if (!Array.isArray(value) || value.length === 0) throw fault('rule-form', path);
    if (value.length > RULE_LIMITS.codes) throw fault('rule-too-large', path, { most: RULE_LIMITS.codes });
    for (const code of value as unknown[]) if (typeof code !== 'string' || !this.vocabulary.hasCode(fact, code)) throw fault('rule-value', path, { label: fact.label.zh });
    return value as string[];
  }

  private operand(json: unknown, path: string, level: number): Operand {
    if (typeof json === 'number') return { kind: 'figure', value: figure(json, path) };
    if (++this.nodes > RULE_LIMITS.nodes) throw fault('rule-too-large', path, { most: RULE_LIMITS.nodes });
    if (isVariable(json)) {
      const fact = this.variable(json, path);
      if (!NUMBERS.has(fact.type)) throw fault('rule-value', path, { label: fact.label.zh });
      return { kind: 'fact', fact };
    }
    const [op, args] = only(json, path);
    if (!isOneOf(ARITHMETIC, op)) throw unknownOperator(op, path);
    if (level >= RULE_LIMITS.arithmetic) throw fault('rule-too-deep', path, { most: RULE_LIMITS.arithmetic });
    if (!Array.isArray(args) || args.length !== 2) throw fault('rule-form', `${path}.${op}`);
    return { kind: 'reckoned', op: op as Arithmetic, args: args.map((arg, i) => this.operand(arg, `${path}.${op}[${i}]`, level + 1)) };
  }

  private variable(json: unknown, path: string): FactMeaning {
    if (!isVariable(json)) throw fault('rule-form', path);
    const fact = this.vocabulary.fact(json.var);
    if (!fact) throw fault('rule-fact-unknown', path, { fact: json.var.slice(0, 40) });
    return fact;
  }
}

const isVariable = (json: unknown): json is { var: string } => json !== null && typeof json === 'object' && !Array.isArray(json) && Object.keys(json).length === 1 && typeof (json as { var?: unknown }).var === 'string';

const only = (json: unknown, path: string): readonly [string, unknown] => {
  const entries = json !== null && typeof json === 'object' && !Array.isArray(json) ? Object.entries(json) : [];
  if (entries.length !== 1) throw fault('rule-form', path);
  return entries[0]!;
};

const figure = (value: unknown, path: string): number => {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > RULE_LIMITS.literal) throw fault('rule-figure', path);
  return value;
};

const namesIn = (operand: Operand): string[] => (operand.kind === 'fact' ? [operand.fact.name] : operand.kind === 'reckoned' ? [...new Set(operand.args.flatMap(namesIn))] : []);

const fault = (code: RuleFault, path: string, params: Record<string, string | number> = {}): Refusal => new Refusal({ code, path, params: { path, ...params } });
const unknownOperator = (operator: string, path: string): Refusal => fault('rule-operator-unknown', path, { operator: operator.slice(0, 40) });
const misplaced = (fact: FactMeaning, operator: string, path: string): Refusal => fault('rule-operator-misplaced', path, { label: fact.label.zh, operator });
