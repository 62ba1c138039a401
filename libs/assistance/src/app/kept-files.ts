import { Inject, Injectable } from '@nestjs/common';
import { newId, type DomainError, type Uuid } from '@yizhu/kernel';
import { SealedFiles, sniffed } from '@yizhu/platform';
import { wishError } from '../domain/wish.errors.js';

/** What is taken in: media types as told by content, and how many bytes. */
export interface AcceptedFiles {
  readonly types: ReadonlySet<string>;
  readonly bytes: number;
  /** What is said of another type. */
  readonly refusal: () => DomainError;
}
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const PHOTOS: AcceptedFiles = { types: new Set(PHOTO_TYPES), bytes: 5 * 1_048_576, refusal: () => wishError('proof-type-unknown', {}, 'file') };

export interface StoredFile {
  readonly id: Uuid;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** Files of requests, orders and wishes: told by their content, sealed. `folder` is whose they are (`wish-proof`). */
@Injectable()
export class KeptFiles {
  constructor(@Inject(SealedFiles) private readonly files: SealedFiles) {}

  /** Before anything is said of them: no transaction waits for a slow line. @throws `accepts.refusal` | upload-too-large | upload-empty */
  async store(folder: string, bytes: AsyncIterable<Buffer>, accepts: AcceptedFiles): Promise<StoredFile> {
    const id = newId();
    const { type, bytes: whole } = await sniffed(bytes);
    if (type === null || !accepts.types.has(type)) {
      for await (const _ of whole) break;
      throw accepts.refusal();
    }
    return { id, mediaType: type, ...(await this.files.put(`${folder}/${id}`, whole, accepts.bytes)) };
  }

  /** Keeps the bytes only where `work` says so and nothing fails: what is refused leaves none behind, nor does a repeat of what was done already. */
  async keptIf<T>(folder: string, id: Uuid, work: (keep: () => void) => Promise<T>): Promise<T> {
    let kept = false;
    try {
      return await work(() => void (kept = true));
    } catch (refusal) {
      kept = false;
      throw refusal;
    } finally {
      if (!kept) await this.discard(folder, id).catch(() => undefined);
    }
  }

  discard(folder: string, id: Uuid): Promise<void> {
    return this.files.remove(`${folder}/${id}`);
  }

  /** The first piece is opened here: what is gone or damaged is answered as a problem, not as half a picture. @throws file-gone */
  async read(folder: string, id: Uuid): Promise<AsyncIterable<Buffer>> {
    const pieces = this.files.read(`${folder}/${id}`);
    const first = await pieces.next();
    return (async function* (): AsyncGenerator<Buffer> {
      if (!first.done) yield first.value;
      yield* pieces;
    })();
  }
}
