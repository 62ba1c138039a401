import { open, type FileHandle } from 'node:fs/promises';
import { rosterError } from '../../domain/roster/roster.errors.js';

/** A file's bytes, read where they are wanted: a file on disk, or sealed pieces in the database. */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
}

/** A file on disk for as long as the work lasts. @throws file-not-found */
export const withFile = async <T>(path: string, work: (source: ByteSource) => Promise<T>): Promise<T> => {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch {
    throw rosterError('file-not-found');
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw rosterError('file-not-found');
    return await work({
      size: stat.size,
      read: async (offset, length) => {
        const buffer = Buffer.alloc(Math.max(0, Math.min(length, stat.size - offset)));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
        return buffer.subarray(0, bytesRead);
      },
    });
  } finally {
    await handle.close();
  }
};
