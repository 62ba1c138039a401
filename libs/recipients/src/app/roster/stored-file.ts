import type { Uuid } from '@yizhu/kernel';
import { currentContext, type Database, type Sealer, type TransactionManager } from '@yizhu/platform';
import { createHash } from 'node:crypto';
import { rosterError } from '../../domain/roster/roster.errors.js';
import type { ByteSource } from './byte-source.js';
import { LIMITS } from './xlsx/zip.js';

/** As much as is sealed and written at once. */
export const PIECE = 192 * 1024;
const KEPT = 8;
const BOUND = ['recipients.roster_file', 'sealed'] as const;

/** Seals a file into the database, piece by piece as it comes: never more of it is held than a piece and what comes next. @throws file-too-large */
export const storeFile = async (manager: TransactionManager, sealer: Sealer, id: Uuid, divisionCode: string, bytes: AsyncIterable<Buffer>): Promise<{ size: number; sha256: string }> => {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE);
  let [size, n, held] = [0, 0, 0];
  const write = async (): Promise<void> => {
    await manager.query(`INSERT INTO recipients.roster_file (import_id, n, county_code, division_code, sealed) VALUES ($1, $2, $3, $4, $5)`, [id, n, currentContext().countyCode, divisionCode, sealer.sealBytes(piece.subarray(0, held), ...BOUND, `${id}/${n}`)]);
    n++;
    held = 0;
  };
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > LIMITS.fileBytes) throw rosterError('file-too-large');
    hash.update(chunk);
    // Whole pieces only, so that a place in the file says which piece it is in.
    for (let at = 0; at < chunk.length; ) {
      const copied = chunk.copy(piece, held, at);
      at += copied;
      held += copied;
      if (held === PIECE) await write();
    }
  }
  if (held > 0) await write();
  return { size, sha256: hash.digest('hex') };
};

/** The sealed file as a source of bytes; a few opened pieces are kept. */
export const storedFile = (database: Database, sealer: Sealer, id: Uuid, size: number): ByteSource => {
  const pieces = new Map<number, Buffer>();
  const piece = async (n: number): Promise<Buffer> => {
    const kept = pieces.get(n);
    if (kept) return kept;
    const [row] = await database.read<{ sealed: Buffer }>({ text: 'SELECT sealed FROM recipients.roster_file WHERE import_id = $1::uuid AND n = $2::int', values: [id, n] });
    if (!row) throw rosterError('file-not-found');
    const opened = sealer.openBytes(row.sealed, ...BOUND, `${id}/${n}`);
    pieces.set(n, opened);
    if (pieces.size > KEPT) pieces.delete(pieces.keys().next().value!);
    return opened;
  };
  return {
    size,
    async read(offset, length) {
      const parts: Buffer[] = [];
      for (let at = offset; at < Math.min(offset + length, size); ) {
        const bytes = (await piece(Math.floor(at / PIECE))).subarray(at % PIECE, (at % PIECE) + (Math.min(offset + length, size) - at));
        if (bytes.length === 0) throw rosterError('file-damaged');
        parts.push(bytes);
        at += bytes.length;
      }
      return Buffer.concat(parts);
    },
  };
};
