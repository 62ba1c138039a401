import { Inject, Injectable } from '@nestjs/common';
import { newId, notFound, type Uuid } from '@yizhu/kernel';
import { answerList, currentContext, currentActor, Database, httpError, RawJson, recordAudit, runInContext, scopePredicate, Sealer, UnitOfWork, Values, type PageQuery } from '@yizhu/platform';
import type { Readable } from 'node:stream';
import { rosterError } from '../../domain/roster/roster.errors.js';
import type { HeadingMapping } from '../../domain/roster/headings.js';
import { rejectedWorkbook } from './rejected-workbook.js';
import { RosterChanges } from './roster-changes.js';
import { RosterSources } from './roster-sources.js';
import { storedFile, storeFile } from './stored-file.js';
import type { RosterResult } from './tally.js';

const BRIEF = `'id', i.id, 'fileName', i.file_name, 'dryRun', i.dry_run, 'updates', i.updates, 'source', CASE WHEN i.source_id IS NOT NULL THEN json_build_object('id', i.source_id, 'name', i.source_name) END, 'status', i.status, 'rowsDone', i.rows_done, 'rowsTotal', i.rows_total, 'error', i.error, 'createdAt', i.created_at, 'createdBy', json_build_object('id', i.created_by, 'name', i.created_by_name), 'undoUntil', i.undo_until, 'version', i.version`;
/** So many of the rejected rows stand in an answer, with the count of all; the workbook has them all. */
const MAX_REJECTED = 500;
const FULL = `json_build_object(${BRIEF}, 'result', i.result || jsonb_build_object('rejectedCount', jsonb_array_length(i.result->'rejected'), 'rejected', jsonb_path_query_array(i.result, '$.rejected[0 to ${MAX_REJECTED - 1}]')))`;
/** In a list the figures and how many rows were rejected; the notes themselves are the detail's. */
const ROW = `json_build_object(${BRIEF}, 'result', i.result || jsonb_build_object('rejectedCount', jsonb_array_length(i.result->'rejected'), 'rejected', '[]'::jsonb, 'warnings', '[]'::jsonb, 'sheets', '[]'::jsonb))`;

/** How a roster is to be taken. */
export interface RosterOrder {
  readonly fileName: string;
  readonly dryRun: boolean;
  /** Also brings what is registered up to date. */
  readonly updates: boolean;
  /** Whose headings it has. */
  readonly sourceId: Uuid | null;
}

