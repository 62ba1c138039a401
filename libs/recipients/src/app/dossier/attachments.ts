import { Inject, Injectable } from '@nestjs/common';
import { newId, notFound, tidy, type Uuid } from '@yizhu/kernel';
import { answerList, currentActor, currentContext, Database, orMissing, placeJson, RawJson, readDetail, recordAudit, runInContext, scopePredicate, SealedFiles, sniffed, UnitOfWork, Values } from '@yizhu/platform';
import { attachments } from '../../db/attachment.schema.js';
import { Attachment, ATTACHMENT_BYTES, ATTACHMENT_TYPES, fileKey, KEPT_AFTER_REMOVAL, MAX_ATTACHMENTS, type AttachmentKind } from '../../domain/dossier/attachment.js';
import { dossierError } from '../../domain/dossier/dossier.errors.js';
import type { AttachmentListQuery } from '../../http/dossier/attachment.dto.js';
import { RecipientsReader } from '../recipients.reader.js';

/** What is said of a file when it is handed in. */
export interface Handed {
  readonly kind: AttachmentKind;
  readonly title: string;
  readonly personId: Uuid | null;
  readonly consentId: Uuid | null;
}
export interface StoredBytes {
  readonly id: Uuid;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

const ROW = `json_build_object('id', a.id, 'household', a.household_id, 'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM recipients.person p WHERE p.id = a.person_id), 'consentId', a.consent_id, 'place', ${placeJson('a')}, 'kind', a.kind, 'title', a.title, 'mediaType', a.media_type, 'bytes', a.bytes,
  'addedAt', a.added_at, 'addedBy', a.added_by_name, 'removedAt', a.removed_at, 'removedBy', a.removed_by_name, 'removedReason', a.removed_reason, 'purged', a.purged_at IS NOT NULL, 'version', a.version)`;
const PURGED_AT_ONCE = 200;

/** Photos and papers of households: taken by content, kept sealed, opened one by one with a row in the trail. */
@Injectable()
export class Attachments {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(SealedFiles) private readonly files: SealedFiles,
    @Inject(RecipientsReader) private readonly recipients: RecipientsReader,
  ) {}

  /** Takes the bytes in before anything is said of them: no transaction waits for a slow line. @throws attachment-type-unknown | upload-too-large | upload-empty */
  async store(bytes: AsyncIterable<Buffer>): Promise<StoredBytes> {
    const id = newId();
    const { type, bytes: whole } = await sniffed(bytes);
    if (type === null || !ATTACHMENT_TYPES.has(type)) {
      // An empty file has no type; say that it is empty.
      if (type === null && (await isEmpty(whole))) throw dossierError('attachment-file-missing', {}, 'file');
      throw dossierError('attachment-type-unknown', {}, 'file');
    }
    return { id, mediaType: type, ...(await this.files.put(fileKey(id), whole, ATTACHMENT_BYTES)) };
  }

  /** What is refused here leaves no bytes behind, nor does a repeat of what was done already. @throws not-found | person-elsewhere | attachment-too-many */
  async add(householdId: Uuid, stored: StoredBytes, handed: Handed): Promise<RawJson> {
    const context = currentContext();
    // The file is the body that an Idempotency-Key stands for.
    if (context.idempotency) context.idempotency = { ...context.idempotency, bodyHash: `${stored.sha256}|${JSON.stringify(handed)}` };
    try {
      const answer = await this.uow.run(async (act) => {
        const household = await this.recipients.household(householdId);
        const [known] = (await act.manager.query(
          `SELECT (SELECT count(*) FROM recipients.attachment WHERE household_id = $1 AND purged_at IS NULL)::int AS held, $2::uuid IS NULL OR EXISTS (SELECT 1 FROM recipients.person WHERE id = $2 AND household_id = $1 AND status <> 'erased') AS person, $3::uuid IS NULL OR EXISTS (SELECT 1 FROM recipients.consent WHERE id = $3 AND household_id = $1) AS consent`,
          [householdId, handed.personId, handed.consentId],
        )) as [{ held: number; person: boolean; consent: boolean }];
        if (known.held >= MAX_ATTACHMENTS) throw dossierError('attachment-too-many', { limit: MAX_ATTACHMENTS });
        if (!known.person) throw dossierError('person-elsewhere', {}, 'personId');
        if (!known.consent) throw notFound('consent');
        await attachments.add(act, Attachment.add({
          id: stored.id, countyCode: context.countyCode, divisionCode: household.divisionCode, householdId, personId: handed.personId, consentId: handed.consentId, kind: handed.kind, title: tidy(handed.title), mediaType: stored.mediaType, bytes: stored.size, sha256: stored.sha256, addedBy: act.actor.id, addedByName: act.actor.name,
        }, act.now), 'add');
        return this.detail(stored.id);
      });
      if (!(await this.isKnown(stored.id))) await this.files.remove(fileKey(stored.id));
      return answer;
    } catch (refusal) {
      await this.files.remove(fileKey(stored.id)).catch(() => undefined);
      throw refusal;
    }
  }

  /** Gives stored bytes back up that nothing will be said of. */
  discard({ id }: StoredBytes): Promise<void> {
    return this.files.remove(fileKey(id));
  }

  /** @throws not-found: no bytes are taken in for a household that isn't there */
  async expect(householdId: Uuid): Promise<void> {
    await this.recipients.household(householdId);
  }

