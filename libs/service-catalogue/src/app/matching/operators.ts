import { LogicEngine } from 'json-logic-engine';
import type { Operate } from '../../domain/eligibility/evaluate.js';

/** Every operator a rule may use; the library's others (loops, templates, errors) do not exist here. */
const USED = ['+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', 'in', 'var'] as const;

const engine = (() => {
  const all = new LogicEngine();
  const methods = all.methods as Record<string, unknown>;
  const only = new LogicEngine(Object.fromEntries(USED.map((name) => [name, methods[name]])), { disableInterpretedOptimization: true });
  only.addMethod('overlaps', ([has, wanted]: [readonly string[], readonly string[]]) => wanted.some((code) => has.includes(code)));
  return only;
})();

/** Evaluates one condition by json-logic-engine. Conditions were read and checked before; facts are all known. */
export const operate: Operate = (condition, facts) => {
  try {
    const answer: unknown = engine.run(condition.json as object, facts);
    return typeof answer === 'boolean' ? answer : null;
  } catch {
    // The library throws NaN where something is divided by zero.
    return null;
  }
};
