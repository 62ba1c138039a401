/** A whole run: data, servers, cases by turns, and the figures. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '@yizhu/dev';
import { casesOf, race } from './cases.mjs';
import { measure, send, stream, target } from './load.mjs';
import { launchApi, launchBare, residentMb, ROOT } from './servers.mjs';

const ROUNDS = 3;
const CONCURRENCY = 8;
const DATA = join(ROOT, '.data/bench');

/** @param {{ households: number, seconds: number, only: Set<string> | null, log: (text: string) => void }} options */
export async function runBench({ households, seconds, only, log }) {
  mkdirSync(DATA, { recursive: true });
  if (!existsSync(join(ROOT, 'apps/api/dist/bundle/main.js'))) throw new Error('build first: npm run build');
  const database = await startPostgres({ dataDir: join(DATA, 'postgres'), log });
  const undo = [database.stop];
  try {
    const seeded = await ensureCounty(database.ownerUrl, households, log);
    const api = await launchApi({ appUrl: database.appUrl, keyFile: join(DATA, 'kek.json') });
    undo.unshift(api.stop);
    const cold = await coldStarts(database.appUrl);
    const bare = await launchBare(database.ownerUrl);
    undo.unshift(bare.stop);
    await pause(3_000);
    const idleMb = residentMb(api.pid);
    const [ours, theirs] = [target(api.port), target(bare.port)];
    await signIn(ours);
    const facts = await gather(database.ownerUrl, ours);
    const results = [];
    for (const each of casesOf(ours, theirs, facts)) {
      if (only && !only.has(each.key)) continue;
      await signIn(ours);
      log(`${each.title} …`);
      results.push(await compare(each, seconds));
    }
    const races = !only || only.has('races') ? await race(ours, facts.homes[0], 20) : null;
    const exported = !only || only.has('export') ? await compareExport(ours, theirs, facts.township, api.pid) : null;
    return { at: new Date().toISOString(), node: process.version, data: seeded, start: { coldMs: cold, idleMb: Math.round(idleMb) }, results, races, export: exported };
  } finally {
    for (const step of undo) await step();
  }
}

/** Makes the county once; later runs use it as it is. @param {string} ownerUrl @param {number} households @param {(text: string) => void} log */
async function ensureCounty(ownerUrl, households, log) {
  const count = async () => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    const { rows } = await client.query(`SELECT relname, greatest(reltuples, 0)::int AS n FROM pg_class WHERE oid IN (to_regclass('recipients.person'), to_regclass('assistance.visit'), to_regclass('teams.team_member'))`).catch(() => ({ rows: [] }));
    await client.end();
    return Object.fromEntries(rows.map((row) => [row.relname, row.n]));
  };
  const run = (/** @type {string[]} */ file, /** @type {string[]} */ ...args) =>
    new Promise((done) => spawn(process.execPath, [join(ROOT, ...file), ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, YIZHU_DATA_DIR: DATA, YIZHU_BUILD: '0' } }).on('close', done));
  const before = await count();
  if (before.person > households) {
    // Kept data meets a newer program.
    if (await run(['tools/dev/bin/yizhu.mjs'], 'migrate')) throw new Error('the county could not be brought up to date');
    return before;
  }
  log(`Making a county of ${households} households, once (minutes) …`);
  if (await run(['tools/seed/seed.mjs'], '--households', String(households))) throw new Error('the county could not be made');
  return count();
}

/** How long a fresh process takes until it is ready: the best of three, for the first warms the disk. @param {string} appUrl */
async function coldStarts(appUrl) {
  const times = [];
  for (let i = 0; i < ROUNDS; i++) {
    const one = await launchApi({ appUrl, keyFile: join(DATA, 'kek.json') });
    times.push(one.startedIn);
    await one.stop();
  }
  return Math.round(median(times));
}

/** @param {import('./load.mjs').Target} api */
async function signIn(api) {
  const answer = await send(api, { method: 'POST', path: '/api/v1/auth/sessions', body: JSON.stringify({ account: 'admin', password: 'Yizhu-demo-2026' }) });
  if (answer.status !== 201) throw new Error(`signing in failed: ${answer.status} ${answer.body}`);
  api.headers = { authorization: `Bearer ${JSON.parse(answer.body).accessToken}` };
}

