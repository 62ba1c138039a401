import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DataKey } from './keyring.js';

const b64 = (raw: Buffer): string => raw.toString('base64url');

/**
 * Seals personal fields: `v1.alg.kid.iv.ct.tag`, bound to table, column and row, so that a sealed value moved elsewhere does
 * not open. AES-256-GCM, or SM4-CTR with HMAC-SM3 (encrypt, then authenticate) where national algorithms are asked for.
 * Reading goes by the key id in the value; writing uses the newest key.
 */
export class Sealer {
  private readonly byId: Map<string, DataKey>;
  private readonly sealing: DataKey;
  private readonly blinding: DataKey;

  constructor(private readonly keys: readonly DataKey[], algorithm: DataKey['algorithm'] = 'aes256gcm') {
    this.byId = new Map(keys.map((k) => [k.kid, k]));
    const newest = (purpose: DataKey['purpose'], alg?: string): DataKey => {
      const found = keys.filter((k) => k.purpose === purpose && (!alg || k.algorithm === alg)).at(-1);
      if (!found) throw new Error(`no ${purpose} key in the key ring`);
      return found;
    };
    this.sealing = newest('seal', algorithm);
    // A blind index must answer the same for ever: always the first key.
    this.blinding = keys.find((k) => k.purpose === 'blind') ?? newest('blind');
  }

  seal(text: string, table: string, column: string, row: string): string {
    const { iv, ct, tag } = encrypt(this.sealing, Buffer.from(text, 'utf8'), `${table}|${column}|${row}`);
    return `v1.${this.sealing.algorithm}.${this.sealing.kid}.${b64(iv)}.${b64(ct)}.${b64(tag)}`;
  }

  /** For bytes in bulk (pieces of a file): `v1.alg.kid.` and then iv, tag and ciphertext as they are, a few dozen bytes longer than the plain ones. */
  sealBytes(plain: Buffer, table: string, column: string, row: string): Buffer {
    const { iv, ct, tag } = encrypt(this.sealing, plain, `${table}|${column}|${row}`);
    return Buffer.concat([Buffer.from(`v1.${this.sealing.algorithm}.${this.sealing.kid}.`), iv, tag, ct]);
  }

  /** @throws Error when the value was changed, moved to another row, or sealed with an unknown key */
  open(sealed: string, table: string, column: string, row: string): string {
    const [version, alg, kid, iv64, ct64, tag64] = sealed.split('.') as [string, string, string, string, string, string];
    const key = this.byId.get(kid)?.key;
    if (version !== 'v1' || !key || tag64 === undefined) throw new Error('a sealed value cannot be opened: unknown format or key');
    const [iv, ct, tag] = [iv64, ct64, tag64].map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer];
    return decrypt(alg, key, { iv, ct, tag }, table, column, row).toString('utf8');
  }

  /** @throws Error as `open` does */
  openBytes(sealed: Buffer, table: string, column: string, row: string): Buffer {
    const [head, alg, kid] = /^v1\.(\w+)\.([\w-]+)\./.exec(sealed.toString('latin1', 0, 100)) ?? [];
    const key = this.byId.get(kid ?? '')?.key;
    const sizes = SIZES[alg as keyof typeof SIZES];
    if (!head || !key || !sizes) throw new Error('a sealed value cannot be opened: unknown format or key');
    const tagAt = head.length + sizes.iv;
    const ctAt = tagAt + sizes.tag;
    return decrypt(alg!, key, { iv: sealed.subarray(head.length, tagAt), tag: sealed.subarray(tagAt, ctAt), ct: sealed.subarray(ctAt) }, table, column, row);
  }

  /** For finding by equality: a keyed digest of the normalised value, one namespace per field. 16 bytes. */
  blind(field: string, value: string): Buffer {
    return createHmac('sha256', this.blinding.key).update(`${field}|${value}`).digest().subarray(0, 16);
  }

  /** The secret that signs access tokens. */
  tokenSecret(): Buffer {
    const key = this.keys.find((k) => k.purpose === 'token');
    if (!key) throw new Error('no token key in the key ring');
    return key.key;
  }
}

const SIZES = { aes256gcm: { iv: 12, tag: 16 }, sm4: { iv: 16, tag: 32 } } as const;

const encrypt = ({ key, algorithm }: DataKey, plain: Buffer, binding: string): { iv: Buffer; ct: Buffer; tag: Buffer } => {
  const aad = Buffer.from(binding);
  if (algorithm === 'aes256gcm') {
    const iv = randomBytes(SIZES.aes256gcm.iv);
    const cipher = createCipheriv('aes-256-gcm', key.subarray(0, 32), iv).setAAD(aad);
    // Both ciphers are stream modes: nothing is left for the end.
    const ct = cipher.update(plain);
    cipher.final();
    return { iv, ct, tag: cipher.getAuthTag() };
  }
  const iv = randomBytes(SIZES.sm4.iv);
  const cipher = createCipheriv('sm4-ctr', key.subarray(0, 16), iv);
  const ct = cipher.update(plain);
  cipher.final();
  return { iv, ct, tag: sm3Tag(key, aad, iv, ct) };
};

const decrypt = (alg: string, key: Buffer, { iv, ct, tag }: { iv: Buffer; ct: Buffer; tag: Buffer }, table: string, column: string, row: string): Buffer => {
  const aad = Buffer.from(`${table}|${column}|${row}`);
  try {
    if (alg === 'aes256gcm') {
      if (tag.length !== SIZES.aes256gcm.tag) throw new Error('tag');
      const decipher = createDecipheriv('aes-256-gcm', key.subarray(0, 32), iv).setAAD(aad).setAuthTag(tag);
      const plain = decipher.update(ct);
      decipher.final();
      return plain;
    }
    const expected = sm3Tag(key, aad, iv, ct);
    if (tag.length !== expected.length || !timingSafeEqual(tag, expected)) throw new Error('tag');
    return createDecipheriv('sm4-ctr', key.subarray(0, 16), iv).update(ct);
  } catch {
    throw new Error(`a sealed value cannot be opened: it was changed or belongs elsewhere (${table}.${column})`);
  }
};

const sm3Tag = (key: Buffer, aad: Buffer, iv: Buffer, ct: Buffer): Buffer => {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(aad.length));
  return createHmac('sm3', key.subarray(32)).update(length).update(aad).update(iv).update(ct).digest();
};
