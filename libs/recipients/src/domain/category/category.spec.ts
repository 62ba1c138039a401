import { DomainError } from '@yizhu/kernel';
import { Recipient } from '../recipient.js';
import { CategoryProposal, PROPOSAL_STATUSES, PROPOSAL_TRANSITIONS, type ProposalAct, type ProposalStatus } from './category-proposal.js';
import { CategoryRuleBook, RULED_CATEGORIES } from './category-rule.js';

const OFFICER = { id: 'a', name: '甲' };
const COLLEAGUE = { id: 'b', name: '乙' };
const AT = new Date('2026-11-23T02:00:00Z');
const proposal = (status: ProposalStatus = 'proposed'): CategoryProposal => {
  const person = Object.assign(new Recipient(), { id: 'p', countyCode: '350526', divisionCode: '350526101201', householdId: 'h' });
  const made = CategoryProposal.propose(person, { category: 'destitute', groups: [], basis: '会议', effectiveOn: '2026-11-20' }, OFFICER, AT);
  made.pullEvents();
  return Object.assign(made, { status });
};

describe('a proposal', () => {
  const acts: Record<ProposalAct, (p: CategoryProposal) => unknown> = { confirm: (p) => p.confirm(COLLEAGUE, AT), return: (p) => p.return(COLLEAGUE, '缺证明', AT), withdraw: (p) => p.withdraw(OFFICER, AT) };
  for (const state of PROPOSAL_STATUSES)
    it.each(Object.keys(acts) as ProposalAct[])(`${state}: %s`, (act) => {
      const p = proposal(state);
      if (PROPOSAL_TRANSITIONS[act].from.includes(state)) {
        acts[act](p);
        expect([p.status, p.settledAt]).toEqual([PROPOSAL_TRANSITIONS[act].to, AT]);
      } else expect(() => acts[act](p)).toThrow(DomainError);
    });
  it('is confirmed by somebody else, and withdrawn by whoever made it', () => {
    expect(() => proposal().confirm(OFFICER, AT)).toThrow('confirm-own');
    expect(() => proposal().withdraw(COLLEAGUE, AT)).toThrow('withdraw-others');
    expect(proposal().confirm(COLLEAGUE, AT)).toEqual({ category: 'destitute', groups: [], basis: '会议', effectiveOn: '2026-11-20' });
  });
});

describe('the rule book', () => {
  it('knows every tier, and a county’s own rules before the defaults', () => {
    const book = new CategoryRuleBook([{ category: 'marginal', needsConfirmation: false, reviewEveryMonths: null, visitEveryDays: 10, assessEveryMonths: null }]);
    expect(RULED_CATEGORIES.map((c) => book.for(c === 'none' ? null : c).category)).toEqual([...RULED_CATEGORIES]);
    expect([book.visitDue('marginal', '2026-02-25'), book.reviewDue('marginal', '2026-02-25')]).toEqual(['2026-03-07', null]);
  });
  it.each([
    ['destitute', '2026-01-31', '2026-03-02', '2027-01-31'],
    ['subsistence', '2026-08-31', '2026-10-30', '2027-02-28'],
    [null, '2026-01-01', '2026-04-01', null],
  ] as const)('%s from %s: visited by %s, looked at again on %s', (category, from, visit, review) => {
    const book = new CategoryRuleBook();
    expect([book.visitDue(category, from), book.reviewDue(category, from)]).toEqual([visit, review]);
  });
});
