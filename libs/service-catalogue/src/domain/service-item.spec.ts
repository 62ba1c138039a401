import { afterItemAct, ITEM_STATUSES, ITEM_TRANSITIONS, type ItemAct, type ItemStatus } from './service-item.js';

const allowed: Record<ItemStatus, Partial<Record<ItemAct, ItemStatus>>> = {
  draft: { revise: 'draft', submit: 'in_review', revert: 'published', retire: 'retired' },
  in_review: { 'take-back': 'draft', 'send-back': 'draft', approve: 'approved' },
  approved: { revise: 'draft', publish: 'published', revert: 'published', retire: 'retired' },
  published: { revise: 'draft', retire: 'retired' },
  retired: { revert: 'published', reinstate: 'draft' },
};

describe('every state × act', () => {
  for (const status of ITEM_STATUSES)
    for (const act of Object.keys(ITEM_TRANSITIONS) as ItemAct[])
      it(`${status} × ${act}: ${allowed[status][act] ?? 'refused'}`, () => {
        const acted = () => afterItemAct({ status, revisedBy: 'editor' }, act, 'reviewer');
        if (allowed[status][act]) expect(acted()).toBe(allowed[status][act]);
        else expect(acted).toThrow();
      });
});

it('is reviewed by somebody else than whoever changed it', () => {
  expect(() => afterItemAct({ status: 'in_review', revisedBy: 'a' }, 'approve', 'a')).toThrow('item-review-own');
  expect(afterItemAct({ status: 'in_review', revisedBy: 'a' }, 'send-back', 'a')).toBe('draft');
});
it('says that a change has to wait for the review, and not only that it is refused', () => {
  expect(() => afterItemAct({ status: 'in_review', revisedBy: 'a' }, 'revise', 'a')).toThrow('item-in-review');
});
