/** The command line of the API's package (migrate, seed, …), run with this checkout's surroundings. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../nx.mjs';

/**
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} options
 * @returns {Promise<{ code: number, said: string }>} what it said only when stdio is a pipe
 */
export async function yizhu(args, { env, stdio = ['ignore', 'pipe', 'pipe'] }) {
  const file = join(ROOT, 'apps/api/dist/bundle/cli.js');
  if (!existsSync(file)) throw new Error('apps/api has not been built: there is no apps/api/dist/bundle/cli.js.');
  const child = spawn(process.execPath, [file, ...args], { cwd: process.cwd(), env, stdio });
  let said = '';
  for (const pipe of [child.stdout, child.stderr]) pipe?.on('data', (text) => (said += text));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
  return { code, said: said.trim() };
}
