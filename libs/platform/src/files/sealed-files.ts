import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Sealer } from '../sealing/sealer.js';
import { FILE_STORE, type FileStore } from './file-store.js';
import { filesError } from './files.errors.js';

/** As much as is sealed at once. */
const PIECE = 256 * 1024;
const MB = 1_048_576;

/** Files sealed piece by piece: each is bound to its file and place, the last one says that it is the last, so that none can be swapped, left out or cut off unseen. */
@Injectable()
export class SealedFiles {
  constructor(
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(Sealer) private readonly sealer: Sealer,
  ) {}

  /** Seals and stores at most `limit` bytes; answers size and digest of the plain ones. What fails leaves nothing. @throws upload-too-large | upload-empty */
  async put(key: string, bytes: AsyncIterable<Buffer>, limit: number): Promise<{ size: number; sha256: string }> {
    const hash = createHash('sha256');
    let size = 0;
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of bytes) {
        size += chunk.length;
        if (size > limit) throw filesError('upload-too-large', { limit: Math.floor(limit / MB) }, 'file');
        hash.update(chunk);
        yield chunk;
      }
      if (size === 0) throw filesError('upload-empty', {}, 'file');
    };
    await this.store.write(key, this.seal(key, pieces(counted())));
    return { size, sha256: hash.digest('hex') };
  }

  /** @throws file-gone; Error when the stored bytes were changed */
  async *read(key: string): AsyncGenerator<Buffer> {
    let held: Buffer = Buffer.alloc(0);
    let n = 0;
    let ended = false;
    for await (const chunk of await this.store.read(key)) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      while (held.length >= 5 && held.length >= 5 + held.readUInt32BE(1)) {
        const [last, length] = [held[0] === 1, held.readUInt32BE(1)];
        yield this.sealer.openBytes(held.subarray(5, 5 + length), 'file', key, place(n++, last));
        ended = last;
        held = held.subarray(5 + length);
      }
    }
    if (!ended || held.length > 0) throw new Error('a stored file is not whole');
  }

  remove(key: string): Promise<void> {
    return this.store.remove(key);
  }

  private async *seal(key: string, parts: AsyncIterable<{ part: Buffer; last: boolean }>): AsyncGenerator<Buffer> {
    let n = 0;
    for await (const { part, last } of parts) {
      const sealed = this.sealer.sealBytes(part, 'file', key, place(n++, last));
      const head = Buffer.alloc(5);
      head[0] = last ? 1 : 0;
      head.writeUInt32BE(sealed.length, 1);
      yield Buffer.concat([head, sealed]);
    }
  }
}

const place = (n: number, last: boolean): string => `${n}${last ? '/end' : ''}`;

/** Regroups chunks of any size into pieces; the last one is told when it comes. */
async function* pieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ part: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; ) {
      // Only what is followed by more is known not to be the last.
      if (size === PIECE) {
        yield { part: Buffer.concat(held), last: false };
        [held, size] = [[], 0];
      }
      const part = chunk.subarray(at, at + PIECE - size);
      held.push(part);
      size += part.length;
      at += part.length;
    }
  yield { part: Buffer.concat(held), last: true };
}
