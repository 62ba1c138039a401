/** The API as a child process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { ROOT } from '../nx.mjs';
import { isStillRunning, nameOf, until, whoAmI } from '../postgres/processes.mjs';
import { DATA } from './environment.mjs';

/** @typedef {{ api: { pid: number, started: string }, starter: { pid: number, started: string } }} Note */

const noteFile = (/** @type {number} */ port) => join(DATA, `api-${port}.json`);

/**
 * Makes sure that the port can be had. An API whose starter was killed is ended; anything else keeps it.
 * @param {string} host
 * @param {number} port
 */
export async function claimPort(host, port) {
  const note = readNote(port);
  if (note && isStillRunning(note.api)) {
    if (isStillRunning(note.starter)) throw new Error(`易助已在运行 / Yizhu runs already: ${addressOf(host, port)}/ (process ${note.starter.pid}).`);
    process.kill(note.api.pid, 'SIGTERM');
    await until('the API that a killed start left to end', () => !isStillRunning(note.api));
  }
  if (await isAnswered(host, port)) {
    throw new Error(`端口 ${port} 已被别的程序占用 / Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`);
  }
}

/** Where a server that listens on `host` can be asked: all addresses include this one. @param {string} host */
const askable = (host) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

/** @param {string} host @param {number} port */
export const addressOf = (host, port) => `http://${askable(host).includes(':') ? `[${host}]` : askable(host)}:${port}`;

/** @param {number} port @returns {Note | null} */
function readNote(port) {
  try {
    return JSON.parse(readFileSync(noteFile(port), 'utf8'));
  } catch {
    return null;
  }
}

/** @param {string} host @param {number} port @returns {Promise<boolean>} */
const isAnswered = (host, port) =>
  new Promise((resolve) => {
    const socket = createConnection({ host: askable(host), port });
    const say = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => say(true));
    socket.once('error', () => say(false));
  });

/**
 * Starts the API and returns when it is ready.
 * @param {{ env: NodeJS.ProcessEnv, host: string, port: number }} options
 * @returns {Promise<{ ended: Promise<number>, stop: () => Promise<void> }>}
 */
export async function startApi({ env, host, port }) {
  const main = join(ROOT, 'apps/api/dist/bundle/main.js');
  if (!existsSync(main)) throw new Error('apps/api has not been built: there is no apps/api/dist/bundle/main.js.');
  const child = spawn(process.execPath, [main], {
    cwd: ROOT,
    env: { ...env, HOST: host, PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
    // A Ctrl-C goes to us alone; we end the API first and its database after it.
    detached: process.platform !== 'win32',
  });
  const ended = once(child, 'exit').then(([code]) => {
    rmSync(noteFile(port), { force: true });
    return Number(code ?? 1);
  });
  mkdirSync(DATA, { recursive: true });
  writeFileSync(noteFile(port), JSON.stringify({ api: nameOf(Number(child.pid)), starter: whoAmI() }));

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const stuck = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(stuck);
  };
  try {
    await until('the API to be ready', async () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error('The API ended before it was ready; what it said stands above.');
      return fetch(`${addressOf(host, port)}/health/ready`, { signal: AbortSignal.timeout(5_000) }).then((answer) => answer.ok, () => false);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { ended, stop };
}
