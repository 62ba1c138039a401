import { allowedActs, type Uuid } from '@yizhu/kernel';
import { ITEM_TRANSITIONS, type ItemAct, type ItemProgress } from '../domain/service-item.js';

/** What whoever asks may do with an item now: nobody approves their own change, and only what was published can be gone back to. */
export const allowedItemActs = (item: ItemProgress, by: Uuid | null, inForce: boolean): ItemAct[] =>
  allowedActs(ITEM_TRANSITIONS, item.status).filter((act) => act !== 'publish' && !(act === 'approve' && by === item.revisedBy) && !(act === 'revert' && !inForce));
