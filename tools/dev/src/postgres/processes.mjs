/** What the launcher has to know about processes, its own and others', on each operating system. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @typedef {{ started: string, args: string, zombie: boolean }} ProcessFacts
 * `started` tells two processes with the same number apart; `args` is '' where the system won't say.
 */

/**
 * Facts of a living process, or null when there is none with that number.
 * @param {number} pid
 * @returns {ProcessFacts | null}
 */
export function processFacts(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: somebody else's, but there.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return null;
  }
  if (process.platform === 'linux') return factsFromProc(pid);
  if (process.platform === 'win32') return { started: '', args: '', zombie: false };
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'stat=,lstart=,args=', '-p', String(pid)], { encoding: 'utf8' });
  const line = /^\s*(\S+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/m.exec(stdout ?? '');
  if (status !== 0 || !line) return null;
  return { started: /** @type {string} */ (line[2]), args: line[3] ?? '', zombie: Boolean(line[1]?.startsWith('Z')) };
}

/** @param {number} pid */
function factsFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name stands in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { started: fields[19] ?? '', args, zombie: fields[0] === 'Z' };
  } catch {
    return null;
  }
}

/** Names a process so that a later one with the same number isn't taken for it. @param {number} pid */
export const nameOf = (pid) => ({ pid, started: processFacts(pid)?.started ?? '' });
export const whoAmI = () => nameOf(process.pid);

/**
 * Whether the process that left its name still runs. A zombie doesn't: it holds nothing any more.
 * @param {{ pid: number, started: string }} who
 */
export function isStillRunning(who) {
  const facts = processFacts(who.pid);
  return facts !== null && !facts.zombie && facts.started === who.started;
}

/**
 * Asks again until the answer is something; says what it waited for when patience ends.
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} ask
 * @param {{ patience?: number, pause?: number }} [options]
 * @returns {Promise<Exclude<T, null | undefined | false>>}
 */
export async function until(what, ask, { patience = 60_000, pause = 25 } = {}) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return /** @type {any} */ (answer);
    if (Date.now() > end) throw new Error(`Waited ${Math.round(patience / 1000)} s for ${what} in vain.`);
    await delay(pause);
  }
}

/** PostgreSQL's tools read PG* variables, which belong to whoever starts us and not to this server. */
const cleanEnvironment = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));

/**
 * Runs a program to its end and hands back what it said. It resolves on exit and not when the pipes close,
 * since on Windows a server that was started keeps them open.
 * @param {string} program
 * @param {string[]} args
 * @param {{ user?: { uid: number, gid: number } | undefined, cwd?: string }} [options]
 * @returns {Promise<{ code: number | null, said: string }>}
 */
export function run(program, args, { user, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, cwd, ...user });
    let said = '';
    for (const pipe of [child.stdout, child.stderr]) pipe.on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('exit', (code) => {
      // Let what is already in the pipes arrive.
      setImmediate(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ code, said: said.trim() });
      });
    });
  });
}
