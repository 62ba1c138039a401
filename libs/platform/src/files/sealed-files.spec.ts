import { createHash, createHmac, randomBytes } from 'node:crypto';
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { newId } from '@yizhu/kernel';
import type { DataKey } from '../sealing/keyring.js';
import { Sealer } from '../sealing/sealer.js';
import { sniffed } from './content-type.js';
import { fileStore, type FileStore } from './file-store.js';
import { SealedFiles } from './sealed-files.js';

const sealer = new Sealer((['seal', 'blind', 'token'] as const).map((purpose) => ({ kid: `k${purpose}`, purpose, algorithm: 'aes256gcm', key: randomBytes(64) }) satisfies DataKey));
const MB = 1_048_576;
async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const collect = async (bytes: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
};

/** A store that speaks S3 as far as we use it, and checks each signature by its own reckoning (AWS Signature Version 4). */
const s3 = { objects: new Map<string, Buffer>(), refuse: 0 };
const SECRET = 'a-secret-of-tests';
const signedRight = (request: IncomingMessage, body: Buffer): boolean => {
  const [, scope, signed, signature] = /^AWS4-HMAC-SHA256 Credential=tester\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '') ?? [];
  if (!scope) return false;
  const hex = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
  const said = request.headers['x-amz-content-sha256'] as string;
  if (said !== 'UNSIGNED-PAYLOAD' && said !== hex(body)) return false;
  const names = signed!.split(';');
  const canonical = [request.method, request.url, '', ...names.map((name) => `${name}:${String(request.headers[name])}`), '', signed, said].join('\n');
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hex(canonical)].join('\n');
  const key = scope.split('/').reduce<Buffer>((k, part) => createHmac('sha256', k).update(part).digest(), Buffer.from(`AWS4${SECRET}`));
  return createHmac('sha256', key).update(text).digest('hex') === signature;
};
let server: Server;
let folder: string;
const stores: Record<string, () => FileStore> = {
  folder: () => fileStore({ kind: 'folder', folder }),
  s3: () => fileStore({ kind: 's3', endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, bucket: 'papers', region: 'cn-test', accessKeyId: 'tester', secretAccessKey: SECRET }),
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yizhu-files-'));
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const body = Buffer.concat(parts);
      const answer = (status: number, bytes?: Buffer): void => void response.writeHead(status).end(bytes);
      if (!signedRight(request, body)) return answer(403);
      if (s3.refuse > 0) return s3.refuse--, answer(503);
      if (request.method === 'PUT') return s3.objects.set(request.url!, body), answer(200);
      if (request.method === 'DELETE') return s3.objects.delete(request.url!), answer(204);
      const found = s3.objects.get(request.url!);
      return found ? answer(200, found) : answer(404);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

describe.each(['folder', 's3'])('sealed files in %s', (kind) => {
  const files = (): SealedFiles => new SealedFiles(stores[kind]!(), sealer);
  const key = (): string => `attachment/${newId()}`;

  it.each([1, 256 * 1024, 256 * 1024 + 1, 512 * 1024, 3 * MB + 7])('gives back %i bytes as they came, whatever the pieces', async (size) => {
    const plain = randomBytes(size);
    const at = key();
    expect(await files().put(at, chunks(plain, 70_001), 10 * MB)).toEqual({ size, sha256: createHash('sha256').update(plain).digest('hex') });
    expect((await collect(files().read(at))).equals(plain)).toBe(true);
  });

  it('refuses what is too large or empty, and leaves nothing', async () => {
    const at = key();
    await expect(files().put(at, chunks(randomBytes(MB + 1), 100_000), MB)).rejects.toMatchObject({ code: 'upload-too-large' });
    await expect(files().put(at, chunks(Buffer.alloc(0), 1), MB)).rejects.toMatchObject({ code: 'upload-empty' });
    await expect(collect(files().read(at))).rejects.toMatchObject({ code: 'file-gone' });
  });

  it('is gone once removed, and removing twice is no fault', async () => {
    const at = key();
    await files().put(at, chunks(Buffer.from('x'), 1), MB);
    await files().remove(at);
    await files().remove(at);
    await expect(collect(files().read(at))).rejects.toMatchObject({ code: 'file-gone' });
  });
});

it('asks an S3 store again when it is busy, and says so when it stays so', async () => {
  const files = new SealedFiles(stores['s3']!(), sealer);
  const at = `attachment/${newId()}`;
  s3.refuse = 1;
  await files.put(at, chunks(Buffer.from('paper'), 5), MB);
  expect((await collect(files.read(at))).toString()).toBe('paper');
  s3.refuse = 99;
  await expect(files.put(at, chunks(Buffer.from('paper'), 5), MB)).rejects.toThrow(/answered 503/);
  s3.refuse = 0;
});

it('leaves nothing of an upload that breaks off before its first byte, however long the disk takes to open its file', async () => {
  const open = fs.open as (...args: unknown[]) => void;
  const late = jest.spyOn(fs, 'open').mockImplementation(((...args: unknown[]) => setTimeout(() => open(...args), 30)) as never);
  // eslint-disable-next-line require-yield -- breaks off before it
  const broken = async function* (): AsyncGenerator<Buffer> { throw new Error('the line went away'); };
  await expect(stores['folder']!().write(`attachment/${newId()}`, broken())).rejects.toThrow('went away');
  await new Promise((passed) => setTimeout(passed, 90));
  late.mockRestore();
  expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.part'))).toEqual([]);
});

describe('the stored bytes', () => {
  const stored = (id: string): string => join(folder, 'attachment', id.slice(-2), id);
  const put = async (plain: Buffer): Promise<{ files: SealedFiles; at: string; path: string }> => {
    const id = newId();
    const files = new SealedFiles(stores['folder']!(), sealer);
    await files.put(`attachment/${id}`, chunks(plain, 50_000), 10 * MB);
    return { files, at: `attachment/${id}`, path: stored(id) };
  };

  it('show nothing, and are for their owner only', async () => {
    const { path } = await put(Buffer.from('林秀英 残疾人证'.repeat(50)));
    expect(readFileSync(path).includes('林秀英')).toBe(false);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'attachment'), { recursive: true }).some((name) => String(name).endsWith('.part'))).toBe(false);
  });

  it.each([
    ['changed', (bytes: Buffer): Buffer => bytes.fill(bytes[400]! ^ 1, 400, 401)],
    ['cut off in a piece', (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - 9)],
    ['cut off between pieces', (bytes: Buffer): Buffer => bytes.subarray(0, 5 + bytes.readUInt32BE(1))],
    ['put in another order', (bytes: Buffer): Buffer => { const first = 5 + bytes.readUInt32BE(1); const second = first + 5 + bytes.readUInt32BE(first + 1); return Buffer.concat([bytes.subarray(first, second), bytes.subarray(0, first), bytes.subarray(second)]); }],
    ['added to', (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.from('x')])],
  ])('are refused when they were %s', async (_, bend) => {
    const { files, at, path } = await put(randomBytes(600 * 1024));
    writeFileSync(path, bend(readFileSync(path)));
    await expect(collect(files.read(at))).rejects.toThrow(/cannot be opened|not whole/);
  });

  it('of one file do not open as another', async () => {
    const [one, two] = [await put(randomBytes(10)), await put(randomBytes(10))];
    writeFileSync(two.path, readFileSync(one.path));
    await expect(collect(two.files.read(two.at))).rejects.toThrow(/cannot be opened/);
  });

  it('have no names but ours', async () => {
    await expect(stores['folder']!().write('../etc/passwd', chunks(Buffer.from('x'), 1))).rejects.toThrow(/not a key/);
  });
});

it('tells a file by its content, and gives it back whole', async () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000232849444154', 'hex'), randomBytes(9_000)]);
  const { type, bytes } = await sniffed(chunks(png, 1_000));
  expect(type).toBe('image/png');
  expect((await collect(bytes)).equals(png)).toBe(true);
  for (const text of ['<html><script>alert(1)</script>', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'MZ']) expect((await sniffed(chunks(Buffer.from(text), 4))).type ?? '').not.toMatch(/^image\/(png|jpeg|webp)|pdf/);
  expect((await sniffed(chunks(Buffer.alloc(0), 1))).type).toBeNull();
});
