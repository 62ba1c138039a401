import { DomainError } from '@yizhu/kernel';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { rosterError } from '../../../domain/roster/roster.errors.js';
import type { ByteSource } from '../byte-source.js';

/** What an archive may hold: a roster of 100 000 people is a tenth of it. */
export const LIMITS = { fileBytes: 50 * 1024 * 1024, unpackedBytes: 300 * 1024 * 1024, entries: 5_000, ratio: 400, ratioFrom: 10 * 1024 * 1024 } as const;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  readonly headerAt: number;
}

const damaged = (): Error => rosterError('file-damaged');
const PIECE = 256 * 1024;

/**
 * Reads the archive of an .xlsx by its central directory: entries are streamed, never unpacked to disk, their names never
 * used as paths. What an entry says of its size bounds what is taken from it, so that a bomb is refused before it goes off.
 */
export class ZipArchive {
  private constructor(
    private readonly source: ByteSource,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws file-too-large | file-damaged | file-encrypted */
  static async open(source: ByteSource): Promise<ZipArchive> {
    const { count, size, offset } = await findDirectory(source);
    if (count > LIMITS.entries) throw rosterError('file-too-large');
    if (size > 16 * 1024 * 1024 || offset + size > source.size) throw damaged();
    const directory = await source.read(offset, size);
    const entries = new Map<string, Entry>();
    const spans: [number, number][] = [];
    let unpacked = 0;
    for (let at = 0, n = 0; n < count; n++) {
      if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw damaged();
      const entry = readEntry(directory, at);
      at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
      if (entry.headerAt + entry.packed > source.size || entries.has(entry.name)) throw damaged();
      unpacked += entry.unpacked;
      if (unpacked > LIMITS.unpackedBytes || (entry.unpacked > LIMITS.ratioFrom && entry.unpacked > entry.packed * LIMITS.ratio)) throw rosterError('file-too-large');
      entries.set(entry.name, entry);
      spans.push([entry.headerAt, entry.headerAt + entry.packed]);
    }
    // Entries that share their bytes are how a small file claims to be a large one.
    spans.sort((a, b) => a[0] - b[0]);
    if (spans.some(([start], i) => i > 0 && start < spans[i - 1]![1])) throw damaged();
    return new ZipArchive(source, entries);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }
  get names(): IterableIterator<string> {
    return this.entries.keys();
  }
  sizeOf(name: string): number {
    return this.entries.get(name)?.unpacked ?? 0;
  }

  /** A whole small part. @throws file-too-large when it isn't small */
  async text(name: string, limit: number): Promise<string> {
    if (this.sizeOf(name) > limit) throw rosterError('file-too-large');
    const pieces: Buffer[] = [];
    for await (const piece of this.stream(name)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  }

  /** The unpacked bytes, piece by piece. @throws file-damaged | file-encrypted */
  async *stream(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw damaged();
    if (entry.encrypted) throw rosterError('file-encrypted');
    if (entry.method !== 0 && entry.method !== 8) throw damaged();
    const header = await this.source.read(entry.headerAt, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged();
    const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    let [total, crc] = [0, 0];
    for await (const piece of entry.method === 0 ? this.raw(start, entry.packed) : this.inflate(start, entry.packed)) {
      total += piece.length;
      if (total > entry.unpacked) throw damaged();
      crc = crc32(piece, crc);
      yield piece;
    }
    if (total !== entry.unpacked || crc !== entry.crc) throw damaged();
  }

  private async *raw(start: number, length: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < length; at += PIECE) {
      const piece = await this.source.read(start + at, Math.min(PIECE, length - at));
      if (piece.length === 0) throw damaged();
      yield piece;
    }
  }

  private async *inflate(start: number, length: number): AsyncGenerator<Buffer> {
    const inflater = createInflateRaw({ chunkSize: 64 * 1024 });
    // What goes wrong on either side ends the walk below.
    pipeline(Readable.from(this.raw(start, length), { objectMode: false, highWaterMark: 1 }), inflater, () => undefined);
    try {
      for await (const piece of inflater) yield piece as Buffer;
    } catch (error) {
      throw error instanceof DomainError ? error : damaged();
    }
  }
}

const readEntry = (b: Buffer, at: number): Entry => {
  const nameLength = b.readUInt16LE(at + 28);
  const extraLength = b.readUInt16LE(at + 30);
  let packed = b.readUInt32LE(at + 20);
  let unpacked = b.readUInt32LE(at + 24);
  let headerAt = b.readUInt32LE(at + 42);
  // Zip64: some writers always use it, also for small files.
  const extra = b.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  for (let e = 0; e + 4 <= extra.length; e += 4 + extra.readUInt16LE(e + 2)) {
    if (extra.readUInt16LE(e) !== 1) continue;
    let p = e + 4;
    const wide = (): number => {
      if (p + 8 > extra.length) throw damaged();
      const value = Number(extra.readBigUInt64LE(p));
      p += 8;
      return value;
    };
    if (unpacked === 0xffffffff) unpacked = wide();
    if (packed === 0xffffffff) packed = wide();
    if (headerAt === 0xffffffff) headerAt = wide();
  }
  const name = b.toString('utf8', at + 46, at + 46 + nameLength).replace(/\\/g, '/').replace(/^\//, '');
  return { name, method: b.readUInt16LE(at + 10), encrypted: (b.readUInt16LE(at + 8) & 1) === 1, crc: b.readUInt32LE(at + 16), packed, unpacked, headerAt };
};

const findDirectory = async (source: ByteSource): Promise<{ count: number; size: number; offset: number }> => {
  const length = Math.min(source.size, 66_000);
  const from = source.size - length;
  const tail = await source.read(from, length);
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + 22 > tail.length) throw damaged();
  const found = { count: tail.readUInt16LE(at + 10), size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
  const locator = at - 20;
  if (locator >= 0 && tail.readUInt32LE(locator) === 0x07064b50 && (found.count === 0xffff || found.size === 0xffffffff || found.offset === 0xffffffff)) {
    const wide = await source.read(Number(tail.readBigUInt64LE(locator + 8)), 56);
    if (wide.length < 56 || wide.readUInt32LE(0) !== 0x06064b50) throw damaged();
    return { count: Number(wide.readBigUInt64LE(32)), size: Number(wide.readBigUInt64LE(40)), offset: Number(wide.readBigUInt64LE(48)) };
  }
  return found;
};