  async list(householdId: Uuid, query: AttachmentListQuery): Promise<RawJson> {
    const values = new Values();
    const where = [`a.household_id = ${values.add(householdId)}::uuid`, scopePredicate(currentContext().scope, { alias: 'a' }, values), query.removed ? 'a.removed_at IS NOT NULL' : 'a.removed_at IS NULL'];
    if (query.kind) where.push(`a.kind = ${values.add(query.kind)}`);
    const answer = await answerList(this.database, { values, where, from: 'recipients.attachment a', key: 'a.id', defaultSort: '-addedAt', sorts: { addedAt: { sql: 'a.added_at', type: 'timestamptz' } }, detailFrom: 'page JOIN recipients.attachment a ON a.id = page.key', row: ROW, audit: { resource: 'attachment' } }, query);
    return orMissing(answer, () => this.expect(householdId));
  }

  async detail(id: Uuid): Promise<RawJson> {
    const { body, version } = await readDetail<{ body: string; version: number }>(this.database, { resource: 'attachment', id, table: 'recipients.attachment', scope: { alias: 'a' }, select: `(${ROW})::text AS body, a.version` });
    return new RawJson(body, version);
  }

  /** The bytes, opened as they go out; the opening is in the trail before the first. @throws not-found | attachment-removed | file-gone */
  async open(id: Uuid): Promise<{ mediaType: string; size: number; bytes: AsyncIterable<Buffer> }> {
    const found = await this.uow.run(async (act) => {
      const values = new Values();
      const [row] = (await act.manager.query(`SELECT a.media_type AS "mediaType", a.bytes AS size, a.removed_at IS NOT NULL AS removed FROM recipients.attachment a WHERE a.id = ${values.add(id)}::uuid AND ${scopePredicate(currentContext().scope, { alias: 'a' }, values)}`, values.list)) as { mediaType: string; size: number; removed: boolean }[];
      if (!row) throw notFound('attachment');
      if (row.removed) throw dossierError('attachment-removed');
      await recordAudit(act.manager, { action: 'open', resource: 'attachment', subjectId: id });
      return row;
    });
    // The first piece is opened here: what is gone or damaged is answered as a problem, not as half a file.
    const pieces = this.files.read(fileKey(id));
    const first = await pieces.next();
    const bytes = async function* (): AsyncGenerator<Buffer> {
      if (!first.done) yield first.value;
      yield* pieces;
    };
    return { mediaType: found.mediaType, size: found.size, bytes: bytes() };
  }

  remove(id: Uuid, version: number, reason: string): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const attachment = await attachments.lock(act, id, version);
      attachment.remove(tidy(reason), currentActor().name, act.now);
      return attachments.saveAndAnswer(act, attachment, 'remove', undefined, () => this.detail(id));
    });
  }

  restore(id: Uuid, version: number): Promise<RawJson> {
    return this.uow.run(async (act) => {
      const attachment = await attachments.lock(act, id, version);
      attachment.restore();
      return attachments.saveAndAnswer(act, attachment, 'restore', undefined, () => this.detail(id));
    });
  }

  /** Destroys the bytes of what was removed long enough ago; how many. Marked only after they are gone: what fails is tried again. */
  async purge(): Promise<number> {
    const due = await this.database.read<{ id: Uuid }>({ text: `SELECT id FROM recipients.attachment WHERE removed_at < $1::timestamptz - make_interval(days => $2) AND purged_at IS NULL ORDER BY removed_at LIMIT ${PURGED_AT_ONCE}`, values: [this.uow.now(), KEPT_AFTER_REMOVAL] });
    for (const { id } of due) {
      await this.files.remove(fileKey(id));
      await this.uow.run(async ({ manager, now }) => {
        await manager.query('UPDATE recipients.attachment SET purged_at = $2, version = version + 1 WHERE id = $1 AND purged_at IS NULL', [id, now]);
        await recordAudit(manager, { action: 'purge', resource: 'attachment', subjectId: id });
      });
    }
    return due.length + (await this.destroyDoomed());
  }

  /** Bytes of papers of people who were erased: the rows are empty already, and the key goes with the bytes. */
  private async destroyDoomed(): Promise<number> {
    const doomed = await this.database.read<{ key: string }>({ text: `SELECT key FROM recipients.doomed_file WHERE county_code = $1 ORDER BY since LIMIT ${PURGED_AT_ONCE}`, values: [currentContext().countyCode] });
    for (const { key } of doomed) {
      await this.files.remove(key);
      await this.uow.run(async ({ manager }) => {
        await manager.query('DELETE FROM recipients.doomed_file WHERE key = $1 AND county_code = $2', [key, currentContext().countyCode]);
        await recordAudit(manager, { action: 'purge', resource: 'attachment', subjectId: key.slice(key.indexOf('/') + 1) });
      });
    }
    return doomed.length;
  }

  /** False for bytes of a repeat that was answered with the first one's answer. */
  private async isKnown(id: Uuid): Promise<boolean> {
    const { idempotency: _, ...context } = currentContext();
    return runInContext(context, async () => (await this.database.one({ text: 'SELECT 1 FROM recipients.attachment WHERE id = $1::uuid', values: [id] })) !== undefined);
  }
}

const isEmpty = async (bytes: AsyncIterable<Buffer>): Promise<boolean> => {
  for await (const chunk of bytes) if (chunk.length > 0) return false;
  return true;
};
