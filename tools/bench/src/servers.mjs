/** The two servers as child processes, and what the API needs of memory and time to be there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** @returns {Promise<number>} */
const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
};

/**
 * @param {string} file @param {Record<string, string>} env @param {(port: number) => Promise<boolean>} isReady @param {string[]} [args] of node itself
 */
async function launch(file, env, isReady, args = []) {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [...args, file], { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production', ...env, HOST: '127.0.0.1', PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit', ...(args.length > 0 ? /** @type {const} */ (['ipc']) : [])] });
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`${file} ended before it was ready`);
    await pause(5);
  }
  const startedIn = performance.now() - begun;
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { port, pid: Number(child.pid), startedIn, stop, child };
}

const answers = (/** @type {string} */ path) => (/** @type {number} */ port) => fetch(`http://127.0.0.1:${port}${path}`).then((a) => a.ok, () => false);

/** @param {{ appUrl: string, keyFile: string }} options @param {Record<string, string>} [env] */
export const launchApi = ({ appUrl, keyFile }, env = {}) => launch(join(ROOT, 'apps/api/dist/bundle/main.js'), { DATABASE_URL: appUrl, YIZHU_KEY_FILE: keyFile, ...env }, answers('/health/ready'));
/** The same, noting its statements. @param {{ appUrl: string, keyFile: string }} options */
export const launchRecorder = ({ appUrl, keyFile }) => launch(join(ROOT, 'apps/api/dist/bundle/main.js'), { DATABASE_URL: appUrl, YIZHU_KEY_FILE: keyFile, YIZHU_BACKGROUND: '0' }, answers('/health/ready'), ['--import', join(ROOT, 'tools/bench/src/recorder.mjs')]);
/** @param {{ url: string, settings: Record<string, string>, paths: object[][] }} replay */
export const launchReplay = (replay) => launch(join(ROOT, 'tools/bench/src/replay-server.mjs'), { REPLAY: JSON.stringify(replay) }, answers('/?-'));
/** @param {string} ownerUrl */
export const launchBare = (ownerUrl) => launch(join(ROOT, 'tools/bench/src/bare-server.mjs'), { BARE_URL: ownerUrl }, answers('/list?page=1&perPage=1'));

/** Resident memory of a process in MB; NaN where there is no /proc. @param {number} pid */
export const residentMb = (pid) => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return NaN;
  }
};
