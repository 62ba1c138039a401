import { Inject, Injectable } from '@nestjs/common';
import { newId, notFound, tidy, type Uuid } from '@yizhu/kernel';
import { currentContext, Database, recordAudit, runInContext, SealedFiles, sniffed, UnitOfWork, type RawJson } from '@yizhu/platform';
import { servicePointError } from '../domain/service-point.errors.js';
import { MAX_PHOTOS, PHOTO_BYTES, PHOTO_TYPES, photoKey } from '../domain/vocabulary.js';
import { ServicePointQueries } from './service-point.queries.js';
import { ServicePoints } from './service-points.js';

export interface StoredPhoto {
  readonly id: Uuid;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** Photos of a point: public, so that people know the door when they see it. Bytes lie in the file store, sealed as all files are. */
@Injectable()
export class PointPhotos {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Database) private readonly database: Database,
    @Inject(SealedFiles) private readonly files: SealedFiles,
    @Inject(ServicePoints) private readonly points: ServicePoints,
    @Inject(ServicePointQueries) private readonly queries: ServicePointQueries,
  ) {}

  /** No bytes are taken in for a point that the caller may not manage. @throws not-found */
  async expect(pointId: Uuid): Promise<void> {
    const { idempotency: _, ...context } = currentContext();
    await runInContext(context, () => this.uow.run(({ manager }) => this.points.store.lock(manager, pointId, null)));
  }

  /** Takes the bytes in before anything is said of them: no transaction waits for a slow line. @throws photo-type-unknown | photo-file-missing | upload-too-large | upload-empty */
  async store(bytes: AsyncIterable<Buffer>): Promise<StoredPhoto> {
    const id = newId();
    const { type, bytes: whole } = await sniffed(bytes);
    if (type === null || !PHOTO_TYPES.has(type)) {
      for await (const _ of whole) break;
      throw servicePointError('photo-type-unknown', {}, 'file');
    }
    return { id, mediaType: type, ...(await this.files.put(photoKey(id), whole, PHOTO_BYTES)) };
  }

  /** What is refused here leaves no bytes behind, nor does a repeat of what was done already. @throws photo-too-many | photo-of-hidden-point */
  async add(pointId: Uuid, photo: StoredPhoto, title: { zh: string; en: string }): Promise<RawJson> {
    const context = currentContext();
    // The file is the body that an Idempotency-Key stands for.
    if (context.idempotency) context.idempotency = { ...context.idempotency, bodyHash: `${photo.sha256}|${JSON.stringify(title)}` };
    try {
      const answer = await this.uow.run(async ({ manager, actor, now }) => {
        await this.points.store.lock(manager, pointId, null);
        const [now_] = (await manager.query(`SELECT p.address_hidden AS hidden, (SELECT count(*) FROM service_points.photo f WHERE f.point_id = p.id AND f.removed_at IS NULL)::int AS n FROM service_points.service_point p WHERE p.id = $1`, [pointId])) as { hidden: boolean; n: number }[];
        if (now_!.hidden) throw servicePointError('photo-of-hidden-point');
        if (now_!.n >= MAX_PHOTOS) throw servicePointError('photo-too-many', { limit: MAX_PHOTOS });
        await manager.query(
          `INSERT INTO service_points.photo (id, county_code, point_id, title_zh, title_en, media_type, bytes, sha256, position, added_at, added_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
          [photo.id, context.countyCode, pointId, tidy(title.zh), tidy(title.en), photo.mediaType, photo.size, photo.sha256, now_!.n, now, actor.name],
        );
        await recordAudit(manager, { action: 'add-photo', resource: 'service-point', subjectId: pointId, detail: { photo: photo.id } });
        return this.queries.detail(pointId);
      });
      if (!(await this.isKnown(photo.id))) await this.discard(photo);
      return answer;
    } catch (refusal) {
      await this.discard(photo).catch(() => undefined);
      throw refusal;
    }
  }

  discard({ id }: Pick<StoredPhoto, 'id'>): Promise<void> {
    return this.files.remove(photoKey(id));
  }

  /** For everybody. Of a retired or hidden point there are no photos. @throws not-found | file-gone */
  async open(id: Uuid): Promise<{ mediaType: string; size: number; sha256: string; bytes: AsyncIterable<Buffer> }> {
    const row = await this.database.one<{ mediaType: string; size: number; sha256: string }>({
      text: `SELECT f.media_type AS "mediaType", f.bytes AS size, f.sha256 FROM service_points.photo f JOIN service_points.public_point p ON p.id = f.point_id AND p.county_code = f.county_code WHERE f.id = $1::uuid AND f.county_code = $2 AND f.removed_at IS NULL AND NOT p.address_hidden`,
      values: [id, currentContext().countyCode],
    });
    if (!row) throw notFound('photo');
    // The first piece is opened here: what is gone or damaged is answered as a problem, not as half a picture.
    const pieces = this.files.read(photoKey(id));
    const first = await pieces.next();
    const bytes = async function* (): AsyncGenerator<Buffer> {
      if (!first.done) yield first.value;
      yield* pieces;
    };
    return { ...row, bytes: bytes() };
  }

  /** It is shown no more, and its bytes go once that is sure. @throws not-found */
  async remove(id: Uuid): Promise<RawJson> {
    const answer = await this.uow.run(async ({ manager, now }) => {
      const [row] = (await manager.query('SELECT point_id AS "pointId" FROM service_points.photo WHERE id = $1 AND county_code = $2 AND removed_at IS NULL', [id, currentContext().countyCode])) as { pointId: Uuid }[];
      if (!row) throw notFound('photo');
      await this.points.store.lock(manager, row.pointId, null);
      await manager.query('UPDATE service_points.photo SET removed_at = $2 WHERE id = $1', [id, now]);
      await recordAudit(manager, { action: 'remove-photo', resource: 'service-point', subjectId: row.pointId, detail: { photo: id } });
      return this.queries.detail(row.pointId);
    });
    await this.discard({ id }).catch(() => undefined);
    return answer;
  }

  private async isKnown(id: Uuid): Promise<boolean> {
    const { idempotency: _, ...context } = currentContext();
    return runInContext(context, async () => (await this.database.one({ text: 'SELECT 1 FROM service_points.photo WHERE id = $1::uuid', values: [id] })) !== undefined);
  }
}
