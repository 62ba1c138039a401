import { Inject, Injectable, Optional } from '@nestjs/common';
import { systemClock, type Clock } from '@yizhu/kernel';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { recordAudit } from '../audit/audit-record.js';
import { currentActor, currentContext, runInContext, type Actor } from '../context/request-context.js';
import { claimKey, keepAnswer } from '../http/idempotency-store.js';
import { Sealer } from '../sealing/sealer.js';
import { enterScope } from './database.js';
import { scopeSettings } from './scope-sql.js';

export const CLOCK = Symbol('Clock');

/** What an act is given: who, when, and the transaction. */
export interface Act {
  readonly actor: Actor;
  readonly now: Date;
  readonly manager: EntityManager;
}

/**
 * One act, one transaction: the aggregate, its events, its audit row and its idempotency key commit together or not at all.
 * Nested runs join the running transaction.
 */
@Injectable()
export class UnitOfWork {
  private readonly afterCommit = new Set<() => void>();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Optional() @Inject(CLOCK) private readonly clock: Clock = systemClock,
  ) {}

  /** Calls back after each commit (the relay uses it to deliver events at once instead of at its next look). */
  onCommit(listener: () => void): void {
    this.afterCommit.add(listener);
  }

  /** The time that acts go by. */
  now(): Date {
    return this.clock.now();
  }

  async run<T>(work: (act: Act) => Promise<T>): Promise<T> {
    const context = currentContext();
    const actor = currentActor();
    if (context.transaction) return work({ actor, now: context.transaction.now, manager: context.transaction.manager });

    const runner = this.dataSource.createQueryRunner();
    const now = this.clock.now();
    let open = false;
    try {
      const client = (await runner.connect()) as PoolClient;
      open = true;
      // Not awaited: they travel together with the act's first statement. Reads leave the disk to its own pace (ADR 10), acts wait for it.
      const begun = Promise.all([enterScope(client, context.scope), client.query('BEGIN; SET LOCAL synchronous_commit = on')]);
      begun.catch(() => undefined);
      const manager = runner.manager;
      const claim = context.idempotency;
      if (claim) await claimKey(manager, this.sealer, claim, actor, context.countyCode);
      const answer = await runInContext({ ...context, idempotency: undefined, transaction: { manager, now, told: new Set() } }, () => work({ actor, now, manager }));
      await begun;
      if (claim) await keepAnswer(manager, this.sealer, claim, actor, answer);
      await runner.query('COMMIT');
      open = false;
      for (const listener of this.afterCommit) listener();
      return answer;
    } catch (error) {
      if (open) await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release().catch(() => undefined);
    }
  }

  /**
   * Runs the effects of an act that the caller was already shown to be allowed (a lock within their scope has passed) over the whole
   * county: a volunteer who delivers an order thereby meets a need of a request that they may not see.
   */
  async widened<T>(act: Act, work: () => Promise<T>): Promise<T> {
    const context = currentContext();
    const scope = { divisions: [context.countyCode], organisationId: null, memberId: null };
    await act.manager.query(`SELECT set_config('yizhu.divisions', $1, true)`, [scopeSettings(scope).divisions]);
    return runInContext({ ...context, scope }, work);
  }

  /** Notes an act that is no aggregate's in the audit trail (a reveal, a sign-in, an export). */
  async note(entry: { action: string; resource: string; subjectId: string | null; detail?: Record<string, unknown>; outcome?: 'done' | 'refused' }): Promise<void> {
    await this.run(({ manager }) => recordAudit(manager, entry));
  }
}
