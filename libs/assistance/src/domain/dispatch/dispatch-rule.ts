import { assistanceError } from '../assistance.errors.js';
import { DEFAULT_WEIGHTS, FACTORS, type DispatchWeights } from '../ranking.js';

export interface DispatchRule extends DispatchWeights {
  /** Open orders that one helper has at most when a day is dealt out at once; by hand an office may give more. */
  readonly maxOpen: number;
  /** How many are asked one after the other without a dispatcher, the first included; 1: nobody is asked by itself. */
  readonly askedInTurn: number;
}
export const DEFAULT_DISPATCH_RULE: DispatchRule = { ...DEFAULT_WEIGHTS, maxOpen: 8, askedInTurn: 3 };

/** @throws dispatch-weights-not-100 */
export const checkDispatchRule = (rule: DispatchRule): DispatchRule => {
  const sum = FACTORS.reduce((all, factor) => all + rule[factor], 0);
  if (sum !== 100) throw assistanceError('dispatch-weights-not-100', { sum });
  return rule;
};
