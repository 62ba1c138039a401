import { defineErrors } from '@yizhu/kernel';

/** What may be wrong with a rule; `path` says where. */
export const ruleError = defineErrors({
  'rule-too-deep': { kind: 'rule', zh: '规则层数太多，最多 {most} 层', en: 'The rule is nested too deeply; {most} levels at most' },
  'rule-too-large': { kind: 'rule', zh: '规则太长，最多 {most} 个节点', en: 'The rule is too long; {most} nodes at most' },
  'rule-form': { kind: 'rule', zh: '规则在 {path} 处写法不对', en: 'The rule is not well formed at {path}' },
  'rule-operator-unknown': { kind: 'rule', zh: '规则在 {path} 处用了不认识的运算“{operator}”', en: 'The rule uses the unknown operator “{operator}” at {path}' },
  'rule-fact-unknown': { kind: 'rule', zh: '规则在 {path} 处问了不认识的情况“{fact}”', en: 'The rule asks for the unknown fact “{fact}” at {path}' },
  'rule-operator-misplaced': { kind: 'rule', zh: '“{label}”不能用“{operator}”比较（{path}）', en: '“{label}” cannot be compared by “{operator}” ({path})' },
  'rule-value': { kind: 'rule', zh: '“{label}”的值不对（{path}）', en: 'This is no value of “{label}” ({path})' },
  'rule-figure': { kind: 'rule', zh: '数字太大或不是数（{path}）', en: 'The figure is too large, or no number ({path})' },
});

export type RuleFault = 'rule-too-deep' | 'rule-too-large' | 'rule-form' | 'rule-operator-unknown' | 'rule-fact-unknown' | 'rule-operator-misplaced' | 'rule-value' | 'rule-figure';
export interface RuleProblem {
  readonly code: RuleFault;
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;
}
