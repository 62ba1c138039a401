import { kernelError } from './domain-error.js';

/** A state machine as data: act → the states it may start from and the one it leads to. */
export type Transitions<State extends string, Act extends string> = Readonly<Record<Act, { readonly from: readonly State[]; readonly to: State }>>;

/** Refused with 409 when the act is not allowed from here: somebody else was faster, or the screen was old. */
export const nextState = <S extends string, A extends string>(table: Transitions<S, A>, resource: string, state: S, act: A): S => {
  const rule = table[act];
  if (!rule.from.includes(state)) throw kernelError('act-not-allowed', { resource, act, state, allowedFrom: rule.from });
  return rule.to;
};

export const allowedActs = <S extends string, A extends string>(table: Transitions<S, A>, state: S): A[] =>
  (Object.keys(table) as A[]).filter((act) => table[act].from.includes(state));
