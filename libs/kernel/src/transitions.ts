import { kernelError } from './domain-error.js';

/** A state machine as data: act → the states it may start from and the one it leads to; without `to` the state stays. */
export type Transitions<State extends string, Act extends string> = Readonly<Record<Act, { readonly from: readonly State[]; readonly to?: State }>>;

/** Refused with 409 when the act is not allowed from here: somebody else was faster, or the screen was old. */
export const nextState = <S extends string, A extends string>(table: Transitions<S, A>, resource: string, state: S, act: A): S => {
  const rule = table[act];
  if (!rule.from.includes(state)) throw kernelError('act-not-allowed', { resource, act, state, allowedFrom: rule.from });
  return rule.to ?? state;
};

export const allowedActs = <S extends string, A extends string>(table: Transitions<S, A>, state: S): A[] =>
  (Object.keys(table) as A[]).filter((act) => table[act].from.includes(state));

/**
 * The allowed acts of each state as an SQL expression giving a JSON array, so that lists carry them without a second table of rules.
 * `own`: acts that are for some callers only, and the condition under which the present one is among them.
 */
export const allowedActsSql = <S extends string, A extends string>(table: Transitions<S, A>, column: string, own?: { readonly acts: readonly A[]; readonly when: string }): string => {
  const states = [...new Set((Object.keys(table) as A[]).flatMap((act) => table[act].from))];
  const among = (acts: readonly A[]): string => `CASE ${column} ${states.map((state) => `WHEN '${state}' THEN '${JSON.stringify(allowedActs(table, state).filter((act) => acts.includes(act)))}'::json`).join(' ')} ELSE '[]'::json END`;
  const all = Object.keys(table) as A[];
  return own ? `CASE WHEN ${own.when} THEN ${among(all)} ELSE ${among(all.filter((act) => !own.acts.includes(act)))} END` : among(all);
};
