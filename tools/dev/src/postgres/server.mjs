/** The server process: found, waited for, started, stopped. */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { HOST, readKeys, urlOf, writeKeys, writeSettings } from './cluster.mjs';
import { processFacts, run, until } from './processes.mjs';

/** @typedef {import('./account.mjs').Account} Account */
/** @typedef {import('./cluster.mjs').Keys} Keys */
/** @typedef {{ dataDir: string, pgCtl: string, account: Account | undefined, ephemeral: boolean, log: (text: string) => void }} Server */

const logFile = (/** @type {string} */ dataDir) => join(dataDir, 'server.log');
const pidFile = (/** @type {string} */ dataDir) => join(dataDir, 'postmaster.pid');

/**
 * The port of a server that runs on this data folder already, say after its starter was killed. One that is
 * still coming up or going down is waited for; the lock of one that is gone is cleared.
 * @param {string} dataDir
 * @param {Keys} keys
 * @returns {Promise<number | null>} null: none runs
 */
export async function runningServer(dataDir, keys) {
  const found = await until(`the server on ${dataDir} to answer or to end`, async () => {
    const lock = readPidFile(dataDir);
    if (!lock) return { port: null };
    if (!mayBeServerOf(dataDir, lock.pid)) {
      // PostgreSQL itself sees past a dead owner, but not past a zombie or a number that another program has now.
      rmSync(pidFile(dataDir), { force: true });
      return { port: null };
    }
    return (await answersAs(dataDir, keys, lock.port)) ? { port: lock.port } : null;
  });
  return found.port;
}

/** @param {string} dataDir @returns {{ pid: number, port: number } | null} */
function readPidFile(dataDir) {
  try {
    const lines = readFileSync(pidFile(dataDir), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

/** @param {string} dataDir @param {number} pid */
function mayBeServerOf(dataDir, pid) {
  const facts = processFacts(pid);
  if (!facts || facts.zombie) return false;
  // Where the system doesn't tell a process's arguments, only its answer can.
  return facts.args === '' || facts.args.includes(dataDir);
}

/**
 * Whether the server on that port is the one of this data folder.
 * @param {string} dataDir
 * @param {Keys} keys
 * @param {number} port
 */
async function answersAs(dataDir, keys, port) {
  if (!port) return false;
  const client = new pg.Client({ connectionString: urlOf(keys, port, 'postgres', 'postgres'), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('data_directory') AS folder");
    return rows[0].folder === dataDir;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Starts the server and returns its port: the one asked for, else that of last time, else any free one.
 * @param {Server} server
 * @param {number | undefined} wanted
 * @returns {Promise<number>}
 */
export async function launch(server, wanted) {
  const { dataDir, account, ephemeral } = server;
  const keys = readKeys(dataDir);
  return until(`the server on ${dataDir} to start`, async () => {
    const port = wanted ?? (keys.port && (await isFree(keys.port)) ? keys.port : await freePort());
    writeSettings(dataDir, { port, ephemeral, account });
    const failure = await startOnce(server);
    if (failure === null) {
      if (keys.port !== port) writeKeys(dataDir, { ...keys, port }, account);
      return port;
    }
    if (/could not bind|could not create any TCP\/IP sockets/.test(failure)) {
      if (wanted) throw new Error(`PostgreSQL cannot listen on port ${wanted}: another program does. Choose another port or stop it.`);
      return null; // somebody was quicker: another port, then
    }
    // Processes of a server that was killed are still finishing; the next try finds them gone.
    if (/pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(failure)) return null;
    throw new Error(`PostgreSQL did not start on ${dataDir}:\n${failure}`);
  });
}

/** @param {Server} server @returns {Promise<string | null>} what went wrong, or null */
async function startOnce({ dataDir, pgCtl, account }) {
  const log = logFile(dataDir);
  if (existsSync(log)) renameSync(log, `${log}.1`);
  // Recovery after a crash may take a while; pg_ctl waits and gives the server a session of its own,
  // so that a Ctrl-C meant for the API doesn't end the database under it.
  const { code, said } = await run(pgCtl, ['start', '--wait', '--timeout=120', `--pgdata=${dataDir}`, `--log=${log}`], { user: account && { uid: account.uid, gid: account.gid }, cwd: dataDir });
  if (code === 0) return null;
  const logged = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-30).join('\n') : '';
  return `${said}\n${logged}`.trim();
}

/**
 * Fast shutdown: sessions are rolled back, everything is written, and it is over when this returns.
 * @param {Server} server
 */
export async function shutDown({ dataDir, pgCtl, account }) {
  if (!existsSync(pidFile(dataDir))) return;
  const { code, said } = await run(pgCtl, ['stop', '--mode=fast', '--wait', '--timeout=120', `--pgdata=${dataDir}`], { user: account && { uid: account.uid, gid: account.gid }, cwd: dataDir });
  // No pid file after all: it ended by itself, which is what was wanted.
  if (code !== 0 && existsSync(pidFile(dataDir))) throw new Error(`PostgreSQL on ${dataDir} did not stop: ${said}`);
}

/** @param {number} port @returns {Promise<boolean>} */
export const isFree = (port) => listenOnce(port).then(() => true, () => false);

/** @returns {Promise<number>} */
export const freePort = () => listenOnce(0);

/** @param {number} port @returns {Promise<number>} */
function listenOnce(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, HOST, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
