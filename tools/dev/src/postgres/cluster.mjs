/** The data folder: made whole or not at all, with its passwords, its settings and its two roles. */
import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { run } from './processes.mjs';

/** @typedef {import('./account.mjs').Account} Account */
/** @typedef {{ port?: number, passwords: { postgres: string, yizhu_owner: string, yizhu_app: string } }} Keys */

export const HOST = '127.0.0.1';
const keysFile = (/** @type {string} */ dataDir) => join(dataDir, 'yizhu.json');

/** The collation is the builtin C.UTF-8: the same on every system, and by it pg_trgm knows Chinese letters as letters. */
const INITDB = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=C.UTF-8', '--auth=scram-sha-256', '--data-checksums', '--username=postgres', '--no-instructions'];

/** For a machine with two cores that runs the API and a browser as well. */
const SETTINGS = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  max_worker_processes: '8',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What people typed must not end up in a log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

/** For data that nobody misses after a crash: tests. */
const EPHEMERAL_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
  checkpoint_timeout: '30min',
  autovacuum_naptime: '5min',
};

/** @param {string} dataDir */
export const isInitialised = (dataDir) => existsSync(join(dataDir, 'PG_VERSION'));

/**
 * Makes a cluster beside its place and moves it there: a start that is killed half-way leaves nothing that looks like one.
 * @param {string} dataDir
 * @param {{ initdb: string, account: Account | undefined, ephemeral: boolean }} options
 */
export async function createCluster(dataDir, { initdb, account, ephemeral }) {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) throw new Error(`${dataDir} is not empty and holds no database: name another folder.`);
  sweepPartial(dataDir);
  const partial = mkdtempSync(`${dataDir}.new-`);
  const passwordFile = `${partial}.password`;
  /** @type {Keys} */
  const keys = { passwords: { postgres: newPassword(), yizhu_owner: newPassword(), yizhu_app: newPassword() } };
  try {
    writeFileSync(passwordFile, keys.passwords.postgres, { mode: 0o600 });
    if (account) for (const path of [partial, passwordFile]) chownSync(path, account.uid, account.gid);
    const { code, said } = await run(initdb, [...INITDB, `--pgdata=${partial}`, `--pwfile=${passwordFile}`, ...(ephemeral ? ['--no-sync'] : [])], { user: identity(account), cwd: dirname(dataDir) });
    if (code !== 0) throw new Error(`initdb could not make ${dataDir}: ${said}`);
    appendFileSync(join(partial, 'postgresql.conf'), "\ninclude_if_exists = 'yizhu.conf'\n");
    writeKeys(partial, keys, account);
    if (existsSync(dataDir)) rmdirSync(dataDir); // Windows renames onto nothing only
    renameSync(partial, dataDir);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(partial, { recursive: true, force: true });
  }
}

/** What earlier starts left that were killed while they made a cluster. @param {string} dataDir */
function sweepPartial(dataDir) {
  for (const name of readdirSync(dirname(dataDir))) {
    if (name.startsWith(`${basename(dataDir)}.new-`)) rmSync(join(dirname(dataDir), name), { recursive: true, force: true });
  }
}

const newPassword = () => randomBytes(24).toString('base64url');
const identity = (/** @type {Account | undefined} */ account) => (account ? { uid: account.uid, gid: account.gid } : undefined);

/** @param {string} dataDir @returns {Keys} */
export function readKeys(dataDir) {
  try {
    return JSON.parse(readFileSync(keysFile(dataDir), 'utf8'));
  } catch (cause) {
    throw new Error(`The database in ${dataDir} was not made by this launcher, or belongs to another user: its ${keysFile('')} cannot be read.`, { cause });
  }
}

/**
 * @param {string} dataDir
 * @param {Keys} keys
 * @param {Account | undefined} account
 */
export function writeKeys(dataDir, keys, account) {
  const file = keysFile(dataDir);
  const next = `${file}.new`;
  rmSync(next, { force: true });
  writeFileSync(next, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  if (account) chownSync(next, account.uid, account.gid);
  renameSync(next, file);
}

/**
 * Settings are written at each start, so that a newer version of this file reaches older data folders.
 * @param {string} dataDir
 * @param {{ port: number, ephemeral: boolean, account: Account | undefined }} options
 */
export function writeSettings(dataDir, { port, ephemeral, account }) {
  const settings = { ...SETTINGS, ...(ephemeral ? EPHEMERAL_SETTINGS : {}), port: String(port) };
  const file = join(dataDir, 'yizhu.conf');
  writeFileSync(file, `# written at each start\n${Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`).join('')}`);
  if (process.platform !== 'win32') chmodSync(file, 0o600);
  if (account) chownSync(file, account.uid, account.gid);
}

/**
 * @param {Keys} keys
 * @param {number} port
 * @param {keyof Keys['passwords']} role
 * @param {string} database
 */
export const urlOf = (keys, port, role, database) => `postgres://${role}:${keys.passwords[role]}@${HOST}:${port}/${database}`;

/**
 * Makes what is missing of: `yizhu_owner`, which owns the database `yizhu` and migrates it (and makes databases for tests),
 * and `yizhu_app`, which owns nothing and can't step past row-level security, for the API.
 * @param {Keys} keys
 * @param {number} port
 */
export async function ensureRoles(keys, port) {
  const client = new pg.Client({ connectionString: urlOf(keys, port, 'postgres', 'postgres') });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT rolname AS name FROM pg_roles WHERE rolname IN ('yizhu_owner', 'yizhu_app') UNION ALL SELECT datname FROM pg_database WHERE datname = 'yizhu'");
    const there = new Set(rows.map((row) => row.name));
    // Passwords are base64url: nothing in them needs quoting.
    if (!there.has('yizhu_owner')) await client.query(`CREATE ROLE yizhu_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE CREATEDB PASSWORD '${keys.passwords.yizhu_owner}'`);
    if (!there.has('yizhu_app')) await client.query(`CREATE ROLE yizhu_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD '${keys.passwords.yizhu_app}'`);
    if (!there.has('yizhu')) await client.query('CREATE DATABASE yizhu OWNER yizhu_owner');
  } finally {
    await client.end();
  }
}
