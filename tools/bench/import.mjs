#!/usr/bin/env node
/**
 * `npm run bench:import -- [--people 100000]`: a roster of so many people on an empty register, step by step in the same run:
 * reading the file (a dry run up to the register's door), the import as the command line does it, and a COPY of the very rows it
 * wrote into tables with the same indexes. Prints (import − reading) ÷ (COPY + validation), and the memory of the importing process.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '@yizhu/dev';
import { copyIn, copyOut } from '@yizhu/platform';
import { measure, send, target } from './src/load.mjs';
import { launchApi, residentMb, ROOT } from './src/servers.mjs';
import { writeRoster } from './src/roster.mjs';

const { values } = parseArgs({ options: { people: { type: 'string' } } });
const people = Number(values.people ?? 100_000);
const median = (/** @type {number[]} */ list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
const log = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
const folder = join(ROOT, '.data/bench-import');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const database = await startPostgres({ dataDir: join(folder, 'postgres'), log });
const env = { ...process.env, MIGRATION_DATABASE_URL: database.ownerUrl, DATABASE_URL: database.appUrl, YIZHU_KEY_FILE: join(folder, 'kek.json'), YIZHU_DATA_DIR: folder, YIZHU_BUILD: '0' };
const CLI = join(ROOT, 'apps/api/dist/bundle/cli.js');

