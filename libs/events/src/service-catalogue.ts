import type { Uuid } from '@yizhu/kernel';

/** Published by service-catalogue. */
export interface ServiceCatalogueEvents {
  /** A release gives an item another name. Which one is asked for, since events may come late: the present release's. */
  'service-catalogue.item-renamed': { itemId: Uuid; release: number };
}
