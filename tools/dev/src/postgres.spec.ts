import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type RunningPostgres, startPostgres } from '@yizhu/dev';
import pg from 'pg';
import { serverAccount } from './postgres/account.mjs';
import { nativeFolder, runnableBinaries } from './postgres/binaries.mjs';
import { withLock } from './postgres/lock.mjs';
import { until } from './postgres/processes.mjs';

jest.setTimeout(120_000);

const asRoot = process.getuid?.() === 0;
const folders: string[] = [];
const servers: RunningPostgres[] = [];
const children: ChildProcess[] = [];

/** A folder that the server's account can pass; a closed one is a case of its own below. */
function newFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), 'yizhu-postgres-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

async function start(options: Parameters<typeof startPostgres>[0]): Promise<RunningPostgres> {
  const server = await startPostgres(options);
  servers.push(server);
  return server;
}

/** A fixture as a process of its own; `next` gives one line of what it says after another. */
function spawnFixture(file: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(__dirname, 'postgres', file), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Record<string, number | boolean>> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${file} ended early`);
    return JSON.parse(value);
  };
  return { child, next };
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = (dataDir: string): number => Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the embedded server', () => {
  it('gives two roles, of which the one for the API can do nothing but what it is granted', async () => {
    const { ownerUrl, appUrl, dataDir, adopted } = await start({ dataDir: join(newFolder(), 'data') });
    expect(adopted).toBe(false);
    const roles = "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, (SELECT count(*)::int FROM pg_shdepend WHERE refobjid = r.oid AND deptype = 'o') AS owns FROM pg_roles r WHERE rolname = current_user";
    expect(await query(appUrl, roles)).toEqual([{ rolname: 'yizhu_app', rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, owns: 0 }]);
    expect(await query(ownerUrl, roles)).toEqual([{ rolname: 'yizhu_owner', rolsuper: false, rolbypassrls: false, rolcreatedb: true, rolcreaterole: false, owns: 1 }]);
    await expect(query(appUrl, 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
    await expect(query(appUrl.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
    if (process.platform !== 'win32') expect(statSync(join(dataDir, 'yizhu.json')).mode & 0o777).toBe(0o600);
  });

  it('knows Chinese letters as letters, checks its pages and listens on the loopback only', async () => {
    const { ownerUrl } = await start({ dataDir: join(newFolder(), 'data') });
    await query(ownerUrl, 'CREATE EXTENSION pg_trgm');
    const [row] = await query(ownerUrl, "SELECT cardinality(show_trgm('瓷都易助')) AS grams, 'É' ILIKE 'é' AS folds, current_setting('data_checksums') AS sums, current_setting('listen_addresses') AS host, current_setting('server_encoding') AS encoding");
    expect(row).toEqual({ grams: 5, folds: true, sums: 'on', host: '127.0.0.1', encoding: 'UTF8' });
  });

  it('has every acknowledged row after a kill -9 of all that ran, in mid-write', async () => {
    const dataDir = join(newFolder(), 'data');
    const writer = spawnFixture('writer.fixture.mjs', dataDir, 'write');
    await writer.next();
    let acknowledged = 0;
    while (acknowledged < 300) acknowledged = Number((await writer.next()).number);

    const { passwords, port } = JSON.parse(readFileSync(join(dataDir, 'yizhu.json'), 'utf8'));
    const processes = await query(`postgres://postgres:${passwords.postgres}@127.0.0.1:${port}/postgres`, 'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
    const postmaster = postmasterPid(dataDir);
    for (const pid of [postmaster, writer.child.pid as number, ...processes.map((row) => Number(row.pid))]) killHard(pid);
    // What the writer had said before it died counts as acknowledged, too.
    for (let line = await writer.next().catch(() => null); line; line = await writer.next().catch(() => null)) acknowledged = Number(line.number);

    const { ownerUrl, adopted, port: portAfter } = await start({ dataDir });
    expect({ adopted, portAfter }).toEqual({ adopted: false, portAfter: port });
    const [row] = await query(ownerUrl, `SELECT count(*) FILTER (WHERE number <= ${acknowledged})::int AS kept FROM line`);
    expect(row).toEqual({ kept: acknowledged });
  });

  it('adopts the server that a killed starter left, and then stops it', async () => {
    const dataDir = join(newFolder(), 'data');
    const starter = spawnFixture('writer.fixture.mjs', dataDir);
    const { port } = await starter.next();
    const exited = once(starter.child, 'exit');
    starter.child.kill('SIGKILL');
    await exited;
    const server = await start({ dataDir });
    expect({ adopted: server.adopted, port: server.port }).toEqual({ adopted: true, port });
    await server.stop();
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
  });

  it('starts after its postmaster alone was killed, waiting for the processes that it left', async () => {
    const dataDir = join(newFolder(), 'data');
    const first = await start({ dataDir });
    await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS number');
    const busy = new pg.Client({ connectionString: first.ownerUrl });
    busy.on('error', () => undefined);
    await busy.connect();
    killHard(postmasterPid(dataDir));
    const second = await start({ dataDir });
    expect(second.adopted).toBe(false);
    expect(await query(second.ownerUrl, 'SELECT number FROM kept')).toEqual([{ number: 1 }]);
  });

  it('is one server for two starters at once, and the last to leave stops it', async () => {
    const dataDir = join(newFolder(), 'data');
    const both = [spawnFixture('writer.fixture.mjs', dataDir), spawnFixture('writer.fixture.mjs', dataDir)] as const;
    const said = await Promise.all(both.map((one) => one.next()));
    expect(new Set(said.map((one) => one.port)).size).toBe(1);
    expect(said.map((one) => one.adopted).sort()).toEqual([false, true]);

    const starter = said[0]?.adopted ? both[1] : both[0];
    const guest = starter === both[0] ? both[1] : both[0];
    starter.child.stdin.end();
    expect(await starter.next()).toEqual({ left: true });
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(true);
    guest.child.stdin.end();
    expect(await guest.next()).toEqual({ left: true });
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
  });

  it('clears the lock of a server whose number another program has now', async () => {
    const dataDir = join(newFolder(), 'data');
    const first = await start({ dataDir });
    await first.stop();
    writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n1\n${first.port}\n\n127.0.0.1\n`);
    expect((await start({ dataDir })).adopted).toBe(false);
  });

  it('goes to another port when its own is taken, and says so when it was told which', async () => {
    const dataDir = join(newFolder(), 'data');
    const first = await start({ dataDir });
    await first.stop();
    const other = createServer().listen(first.port, '127.0.0.1');
    await once(other, 'listening');
    await expect(start({ dataDir, port: (other.address() as AddressInfo).port })).rejects.toThrow(`PostgreSQL cannot listen on port ${first.port}: another program does.`);
    const second = await start({ dataDir });
    expect(second.port).not.toBe(first.port);
    other.close();
  });

  it('leaves a folder alone that holds something else', async () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, 'letter.txt'), 'not a database');
    await expect(start({ dataDir })).rejects.toThrow(/not empty/i);
    expect(readdirSync(dataDir)).toEqual(['letter.txt']);
  });

  it('keeps the data elsewhere when root asks for a folder that the server cannot enter', async () => {
    const closed = newFolder(0o700);
    const options = { dataDir: join(closed, 'data'), fallbackDirs: [newFolder()] };
    const first = await start(options);
    await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS number');
    await first.stop();
    chmodSync(closed, 0o755);
    const second = await start(options);
    expect(second.dataDir.startsWith(asRoot ? String(options.fallbackDirs[0]) : closed)).toBe(true);
    expect(await query(second.ownerUrl, 'SELECT number FROM kept')).toEqual([{ number: 1 }]);
  });
});

describe('its programs', () => {
  it('run from a copy when they lie where the account cannot reach them, with the links that npm did not make', () => {
    const closed = newFolder(0o700);
    const native = join(closed, 'package', 'native');
    mkdirSync(join(closed, 'package'));
    cpSync(nativeFolder(), native, { recursive: true, verbatimSymlinks: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
    cpSync(join(nativeFolder(), '..', 'package.json'), join(closed, 'package', 'package.json'));
    const account = serverAccount(join(closed, 'data'));
    const { postgres } = runnableBinaries(account, { native, caches: [join(newFolder(), 'cache')], log: () => undefined });
    expect(postgres.startsWith(closed)).toBe(!asRoot);
    const { stdout } = spawnSync(postgres, ['--version'], { encoding: 'utf8', cwd: '/', ...(account ? { uid: account.uid, gid: account.gid } : {}) });
    expect(stdout).toContain('PostgreSQL) 18');
  });
});

describe('the lock between processes', () => {
  it('waits for a living holder and takes over from a killed one', async () => {
    const file = join(newFolder(), 'lock');
    const holder = spawnFixture('lock-holder.fixture.mjs', file);
    await holder.next();
    let entered = false;
    const work = withLock(file, async () => {
      entered = true;
    });
    await until('our wish to stand beside the lock', () => readdirSync(join(file, '..')).length > 1);
    expect(entered).toBe(false);
    holder.child.kill('SIGKILL');
    await work;
    expect(entered).toBe(true);
  });

  it('lets one in at a time', async () => {
    const file = join(newFolder(), 'lock');
    let inside = 0;
    const most: number[] = [];
    await Promise.all(
      Array.from({ length: 8 }, () =>
        withLock(file, async () => {
          most.push((inside += 1));
          await new Promise(setImmediate);
          inside -= 1;
        }),
      ),
    );
    expect(most).toEqual(Array(8).fill(1));
  });
});
