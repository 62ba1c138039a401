import { Inject, Injectable } from '@nestjs/common';
import { localDate, type Uuid } from '@yizhu/kernel';
import { currentContext } from '@yizhu/platform';
import { Speaker } from '../domain/eligibility/words.js';
import { Quotas, type QuotaLeft } from './matching/quotas.js';
import { ReleasedItems } from './matching/released-items.js';

/** What of a published item its content does not say by itself. */
export interface PublicLine {
  readonly id: Uuid;
  /** For whom, in a sentence of the asker's language, made from the rule; empty where there is no rule yet. */
  readonly eligibility: string;
  /** False outside its dates. */
  readonly inForce: boolean;
  readonly quota: QuotaLeft | null;
}

/** The published list for everybody: who it is for, in words, and what is left of quotas. */
@Injectable()
export class PublicList {
  constructor(
    @Inject(ReleasedItems) private readonly released: ReleasedItems,
    @Inject(Quotas) private readonly quotas: Quotas,
  ) {}

  async lines(): Promise<PublicLine[]> {
    const { items, vocabulary } = await this.released.release();
    const speaker = new Speaker(vocabulary, currentContext().language);
    const left = await this.quotas.left(items);
    const today = localDate(new Date());
    return items.map((item) => ({
      id: item.id, eligibility: item.rule ? speaker.rule(item.rule) : '', quota: left.get(item.id) ?? null,
      inForce: (item.effectiveFrom ?? today) <= today && (item.effectiveTo ?? today) >= today,
    }));
  }
}
