import { DomainError, nextState } from '@yizhu/kernel';
import { AssistancePlan, PLAN_NEEDS, PLAN_STATES, PLAN_TRANSITIONS, type PlanAct, type PlanState } from './assistance-plan.js';

const AT = new Date('2026-11-23T02:00:00Z');
const TODAY = '2026-11-23';
const need = (n: number): { needId: string; requestId: string } => ({ needId: `need-${n}`, requestId: 'r' });
const plan = (needs = [need(1), need(2)]): AssistancePlan =>
  AssistancePlan.open({ countyCode: '350526', divisionCode: '350526101201', number: 'FA-2026-000001', householdId: 'h', headName: '林秀英', aim: '稳住一家', keeper: { id: 'k', name: '陈秀英' }, reviewOn: '2026-12-23', needs, openedByName: '林小满' }, TODAY, AT);
const code = (work: () => void): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as DomainError).code;
  }
};

const ALLOWED: Record<PlanState, PlanAct[]> = { active: ['take-in', 'take-out', 'hand-over', 'review', 'close'], closed: [] };
describe('assistance plan: every state × act', () => {
  for (const state of PLAN_STATES)
    for (const act of Object.keys(PLAN_TRANSITIONS) as PlanAct[])
      it(`${state} × ${act}: ${ALLOWED[state].includes(act) ? 'allowed' : 'refused'}`, () => {
        const move = (): string => nextState(PLAN_TRANSITIONS, 'assistance-plan', state, act);
        if (ALLOWED[state].includes(act)) expect(move()).toBe(act === 'close' ? 'closed' : state);
        else expect(move).toThrow(DomainError);
      });
});

describe('assistance plan', () => {
  it('holds each need once, gives one back, and takes it in again', () => {
    const p = plan();
    p.takeIn([need(2), need(3)], AT);
    expect(p.standing.map(({ needId }) => needId)).toEqual(['need-1', 'need-2', 'need-3']);
    p.takeOut('need-2', AT);
    p.takeIn([need(2)], AT);
    expect(p.standing.map(({ needId }) => needId)).toEqual(['need-1', 'need-3', 'need-2']);
    expect(code(() => p.takeOut('need-9', AT))).toBe('plan-need-unknown');
    expect(code(() => p.takeIn(Array.from({ length: PLAN_NEEDS }, (_, n) => need(n + 10)), AT))).toBe('plan-needs-enough');
  });

  it('is looked at again after today and within a year', () => {
    const p = plan();
    const on = (nextReviewOn: string): string => code(() => p.review({ words: '看过', nextReviewOn: nextReviewOn as never, by: '林小满' }, TODAY));
    expect([on(TODAY), on('2026-11-22'), on('2027-11-25'), on('2026-11-24')]).toEqual(['plan-review-day', 'plan-review-day', 'plan-review-day', 'done']);
    expect(p.reviews).toEqual([{ on: TODAY, by: '林小满', words: '看过', nextReviewOn: '2026-11-24' }]);
    expect(p.reviewOn).toBe('2026-11-24');
  });

  it('ends when none of its needs waits, and tells it', () => {
    const p = plan();
    expect([code(() => p.close({ outcome: 'reached', words: 'x' }, 1, AT)), p.status]).toEqual(['plan-needs-open', 'active']);
    p.close({ outcome: 'reached', words: '都办好了' }, 0, AT);
    expect([p.status, p.outcome, p.closedAt]).toEqual(['closed', 'reached', AT]);
    expect(p.pullEvents().map(({ type }) => type)).toEqual(['assistance.plan-opened', 'assistance.plan-closed']);
    expect(code(() => p.handOver({ id: 'x', name: 'y' }))).toBe('act-not-allowed');
  });
});
