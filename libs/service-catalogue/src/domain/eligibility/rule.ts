import type { FactMeaning } from './vocabulary.js';

/** What a rule may be at most; beyond it nobody reads it any more. */
export const RULE_LIMITS = { levels: 8, nodes: 200, branches: 50, codes: 200, arithmetic: 3, literal: 1_000_000_000_000 } as const;

export const ORDERINGS = ['<', '<=', '>', '>='] as const;
export const EQUALITIES = ['==', '!='] as const;
export const ARITHMETIC = ['+', '-', '*', '/'] as const;
export type Comparison = (typeof ORDERINGS)[number] | (typeof EQUALITIES)[number];
export type Arithmetic = (typeof ARITHMETIC)[number];

/** A number in a comparison: a fact, a figure, or reckoned from others. */
export type Operand =
  | { readonly kind: 'fact'; readonly fact: FactMeaning }
  | { readonly kind: 'figure'; readonly value: number }
  | { readonly kind: 'reckoned'; readonly op: Arithmetic; readonly args: readonly Operand[] };

/** One thing asked; `json` is the condition as it was written, for the library that evaluates it. */
export type Condition = { readonly json: unknown; readonly facts: readonly string[] } & (
  | { readonly kind: 'compare'; readonly op: Comparison; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly op: '<' | '<='; readonly low: number; readonly value: Operand; readonly high: number }
  /** A boolean, code, date or place compared with one value. */
  | { readonly kind: 'is'; readonly op: Comparison; readonly fact: FactMeaning; readonly value: boolean | string }
  | { readonly kind: 'one-of'; readonly fact: FactMeaning; readonly codes: readonly string[] }
  | { readonly kind: 'includes'; readonly fact: FactMeaning; readonly codes: readonly string[] }
);

/** A rule that has been read and found sound. */
export type Rule = { readonly kind: 'and' | 'or'; readonly rules: readonly Rule[] } | { readonly kind: 'not'; readonly rule: Rule } | Condition;

export const isCondition = (rule: Rule): rule is Condition => rule.kind !== 'and' && rule.kind !== 'or' && rule.kind !== 'not';

/** Names of the facts a rule asks, each once, in the order they are asked. */
export const factsOf = (rule: Rule): string[] => {
  const names = new Set<string>();
  const walk = (r: Rule): void => {
    if (isCondition(r)) for (const name of r.facts) names.add(name);
    else if (r.kind === 'not') walk(r.rule);
    else r.rules.forEach(walk);
  };
  walk(rule);
  return [...names];
};
