import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError, errorText, newId, scopeCovers, type Language, type Uuid } from '@yizhu/kernel';
import { AUTHENTICATOR, currentContext, Database, isConnectionFault, PLATFORM_CONFIG, recordAudit, runAsSystem, runInContext, Sealer, UnitOfWork, type Authenticator, type PlatformConfig, type TransactionManager } from '@yizhu/platform';
import { fork, type ChildProcess } from 'node:child_process';
import { rosterError } from '../../domain/roster/roster.errors.js';
import type { HeadingMapping } from '../../domain/roster/headings.js';
import { RosterImporter } from './roster-importer.js';
import { storedFile } from './stored-file.js';

interface Job {
  readonly id: Uuid;
  readonly file_name: string;
  readonly file_bytes: number;
  readonly dry_run: boolean;
  readonly updates: boolean;
  readonly mapping: HeadingMapping | null;
  readonly scope: string[];
  readonly language: Language;
  readonly created_by: Uuid | null;
  readonly created_by_name: string;
}

const LOOK_EVERY_MS = 1_000;
const TELL_EVERY_MS = 500;
const HEARTBEAT_MS = 10_000;
/** A process that has said nothing for so long is dead, and its import is taken up again from the start: nothing of it was kept. */
const SILENT = `interval '60 seconds'`;
const ATTEMPTS = 3;
const KEEP_FILES = `interval '30 days'`;

/** A roster of 100 000 people needs a third of it; a small young generation is what keeps the process small. */
export const IMPORT_HEAP = ['--max-old-space-size=256', '--max-semi-space-size=4'];

class Cancelled extends Error {}
/** Another process has taken the import up: whatever this one did is rolled back. */
class Superseded extends Error {}

/**
 * Works off queued imports. Each runs in a process of its own (`yizhu import-run`), so that the API's memory stays flat and
 * its event loop free; without a command line to start (specs), in this one. Safe with many replicas.
 */
