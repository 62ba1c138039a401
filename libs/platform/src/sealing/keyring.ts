import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EntityManager } from 'typeorm';

export type SealingAlgorithm = 'aes256gcm' | 'sm4';
export interface DataKey {
  readonly kid: string;
  readonly purpose: 'seal' | 'blind' | 'token';
  readonly algorithm: SealingAlgorithm;
  readonly key: Buffer;
}

/** Wraps data keys under a key-encryption key. In production this is a KMS or HSM behind the same two calls. */
export interface KeyEncryption {
  wrap(key: Buffer): string;
  unwrap(wrapped: string): Buffer;
}

/** A key-encryption key in a file that only its owner may read; made on first use. */
export const fileKeyEncryption = (path: string): KeyEncryption => {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(path, JSON.stringify({ kek: randomBytes(32).toString('base64') }), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    }
  }
  const kek = Buffer.from((JSON.parse(readFileSync(path, 'utf8')) as { kek: string }).kek, 'base64');
  if (kek.length !== 32) throw new Error('The key-encryption key must have 32 bytes (base64).');
  return {
    wrap(key) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', kek, iv);
      return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64');
    },
    unwrap(wrapped) {
      const raw = Buffer.from(wrapped, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', kek, raw.subarray(0, 12)).setAuthTag(raw.subarray(-16));
      try {
        return Buffer.concat([decipher.update(raw.subarray(12, -16)), decipher.final()]);
      } catch {
        throw new Error('The key-encryption key does not fit this database. Is it the key file that belongs to it?');
      }
    },
  };
};

/** Keys of the database, unwrapped; makes the first of each purpose. Safe when several processes do it at once. */
export const loadKeys = async (manager: Pick<EntityManager, 'query'>, encryption: KeyEncryption, algorithm: SealingAlgorithm): Promise<DataKey[]> => {
  const read = async () =>
    ((await manager.query(`SELECT kid, purpose, algorithm, wrapped FROM platform.data_key ORDER BY created_at, kid`)) as { kid: string; purpose: DataKey['purpose']; algorithm: SealingAlgorithm; wrapped: string }[]).map(
      (row): DataKey => ({ kid: row.kid, purpose: row.purpose, algorithm: row.algorithm, key: encryption.unwrap(row.wrapped) }),
    );
  const present = await read();
  const missing = (['seal', 'blind', 'token'] as const).filter((purpose) => !present.some((k) => k.purpose === purpose && (purpose !== 'seal' || k.algorithm === algorithm)));
  if (missing.length === 0) return present;
  for (const purpose of missing)
    await manager.query(`INSERT INTO platform.data_key (kid, purpose, algorithm, wrapped) VALUES ($1,$2,$3,$4) ON CONFLICT DO NOTHING`, [randomBytes(4).toString('hex'), purpose, algorithm, encryption.wrap(randomBytes(64))]);
  return read();
};
