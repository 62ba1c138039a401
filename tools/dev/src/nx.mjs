/** Nx as this repository uses it: no daemon, no cloud, no .env of the containers slipping into tasks. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const RUN_RECORD = join(ROOT, '.nx/cache/run.json');

/** @typedef {{ projectName: string, target: string, status: number, cacheStatus: string }} Task */

/**
 * Runs targets of every project that has them.
 * @param {string[]} targets
 * @param {{ parallel?: number, args?: string[], stdio?: import('node:child_process').StdioOptions, onStart?: (child: import('node:child_process').ChildProcess) => void }} [options]
 * @returns {Promise<{ code: number, tasks: Task[] | null }>} tasks that ran or were answered from the cache; null when Nx itself fell over
 */
export async function runTargets(targets, { parallel = 2, args = [], stdio = 'inherit', onStart } = {}) {
  rmSync(RUN_RECORD, { force: true });
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', ...targets, `--parallel=${parallel}`, '--output-style=static', ...args], {
    cwd: ROOT,
    stdio,
    env: {
      ...process.env,
      NX_DAEMON: 'false',
      NX_NO_CLOUD: 'true',
      NX_TUI: 'false',
      NX_LOAD_DOT_ENV_FILES: 'false',
      // Where the record of the run is looked for.
      NX_CACHE_DIRECTORY: join(ROOT, '.nx/cache'),
    },
  });
  onStart?.(child);
  const code = await new Promise((resolve) => child.on('close', (status) => resolve(status ?? 1)));
  return { code, tasks: readRunRecord() };
}

/** @returns {Task[] | null} */
function readRunRecord() {
  try {
    return JSON.parse(readFileSync(RUN_RECORD, 'utf8')).tasks;
  } catch {
    return null;
  }
}
