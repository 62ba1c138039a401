import { isCondition, type Condition, type Rule } from './rule.js';
import type { Facts } from './vocabulary.js';

/** Yes, no, or not known: Kleene's three values. */
export type Trilean = boolean | null;
/** Answers one condition whose facts are all known; null where it cannot be reckoned (a division by zero). */
export type Operate = (condition: Condition, facts: Facts) => Trilean;

/** A rule with what it came to, down to its conditions. */
export interface Traced {
  readonly rule: Rule;
  readonly answer: Trilean;
  readonly branches: readonly Traced[];
}

/** `and` is false as soon as one is false, `or` true as soon as one is true; otherwise one that is not known leaves all unknown. */
const joined = (kind: 'and' | 'or', answers: readonly Trilean[]): Trilean => {
  const decisive = kind === 'or';
  return answers.includes(decisive) ? decisive : answers.includes(null) ? null : !decisive;
};

/** What a rule comes to for what is known of somebody. Every branch is looked at: the explanation wants them all. */
export const evaluate = (rule: Rule, facts: Facts, operate: Operate): Traced => {
  if (isCondition(rule)) return { rule, answer: rule.facts.some((name) => facts[name] === null || facts[name] === undefined) ? null : operate(rule, facts), branches: [] };
  if (rule.kind === 'not') {
    const branch = evaluate(rule.rule, facts, operate);
    return { rule, answer: branch.answer === null ? null : !branch.answer, branches: [branch] };
  }
  const branches = rule.rules.map((r) => evaluate(r, facts, operate));
  return { rule, answer: joined(rule.kind, branches.map(({ answer }) => answer)), branches };
};

/**
 * The conditions that made the answer: of what is so, everything it needed; of what is not so, what was against it; of what is not
 * known, what is not known and could still turn it.
 */
export const decisive = (traced: Traced): Traced[] => {
  if (isCondition(traced.rule)) return [traced];
  // The answer of a `not` is decided by the contrary answer of its branch.
  return traced.branches.filter(({ answer }) => traced.rule.kind === 'not' || answer === traced.answer).flatMap(decisive);
};

/** Facts that are missing and would matter, each once. */
export const missingFacts = (traced: Traced, facts: Facts): string[] =>
  traced.answer !== null ? [] : [...new Set(decisive(traced).flatMap(({ rule }) => (isCondition(rule) ? rule.facts.filter((name) => facts[name] === null || facts[name] === undefined) : [])))];