@Injectable()
export class RosterJobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('RosterJobs');
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<unknown> | undefined;
  private child: ChildProcess | undefined;
  private stopped = true;
  private cleanedAt = 0;

  constructor(
    @Inject(PLATFORM_CONFIG) private readonly config: PlatformConfig,
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(RosterImporter) private readonly importer: RosterImporter,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.backgroundWork) return;
    this.stopped = false;
    const look = (): void => {
      if (this.stopped) return;
      this.working = this.workOff()
        .catch((error: unknown) => this.logger.warn(`look failed: ${(error as Error).constructor.name}`))
        .finally(() => {
          if (!this.stopped) this.timer = setTimeout(look, LOOK_EVERY_MS).unref();
        });
    };
    look();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    this.child?.kill('SIGTERM');
    await this.working;
  }

  /** Takes up imports until none waits. */
  async workOff(): Promise<number> {
    let done = 0;
    for (let claimed = await this.claim(); claimed; claimed = this.stopped && this.config.backgroundWork ? undefined : await this.claim()) {
      await this.start(claimed.id, claimed.worker);
      done++;
    }
    await this.cleanUp();
    return done;
  }

  /** The work itself, by whoever claimed it: from the start, and all of it in one transaction. */
  async run(id: Uuid, worker: Uuid): Promise<void> {
    const job = await this.asSystem(() => this.database.one<Job & Record<string, unknown>>({ text: `SELECT id, file_name, file_bytes, dry_run, updates, mapping, scope, language, created_by, created_by_name FROM recipients.roster_import WHERE id = $1::uuid AND worker = $2::uuid AND status = 'running'`, values: [id, worker] }));
    if (!job) return;
    const scope = { divisions: job.scope, organisationId: null, memberId: null };
    const word = new Word(this, id, worker);
    try {
      await this.requireRight(job);
      await runInContext({ traceId: `import ${id}`, countyCode: this.config.countyCode, language: job.language, address: null, actor: { id: job.created_by, name: job.created_by_name, kind: job.created_by ? 'staff' : 'system' }, permission: 'roster:import', scope }, () =>
        this.importer.run(storedFile(this.database, this.sealer, id, job.file_bytes), {
          dryRun: job.dry_run, updates: job.updates, mapping: job.mapping ?? {}, importId: id, basis: `花名册导入：${job.file_name}`,
          onProgress: (done, total) => word.say(done, total),
          onDone: async ({ manager }, result) => {
            await word.stop();
            const kept = (await manager.query(
              `UPDATE recipients.roster_import SET status = 'done', version = version + 1, result = $3::jsonb, rows_done = rows_total, finished_at = clock_timestamp(), undo_until = CASE WHEN NOT dry_run AND $4 THEN clock_timestamp() + interval '24 hours' END WHERE id = $1 AND worker = $2 AND status = 'running' AND NOT cancel_requested RETURNING id`,
              [id, worker, JSON.stringify(result), result.createdHouseholds + result.updatedHouseholds > 0 && result.joinedPeople + result.decidedPeople === 0],
            )) as [unknown[], number];
            if (kept[1] === 0) throw (await this.cancelRequested(manager, id, worker)) ? new Cancelled() : new Superseded();
            await recordAudit(manager, { action: job.dry_run ? 'check' : 'import', resource: 'roster-import', subjectId: id, detail: { households: result.createdHouseholds, people: result.createdPeople, updated: result.updatedHouseholds, rejected: result.rejected.length } });
          },
        }),
      );
    } catch (error) {
      await word.stop();
      await this.fail(job, worker, error);
    }
  }

  /** Whoever asked must still be allowed to when it is done, for every place it was asked for. @throws import-right-ended */
  private async requireRight({ created_by: by, scope: asked }: Job): Promise<void> {
    if (by === null) return;
    const scope = (await this.asSystem(() => this.authenticator.callerNow(by)))?.scopeFor('roster:import');
    if (!scope || !asked.every((place) => scopeCovers(scope, place))) throw rosterError('import-right-ended');
  }

  private async cancelRequested(manager: TransactionManager, id: Uuid, worker: Uuid): Promise<boolean> {
    const [row] = (await manager.query(`SELECT 1 FROM recipients.roster_import WHERE id = $1 AND worker = $2 AND cancel_requested`, [id, worker])) as unknown[];
    return row !== undefined;
  }

  /** Says how far the work is, on a connection of its own. @throws Cancelled | Superseded */
  async tell(id: Uuid, worker: Uuid, done: number, total: number): Promise<void> {
    const [rows] = await this.asSystem(() => this.uow.run(async ({ manager }) => (await manager.query(`UPDATE recipients.roster_import SET rows_done = $3, rows_total = $4, heartbeat_at = clock_timestamp() WHERE id = $1 AND worker = $2 AND status = 'running' RETURNING cancel_requested`, [id, worker, done, total])) as [{ cancel_requested: boolean }[], number]));
    if (rows.length === 0) throw new Superseded();
    if (rows[0]!.cancel_requested) throw new Cancelled();
  }

  private async fail(job: Job, worker: Uuid, error: unknown): Promise<void> {
    if (error instanceof Superseded) return;
    if (error instanceof Cancelled) return this.end(job.id, worker, 'cancelled', null);
    if (error instanceof DomainError) return this.end(job.id, worker, 'failed', { code: error.code, message: errorText(error.code, job.language, error.params) });
    this.logger.error(`import ${job.id} failed: ${(error as Error).constructor.name} ${(error as { code?: string }).code ?? ''}`);
    if (process.env.YIZHU_SHOW_ERRORS === '1') this.logger.error(error);
    // The database was away: somebody takes it up again when it is back.
    if (isConnectionFault(error)) throw error;
    return this.end(job.id, worker, 'failed', { code: 'import-failed', message: errorText('import-failed', job.language) });
  }

  private async end(id: Uuid, worker: Uuid, status: 'cancelled' | 'failed', error: { code: string; message: string } | null): Promise<void> {
    await this.asSystem(() =>
      this.uow.run(async ({ manager }) => {
        await manager.query(`UPDATE recipients.roster_import SET status = $3, error = $4::jsonb, finished_at = clock_timestamp(), version = version + 1 WHERE id = $1 AND worker = $2 AND status = 'running'`, [id, worker, status, error && JSON.stringify(error)]);
        await recordAudit(manager, { action: status === 'failed' ? 'fail' : 'break-off', resource: 'roster-import', subjectId: id, detail: { code: error?.code ?? null } });
      }),
    );
  }

  private async claim(): Promise<{ id: Uuid; worker: Uuid } | undefined> {
    const worker = newId();
    return this.asSystem(() =>
      this.uow.run(async ({ manager }) => {
        await manager.query(`UPDATE recipients.roster_import SET status = 'failed', error = CASE language WHEN 'en' THEN $3::jsonb ELSE $2::jsonb END, finished_at = clock_timestamp(), version = version + 1 WHERE county_code = $1 AND status = 'running' AND heartbeat_at < clock_timestamp() - ${SILENT} AND attempts >= ${ATTEMPTS}`, [currentContext().countyCode, ...(['zh', 'en'] as const).map((language) => JSON.stringify({ code: 'import-failed', message: errorText('import-failed', language) }))]);
        const [rows] = (await manager.query(
          `UPDATE recipients.roster_import SET status = 'running', worker = $2, heartbeat_at = clock_timestamp(), attempts = attempts + 1, rows_done = 0, version = version + 1
            WHERE county_code = $1 AND id = (SELECT id FROM recipients.roster_import WHERE county_code = $1 AND (status = 'queued' OR (status = 'running' AND heartbeat_at < clock_timestamp() - ${SILENT})) ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id`,
          [currentContext().countyCode, worker],
        )) as [{ id: string }[], number];
        return rows[0] && { id: rows[0].id, worker };
      }),
    );
  }

  private async start(id: Uuid, worker: Uuid): Promise<void> {
    if (!this.config.cliFile) return this.run(id, worker);
    const child = fork(this.config.cliFile, ['import-run', id, worker], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [...IMPORT_HEAP] });
    this.child = child;
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve).once('error', () => resolve(-1)));
    this.child = undefined;
    // It died in the middle: back into the queue at once, as often as it may be tried.
    if (code !== 0) await this.asSystem(() => this.uow.run(({ manager }) => manager.query(`UPDATE recipients.roster_import SET heartbeat_at = 'epoch' WHERE id = $1 AND worker = $2 AND status = 'running'`, [id, worker])));
  }

  /** Files go when their time is over, and those whose import never came about; so does what a check would have changed. */
  private async cleanUp(): Promise<void> {
    if (Date.now() - this.cleanedAt < 3_600_000) return;
    this.cleanedAt = Date.now();
    await this.asSystem(() => this.uow.run(({ manager }) => manager.query(
      `DELETE FROM recipients.roster_file f WHERE f.created_at < clock_timestamp() - ${KEEP_FILES} OR (f.created_at < clock_timestamp() - interval '1 day' AND NOT EXISTS (SELECT 1 FROM recipients.roster_import i WHERE i.id = f.import_id))`,
    )));
    await this.asSystem(() => this.uow.run(({ manager }) => manager.query(`DELETE FROM recipients.roster_change c USING recipients.roster_import i WHERE c.noted_at < clock_timestamp() - ${KEEP_FILES} AND i.id = c.import_id AND i.dry_run`)));
  }

  private asSystem<T>(work: () => Promise<T>): Promise<T> {
    return runAsSystem(this.config.countyCode, 'roster-jobs', work);
  }
}

/** Speaks at most twice a second, and at least now and then while a long step says nothing. */
class Word {
  private saidAt = 0;
  private done = 0;
  private total = 0;
  private speaking: Promise<void> = Promise.resolve();
  private refusal: unknown;
  private readonly timer = setInterval(() => void this.speak().catch(() => undefined), HEARTBEAT_MS).unref();
  private stopped = false;

  constructor(private readonly jobs: RosterJobs, private readonly id: Uuid, private readonly worker: Uuid) {}

  async say(done: number, total: number): Promise<void> {
    [this.done, this.total] = [done, total];
    if (this.refusal) throw this.refusal;
    if (Date.now() - this.saidAt >= TELL_EVERY_MS) await this.speak();
  }
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.speaking.catch(() => undefined);
  }
  private speak(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    this.saidAt = Date.now();
    this.speaking = this.speaking.catch(() => undefined).then(() => this.jobs.tell(this.id, this.worker, this.done, this.total)).catch((error: unknown) => {
      this.refusal = error;
      throw error;
    });
    return this.speaking;
  }
}
