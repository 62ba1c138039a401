import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browser, type TestBrowser } from './browser.js';
import { API, CONSOLE, DIRECTORY, runCli, startReplica, testFolder, type Surroundings } from './built-api.js';
import { copiedDatabase, KEPT } from './database.js';


export interface Installation {
  origin: string;
  cli(...args: string[]): string;
  stop(): Promise<void>;
}

/**
 * The built API serving the built console and the public page, on a database of its own: the county's reference data, and the demo
 * county of so many households; with 0 nobody is in it. Loading a county takes many seconds: it is done once, and copied.
 */
export async function installation(name: string, households: number): Promise<Installation> {
  const template = `county_${households}_${fingerprint()}`;
  const kept = join(KEPT, template);
  const database = await copiedDatabase(template, (urls) => {
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept, { recursive: true });
    const around = { ...urls, folder: kept };
    runCli(around, 'migrate');
    runCli(around, 'seed', ...(households > 0 ? ['--demo', '--households', String(households)] : []));
  });
  const around: Surroundings = { ...database, folder: testFolder(name), env: { YIZHU_CONSOLE_DIR: CONSOLE, YIZHU_DIRECTORY_DIR: DIRECTORY } };
  const clean = async (): Promise<void> => {
    await database.drop();
    rmSync(around.folder, { recursive: true, force: true });
  };
  try {
    cpSync(kept, around.folder, { recursive: true });
    const api = await startReplica(around);
    const stop = async (): Promise<void> => {
      const ended = new Promise((done) => api.process.once('exit', done));
      api.process.kill('SIGTERM');
      await ended;
      await clean();
    };
    return { origin: api.origin, cli: (...args) => runCli(around, ...args), stop };
  } catch (error) {
    await clean();
    throw error;
  }
}

/** A county is what the built files make of it, on the day: its people are visited, its months counted. */
function fingerprint(): string {
  const hash = createHash('sha256').update(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  for (const file of readdirSync(API, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

export interface Town extends Omit<Installation, 'stop'> {
  chrome: TestBrowser;
}

/** An installation and a browser for one spec file, from before its first test to after its last; whatever fails, both end. */
export function town(name: string, households: number): Town {
  let installed: Installation | undefined;
  let chrome: TestBrowser | undefined;
  const standing = <T>(part: T | undefined): T => {
    if (!part) throw new Error('The town stands from beforeAll on.');
    return part;
  };
  beforeAll(async () => {
    [installed, chrome] = await Promise.all([installation(name, households), browser()]);
  });
  afterAll(async () => {
    // A page that fails as it closes must not leave the server behind.
    try {
      await chrome?.close();
    } finally {
      await installed?.stop();
    }
  });
  return {
    get origin() {
      return standing(installed).origin;
    },
    get chrome() {
      return standing(chrome);
    },
    cli: (...args) => standing(installed).cli(...args),
  };
}
