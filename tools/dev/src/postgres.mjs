/**
 * A PostgreSQL of one's own from npm packages: no installation, no container, data under the checkout.
 * Several processes may use one data folder at once; they share one server, and the last to leave stops it.
 */
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, linkSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { canEnter, makePassable, serverAccount } from './postgres/account.mjs';
import { runnableBinaries } from './postgres/binaries.mjs';
import { createCluster, ensureRoles, isInitialised, readKeys, urlOf } from './postgres/cluster.mjs';
import { isUsed, register, withLock } from './postgres/lock.mjs';
import { launch, runningServer, shutDown } from './postgres/server.mjs';

/**
 * @typedef {object} StartOptions
 * @property {string} dataDir where the data is kept; made when it isn't there
 * @property {number} [port] default: that of last time, else a free one
 * @property {boolean} [ephemeral] trades safety after a crash for speed: for tests
 * @property {string[]} [fallbackDirs] where data goes when the server's account can't reach dataDir
 * @property {(text: string) => void} [log]
 *
 * @typedef {object} RunningPostgres
 * @property {number} port
 * @property {string} ownerUrl of the role that owns and migrates the database
 * @property {string} appUrl of the role that the API uses
 * @property {string} dataDir where the data really is
 * @property {boolean} adopted it ran already
 * @property {() => Promise<void>} stop leaves it; whoever leaves last stops it
 */

/**
 * Starts the server on a data folder, or joins the one that runs there.
 * @param {StartOptions} options
 * @returns {Promise<RunningPostgres>}
 */
export async function startPostgres(options) {
  const { server, users, lock, initdb } = place(options);
  const { dataDir, account, ephemeral, log } = server;

  const { leave, ...started } = await withLock(lock, async () => {
    if (!isInitialised(dataDir)) {
      log('Preparing a database (once) …');
      await createCluster(dataDir, { initdb, account, ephemeral });
    }
    const keys = readKeys(dataDir);
    const running = await runningServer(dataDir, keys);
    const port = running ?? (await launch(server, options.port));
    await ensureRoles(keys, port);
    return {
      port,
      adopted: running !== null,
      ownerUrl: urlOf(keys, port, 'yizhu_owner', 'yizhu'),
      appUrl: urlOf(keys, port, 'yizhu_app', 'yizhu'),
      leave: register(users),
    };
  });
  return { ...started, dataDir, stop: leaving({ server, users, lock }, leave) };
}

/**
 * Keeps a server that others may start on this folder running until `stop`, without starting one: for a test run
 * that may turn out to need none. What the folder holds of earlier runs is forgotten, unless one of them still runs.
 * @param {StartOptions} options
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function reserveFreshPostgres(options) {
  const { server, users, lock } = place(options);
  const leave = await withLock(lock, async () => {
    if (isInitialised(server.dataDir) && (await runningServer(server.dataDir, readKeys(server.dataDir))) === null) {
      rmSync(server.dataDir, { recursive: true, force: true });
    }
    return register(users);
  });
  return { stop: leaving({ server, users, lock }, leave) };
}

/** @param {StartOptions} options */
function place({ dataDir: asked, ephemeral = false, fallbackDirs = FALLBACK_DIRS, log = () => undefined }) {
  const { dataDir, account } = reachableDataDir(resolve(asked), fallbackDirs, log);
  const { initdb, pgCtl } = runnableBinaries(account, { log });
  return { server: { dataDir, pgCtl, account, ephemeral, log }, initdb, users: `${dataDir}.users`, lock: `${dataDir}.lock` };
}

/**
 * @param {{ server: import('./postgres/server.mjs').Server, users: string, lock: string }} place
 * @param {() => void} leave
 */
function leaving({ server, users, lock }, leave) {
  /** @type {Promise<void> | undefined} */
  let stopping;
  return () =>
    (stopping ??= withLock(lock, async () => {
      leave();
      if (!isUsed(users)) await shutDown(server);
    }));
}

/** Root's data for checkouts that the server's account can't enter; the second only where the first can't be written. */
const FALLBACK_DIRS = ['/var/lib/yizhu', join(tmpdir(), 'yizhu-data')];

/**
 * Where the data can be: as asked, or, when root asked for a folder that the server's account can't enter
 * (a checkout under /root), a lasting folder elsewhere, of which a note is kept where the data should have been.
 * Data once there stays there, also when the folder asked for becomes reachable; without the note (a new checkout
 * in the same place) it is not found again, as it belongs to keys that went with the old one.
 * @param {string} asked
 * @param {string[]} fallbackDirs
 * @param {(text: string) => void} log
 */
function reachableDataDir(asked, fallbackDirs, log) {
  makePassable(dirname(asked));
  const wanted = join(realpathSync(dirname(asked)), basename(asked));
  const wantedAccount = serverAccount(wanted);
  if (!wantedAccount) {
    assertReadable(wanted);
    return { dataDir: wanted, account: undefined };
  }
  const note = `${wanted}.elsewhere`;
  if (!existsSync(note)) {
    if (canEnter(wantedAccount, dirname(wanted))) return { dataDir: wanted, account: wantedAccount };
    leaveNote(note, join(findReachable(fallbackDirs, wantedAccount, wanted), randomUUID(), basename(wanted)));
  }
  const dataDir = readFileSync(note, 'utf8');
  makePassable(dirname(dataDir));
  const account = serverAccount(dataDir);
  log(`The database's data is in ${dataDir}: ${account?.name ?? 'its user'} could not enter ${dirname(wanted)}.`);
  return { dataDir, account };
}

/** @param {string[]} folders @param {import('./postgres/account.mjs').Account} account @param {string} wanted */
function findReachable(folders, account, wanted) {
  for (const folder of folders) {
    try {
      makePassable(folder);
    } catch {
      continue; // a read-only system folder
    }
    if (canEnter(account, folder)) return realpathSync(folder);
  }
  throw new Error(`PostgreSQL can't run as root, and ${account.name} can enter neither ${dirname(wanted)} nor ${folders.join(' nor ')}. Start as a normal user, or set DATABASE_URL.`);
}

/**
 * Of two that leave a note at once, the first one's holds for both. A link appears with its content.
 * @param {string} note
 * @param {string} text
 */
function leaveNote(note, text) {
  const draft = `${note}.${randomUUID()}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, note);
  } catch (error) {
    if (!existsSync(note)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @param {string} dataDir */
function assertReadable(dataDir) {
  if (!existsSync(dataDir)) return;
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new Error(`The database's data in ${dataDir} belongs to another user: start as that user (or as root, if root started it first).`, { cause });
  }
}

/**
 * For guests such as a command beside a running `npm start`: the server that runs, else one for as long as it is needed.
 * @type {typeof startPostgres}
 */
export const attachOrStart = startPostgres;
