import { resolve } from 'node:path';
import type { FileStoreConfig } from './files/file-store.js';

/** What a process needs to know of its surroundings; read once from the environment. */
export interface PlatformConfig {
  /** The API's own role: owns nothing, cannot bypass row-level security. */
  readonly databaseUrl: string;
  readonly countyCode: string;
  /** Key-encryption key; a file in development, a mounted secret in production. */
  readonly keyFile: string;
  /** Where the bytes of papers and photos lie, sealed with the same keys. */
  readonly files: FileStoreConfig;
  readonly sealingAlgorithm: 'aes256gcm' | 'sm4';
  readonly poolSize: number;
  readonly consoleDir: string | null;
  /** The built page of the public directory, served under /directory/. */
  readonly directoryDir: string | null;
  readonly host: string;
  readonly port: number;
  /** Sign-in cookies are sent over TLS only, unless the address is this machine. */
  readonly secureCookies: boolean;
  /** Which proxies' X-Forwarded-For is believed (Fastify's trustProxy); none by default. */
  readonly trustProxy: string | false;
  readonly backgroundWork: boolean;
  /** The command line of this installation, which long work is given to as a process of its own; without it, work is done in this one. */
  readonly cliFile?: string | null;
}

export const PLATFORM_CONFIG = Symbol('PlatformConfig');

export const configFromEnvironment = (env: NodeJS.ProcessEnv = process.env): PlatformConfig => {
  const need = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set`);
    return value;
  };
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('PORT must be a number from 0 to 65535');
  return {
    databaseUrl: need('DATABASE_URL'),
    countyCode: env.YIZHU_COUNTY ?? '350526',
    keyFile: resolve(env.YIZHU_KEY_FILE ?? '.data/kek.json'),
    files: filesFrom(env),
    sealingAlgorithm: env.YIZHU_SEALING === 'sm4' ? 'sm4' : 'aes256gcm',
    poolSize: Number(env.YIZHU_POOL_SIZE ?? 16),
    directoryDir: env.YIZHU_DIRECTORY_DIR ? resolve(env.YIZHU_DIRECTORY_DIR) : null,
    consoleDir: env.YIZHU_CONSOLE_DIR ? resolve(env.YIZHU_CONSOLE_DIR) : null,
    host: env.HOST ?? '127.0.0.1',
    port,
    secureCookies: env.YIZHU_SECURE_COOKIES === '1',
    trustProxy: env.YIZHU_TRUST_PROXY || false,
    backgroundWork: env.YIZHU_BACKGROUND !== '0',
    cliFile: env.YIZHU_CLI_FILE ? resolve(env.YIZHU_CLI_FILE) : null,
  };
};

const filesFrom = (env: NodeJS.ProcessEnv): FileStoreConfig => {
  const { YIZHU_S3_ENDPOINT: endpoint, YIZHU_S3_BUCKET: bucket, YIZHU_S3_ACCESS_KEY: accessKeyId, YIZHU_S3_SECRET_KEY: secretAccessKey } = env;
  if (!endpoint) return { kind: 'folder', folder: resolve(env.YIZHU_FILES_DIR ?? '.data/files') };
  if (!bucket || !accessKeyId || !secretAccessKey) throw new Error('YIZHU_S3_ENDPOINT also needs YIZHU_S3_BUCKET, YIZHU_S3_ACCESS_KEY and YIZHU_S3_SECRET_KEY');
  return { kind: 's3', endpoint, bucket, region: env.YIZHU_S3_REGION ?? 'us-east-1', accessKeyId, secretAccessKey };
};
