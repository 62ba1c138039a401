import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { currentContext, runAsSystem } from '../context/request-context.js';
import { queryPrepared } from '../db/database.js';
import { UnitOfWork } from '../db/unit-of-work.js';
import { sealAudit, type LookBack } from '../audit/audit-chain.js';

export interface DeliveredEvent {
  readonly id: string;
  readonly type: string;
  readonly subjectId: string;
  readonly payload: Record<string, unknown>;
  readonly actorId: string | null;
  readonly occurredAt: Date;
}
/** Works off events in the order they happened. What it throws undoes all it did; it is then asked again with one at a time. */
type Handler = (events: readonly DeliveredEvent[], manager: EntityManager) => Promise<void>;

const BATCH = 100;
const MAX_ATTEMPTS = 8;
const LOOK_EVERY_MS = 500;
/** After a commit: what follows closely is taken along. */
const GATHER_MS = 20;
const SEAL_EVERY_MS = 1_000;
/** Rows of transactions that took long are looked for this often. */
const LOOK_FAR_EVERY_MS = 60_000;

/**
 * Takes events from the outbox to their handlers: at least once, and because each handler's effect commits together with a
 * row in handled_event, exactly once in effect. Replicas share the work by SKIP LOCKED. A handler that fails is tried again
 * with growing pauses, then the event is parked (dead_at) for a person to look at.
 */
@Injectable()
export class Relay implements OnApplicationShutdown {
  private readonly logger = new Logger('Relay');
  private readonly handlers: { name: string; types: ReadonlySet<string>; handle: Handler }[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;
  private stopped = true;
  /** The application ends: the batch under way is finished, and what still waits is another replica's, or tomorrow's. */
  private ending = false;
  private sealedAt = 0;
  private lookedFarAt = 0;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  /** `name` identifies the handler for ever: it is what keeps an event from having its effect twice. */
  subscribe(name: string, types: readonly string[], handle: Handler): void {
    this.handlers.push({ name, types: new Set(types), handle });
  }

  start(countyCode: string): void {
    this.stopped = false;
    const look = (): void => {
      if (this.stopped || this.running) return;
      this.running = this.deliverEvents(countyCode)
        .then(() => this.sealWhenDue(countyCode))
        .catch((error: unknown) => this.logger.warn(`look failed: ${(error as Error).message.slice(0, 200)}`))
        .finally(() => {
          this.running = undefined;
          if (!this.stopped) this.timer = setTimeout(look, LOOK_EVERY_MS).unref();
        });
    };
    this.uow.onCommit(() => {
      if (this.running || this.stopped) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(look, GATHER_MS).unref();
    });
    look();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.ending = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Delivers what waits, until nothing does, and seals the audit rows. Tests call it to be sure that all has arrived. */
  async deliverAll(countyCode: string): Promise<number> {
    const total = await this.deliverEvents(countyCode);
    await this.seal(countyCode, '1 hour');
    return total;
  }

  private async deliverEvents(countyCode: string): Promise<number> {
    let total = 0;
    for (;;) {
      const n = await runAsSystem(countyCode, 'relay', () => this.deliverBatch());
      total += n;
      if (n < BATCH || this.ending) break;
    }
    return total;
  }

  /** Events are delivered after each commit; the chain grows by the second. */
  private async sealWhenDue(countyCode: string): Promise<void> {
    const now = Date.now();
    if (now - this.sealedAt < SEAL_EVERY_MS) return;
    this.sealedAt = now;
    const far = now - this.lookedFarAt >= LOOK_FAR_EVERY_MS;
    if (far) this.lookedFarAt = now;
    await this.seal(countyCode, far ? '1 hour' : '10 seconds');
  }

  private async seal(countyCode: string, lookBack: LookBack): Promise<void> {
    await runAsSystem(countyCode, 'sealer', () => this.uow.run(async ({ manager }) => { while ((await sealAudit(manager, lookBack)) >= 5_000); }));
  }

  /** One transaction claims a batch; each handler runs inside a savepoint, so that one failure undoes only itself. */
  private async deliverBatch(): Promise<number> {
    return this.uow.run(async ({ manager }) => {
      const events = await queryPrepared<DeliveredEvent & { attempts: number }>(
        manager,
        `SELECT id, type, subject_id AS "subjectId", payload, actor_id AS "actorId", occurred_at AS "occurredAt", attempts FROM platform.outbox_event
          WHERE county_code = $1 AND delivered_at IS NULL AND dead_at IS NULL AND available_at <= clock_timestamp() ORDER BY available_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [currentContext().countyCode],
      );
      if (events.length === 0) return 0;
      const faults = new Map<string, string>();
      for (const handler of this.handlers) {
        const its = events.filter(({ type }) => handler.types.has(type));
        if (its.length === 0) continue;
        const fault = await this.handle(handler, its, manager);
        if (fault === null) continue;
        // One of several is at fault: each by itself.
        for (const event of its) {
          const own = its.length === 1 ? fault : await this.handle(handler, [event], manager);
          if (own !== null) faults.set(event.id, own);
        }
      }
      for (const [id, fault] of faults)
        await manager.query(
          `UPDATE platform.outbox_event SET attempts = attempts + 1, last_error = $2, available_at = clock_timestamp() + make_interval(secs => power(2, attempts)), dead_at = CASE WHEN attempts + 1 >= ${MAX_ATTEMPTS} THEN clock_timestamp() END WHERE id = $1`,
          [id, fault],
        );
      await queryPrepared(manager, `UPDATE platform.outbox_event SET delivered_at = clock_timestamp() WHERE id = ANY($1::uuid[])`, [events.map(({ id }) => id).filter((id) => !faults.has(id))]);
      return events.length;
    });
  }

  /** Null, or the fault's class and code, never its message: messages can carry values. */
  private async handle({ name, handle }: { name: string; handle: Handler }, events: readonly DeliveredEvent[], manager: EntityManager): Promise<string | null> {
    await manager.query('SAVEPOINT handler');
    try {
      const fresh = await queryPrepared<{ id: string }>(manager, `INSERT INTO platform.handled_event (event_id, handler) SELECT unnest($1::uuid[]), $2 ON CONFLICT DO NOTHING RETURNING event_id AS id`, [events.map(({ id }) => id), name]);
      const ids = new Set(fresh.map(({ id }) => id));
      if (ids.size > 0) await handle(events.filter(({ id }) => ids.has(id)), manager);
      await manager.query('RELEASE SAVEPOINT handler');
      return null;
    } catch (error) {
      await manager.query('ROLLBACK TO SAVEPOINT handler');
      const { code, constructor } = error as { code?: string; constructor: { name: string } };
      if (events.length === 1) this.logger.warn(`event ${events[0]!.type} ${events[0]!.id} failed in ${name}: ${constructor.name} ${code ?? ''}`);
      return `${name}: ${constructor.name} ${code ?? ''}`.trim();
    }
  }
}
