import { newId } from '@yizhu/kernel';
import { startPostgres, type RunningPostgres } from '@yizhu/dev';
import { runCli, startReplica, testFolder, until, type Replica, type Surroundings } from '@yizhu/testing';
import { rmSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { residentId } from '../testing/people.js';

/**
 * The built files as production runs them (jest runs another module format): two replicas behind a proxy on one database,
 * under load, with processes killed and the database taken away.
 */
const PASSWORD = 'Only-for-tests-1';
let folder: string;
let pg: RunningPostgres;
let proxy: Server;
let base: string;
const replicas: Replica[] = [];

interface Reply {
  status: number;
  body: Record<string, unknown>;
  headers: Record<string, string | string[] | undefined>;
}

const around = (): Surroundings => ({ appUrl: pg.appUrl, ownerUrl: pg.ownerUrl, folder });
const cli = (...args: string[]): string => runCli(around(), ...args);

const call = (origin: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
  new Promise((done, fail) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const req = httpRequest(`${origin}${path}`, { method, headers: { ...(payload ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) } : {}), ...headers } }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk)).on('end', () => {
        const isJson = String(res.headers['content-type']).includes('json');
        done({ status: res.statusCode!, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : { text }, headers: res.headers });
      });
    });
    req.on('error', fail).setTimeout(20_000, () => req.destroy(new Error('timed out')));
    req.end(payload);
  });

beforeAll(async () => {
  folder = testFolder('production');
  pg = await startPostgres({ dataDir: join(folder, 'postgres') });
  cli('migrate');
  cli('seed');
  cli('user', 'add', 'chief', '局长', '--role', 'county_admin', '--password', PASSWORD);
  for (let i = 0; i < 2; i++) replicas.push(await startReplica(around()));
  let turn = 0;
  // A balancer in a few lines: the next replica that takes the connection. The body is kept, so that it can be sent again.
  proxy = createServer((req, res) => {
    const chunks: Buffer[] = [];
    const pass = (tries: number): void => {
      const { port } = replicas[turn++ % replicas.length]!;
      const onward = httpRequest({ port, host: '127.0.0.1', method: req.method, path: req.url, headers: req.headers, agent: false }, (answer) => {
        res.writeHead(answer.statusCode!, answer.headers);
        answer.on('error', () => res.destroy()).pipe(res);
      });
      onward.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNREFUSED' && tries > 0 ? pass(tries - 1) : res.destroy()));
      onward.end(Buffer.concat(chunks));
    };
    req.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => pass(1));
  });
  await new Promise<void>((done) => void proxy.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}, 120_000);

