import { evaluate, missingFacts, type Trilean } from '../../domain/eligibility/evaluate.js';
import type { Rule } from '../../domain/eligibility/rule.js';
import type { Facts, Vocabulary, Words } from '../../domain/eligibility/vocabulary.js';
import { Speaker } from '../../domain/eligibility/words.js';
import type { MatchAnswer } from '../../domain/ranking.js';
import { operate } from './operators.js';

/** An answer with its reasons. */
export interface Explained {
  readonly answer: MatchAnswer;
  readonly sentence: Words;
  /** Facts that are not known and would matter. */
  readonly missing: readonly { readonly name: string; readonly label: Words }[];
}

const NO_RULE: Words = { zh: '这个事项还没有资格规则，请按面向群体判断', en: 'This item has no rule yet; judge by the groups it is made for' };
export const answerOf = (answer: Trilean): MatchAnswer => (answer === null ? 'unknown' : answer ? 'eligible' : 'not_eligible');

/** Asks a rule about somebody, and says why in both languages; without a rule nothing is known. */
export const explain = (rule: Rule | null, facts: Facts, vocabulary: Vocabulary): Explained => {
  if (!rule) return { answer: 'unknown', sentence: NO_RULE, missing: [] };
  const traced = evaluate(rule, facts, operate);
  return {
    answer: answerOf(traced.answer),
    sentence: { zh: new Speaker(vocabulary, 'zh').answer(traced, facts), en: new Speaker(vocabulary, 'en').answer(traced, facts) },
    missing: missingFacts(traced, facts).map((name) => ({ name, label: vocabulary.fact(name)!.label })),
  };
};

/** What a rule asks for, in both languages. */
export const ruleWords = (rule: Rule, vocabulary: Vocabulary): Words => ({ zh: new Speaker(vocabulary, 'zh').rule(rule), en: new Speaker(vocabulary, 'en').rule(rule) });
