import { randomBytes } from 'node:crypto';
import { Sealer } from './sealer.js';
import type { DataKey, SealingAlgorithm } from './keyring.js';

const keys = (algorithm: SealingAlgorithm, kid = 'k1'): DataKey[] => (['seal', 'blind', 'token'] as const).map((purpose) => ({ kid: `${kid}${purpose}`, purpose, algorithm, key: randomBytes(64) }));

describe.each<SealingAlgorithm>(['aes256gcm', 'sm4'])('Sealer %s', (algorithm) => {
  const ring = keys(algorithm);
  const sealer = new Sealer(ring, algorithm);
  const sealed = sealer.seal('11010519491231002X', 'recipients.person', 'id_number', 'row-1');

  it('opens what it sealed, and shows nothing of it', () => {
    expect(sealer.open(sealed, 'recipients.person', 'id_number', 'row-1')).toBe('11010519491231002X');
    expect(sealed).not.toContain('1949');
    expect(sealer.open(sealer.seal('', 't', 'c', 'r'), 't', 'c', 'r')).toBe('');
  });

  it('does not open in another row, column or table', () => {
    const elsewhere = [['recipients.person', 'id_number', 'row-2'], ['recipients.person', 'phone', 'row-1'], ['x', 'id_number', 'row-1']] as const;
    for (const [table, column, row] of elsewhere) expect(() => sealer.open(sealed, table, column, row)).toThrow(/cannot be opened/);
  });

  it('finds every flipped byte', () => {
    const parts = sealed.split('.');
    for (const i of [3, 4, 5]) {
      const raw = Buffer.from(parts[i]!, 'base64url');
      for (let b = 0; b < raw.length; b++) {
        const bent = Buffer.from(raw);
        bent[b]! ^= 1;
        expect(() => sealer.open(parts.with(i, bent.toString('base64url')).join('.'), 'recipients.person', 'id_number', 'row-1')).toThrow();
      }
    }
  });

  it('seals bytes as they are: a few dozen longer, bound and guarded alike', () => {
    const plain = randomBytes(100_000);
    const kept = sealer.sealBytes(plain, 't', 'c', 'row-1');
    expect(sealer.openBytes(kept, 't', 'c', 'row-1')).toEqual(plain);
    expect(sealer.openBytes(sealer.sealBytes(Buffer.alloc(0), 't', 'c', 'r'), 't', 'c', 'r')).toHaveLength(0);
    expect(kept.length - plain.length).toBeLessThan(100);
    expect(() => sealer.openBytes(kept, 't', 'c', 'row-2')).toThrow(/cannot be opened/);
    for (const at of [0, 5, 25, 60, 90, kept.length - 1]) {
      const bent = Buffer.from(kept);
      bent[at]! ^= 1;
      expect(() => sealer.openBytes(bent, 't', 'c', 'row-1')).toThrow(/cannot be opened/);
    }
    expect(() => sealer.openBytes(kept.subarray(0, 30), 't', 'c', 'row-1')).toThrow(/cannot be opened/);
  });

  it('reads the old key after a rotation and writes with the new', () => {
    const rotated = new Sealer([...ring, ...keys(algorithm, 'k2').filter((k) => k.purpose === 'seal')], algorithm);
    expect(rotated.open(sealed, 'recipients.person', 'id_number', 'row-1')).toBe('11010519491231002X');
    expect(rotated.seal('x', 't', 'c', 'r')).toContain('.k2seal.');
    expect(rotated.blind('id', '1')).toEqual(sealer.blind('id', '1'));
  });

  it('blinds by field', () => {
    expect(sealer.blind('id', '1')).not.toEqual(sealer.blind('phone', '1'));
    expect(sealer.blind('id', '1')).toHaveLength(16);
  });
});