/** What the cases ask about. @param {string} ownerUrl @param {import('./load.mjs').Target} api */
async function gather(ownerUrl, api) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const rows = async (/** @type {string} */ sql) => (await client.query(sql)).rows;
  const homes = await rows(`SELECT id, version FROM recipients.household TABLESAMPLE SYSTEM (2) WHERE source = 'seed' AND details_sealed NOT LIKE 'v1.aes256gcm.00000000.%' LIMIT 4000`);
  // Given names that are neither everybody's nor nobody's.
  const names = (await rows(`SELECT right(name, 2) AS name FROM recipients.person TABLESAMPLE SYSTEM (1) WHERE length(name) = 3 GROUP BY 1 HAVING count(*) BETWEEN 3 AND 30 ORDER BY 1 LIMIT 200`)).map((row) => row.name);
  const [{ township }] = await rows(`SELECT township_code AS township FROM recipients.person GROUP BY 1 ORDER BY abs(count(*) - 100000) LIMIT 1`);
  const [{ id: runId, month, cards }] = await rows(`SELECT r.id, r.month, (SELECT count(*)::int FROM incentives.scorecard c WHERE c.run_id = r.id) AS cards FROM incentives.score_run r WHERE r.status IN ('finalised', 'paid') ORDER BY r.month DESC LIMIT 1`);
  await client.end();
  const cursorAt = async (/** @type {number} */ page) => {
    const { page: { next } } = JSON.parse((await send(api, { path: `/api/v1/recipients?page=${page}&perPage=20` })).body);
    const { v, k } = JSON.parse(Buffer.from(next, 'base64url').toString('utf8'));
    return { cursor: next, at: v, id: k };
  };
  const [year, number] = month.split('-').map(Number);
  const from = new Date(Date.UTC(year, number - 1, 1) - 8 * 3_600_000).toISOString();
  const to = new Date(Date.UTC(year, number, 1) - 8 * 3_600_000).toISOString();
  return { homes, names, township, month: { runId, cards, from, to }, shallow: await Promise.all([1, 3, 9, 27, 81].map(cursorAt)), deep: await cursorAt(25_000) };
}

/** @param {import('./cases.mjs').Case} each @param {number} seconds */
async function compare({ key, title, goal, by, concurrency = CONCURRENCY, most = 1e9, ours, bare }, seconds) {
  const limits = { concurrency, seconds, most };
  // Warm both: plans, caches, compiled code.
  await measure(ours, { ...limits, seconds: Math.min(1, seconds) });
  await measure(bare, { ...limits, seconds: Math.min(1, seconds) });
  const rounds = [];
  for (let i = 0; i < ROUNDS; i++) {
    const a = await measure(ours, limits);
    const b = await measure(bare, limits);
    rounds.push({ a, b, ratio: by === 'throughput' ? a.perSecond / b.perSecond : b.p50 / a.p50 });
  }
  const of = (/** @type {(r: typeof rounds[number]) => number} */ f) => median(rounds.map(f));
  const ratios = rounds.map((r) => r.ratio);
  return { key, title, goal, by, ratio: median(ratios), spread: [Math.min(...ratios), Math.max(...ratios)], ours: { perSecond: of((r) => r.a.perSecond), p50: of((r) => r.a.p50), p99: of((r) => r.a.p99) }, bare: { perSecond: of((r) => r.b.perSecond), p50: of((r) => r.b.p50), p99: of((r) => r.b.p99) } };
}

/** @param {import('./load.mjs').Target} api @param {import('./load.mjs').Target} bare @param {string} township @param {number} pid */
async function compareExport(api, bare, township, pid) {
  const rounds = [];
  for (let i = 0; i <= ROUNDS; i++) {
    const before = residentMb(pid);
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, residentMb(pid))), 20);
    const a = await stream(api, { path: `/api/v1/recipients/export?township=${township}` });
    clearInterval(watch);
    const b = await stream(bare, { path: `/export?code=${township}` });
    // The first warms up.
    if (i > 0) rounds.push({ a, b, up: peak - before, ratio: b.total / a.total });
  }
  const of = (/** @type {(r: any) => number} */ f) => Math.round(median(rounds.map(f)) * 100) / 100;
  return { goal: 0.9, rows: rounds[0].a.lines - 1, ratio: of((r) => r.ratio), spread: [Math.min(...rounds.map((r) => r.ratio)), Math.max(...rounds.map((r) => r.ratio))], firstByteMs: of((r) => r.a.first), ms: of((r) => r.a.total), bareFirstByteMs: of((r) => r.b.first), bareMs: of((r) => r.b.total), memoryUpMb: of((r) => r.up) };
}

const median = (/** @type {number[]} */ list) => [...list].sort((x, y) => x - y)[Math.floor(list.length / 2)];
