import { nextState, type Transitions } from '@yizhu/kernel';

export const MESSAGE_STATES = ['waiting', 'sent', 'dead'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];
export type MessageAct = 'send' | 'retry' | 'give-up' | 'resend';
export const MESSAGE_TRANSITIONS: Transitions<MessageState, MessageAct> = {
  send: { from: ['waiting'], to: 'sent' },
  retry: { from: ['waiting'], to: 'waiting' },
  'give-up': { from: ['waiting'], to: 'dead' },
  // A person has looked at why, and lets it try anew.
  resend: { from: ['dead'], to: 'waiting' },
};

/** Tries before a message is given up: over some two hours. */
export const MAX_ATTEMPTS = 8;
/** Days after which a message that was sent or given up is forgotten; who it was for need no longer be known. */
export const MESSAGE_DAYS = 180;
/** Days for which a notice is kept, read or not: what it was about is found where it is. */
export const NOTICE_DAYS = 365;

/** What becomes of a message that could not be sent, and when it is tried again: after 1, 2, 4 … minutes. */
export const afterFault = (attempts: number, now: Date): { status: MessageState; attempts: number; availableAt: Date } => {
  const tried = attempts + 1;
  return { status: nextState(MESSAGE_TRANSITIONS, 'outgoing-message', 'waiting', tried >= MAX_ATTEMPTS ? 'give-up' : 'retry'), attempts: tried, availableAt: new Date(now.getTime() + 2 ** attempts * 60_000) };
};
