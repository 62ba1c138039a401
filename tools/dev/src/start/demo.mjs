/** The demo county: offered at the first start, remembered either way. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import pg from 'pg';
import { DATA } from './environment.mjs';
import { yizhu } from './cli.mjs';

/** @typedef {{ account: string, password: string, role: { zh: string, en: string } }} SignIn */

const SIGN_INS = join(DATA, 'demo-sign-ins.json');
const CHOICE = join(DATA, 'demo-choice.json');
const PATIENCE = 10_000;

/**
 * Loads the demo county if that is wanted. It is an offer: when it can't be loaded, the system starts without it.
 * @param {{ env: NodeJS.ProcessEnv, ownDatabase: boolean, log: (text: string) => void }} options
 */
export async function offerDemo({ env, ownDatabase, log }) {
  if (!(await isWanted(env, ownDatabase))) return;
  log('正在载入示范县 / Loading the demo county …');
  const { code, said } = await yizhu(['seed', '--demo'], { env: { ...env, YIZHU_DEMO_SIGN_INS: SIGN_INS } });
  if (code === 0) remember('loaded');
  else log(`未能载入示范县，系统照常启动 / The demo county could not be loaded; starting without it:\n${said}`);
}

/** @param {NodeJS.ProcessEnv} env @param {boolean} ownDatabase */
async function isWanted(env, ownDatabase) {
  // What is remembered may be of a database that is no more.
  const settled = remembered() === 'loaded' ? await isThere(env) : remembered() === 'declined';
  if (process.env.YIZHU_DEMO) return process.env.YIZHU_DEMO !== '0' && !(settled && remembered() === 'loaded');
  // Nobody's own database gets invented people unasked.
  if (!ownDatabase || settled) return false;
  if (!process.stdin.isTTY || !process.stdout.isTTY || (await ask())) return true;
  remember('declined');
  return false;
}

const remembered = () => (existsSync(CHOICE) ? JSON.parse(readFileSync(CHOICE, 'utf8')).demo : null);

/** @param {'loaded' | 'declined'} demo */
function remember(demo) {
  mkdirSync(DATA, { recursive: true });
  writeFileSync(CHOICE, JSON.stringify({ demo }));
}

/** Yes, unless somebody says no within ten seconds. */
async function ask() {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // A Ctrl-C here means what it means everywhere else.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    const answer = await terminal.question('载入示范县（虚构的人和事）？/ Load the demo county, with invented people? [Y/n] ', { signal: AbortSignal.timeout(PATIENCE) });
    return !/^\s*(n|no|否|不)/i.test(answer);
  } catch {
    process.stdout.write('\n');
    return true;
  } finally {
    terminal.close();
  }
}

/** Those that can be used: of a demo county that stands in this very database. @param {NodeJS.ProcessEnv} env @returns {Promise<SignIn[]>} */
export async function demoSignIns(env) {
  if (!existsSync(SIGN_INS) || !(await isThere(env))) return [];
  return JSON.parse(readFileSync(SIGN_INS, 'utf8'));
}

/** Whether the database holds the invented households. @param {NodeJS.ProcessEnv} env */
async function isThere(env) {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  try {
    await client.connect();
    await client.query(`SELECT set_config('yizhu.divisions', $1, false)`, [`{${env.YIZHU_COUNTY ?? '350526'}}`]);
    return (await client.query(`SELECT 1 FROM recipients.household WHERE source = 'seed' LIMIT 1`)).rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
