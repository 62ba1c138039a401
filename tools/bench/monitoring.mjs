#!/usr/bin/env node
/**
 * `node tools/bench/monitoring.mjs [--people 1000000] [--facts 3000000]`: a county of people and a year of facts about them, made inside
 * PostgreSQL, then every alert rule over all of it through the API, and again after a thousand new facts. Prints seconds (the bound is 60
 * a rule on two cores). Data lies under .data/bench-monitoring and is made anew each time.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '@yizhu/dev';
import { launchApi, ROOT } from './src/servers.mjs';

const { values } = parseArgs({ options: { people: { type: 'string' }, facts: { type: 'string' } } });
const people = Number(values.people ?? 1_000_000);
const facts = Number(values.facts ?? 3_000_000);
const DATA = join(ROOT, '.data/bench-monitoring');
const ADMIN = { account: 'messer', password: 'Only-to-measure-1' };
const log = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

rmSync(DATA, { recursive: true, force: true });
mkdirSync(DATA, { recursive: true });
const database = await startPostgres({ dataDir: join(DATA, 'postgres'), log });
try {
  const cli = (/** @type {string[]} */ ...args) => {
    const { status } = spawnSync(process.execPath, [join(ROOT, 'tools/dev/bin/yizhu.mjs'), ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, MIGRATION_DATABASE_URL: database.ownerUrl, DATABASE_URL: database.appUrl, YIZHU_KEY_FILE: join(DATA, 'kek.json'), YIZHU_DATA_DIR: DATA, YIZHU_BUILD: '0' } });
    if (status !== 0) throw new Error(`yizhu ${args[0]} failed`);
  };
  cli('migrate');
  cli('seed');
  cli('user', 'add', ADMIN.account, ADMIN.account, '--role', 'county_admin', '--password', ADMIN.password, '--permanent');
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  log(`${people} people, ${facts} facts …`);
  for (const sql of countySql(people, facts)) await owner.query(sql);

  const api = await launchApi({ appUrl: database.appUrl, keyFile: join(DATA, 'kek.json') });
  try {
    const call = await signIn(api.port);
    const { data: rules } = await call('GET', 'alert-rules?perPage=50');
    const run = async (/** @type {string} */ title) => {
      for (const rule of rules) {
        const { mode, lookedAt, raised, seconds } = await call('POST', `alert-rules/${rule.id}/runs`, {});
        process.stdout.write(`${title}  ${rule.kind.padEnd(20)} ${mode.padEnd(8)} ${String(lookedAt).padStart(9)} looked at ${String(raised).padStart(8)} raised ${seconds.toFixed(2).padStart(7)} s\n`);
      }
    };
    await run('all    ');
    const { rows } = await owner.query('SELECT id FROM recipients.person ORDER BY id LIMIT 1000');
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await call('POST', 'monitoring-facts/batches', { facts: rows.map(({ id }, i) => ({ personId: id, kind: 'medical_out_of_pocket', amountFen: 2_000_000, occurredOn: today, source: 'bench', sourceId: `new-${i}` })) });
    await run('changed');
  } finally {
    await api.stop();
    await owner.end();
  }
} finally {
  await database.stop();
}

/** @param {number} port */
async function signIn(port) {
  const send = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {unknown} */ body, /** @type {string} */ token = '') => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, { method, headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.json();
  };
  const { accessToken } = await send('POST', 'auth/sessions', ADMIN);
  return (/** @type {string} */ method, /** @type {string} */ path, /** @type {unknown} */ body) => send(method, path, body, accessToken);
}

/** Households of three over the county's villages; a third of the facts medical, a quarter spending, a quarter income by month, the rest what happened. @param {number} n @param {number} facts */
function countySql(n, facts) {
  const id = (/** @type {string} */ kind, /** @type {string} */ i) => `('01900000-0000-7000-8${kind}' || '-' || lpad((${i})::text, 12, '0'))::uuid`;
  const households = Math.ceil(n / 3);
  return [
    `CREATE TEMP TABLE village AS SELECT code, row_number() OVER (ORDER BY code) - 1 AS n FROM platform.division WHERE length(code) = 12; CREATE UNIQUE INDEX ON village (n); ANALYZE village; SET synchronous_commit = off`,
    `INSERT INTO recipients.household (id, county_code, division_code, version, number, head_id, head_name, member_count, category, cause_of_hardship, details_sealed, next_visit_due, source, created_at)
       SELECT ${id('001', 'h')}, left(v.code, 6), v.code, 1, 'B-' || h, ${id('002', 'h * 3')}, '户主' || h, 3, (ARRAY['destitute','subsistence','marginal','rigid_expenditure','relapse_monitored','other_hardship'])[h % 6 + 1], '因病', '', CURRENT_DATE + (h % 200 - 100), 'seed', now() FROM generate_series(0, ${households - 1}) h JOIN village v ON v.n = h % (SELECT count(*) FROM village)`,
    `INSERT INTO recipients.person (id, county_code, division_code, version, household_id, name, sex, birth_date, id_sealed, id_blind, id_masked, relation, is_head, member_since, status, category, groups, created_at)
       SELECT ${id('002', 'p')}, h.county_code, h.division_code, 1, h.id, '人' || p, '1', DATE '1960-01-01', '', int8send(p), '', '本人', p % 3 = 0, CURRENT_DATE, 'active', h.category, '{}', now() FROM generate_series(0, ${households * 3 - 1}) p JOIN recipients.household h ON h.id = ${id('001', 'p / 3')}`,
    'ANALYZE recipients.household, recipients.person',
    `INSERT INTO recipients.monitoring_fact (id, county_code, division_code, household_id, person_id, kind, amount_fen, level, occurred_on, source, source_id, recorded_at)
       SELECT uuidv7(), left(v.code, 6), v.code, ${id('001', 'x.p / 3')}, ${id('002', 'x.p')}, x.kind, CASE WHEN x.kind IN ('medical_out_of_pocket','expenditure','income') THEN 20000 + (hashint4(x.i) & 1048575) END, CASE x.kind WHEN 'disability' THEN '1' WHEN 'disaster' THEN 'severe' END, CURRENT_DATE - x.i % 364, 'bench', x.i::text, now()
         FROM (SELECT i, ((i::bigint * 7919) % ${households * 3})::int AS p, CASE WHEN i % 12 < 4 THEN 'medical_out_of_pocket' WHEN i % 12 < 7 THEN 'expenditure' WHEN i % 12 < 10 THEN 'income' WHEN i % 36 < 20 THEN 'disability' WHEN i % 36 < 24 THEN 'disaster' ELSE 'death' END AS kind FROM generate_series(1, ${facts}) i) x JOIN village v ON v.n = (x.p / 3) % (SELECT count(*) FROM village)`,
    'VACUUM (ANALYZE) recipients.monitoring_fact',
    'VACUUM (ANALYZE) recipients.person',
  ];
}
