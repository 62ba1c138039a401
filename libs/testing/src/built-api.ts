import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The built files, as production runs them: built before by Nx, never imported. */
const APPS = join(dirname(fileURLToPath(import.meta.url)), '../../../apps');
export const API = join(APPS, 'api/dist/bundle');
export const CONSOLE = join(APPS, 'admin/dist');
export const DIRECTORY = join(APPS, 'directory/dist');

export interface Replica {
  process: ChildProcess;
  port: number;
  origin: string;
}
export interface Surroundings {
  appUrl: string;
  ownerUrl: string;
  /** Where keys are kept. */
  folder: string;
  /** More variables, e.g. YIZHU_CONSOLE_DIR. */
  env?: NodeJS.ProcessEnv;
}

/** A folder for one test, which the account of an embedded database may pass through. */
export const testFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `yizhu-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
};

const environment = ({ appUrl, ownerUrl, folder, env }: Surroundings): NodeJS.ProcessEnv => ({
  ...process.env, NODE_ENV: 'production', DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl, YIZHU_KEY_FILE: join(folder, 'kek.json'), YIZHU_FILES_DIR: join(folder, 'files'), HOST: '127.0.0.1', ...env,
});

/** Runs the built command line; what it said on its standard output. */
export const runCli = (around: Surroundings, ...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(API, 'cli.js'), ...args], { encoding: 'utf8', env: environment(around) });
  if (status !== 0) throw new Error(`yizhu ${args.join(' ')}: ${stderr}${stdout}`);
  return stdout;
};

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

/** Asks again until the answer is as wished; bounded by the test's own time. */
export const until = async <T>(ask: () => Promise<T>, wished: (answer: T) => boolean): Promise<T> => {
  for (;;) {
    const answer = await ask().catch(() => undefined as T);
    if (answer !== undefined && wished(answer)) return answer;
    await later(20);
  }
};

/** Starts the built API and waits until it is ready. */
export const startReplica = async (around: Surroundings, port?: number): Promise<Replica> => {
  const at = port ?? (await freePort());
  const child = spawn(process.execPath, [join(API, 'main.js')], { env: { ...environment(around), PORT: String(at) }, stdio: ['ignore', 'ignore', 'inherit'] });
  const origin = `http://127.0.0.1:${at}`;
  await until(() => {
    if (child.exitCode !== null) throw new Error('the API ended at its start');
    return fetch(`${origin}/health/ready`).then(({ status }) => status);
  }, (status) => status === 200);
  return { process: child, port: at, origin };
};
