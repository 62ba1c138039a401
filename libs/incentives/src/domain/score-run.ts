import { defineErrors, nextState, type Transitions } from '@yizhu/kernel';
import { INDICATORS, type Indicator } from './scoring.js';

export const RUN_STATES = ['draft', 'computed', 'on_notice', 'finalised', 'paid'] as const;
export type RunState = (typeof RUN_STATES)[number];
export type RunAct = 'compute' | 'notice' | 'finalise' | 'pay';

/** draft → computed → on_notice (公示) → finalised → paid; after notice nothing is computed again, corrections go into the next month. */
export const RUN_TRANSITIONS: Transitions<RunState, RunAct> = {
  compute: { from: ['draft', 'computed'], to: 'computed' },
  notice: { from: ['computed'], to: 'on_notice' },
  finalise: { from: ['on_notice'], to: 'finalised' },
  pay: { from: ['finalised'], to: 'paid' },
};
export const nextRunState = (state: RunState, act: RunAct): RunState => nextState(RUN_TRANSITIONS, 'score-run', state, act);

export const incentivesError = defineErrors({
  'weights-not-100': { kind: 'rule', zh: '四项指标的权重之和应为100', en: 'The weights of the four indicators sum to 100' },
  'indicators-incomplete': { kind: 'rule', zh: '四项指标要齐全，各出现一次', en: 'Each of the four indicators appears once' },
  'target-not-positive': { kind: 'rule', zh: '目标值要大于0', en: 'A target is greater than 0' },
  'month-in-future': { kind: 'rule', zh: '不能核算将来的月份', en: 'A month that lies ahead cannot be computed' },
  'run-exists': { kind: 'conflict', zh: '这个方案本月已有核算', en: 'This scheme has a run for the month already' },
  'scheme-retired': { kind: 'conflict', zh: '方案已停用', en: 'The scheme is retired' },
});

/** @throws indicators-incomplete | weights-not-100 | target-not-positive */
export const assertScheme = (indicators: readonly Indicator[]): void => {
  if (indicators.length !== INDICATORS.length || INDICATORS.some((key) => indicators.filter((i) => i.key === key).length !== 1)) throw incentivesError('indicators-incomplete', {}, 'indicators');
  if (indicators.some((i) => !(i.target > 0))) throw incentivesError('target-not-positive', {}, 'indicators');
  if (Math.round(indicators.reduce((sum, i) => sum + i.weight, 0) * 100) !== 10_000) throw incentivesError('weights-not-100', {}, 'indicators');
};
