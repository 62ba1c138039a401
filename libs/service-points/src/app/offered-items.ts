import { Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import type { Label } from '../domain/opening-hours.js';

/** A published item of the service list, as an offering refers to it. */
export interface OfferedItem {
  readonly id: Uuid;
  readonly code: string;
  readonly name: Label;
}
export type FindItem = (id: Uuid) => Promise<OfferedItem | null>;

/**
 * What can be offered is the service list's to say, and the list is of this context's own tier. Whoever stands above both says here,
 * when the application starts, how an item is found (ADR 17).
 */
@Injectable()
export class OfferedItems {
  private finder: FindItem | undefined;

  register(finder: FindItem): void {
    this.finder = finder;
  }

  find(id: Uuid): Promise<OfferedItem | null> {
    if (!this.finder) throw new Error('nobody has said how items of the service list are found: OfferedItems.register');
    return this.finder(id);
  }
}
