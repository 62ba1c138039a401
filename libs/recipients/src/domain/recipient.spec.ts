import { DomainError, nextState } from '@yizhu/kernel';
import { Recipient, RECIPIENT_TRANSITIONS, type RecipientAct } from './recipient.js';
import { RECIPIENT_STATUSES, type RecipientStatus } from './vocabulary.js';

const recipient = (status: RecipientStatus): Recipient => Object.assign(new Recipient(), { id: 'p', householdId: 'h', divisionCode: '350526101201', status, category: null, groups: [] });

describe('every state × act', () => {
  const allowed: Record<RecipientStatus, RecipientAct[]> = {
    registered: ['verify', 'activate', 'exit'], verifying: ['activate', 'exit'], active: ['suspend', 'exit'], suspended: ['resume', 'exit'], exited: ['readmit'], erased: [],
  };
  for (const state of RECIPIENT_STATUSES)
    for (const act of Object.keys(RECIPIENT_TRANSITIONS) as RecipientAct[])
      it(`${state} × ${act}: ${allowed[state].includes(act) ? 'allowed' : 'refused'}`, () => {
        const move = (): string => nextState(RECIPIENT_TRANSITIONS, 'recipient', state, act);
        if (allowed[state].includes(act)) expect(move()).toBe(RECIPIENT_TRANSITIONS[act].to);
        else expect(move).toThrow(DomainError);
      });
});

it('a decision activates, derives the low-income group and tells it without values of the person', () => {
  const r = recipient('registered');
  r.decide({ category: 'marginal', groups: ['disabled_in_hardship'], basis: '德政民〔2026〕1号', effectiveOn: '2026-11-01' }, '2026-11-23', '2027-11-01');
  expect([r.status, r.category, r.groups, r.categorySince, r.reviewDueOn]).toEqual(['active', 'marginal', ['disabled_in_hardship', 'low_income'], '2026-11-01', '2027-11-01']);
  expect(r.pullEvents().map((e) => e.type)).toEqual(['recipients.category-decided']);
  expect(r.pullEvents()).toEqual([]);
});

it.each([
  ['recipient-exited', 'exited', '2026-01-01', 'x'],
  ['decision-in-future', 'active', '2026-11-24', 'x'],
  ['decision-basis-missing', 'active', '2026-11-01', ' '],
] as const)('refuses %s', (code, status, effectiveOn, basis) => {
  expect(() => recipient(status).decide({ category: null, groups: [], basis, effectiveOn }, '2026-11-23', null)).toThrow(code);
});
