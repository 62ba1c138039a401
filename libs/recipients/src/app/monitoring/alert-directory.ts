import { Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';

/** What working an alert asks of contexts above: who is on the team, and whose a help request is. Null for what is not there for the caller. */
export interface AlertNeighbours {
  member(id: Uuid): Promise<{ readonly id: Uuid; readonly name: string } | null>;
  householdOfRequest(id: Uuid): Promise<Uuid | null>;
}

/** Recipients may not ask upward: whoever knows puts their name down here when the application starts (assistance, alert-work.ts). */
@Injectable()
export class AlertDirectory {
  private known: AlertNeighbours | undefined;

  register(neighbours: AlertNeighbours): void {
    this.known = neighbours;
  }

  get neighbours(): AlertNeighbours {
    if (!this.known) throw new Error('no context has registered with AlertDirectory');
    return this.known;
  }
}
