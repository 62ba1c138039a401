import { notFound, type AggregateRoot, type Uuid } from '@yizhu/kernel';
import { currentContext, recordAudit, runInContext, scopePredicate, Values, type Act, type AggregateRepository, type Database, type RawJson, type ScopeColumns, type TransactionManager, type UnitOfWork } from '@yizhu/platform';
import { wishError } from '../domain/wish.errors.js';
import type { AcceptedFiles, KeptFiles, StoredFile } from './kept-files.js';

/** Where files of one sort lie, and what they belong to. */
export interface Shelf<A extends AggregateRoot> {
  /** The table of what is known of each: id, county_code, division_code, `column`, media_type, bytes, sha256, added_at, added_by_name, and what `columns` adds. */
  readonly table: string;
  /** The folder of the file store. */
  readonly folder: string;
  readonly accepts: AcceptedFiles;
  /** As many as one parent can hold. */
  readonly most: number;
  /** What they belong to: who sees it, sees them; nobody else. */
  readonly parent: { readonly of: AggregateRepository<A>; readonly table: string; readonly column: string; readonly resource: string; readonly scope?: Omit<ScopeColumns, 'alias'> };
}

/** Sealed files that belong to a request, an order or a wish. They may show the person: for those who see what they belong to, each opening in the audit trail, and gone with the person. */
export abstract class AttachedFiles<A extends AggregateRoot & { countyCode: string; divisionCode: string }> {
  constructor(
    protected readonly uow: UnitOfWork,
    protected readonly database: Database,
    protected readonly files: KeptFiles,
    protected readonly shelf: Shelf<A>,
  ) {}

  /** @throws when files can't be added or taken away now, or not by the caller */
  protected abstract requireOpen(parent: A): void;
  /** The parent as an act answers it. */
  protected abstract answer(parentId: Uuid): Promise<RawJson>;
  /** What a row holds besides. @throws what is wrong with `kind` */
  protected columns(_parent: A, _file: StoredFile, _kind: string | undefined, _act: Act): Record<string, unknown> {
    return {};
  }

  /** @throws when the caller may not take this one away */
  protected async requireRemovable(_id: Uuid): Promise<void> {}

  /** No bytes are taken in for what isn't the caller's to add to. @throws not-found | what `requireOpen` throws */
  async expect(parentId: Uuid): Promise<void> {
    const { idempotency: _, ...context } = currentContext();
    await runInContext(context, () => this.uow.run(async (act) => this.requireOpen(await this.shelf.parent.of.lock(act, parentId, null))));
  }

  /** @throws proof-type-unknown | request-file-type-unknown | upload-too-large | upload-empty */
  store(bytes: AsyncIterable<Buffer>): Promise<StoredFile> {
    return this.files.store(this.shelf.folder, bytes, this.shelf.accepts);
  }

  /** @throws proof-too-many | what `requireOpen` and `columns` throw */
  add(parentId: Uuid, file: StoredFile, kind?: string): Promise<RawJson> {
    const { table, parent, most, folder } = this.shelf;
    const context = currentContext();
    // The file and its kind are the body that an Idempotency-Key stands for.
    if (context.idempotency) context.idempotency = { ...context.idempotency, bodyHash: `${file.sha256}/${kind ?? ''}` };
    return this.files.keptIf(folder, file.id, (keep) =>
      this.uow.run(async (act) => {
        const owner = await parent.of.lock(act, parentId, null);
        this.requireOpen(owner);
        const row: Record<string, unknown> = { id: file.id, county_code: owner.countyCode, division_code: owner.divisionCode, [parent.column]: parentId, media_type: file.mediaType, bytes: file.size, sha256: file.sha256, added_at: act.now, added_by_name: act.actor.name, ...this.columns(owner, file, kind, act) };
        const [before] = (await act.manager.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${parent.column} = $1`, [parentId])) as { n: number }[];
        if (before!.n >= most) throw wishError('proof-too-many', { limit: most });
        const names = Object.keys(row);
        await act.manager.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
        await recordAudit(act.manager, { action: 'add-file', resource: parent.resource, subjectId: parentId, detail: { file: file.id } });
        keep();
        return this.answer(parentId);
      }),
    );
  }

  /** What was added by mistake goes at once. @throws not-found | what `requireOpen` and `requireRemovable` throw */
  async remove(id: Uuid): Promise<RawJson> {
    const { table, parent, folder } = this.shelf;
    const { parentId } = await this.found(id);
    await this.requireRemovable(id);
    const answer = await this.uow.run(async (act) => {
      this.requireOpen(await parent.of.lock(act, parentId, null));
      await act.manager.query(`DELETE FROM ${table} WHERE id = $1`, [id]);
      await recordAudit(act.manager, { action: 'remove-file', resource: parent.resource, subjectId: parentId, detail: { file: id } });
      return this.answer(parentId);
    });
    await this.files.discard(folder, id);
    return answer;
  }

  /** Within the caller's scope. @throws not-found | file-gone */
  async open(id: Uuid): Promise<{ mediaType: string; size: number; bytes: AsyncIterable<Buffer> }> {
    const { parentId, mediaType, size } = await this.found(id);
    await this.uow.note({ action: 'read', resource: this.shelf.parent.resource, subjectId: parentId, detail: { file: id } });
    return { mediaType, size, bytes: await this.files.read(this.shelf.folder, id) };
  }

  /** What shows somebody who was erased, or bears their hand or voice, goes. A file that can't be removed now keeps the event waiting. */
  async forgetOf(manager: TransactionManager, personId: Uuid, homes: readonly Uuid[]): Promise<void> {
    const { table, parent, folder } = this.shelf;
    const [gone] = (await manager.query(`DELETE FROM ${table} f USING ${parent.table} t WHERE t.id = f.${parent.column} AND t.person_id = $1 AND t.household_id = ANY ($2::uuid[]) RETURNING f.id`, [personId, homes])) as [{ id: Uuid }[], number];
    for (const { id } of gone) await this.files.discard(folder, id);
  }

  private async found(id: Uuid): Promise<{ parentId: Uuid; mediaType: string; size: number }> {
    const { table, parent } = this.shelf;
    const values = new Values();
    const row = await this.database.one<{ parentId: Uuid; mediaType: string; size: number }>({
      text: `SELECT t.id AS "parentId", f.media_type AS "mediaType", f.bytes AS size FROM ${table} f JOIN ${parent.table} t ON t.id = f.${parent.column} WHERE f.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 't', ...parent.scope }, values)}`,
      values: values.list,
    });
    if (!row) throw notFound('file');
    return row;
  }
}
