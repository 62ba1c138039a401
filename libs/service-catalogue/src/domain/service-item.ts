import { defineErrors, nextState, type Transitions, type Uuid } from '@yizhu/kernel';

/** An item as it is being prepared. What is in force stands in the releases and is another thing. */
export const ITEM_STATUSES = ['draft', 'in_review', 'approved', 'published', 'retired'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];
export type ItemAct = 'revise' | 'submit' | 'take-back' | 'send-back' | 'approve' | 'publish' | 'revert' | 'retire' | 'reinstate';

/**
 * From draft to the list. A published item that is revised is a draft again while its release stays in force; retiring takes an
 * item out with the next release. `revert` gives up what was changed since the last release.
 */
export const ITEM_TRANSITIONS: Transitions<ItemStatus, ItemAct> = {
  revise: { from: ['draft', 'approved', 'published'], to: 'draft' },
  submit: { from: ['draft'], to: 'in_review' },
  'take-back': { from: ['in_review'], to: 'draft' },
  'send-back': { from: ['in_review'], to: 'draft' },
  approve: { from: ['in_review'], to: 'approved' },
  publish: { from: ['approved'], to: 'published' },
  revert: { from: ['draft', 'approved', 'retired'], to: 'published' },
  retire: { from: ['draft', 'approved', 'published'], to: 'retired' },
  reinstate: { from: ['retired'], to: 'draft' },
};

export const itemError = defineErrors({
  'item-review-own': { kind: 'rule', zh: '自己改的事项要由别人审核', en: 'Somebody else has to review what you have changed' },
  'item-in-review': { kind: 'conflict', zh: '这个事项正在审核，先撤回再修改', en: 'This item is in review; take it back before changing it' },
  'item-never-published': { kind: 'rule', zh: '这个事项还没有发布过，没有可以恢复的版本', en: 'This item was never published: there is nothing to go back to' },
});

/** What the rules of the lifecycle look at. */
export interface ItemProgress {
  readonly status: ItemStatus;
  /** Who changed or submitted it last; null for what came with the county's reference data. */
  readonly revisedBy: Uuid | null;
}

/**
 * The status after an act. The list is what the public is promised, so that two people stand behind each line of it:
 * whoever changed an item last does not approve it.
 * @throws act-not-allowed | item-review-own | item-in-review
 */
export const afterItemAct = ({ status, revisedBy }: ItemProgress, act: ItemAct, by: Uuid | null): ItemStatus => {
  if (act === 'revise' && status === 'in_review') throw itemError('item-in-review');
  const next = nextState(ITEM_TRANSITIONS, 'service-item', status, act);
  if (act === 'approve' && by !== null && by === revisedBy) throw itemError('item-review-own');
  return next;
};