/** Rosters that were handed in over HTTP: kept sealed, checked or imported by RosterJobs, undone within a day. */
@Injectable()
export class RosterImports {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(RosterSources) private readonly sources: RosterSources,
    @Inject(RosterChanges) private readonly changes: RosterChanges,
  ) {}

  /** Takes a file in; it is looked at later. @throws file-too-large */
  async stage(bytes: AsyncIterable<Buffer>): Promise<{ id: Uuid; size: number; sha256: string }> {
    const id = newId();
    const { idempotency: _, ...context } = currentContext();
    return runInContext(context, () => this.uow.run(async ({ manager }) => ({ id, ...(await storeFile(manager, this.sealer, id, this.place(), bytes)) })));
  }

  /** Queues the staged file. */
  async queue(staged: { id: Uuid; size: number; sha256: string }, { fileName, dryRun, updates, sourceId }: RosterOrder): Promise<{ id: Uuid }> {
    const context = currentContext();
    // The file is the body that an Idempotency-Key stands for.
    if (context.idempotency) context.idempotency = { ...context.idempotency, bodyHash: `${staged.sha256}|${dryRun}|${updates}|${sourceId ?? ''}` };
    const queue = this.uow.run(async ({ manager, now }) => {
      const { id: by, name } = currentActor();
      const source = sourceId === null ? null : await this.sources.mappingOf(sourceId);
      await manager.query(
        `INSERT INTO recipients.roster_import (id, county_code, division_code, version, file_name, file_bytes, file_sha256, dry_run, status, scope, language, created_at, created_by, created_by_name, updates, source_id, source_name, mapping) VALUES ($1,$2,$3,1,$4,$5,$6,$7,'queued',$8,$9,$10,$11,$12,$13,$14,$15,$16)`,
        [staged.id, context.countyCode, this.place(), fileName, staged.size, staged.sha256, dryRun, context.scope.divisions, context.language, now, by, name, updates, sourceId, source?.name ?? null, source && JSON.stringify(source.mapping)],
      );
      await recordAudit(manager, { action: 'queue', resource: 'roster-import', subjectId: staged.id, detail: { dryRun, updates, bytes: staged.size } });
      return { id: staged.id };
    });
    return queue.catch(async (refusal: unknown) => {
      await this.drop(staged.id).catch(() => undefined);
      throw refusal;
    });
  }

  /** A file that came to nothing (refused, or sent a second time) goes at once; if that fails, with the next clean-up. */
  private async drop(id: Uuid): Promise<void> {
    const { idempotency: _, ...context } = currentContext();
    await runInContext(context, () => this.uow.run(({ manager }) => manager.query('DELETE FROM recipients.roster_file WHERE import_id = $1 AND NOT EXISTS (SELECT 1 FROM recipients.roster_import WHERE id = $1)', [id])));
  }

  list(query: PageQuery): Promise<RawJson> {
    const values = new Values();
    return answerList(this.database, {
      values, where: [scopePredicate(currentContext().scope, { alias: 'i' }, values)], from: 'recipients.roster_import i', key: 'i.id', defaultSort: '-createdAt', sorts: { createdAt: { sql: 'i.created_at', type: 'timestamptz' } },
      detailFrom: 'page JOIN recipients.roster_import i ON i.id = page.key', row: ROW,
    }, query);
  }

  /** @throws not-found */
  async detail(id: Uuid): Promise<RawJson> {
    const row = await this.row<{ body: string; version: number }>(id, `(${FULL})::text AS body, i.version`);
    return new RawJson(row.body, row.version);
  }

  /** Where it stands, small enough to be asked for each second. */
  async progress(id: Uuid): Promise<{ status: string; rowsDone: number; rowsTotal: number }> {
    return this.row(id, `i.status, i.rows_done AS "rowsDone", i.rows_total AS "rowsTotal"`);
  }

  /** What waits never begins; what runs breaks off at its next word and leaves nothing. @throws import-busy */
  async cancel(id: Uuid): Promise<RawJson> {
    await this.progress(id);
    return this.uow.run(async ({ manager, now }) => {
      const changed = (await manager.query(
        `UPDATE recipients.roster_import SET cancel_requested = true, version = version + 1, finished_at = CASE status WHEN 'queued' THEN $2::timestamptz END, status = CASE status WHEN 'queued' THEN 'cancelled' ELSE status END WHERE id = $1 AND status IN ('queued','running') RETURNING id`,
        [id, now],
      )) as [unknown[], number];
      if (changed[1] === 0) throw rosterError('import-busy');
      await recordAudit(manager, { action: 'cancel', resource: 'roster-import', subjectId: id });
      return this.detail(id);
    });
  }

  /** Removes what the import registered, and takes back what it changed. @throws import-not-undoable */
  async undo(id: Uuid): Promise<RawJson> {
    await this.progress(id);
    return this.uow.run(async ({ manager }) => {
      const [row] = (await manager.query(`SELECT recipients.undo_roster_import($1::uuid, $2) AS removed`, [id, currentContext().countyCode])) as { removed: number }[];
      if (row!.removed < 0) throw rosterError('import-not-undoable');
      await this.changes.takeBack(manager, id);
      await manager.query(`UPDATE recipients.roster_import SET status = 'undone', undo_until = NULL, version = version + 1 WHERE id = $1`, [id]);
      await recordAudit(manager, { action: 'undo', resource: 'roster-import', subjectId: id, detail: { households: row!.removed } });
      return this.detail(id);
    });
  }

  /** The rows in error with the reason beside each, as a workbook; noted in the audit trail before it leaves. */
  async rejected(id: Uuid): Promise<{ name: string; stream: Readable }> {
    const row = await this.row<{ file_name: string; file_bytes: number; result: RosterResult | null; mapping: HeadingMapping | null }>(id, 'i.file_name, i.file_bytes, i.result, i.mapping');
    if (!row.result) throw rosterError('import-busy');
    await this.uow.note({ action: 'download', resource: 'roster-import', subjectId: id, detail: { rows: row.result.rejected.length } });
    return { name: row.file_name, stream: await rejectedWorkbook(storedFile(this.database, this.sealer, id, row.file_bytes), row.result.rejected, currentContext().language, row.mapping ?? {}) };
  }

  private async row<Row extends object>(id: Uuid, select: string): Promise<Row> {
    const values = new Values();
    const row = await this.database.one<Row & Record<string, unknown>>({ text: `SELECT ${select} FROM recipients.roster_import i WHERE i.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'i' }, values)}`, values: values.list });
    if (!row) throw notFound('roster-import');
    return row;
  }

  /** Under which place an import is kept: who covers it sees it. @throws forbidden for who has no place */
  private place(): string {
    const [place] = [...currentContext().scope.divisions].sort((a, b) => a.length - b.length);
    if (!place) throw httpError('forbidden');
    return place;
  }
}
