import { DomainError } from '@yizhu/kernel';
import { DEFAULT_SPOT_CHECK_RULE, differencesOf, SPOT_CHECK_STATES, SPOT_CHECK_TRANSITIONS, SpotCheck, type SpotCheckAct, type SpotCheckState } from './spot-check.js';

const AT = new Date('2026-11-20T02:00:00Z');
const by = { id: 'u', name: '郑', hadHand: false };
const ONCE = { ...DEFAULT_SPOT_CHECK_RULE, triesUntilUnreachable: 1 };
const said = (delivered: boolean) => ({ delivered, quantity: 1, score: 5, remarksSealed: 'v1.sealed' });
const ENTERED = { quantity: 1, score: 5 };
const ACTS: Record<SpotCheckAct, (check: SpotCheck) => unknown> = {
  take: (check) => check.take(by),
  miss: (check) => check.miss(by, DEFAULT_SPOT_CHECK_RULE, AT),
  'give-up': (check) => check.miss(by, ONCE, AT),
  agree: (check) => check.answer(by, said(true), ENTERED, 'h', AT),
  differ: (check) => check.answer(by, said(false), ENTERED, 'h', AT),
};
const WAY: Record<SpotCheckState, SpotCheckAct[]> = { drawn: [], taken: ['take'], agrees: ['take', 'agree'], differs: ['take', 'differ'], unreachable: ['take', 'give-up'] };
const checked = (state: SpotCheckState): SpotCheck => {
  const check = SpotCheck.draw({ id: 'o', number: 'GD-2026-000001', countyCode: '350526', divisionCode: '350526100201' }, '2026-10', AT);
  for (const act of WAY[state]) ACTS[act](check);
  expect(check.status).toBe(state);
  return check;
};
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe.each(SPOT_CHECK_STATES)('a spot check that is %s', (state) => {
  it.each(Object.keys(SPOT_CHECK_TRANSITIONS) as SpotCheckAct[])('%s: as the table says, and with an event', (act) => {
    const check = checked(state);
    check.pullEvents();
    const rule = SPOT_CHECK_TRANSITIONS[act];
    const allowed = rule.from.includes(state);
    expect(codeOf(() => ACTS[act](check))).toBe(allowed ? 'done' : 'act-not-allowed');
    expect([check.status, check.pullEvents().length > 0]).toEqual(allowed ? [rule.to, true] : [state, false]);
  });
});

it('whoever had a hand in the order neither takes the check nor answers it, and who has not taken it does not either', () => {
  expect(codeOf(() => checked('drawn').take({ ...by, hadHand: true }))).toBe('spot-check-own');
  for (const call of [(check: SpotCheck, who: typeof by) => check.miss(who, ONCE, AT), (check: SpotCheck, who: typeof by) => check.answer(who, said(true), ENTERED, 'h', AT)]) {
    expect(codeOf(() => call(checked('taken'), { ...by, hadHand: true }))).toBe('spot-check-own');
    expect(codeOf(() => call(checked('taken'), { ...by, id: 'somebody else' }))).toBe('spot-check-not-yours');
  }
});

it('calls in vain are counted until they are enough', () => {
  const check = checked('taken');
  expect([1, 2, 3].map(() => [check.miss(by, DEFAULT_SPOT_CHECK_RULE, AT), check.tries, check.status])).toEqual([['miss', 1, 'taken'], ['miss', 2, 'taken'], ['give-up', 3, 'unreachable']]);
});

it.each([
  ['all as entered', { delivered: true, quantity: 2, score: 4 }, { quantity: 2, score: 5 }, []],
  ['marks two apart', { delivered: true, quantity: null, score: 3 }, { quantity: 2, score: 5 }, []],
  ['marks three apart', { delivered: true, quantity: 2, score: 2 }, { quantity: 2, score: 5 }, ['score']],
  ['less than entered', { delivered: true, quantity: 1, score: null }, { quantity: 2, score: null }, ['quantity']],
  ['no quantity entered', { delivered: true, quantity: 1, score: 1 }, { quantity: null, score: null }, []],
  ['never delivered', { delivered: false, quantity: 0, score: 1 }, { quantity: 2, score: 5 }, ['delivered', 'score']],
] as const)('%s', (_title, call, entered, fields) => expect(differencesOf(call, entered)).toEqual(fields));

it('events hold neither names nor remarks', () => expect(JSON.stringify([...checked('differs').pullEvents()])).not.toMatch(/郑|sealed/));