afterAll(async () => {
  for (const { process: child } of replicas) child.kill('SIGTERM');
  proxy?.close();
  proxy?.closeAllConnections();
  await pg?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const signIn = async (at: string): Promise<Record<string, string>> => ({ authorization: `Bearer ${(await call(at, 'POST', '/api/v1/auth/sessions', { account: 'chief', password: PASSWORD })).body.accessToken as string}` });
const household = (n: number, id = newId()): Record<string, unknown> => ({ id, villageCode: '350526100201', members: [{ name: '林秀英', idNumber: residentId(100_000 + n), isHead: true }] });
const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> => {
  const client = new Client({ connectionString: pg.ownerUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as T[];
  } finally {
    await client.end();
  }
};

it('the production files answer: health, document, Swagger page, sign-in, a list', async () => {
  const at = replicas[0]!.origin;
  expect((await call(at, 'GET', '/health/live')).body).toEqual({ status: 'live' });
  expect(((await call(at, 'GET', '/openapi.json')).body.info as { title: string }).title).toContain('易助');
  expect(String((await call(at, 'GET', '/docs')).body.text)).toContain('swagger-ui');
  expect((await call(at, 'GET', '/docs/swagger-ui.css')).status).toBe(200);
  const me = await signIn(at);
  expect(((await call(at, 'GET', '/api/v1/divisions?level=township&perPage=100', undefined, me)).body.data as unknown[]).length).toBe(18);
  expect((await call(at, 'GET', '/api/v1/help-requests', undefined, me)).status).toBe(200);
  // COPY goes by the driver's own classes: a bundle with two drivers in it fails here and nowhere else.
  expect(String((await call(at, 'GET', '/api/v1/recipients/export', undefined, me)).body.text)).toMatch(/户号,姓名/);
  expect(JSON.parse(cli('audit', 'verify', '--json'))).toMatchObject({ ok: true });
});

it('replicas share nothing but the database: a token of one serves at the other, a key sent to both makes one record', async () => {
  const me = await signIn(replicas[0]!.origin);
  expect((await call(replicas[1]!.origin, 'GET', '/api/v1/me', undefined, me)).status).toBe(200);
  const body = household(1);
  const answers = await Promise.all(replicas.map((r) => call(r.origin, 'POST', '/api/v1/households', body, { ...me, 'idempotency-key': 'both' })));
  expect(answers.map((a) => [a.status, a.body.id])).toEqual([[201, body.id], [201, body.id]]);
});

it('what was acknowledged is there after kill -9 under load, and every event has its effect once', async () => {
  const me = await signIn(base);
  const acknowledged: string[] = [];
  let stop = false;
  const worker = async (w: number): Promise<void> => {
    for (let i = 0; !stop; i++) {
      const { body, status } = await call(base, 'POST', '/api/v1/households', household(1_000 + w * 10_000 + i), me).catch((): Reply => ({ status: 0, body: {}, headers: {} }));
      if (status !== 201) continue;
      const [member] = body.members as { id: string }[];
      const asked = await call(base, 'POST', '/api/v1/help-requests', { personId: member!.id, channel: 'phone', source: 'self', summary: 'x', needs: [{ dimension: 'health', description: 'x' }] }, me).catch((): Reply => ({ status: 0, body: {}, headers: {} }));
      if (asked.status === 201) acknowledged.push(asked.body.id as string);
    }
  };
  const workers = Array.from({ length: 6 }, (_, w) => worker(w));
  await until(async () => acknowledged.length, (n) => n > 40);
  const killed = replicas[0]!;
  killed.process.kill('SIGKILL');
  await until(async () => acknowledged.length, (n) => n > 80);
  replicas[0] = await startReplica(around(), killed.port);
  await until(async () => acknowledged.length, (n) => n > 120);
  stop = true;
  await Promise.all(workers);
  const [kept] = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM assistance.help_request WHERE id = ANY($1::uuid[])`, [acknowledged]);
  expect(kept!.n).toBe(acknowledged.length);
  await until(() => sql<{ n: number }>(`SELECT count(*)::int AS n FROM platform.outbox_event WHERE delivered_at IS NULL`), ([row]) => row!.n === 0);
  const effects = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM recipients.timeline_entry WHERE type = 'request-submitted' AND ref_id = ANY($1::uuid[]) GROUP BY ref_id`, [acknowledged]);
  expect(effects).toHaveLength(acknowledged.length);
  expect(effects.every(({ n }) => n === 1)).toBe(true);
});

it('while the database is away it says so (503, come again), and serves again without a restart', async () => {
  const me = await signIn(base);
  const pids = replicas.map((r) => r.process.pid);
  await pg.stop();
  const away = await until(() => call(base, 'GET', '/api/v1/help-requests', undefined, me), (r) => r.status !== 200);
  expect([away.status, away.body.code, away.headers['retry-after']]).toEqual([503, 'database-away', '2']);
  expect((await call(base, 'POST', '/api/v1/households', household(900_000), me)).status).toBe(503);
  expect((await call(replicas[0]!.origin, 'GET', '/health/live')).status).toBe(200);
  expect((await call(replicas[0]!.origin, 'GET', '/health/ready')).status).toBe(503);
  pg = await startPostgres({ dataDir: join(folder, 'postgres') });
  await until(() => call(base, 'GET', '/api/v1/help-requests', undefined, me), (r) => r.status === 200);
  expect((await call(base, 'POST', '/api/v1/households', household(900_000), me)).status).toBe(201);
  expect(replicas.map((r) => [r.process.pid, r.process.exitCode])).toEqual(pids.map((pid) => [pid, null]));
});

it('stops cleanly when asked to', async () => {
  const replica = await startReplica(around());
  const ended = new Promise<number | null>((done) => replica.process.once('exit', done));
  replica.process.kill('SIGTERM');
  expect(await ended).toBe(0);
});
