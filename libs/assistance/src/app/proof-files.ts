import { Inject, Injectable } from '@nestjs/common';
import { newId, type Uuid } from '@yizhu/kernel';
import { SealedFiles, sniffed } from '@yizhu/platform';
import { wishError } from '../domain/wish.errors.js';

const PROOF_BYTES = 5 * 1_048_576;
const PROOF_TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

export interface StoredProof {
  readonly id: Uuid;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** Pictures that prove something was brought: told by their content, sealed, at most 5 MB. `folder` is whose they are (`wish-proof`). */
@Injectable()
export class ProofFiles {
  constructor(@Inject(SealedFiles) private readonly files: SealedFiles) {}

  /** Before anything is said of them: no transaction waits for a slow line. @throws proof-type-unknown | upload-too-large | upload-empty */
  async store(folder: string, bytes: AsyncIterable<Buffer>): Promise<StoredProof> {
    const id = newId();
    const { type, bytes: whole } = await sniffed(bytes);
    if (type === null || !PROOF_TYPES.has(type)) {
      for await (const _ of whole) break;
      throw wishError('proof-type-unknown', {}, 'file');
    }
    return { id, mediaType: type, ...(await this.files.put(`${folder}/${id}`, whole, PROOF_BYTES)) };
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
