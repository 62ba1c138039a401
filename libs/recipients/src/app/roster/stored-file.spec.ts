import { runAsSystem, Sealer, type Database, type TransactionManager } from '@yizhu/platform';
import { createHash, randomBytes } from 'node:crypto';
import { PIECE, storedFile, storeFile } from './stored-file.js';

const CHUNK = 64 * 1024;
const ID = '01890000-0000-7000-8000-000000000001';
const sealer = new Sealer((['seal', 'blind', 'token'] as const).map((purpose) => ({ kid: purpose, purpose, algorithm: 'aes256gcm', key: randomBytes(64) })));
const rows = new Map<number, Buffer>();

it('keeps a large upload by the piece: what is held at once stays small, what is written is no longer than the file and its seals', async () => {
  const chunk = randomBytes(CHUNK);
  const hash = createHash('sha256');
  const chunks = 800;
  let [taken, written, most] = [0, 0, 0];
  const manager = {
    query: async (_: string, [, n, , , sealed]: [string, number, string, string, unknown]) => {
      expect(sealed).toBeInstanceOf(Buffer);
      // The pieces of the transaction are held by the database, not here: told as written only once it has answered.
      await new Promise(setImmediate);
      rows.set(n, sealed as Buffer);
      written += (sealed as Buffer).length;
    },
  } as unknown as TransactionManager;
  async function* body(): AsyncGenerator<Buffer> {
    for (let i = 0; i < chunks; i++) {
      taken += chunk.length;
      most = Math.max(most, taken - written);
      hash.update(chunk);
      yield chunk;
    }
  }
  const { size, sha256 } = await runAsSystem('350526', 'spec', () => storeFile(manager, sealer, ID, '350526', body()));
  expect([size, sha256]).toEqual([chunks * CHUNK, hash.digest('hex')]);
  expect(most).toBeLessThanOrEqual(PIECE + CHUNK);
  expect(written - size).toBeLessThan(100 * rows.size);

  const database = { read: async ({ values }: { values: [string, number] }) => [{ sealed: rows.get(values[1])! }] } as unknown as Database;
  const kept = storedFile(database, sealer, ID, size);
  expect(await kept.read(PIECE - 10, 20)).toEqual(Buffer.concat([chunk, chunk]).subarray((PIECE - 10) % CHUNK, ((PIECE - 10) % CHUNK) + 20));
  expect(await kept.read(size - 5, 100)).toEqual(chunk.subarray(-5));
});
