import { Inject, Injectable } from '@nestjs/common';
import { DomainError, errorText, type ErrorParams, type Uuid } from '@yizhu/kernel';
import { currentContext, UnitOfWork, type Act } from '@yizhu/platform';
import { assistanceError } from '../domain/assistance.errors.js';
import { clockError, corrected } from '../domain/device-clock.js';
import type { VisitState } from '../domain/visit.js';
import type { OfflineVisitDto, SyncedVisitView, VisitSyncDto } from '../http/visit-sync.dto.js';
import { VisitService } from './visit.service.js';

const UNIQUE_VIOLATION = '23505';

/**
 * Visits made without a network, in whatever order they come, once or again: each is known by the id its device gave it, is taken by
 * itself, and is told what became of it. Their times are put right by the error of the device's clock.
 */
@Injectable()
export class VisitSync {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(VisitService) private readonly service: VisitService,
  ) {}

  take({ deviceNow, visits: sent }: VisitSyncDto): Promise<{ clockErrorSeconds: number; data: SyncedVisitView[] }> {
    return this.uow.run(async (act) => {
      const error = clockError(new Date(deviceNow), act.now);
      // The same visits sent twice at once wait for each other, in one order.
      await act.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM unnest($1::text[]) AS id ORDER BY id`, [sent.map(({ id }) => id).sort()]);
      const data: SyncedVisitView[] = [];
      for (const visit of sent) data.push(await this.one(act, visit, error));
      return { clockErrorSeconds: Math.round(error / 1_000), data };
    });
  }

  private async one(act: Act, visit: OfflineVisitDto, error: number): Promise<SyncedVisitView> {
    const { checkOut, ...checkIn } = visit;
    const right = (time: string): string => corrected(new Date(time), error).toISOString();
    const before = await this.state(act, visit.id);
    if (before && before.status !== 'open') return { id: visit.id, status: 'known', ...NOTHING };
    const begun = before ? null : await this.apart(act, () => this.service.checkIn({ ...checkIn, at: right(visit.at), deviceTime: visit.at }));
    if (begun) return { id: visit.id, status: 'refused', ...begun };
    if (!checkOut) return { id: visit.id, status: before ? 'known' : 'open', ...NOTHING };
    // What was begun stands, also where its end is not accepted: it is mended at the visit, and not lost.
    const ended = await this.apart(act, async () => this.service.checkOut(visit.id, (await this.state(act, visit.id))!.version, { ...checkOut, at: right(checkOut.at) }));
    return { id: visit.id, status: ended ? 'open' : 'done', ...(ended ?? NOTHING) };
  }

  /** Runs a part of the act so that its failure undoes that part alone. @returns why it failed, or null */
  private async apart({ manager }: Act, work: () => Promise<unknown>): Promise<Pick<SyncedVisitView, 'code' | 'message'> | null> {
    await manager.query('SAVEPOINT visit');
    try {
      await work();
      await manager.query('RELEASE SAVEPOINT visit');
      return null;
    } catch (error) {
      await manager.query('ROLLBACK TO SAVEPOINT visit');
      const told = (error as { code?: string }).code === UNIQUE_VIOLATION ? assistanceError('visit-id-taken') : error;
      if (!(told instanceof DomainError)) throw error;
      return { code: told.code, message: errorText(told.code, currentContext().language, told.params as ErrorParams) };
    }
  }

  private async state({ manager }: Act, id: Uuid): Promise<{ status: VisitState; version: number } | undefined> {
    const [row] = (await manager.query(`SELECT status, version FROM assistance.visit WHERE id = $1`, [id])) as { status: VisitState; version: number }[];
    return row;
  }
}
const NOTHING = { code: null, message: null } as const;
