#!/usr/bin/env node
/**
 * `node tools/bench/matching.mjs [--people 1000000] [--items 60] [--keep]`: a county of people with what is known of them, made inside
 * PostgreSQL, and a list of items with rules of every kind. Then: everything from the ground up; what changes when people, rules or the
 * calendar change; one item's list and one person's matches through the API. Prints seconds beside their bounds (docs/adr/0016). Data
 * lies under .data/bench-matching and is made anew each time, unless --keep.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '@yizhu/dev';
import { countySql, listSql, ruleOf } from './src/matching-county.mjs';
import { launchApi, ROOT } from './src/servers.mjs';

const { values } = parseArgs({ options: { people: { type: 'string' }, items: { type: 'string' }, keep: { type: 'boolean' } } });
const people = Number(values.people ?? 1_000_000);
const items = Number(values.items ?? 60);
const DATA = join(ROOT, '.data/bench-matching');
const ADMIN = { account: 'messer', password: 'Only-to-measure-1' };
const log = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
const tell = (/** @type {string} */ what, /** @type {number} */ seconds, /** @type {number} */ bound, /** @type {string} */ rest = '') =>
  process.stdout.write(`${what.padEnd(44)} ${seconds.toFixed(3).padStart(9)} s  bound ${String(bound).padStart(6)} s  ${seconds <= bound ? 'met' : 'FALLS SHORT'}  ${rest}\n`);

const made = values.keep && existsSync(join(DATA, 'kek.json'));
if (!made) rmSync(DATA, { recursive: true, force: true });
mkdirSync(DATA, { recursive: true });
const database = await startPostgres({ dataDir: join(DATA, 'postgres'), log });
const owner = new pg.Client({ connectionString: database.ownerUrl });
try {
  const cli = (/** @type {string[]} */ ...args) => {
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'tools/dev/bin/yizhu.mjs'), ...args], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', env: { ...process.env, MIGRATION_DATABASE_URL: database.ownerUrl, DATABASE_URL: database.appUrl, YIZHU_KEY_FILE: join(DATA, 'kek.json'), YIZHU_DATA_DIR: DATA, YIZHU_BUILD: '0' } });
    if (status !== 0) throw new Error(`yizhu ${args[0]} failed`);
    return stdout;
  };
  const look = (/** @type {string[]} */ ...args) => JSON.parse(cli('match', '--json', ...args));
  await owner.connect();
  if (!made) {
    cli('migrate');
    cli('seed');
    cli('user', 'add', ADMIN.account, ADMIN.account, '--role', 'county_admin', '--password', ADMIN.password, '--permanent');
    log(`${people} people …`);
    for (const sql of countySql(people)) await owner.query(sql);
  }
  const publish = async (/** @type {(i: number) => object} */ rule) => { for (const { text, parameters } of listSql(items, rule)) await owner.query(text, parameters); };

  await publish(ruleOf);
  const first = look('--everything');
  tell(`facts of ${people} people and ${items} items counted`, first.seconds, 120, `${first.people} people, ${first.villages} villages`);
  await owner.query('VACUUM (ANALYZE) service_catalogue.person_fact');
  await publish((i) => ({ and: [ruleOf(i), { '>=': [{ var: 'householdSize' }, 1] }] }));
  const rules = look();
  tell(`every rule changed: ${items} items counted`, rules.seconds, 120, `${rules.items} items`);
  await publish((i) => (i === 7 ? { '>=': [{ var: 'age' }, 61] } : { and: [ruleOf(i), { '>=': [{ var: 'householdSize' }, 1] }] }));
  const one = look();
  tell('one rule changed', one.seconds, 10, `${one.items} item`);
  const change = async (/** @type {number} */ n) => {
    await owner.query(`UPDATE recipients.person SET category = CASE WHEN category = 'destitute' THEN 'subsistence' ELSE 'destitute' END WHERE id IN (SELECT id FROM recipients.person ORDER BY id LIMIT ${n})`);
    const changed = look();
    tell(`${n} changed`, changed.seconds, n === 1 ? 2 : 60, `${changed.people} people, ${changed.villages} villages`);
  };
  for (const n of [1, 1_000]) await change(n);
  const nothing = look();
  tell('nothing changed', nothing.seconds, 1);

  const api = await launchApi({ appUrl: database.appUrl, keyFile: join(DATA, 'kek.json') }, { YIZHU_BACKGROUND: '0' });
  try {
    const call = await signIn(api.port);
    const timed = async (/** @type {string} */ path, rounds = 1) => {
      const times = [];
      let answer;
      for (let i = 0; i < rounds; i++) {
        const begun = performance.now();
        answer = await call(path);
        times.push(performance.now() - begun);
      }
      return { answer, seconds: (times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN) / 1000, worst: (times.at(-1) ?? NaN) / 1000 };
    };
    const { answer: counts } = await timed('match-counts');
    const slowest = [];
    for (const { item, waiting } of counts.items.filter((/** @type {{ ruled: boolean }} */ i) => i.ruled)) {
      const { answer, seconds } = await timed(`service-items/${item.id}/reach?limit=25`);
      slowest.push({ code: item.code, waiting, seconds, total: answer.page.total, exact: answer.page.totalIsExact, shown: answer.data.length, next: answer.page.next, id: item.id });
    }
    slowest.sort((a, b) => b.seconds - a.seconds);
    for (const s of slowest.slice(0, 3)) tell(`list and count of ${s.code}`, s.seconds, 5, `${s.waiting} waiting, total ${s.total}${s.exact ? '' : '+'}`);
    const rest = slowest.map(({ seconds }) => seconds).sort((a, b) => a - b);
    tell('list and count, median of all items', rest[Math.floor(rest.length / 2)] ?? NaN, 5);
    const paged = slowest.find(({ next }) => next);
    if (paged) tell(`next page of ${paged.code}`, (await timed(`service-items/${paged.id}/reach?limit=25&cursor=${paged.next}`)).seconds, 5);
    const { rows } = await owner.query('SELECT person_id AS id FROM service_catalogue.person_fact ORDER BY md5(person_id::text) LIMIT 200');
    for (const { id } of rows.slice(0, 20)) await call(`recipients/${id}/matches`);
    const times = [];
    for (const { id } of rows) times.push((await timed(`recipients/${id}/matches`)).seconds);
    times.sort((a, b) => a - b);
    tell('one person, all items: median', times[Math.floor(times.length / 2)] ?? NaN, 0.02);
    tell('one person, all items: 99 of 100', times[Math.floor(times.length * 0.99)] ?? NaN, 0.02);
    tell('counts of all items', (await timed('match-counts', 5)).seconds, 1);
  } finally {
    await api.stop();
  }
} finally {
  await owner.end();
  await database.stop();
}

/** @param {number} port */
async function signIn(port) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/auth/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(ADMIN) });
  const { accessToken } = await answer.json();
  return async (/** @type {string} */ path) => {
    const got = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, { headers: { authorization: `Bearer ${accessToken}` } });
    if (!got.ok) throw new Error(`${path}: ${await got.text()}`);
    return got.json();
  };
}