/** How long a command takes, and the most memory it had, in seconds and MB. */
const timed = (/** @type {string[]} */ args) =>
  new Promise((done, fail) => {
    const begun = performance.now();
    const child = spawn(process.execPath, ['--max-old-space-size=256', '--max-semi-space-size=4', CLI, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    let highest = 0;
    const watch = setInterval(() => {
      try {
        highest = Math.max(highest, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      } catch {
        /* it has ended, or this is no Linux */
      }
    }, 100);
    child.once('close', (code) => {
      clearInterval(watch);
      if (code !== 0) fail(new Error(`yizhu ${args[0]} ended with ${code}`));
      else done({ seconds: (performance.now() - begun) / 1000, megabytes: highest / 1024 });
    });
  });

try {
  for (const args of [['migrate'], ['seed']]) if (spawnSync(process.execPath, [CLI, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Error(`yizhu ${args[0]} failed`);
  const file = join(folder, 'roster.xlsx');
  log(`a roster of ${people} people …`);
  const households = await writeRoster(file, people);
  const one = join(folder, 'one.xlsx');
  await writeRoster(one, 1);
  const started = /** @type {any} */ (await timed(['import', one, '--dry-run', '--json']));
  log('read and checked …');
  const checked = /** @type {any} */ (await timed(['import', file, '--dry-run', '--json']));
  log('imported …');
  const imported = /** @type {any} */ (await timed(['import', file, '--json']));

  log('the same rows by COPY …');
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const tables = ['recipients.household', 'recipients.person', 'recipients.name_gram', 'recipients.category_decision', 'recipients.timeline_entry', 'platform.outbox_event', 'platform.audit_entry'];
  await owner.query('CREATE SCHEMA twin');
  let copied = 0;
  let rows = 0;
  for (const table of tables) {
    // Generated columns can't be copied in; the table makes them again.
    const { rows: columns } = await owner.query(`SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS list FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`, [table]);
    /** @type {Buffer[]} */
    const chunks = [];
    for await (const chunk of copyOut(owner, `COPY (SELECT ${columns[0].list} FROM ${table}) TO STDOUT`)) chunks.push(chunk);
    await owner.query(`CREATE TABLE twin.twin (LIKE ${table} INCLUDING ALL)`);
    const begun = performance.now();
    await copyIn(owner, `COPY twin.twin (${columns[0].list}) FROM STDIN`, chunks);
    copied += (performance.now() - begun) / 1000;
    rows += (await owner.query('SELECT count(*)::int AS n FROM twin.twin')).rows[0].n;
    await owner.query('DROP TABLE twin.twin');
  }
  await owner.end();

  log('two offices at once, and somebody who reads …');
  const busy = await twoOffices();

  const reading = checked.seconds - started.seconds;
  // Validation is not apart in a dry run: it reads, validates and looks people up. Its whole stands on both sides.
  const ratio = (imported.seconds - started.seconds - reading) / copied;
  process.stdout.write(
    [
      `${people} people in ${households} households, ${rows} rows with events and audit`,
      `start of the command     ${started.seconds.toFixed(1)} s`,
      `read and validated       ${reading.toFixed(1)} s (dry run)`,
      `imported                 ${(imported.seconds - started.seconds).toFixed(1)} s, memory ${imported.megabytes.toFixed(0)} MB (goal < 300)  ${imported.megabytes < 300 ? 'met' : 'FALLS SHORT'}`,
      `COPY of the same rows    ${copied.toFixed(1)} s`,
      `writing ÷ COPY           ${ratio.toFixed(2)} (reading and validation apart)`,
      `import ÷ (COPY + reading and validation)  ${((imported.seconds - started.seconds) / (copied + reading)).toFixed(2)} (goal < 3)  ${(imported.seconds - started.seconds) / (copied + reading) < 3 ? 'met' : 'FALLS SHORT'}`,
      `two offices at once, ${Math.round(people / 4)} people each: ${busy.seconds.toFixed(1)} s; the API's memory up ${busy.upMb.toFixed(0)} MB (goal < 50)  ${busy.upMb < 50 ? 'met' : 'FALLS SHORT'}`,
      `a list meanwhile: median ${busy.during.p50.toFixed(1)} ms, 99th ${busy.during.p99.toFixed(1)} ms (before: ${busy.before.p50.toFixed(1)} and ${busy.before.p99.toFixed(1)} ms)`,
      '',
    ].join('\n'),
  );
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Two rosters handed in over HTTP at the same moment: how long both take, what the API's own process needs for it, and how a reader fares. */
async function twoOffices() {
  const part = Math.round(people / 4);
  const files = [join(folder, 'a.xlsx'), join(folder, 'b.xlsx')];
  for (const [i, each] of files.entries()) await writeRoster(each, part, people + 1_000 + i * (part + 1_000));
  if (spawnSync(process.execPath, [CLI, 'user', 'add', 'bench', 'bench', '--role', 'county_admin', '--password', 'Only-for-figures-1', '--permanent'], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Error('no account');
  const api = await launchApi({ appUrl: database.appUrl, keyFile: env.YIZHU_KEY_FILE }, { YIZHU_CLI_FILE: CLI });
  try {
    const to = target(api.port);
    const signed = await send(to, { method: 'POST', path: '/api/v1/auth/sessions', body: JSON.stringify({ account: 'bench', password: 'Only-for-figures-1' }) });
    to.headers = { authorization: `Bearer ${JSON.parse(signed.body).accessToken}` };
    const read = async () => {
      const { status } = await send(to, { path: '/api/v1/recipients?page=1&perPage=20' });
      if (status !== 200) throw new Error(`a reader was answered ${status}`);
    };
    const limits = { concurrency: 1, most: 1e9 };
    await measure(read, { ...limits, seconds: 2 });
    const before = await measure(read, { ...limits, seconds: 3 });
    const idle = residentMb(api.pid);
    const begun = performance.now();
    const ids = await Promise.all(
      files.map(async (file) => {
        const form = new FormData();
        form.append('file', new Blob([readFileSync(file)]), 'roster.xlsx');
        const answer = await fetch(`http://127.0.0.1:${api.port}/api/v1/roster-imports`, { method: 'POST', headers: to.headers, body: form });
        return /** @type {{ id: string }} */ (await answer.json()).id;
      }),
    );
    let highest = residentMb(api.pid);
    /** @type {number[]} */
    const [p50, p99] = [[], []];
    for (let open = ids; open.length > 0; ) {
      const round = await measure(read, { ...limits, seconds: 1 });
      p50.push(round.p50);
      p99.push(round.p99);
      highest = Math.max(highest, residentMb(api.pid));
      const states = await Promise.all(open.map(async (id) => JSON.parse((await send(to, { path: `/api/v1/roster-imports/${id}` })).body)));
      if (states.some(({ status }) => !['queued', 'running', 'done'].includes(status))) throw new Error('an import failed');
      open = states.filter(({ status }) => status !== 'done').map(({ id }) => id);
    }
    return { seconds: (performance.now() - begun) / 1000, upMb: highest - idle, before, during: { p50: median(p50), p99: Math.max(...p99) } };
  } finally {
    await api.stop();
  }
}
