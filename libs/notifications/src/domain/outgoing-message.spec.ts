import { allowedActs, DomainError, nextState } from '@yizhu/kernel';
import { afterFault, MESSAGE_STATES, MESSAGE_TRANSITIONS, MAX_ATTEMPTS, type MessageAct, type MessageState } from './outgoing-message.js';

const ALLOWED: Record<MessageState, MessageAct[]> = { waiting: ['send', 'retry', 'give-up'], sent: [], dead: ['resend'] };
const NOW = new Date('2026-12-07T00:00:00Z');

describe('outgoing message: every state × act', () => {
  for (const state of MESSAGE_STATES)
    for (const act of Object.keys(MESSAGE_TRANSITIONS) as MessageAct[]) {
      const allowed = ALLOWED[state].includes(act);
      it(`${state} × ${act}: ${allowed ? 'allowed' : 'refused'}`, () => {
        const move = (): string => nextState(MESSAGE_TRANSITIONS, 'outgoing-message', state, act);
        if (allowed) expect(move()).toBe(MESSAGE_TRANSITIONS[act].to);
        else expect(move).toThrow(DomainError);
      });
    }
  it('what is shown as allowed is what is', () => expect(Object.fromEntries(MESSAGE_STATES.map((state) => [state, allowedActs(MESSAGE_TRANSITIONS, state)]))).toEqual(ALLOWED));
});

it('a fault is tried again with growing pauses, and given up at the last attempt', () => {
  const tried = Array.from({ length: MAX_ATTEMPTS }, (_, attempts) => afterFault(attempts, NOW));
  expect(tried.map(({ availableAt }) => (availableAt.getTime() - NOW.getTime()) / 60_000)).toEqual([1, 2, 4, 8, 16, 32, 64, 128]);
  expect(tried.map(({ status }) => status)).toEqual([...Array.from({ length: MAX_ATTEMPTS - 1 }, () => 'waiting'), 'dead']);
});
