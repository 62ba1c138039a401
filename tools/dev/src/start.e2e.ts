import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isStillRunning, until } from './postgres/processes.mjs';
import { freePort } from './postgres/server.mjs';

/** `npm start` as a user runs it, but for the build (done before by Nx) and on data and a port of its own. */
const tool = resolve(__dirname, '..');
const children: ChildProcess[] = [];
let data: string;
let port: number;

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _, MIGRATION_DATABASE_URL: __, ...rest } = process.env;
  return { ...rest, NODE_ENV: 'development', YIZHU_DATA_DIR: data, PORT: String(port), YIZHU_BUILD: '0', YIZHU_DEMO: '0', ...more };
};

function start(more?: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [join(tool, 'start.mjs')], { env: environment(more), stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const run = { child, said: '', ended: once(child, 'exit').then(([code]) => code as number | null) };
  for (const pipe of [child.stdout, child.stderr]) pipe.on('data', (text) => (run.said += text));
  return run;
}

const ready = (run: ReturnType<typeof start>) =>
  until('the start to be ready', () => {
    if (run.child.exitCode !== null) throw new Error(`ended early:\n${run.said}`);
    return run.said.includes('Yizhu is ready');
  });

const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).then(({ status }) => status, () => 'no answer');
const databaseRuns = () => existsSync(join(data, 'postgres/postmaster.pid'));

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'yizhu-start-'));
  chmodSync(data, 0o711);
  port = await freePort();
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
});

afterAll(() => rmSync(data, { recursive: true, force: true }));

describe('npm start', () => {
  it('brings up database and API from nothing, and takes both down when asked', async () => {
    const run = start();
    await ready(run);
    expect(await ask('/health/ready')).toBe(200);
    expect(run.said).toContain(`http://127.0.0.1:${port}/docs`);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(await ask('/health/ready')).toBe('no answer');
    expect(databaseRuns()).toBe(false);
  });

  it('prints the demo sign-ins when the demo county is in its database, and not because it was noted once', async () => {
    const signIns = join(data, 'demo-sign-ins.json');
    writeFileSync(join(data, 'demo-choice.json'), JSON.stringify({ demo: 'loaded' }));
    writeFileSync(signIns, JSON.stringify([{ account: 'admin', password: 'x', role: { zh: '管理员', en: 'administrator' } }]));
    const without = start();
    await ready(without);
    expect(without.said).not.toContain('demo sign-ins');
    const { status, stderr } = spawnSync(process.execPath, [join(tool, 'bin/yizhu.mjs'), 'seed', '--demo', '--households', '50'], { env: environment({ YIZHU_DEMO_SIGN_INS: signIns }), encoding: 'utf8' });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    without.child.kill('SIGTERM');
    await without.ended;
    const has = start();
    await ready(has);
    expect(has.said).toMatch(/demo sign-ins[^]*xieli +\S+ +养老救助协理员/);
  });

  it('shares its database with the command line, and says so to a second start', async () => {
    const run = start();
    await ready(run);
    const { status, stdout } = spawnSync(process.execPath, [join(tool, 'bin/yizhu.mjs'), 'migrate', '--json'], { env: environment(), encoding: 'utf8' });
    expect({ status, answer: JSON.parse(stdout) }).toEqual({ status: 0, answer: { applied: [] } });
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.said).toContain(`Yizhu runs already: http://127.0.0.1:${port}/`);
    expect(await ask('/health/ready')).toBe(200);
  });

  it('starts again over what a kill -9 left', async () => {
    const first = start();
    await ready(first);
    const { api } = JSON.parse(readFileSync(join(data, `api-${port}.json`), 'utf8'));
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await ask('/health/ready')).toBe(200);
    const second = start();
    await ready(second);
    expect(isStillRunning(api)).toBe(false);
    expect(await ask('/health/ready')).toBe(200);
  });

  it('says in a sentence that its port is taken, and leaves nothing running', async () => {
    const other = createServer((socket) => socket.end()).listen(port, '127.0.0.1');
    await once(other, 'listening');
    const run = start();
    expect(await run.ended).toBe(1);
    expect(run.said).toContain(`Port ${port} is taken by another program`);
    expect(run.said).not.toContain('at ');
    expect(databaseRuns()).toBe(false);
    other.close();
  });

  it('uses the database it is given and starts none', async () => {
    const run = start({ DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none' });
    expect(await run.ended).toBe(1);
    expect(run.said).toContain('migrate failed');
    expect(databaseRuns()).toBe(false);
  });

  it('refuses a port that is none', async () => {
    const run = start({ PORT: 'eighty' });
    expect(await run.ended).toBe(1);
    expect(run.said).toContain('PORT=eighty is not a port');
  });
});
