import type { Uuid } from './ids.js';

/** Something that happened, in the past tense; written to the outbox with the change that it tells of. */
export interface DomainEvent {
  readonly type: string;
  readonly subjectId: Uuid;
  /** Ids, codes and figures only: never names, IDs, telephones (architecture.md, "Audit"). */
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * The root of a cluster of objects that change together, under one version.
 * No field initialisers: TypeORM creates it without running the constructor (`entitySkipConstructor`),
 * hence the lazily made event list.
 */
export abstract class AggregateRoot {
  declare id: Uuid;
  /** Grows by one with each saved change; the ETag of the resource. */
  declare version: number;
  declare private unsentEvents: DomainEvent[] | undefined;

  protected record(event: DomainEvent): void {
    Object.defineProperty(this, 'unsentEvents', { value: this.unsentEvents ?? [], enumerable: false, configurable: true, writable: true });
    this.unsentEvents!.push(event);
  }

  /** Hands over what was recorded, once. */
  pullEvents(): DomainEvent[] {
    const events = this.unsentEvents ?? [];
    if (this.unsentEvents) this.unsentEvents = [];
    return events;
  }
}
