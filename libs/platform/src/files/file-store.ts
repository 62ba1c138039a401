import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsClient } from 'aws4fetch';
import { filesError } from './files.errors.js';

/** Where the bytes of papers and photos lie. Keys are our own (`attachment/<uuid>`), bytes come sealed: a store knows neither names nor contents. */
export interface FileStore {
  /** Whole or not at all. */
  write(key: string, bytes: AsyncIterable<Buffer>): Promise<void>;
  /** @throws file-gone */
  read(key: string): Promise<AsyncIterable<Buffer>>;
  /** Also of what isn't there. */
  remove(key: string): Promise<void>;
}
export const FILE_STORE = Symbol('FileStore');

export type FileStoreConfig =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 's3'; readonly endpoint: string; readonly bucket: string; readonly region: string; readonly accessKeyId: string; readonly secretAccessKey: string };

export const fileStore = (config: FileStoreConfig): FileStore => (config.kind === 'folder' ? folderStore(config.folder) : s3Store(config));

const KEY = /^[a-z-]+\/[0-9a-f-]{36}$/;
const known = (key: string): string => {
  if (!KEY.test(key)) throw new Error(`not a key of ours: ${key}`);
  return key;
};

/** A folder of this machine, or one that all replicas share. Spread over 256 sub-folders, as no folder likes a million files. */
const folderStore = (folder: string): FileStore => {
  const path = (key: string): string => join(folder, known(key).split('/')[0]!, key.slice(-2), key.split('/')[1]!);
  return {
    async write(key, bytes) {
      const file = path(key);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      // Under another name until it is whole: a reader never meets half a file. Opened before the first byte is asked for:
      // opening that goes on while the bytes already failed would leave the part behind, after its removal.
      const part = await open(`${file}.part`, 'w', 0o600);
      try {
        await pipeline(bytes, part.createWriteStream({ flush: true }));
        await rename(`${file}.part`, file);
      } catch (error) {
        await rm(`${file}.part`, { force: true });
        throw error;
      }
    },
    async read(key) {
      const stream = createReadStream(path(key));
      await new Promise<void>((opened, failed) => stream.once('open', () => opened()).once('error', failed)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? filesError('file-gone') : error;
      });
      return stream as AsyncIterable<Buffer>;
    },
    remove: (key) => rm(path(key), { force: true }),
  };
};

/** Any store that speaks S3 (path style: MinIO, Ceph, the clouds'). A file is sent as one body: files are small (`ATTACHMENT_BYTES`), and S3 wants its length. */
const s3Store = ({ endpoint, bucket, region, accessKeyId, secretAccessKey }: FileStoreConfig & { kind: 's3' }): FileStore => {
  const aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  const ask = async (method: 'PUT' | 'GET' | 'DELETE', key: string, body?: Buffer): Promise<Response> => {
    const answer = await aws.fetch(`${endpoint.replace(/\/$/, '')}/${bucket}/${known(key)}`, { method, signal: AbortSignal.timeout(60_000), ...(body ? { body: new Uint8Array(body) } : {}) });
    if (answer.status === 404 && method === 'GET') throw filesError('file-gone');
    if (!answer.ok && answer.status !== 404) {
      await answer.body?.cancel();
      throw new Error(`the file store answered ${answer.status} to ${method}`);
    }
    return answer;
  };
  return {
    async write(key, bytes) {
      const parts: Buffer[] = [];
      for await (const part of bytes) parts.push(part);
      await (await ask('PUT', key, Buffer.concat(parts))).body?.cancel();
    },
    async read(key) {
      const { body } = await ask('GET', key);
      return Readable.fromWeb(body as never) as AsyncIterable<Buffer>;
    },
    async remove(key) {
      await (await ask('DELETE', key)).body?.cancel();
    },
  };
};
