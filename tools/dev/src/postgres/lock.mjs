/** A lock between processes that outlives no one: the name of its holder stands in it. */
import { linkSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStillRunning, until, whoAmI } from './processes.mjs';

let counter = 0;
const uniqueName = () => `${process.pid}-${Date.now().toString(36)}-${(counter += 1)}`;

/**
 * Runs `work` while no other process runs work under the same file.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  const mine = `${file}.${uniqueName()}`;
  writeFileSync(mine, JSON.stringify(whoAmI()));
  try {
    // First start may take a while: initdb on a slow disk, recovery after a crash.
    await until(`${file}, which another process holds`, () => take(file, mine), { patience: 180_000 });
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * A link appears with its content, so that nobody reads half a name.
 * @param {string} file
 * @param {string} mine
 */
function take(file, mine) {
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  const holder = readName(file);
  if (holder && !isStillRunning(holder)) clear(file);
  return false;
}

/**
 * Removes a dead holder's lock. Two that found the same dead holder must not each remove a file, the second
 * would remove the first one's new lock; so removing is itself done by one at a time.
 * @param {string} file
 */
function clear(file) {
  const guard = `${file}.clearing`;
  try {
    writeFileSync(guard, '', { flag: 'wx' });
  } catch {
    // Whoever clears needs a moment only: a guard of ten seconds was left by a killed process.
    const since = statSync(guard, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > 10_000) rmSync(guard, { force: true });
    return;
  }
  const holder = readName(file);
  if (holder && !isStillRunning(holder)) rmSync(file, { force: true });
  rmSync(guard, { force: true });
}

/** @param {string} file @returns {{ pid: number, started: string } | null} */
function readName(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Notes that this process uses the server; the note counts for as long as the process lives.
 * @param {string} folder
 * @returns {() => void} takes the note away
 */
export function register(folder) {
  mkdirSync(folder, { recursive: true });
  const note = join(folder, `${uniqueName()}.json`);
  writeFileSync(note, JSON.stringify(whoAmI()));
  return () => rmSync(note, { force: true });
}

/**
 * Whether a living process uses the server; notes of dead ones are swept.
 * @param {string} folder
 */
export function isUsed(folder) {
  let used = false;
  for (const name of readdirSync(folder)) {
    const user = readName(join(folder, name));
    if (user && isStillRunning(user)) used = true;
    else rmSync(join(folder, name), { force: true });
  }
  return used;
}
