#!/usr/bin/env node
/**
 * `npm run bench:lists -- [--seconds 2] [--only alerts,duplicates]`: every list and search of the recipients' side, the board, the day and a person's history, and the dossier
 * of a household with twenty years of history, against a bare node:http + pg server that runs every statement of ours — scope and
 * audit included — on the same million people, by turns. Medians of three, with their spread.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '@yizhu/dev';
import { measure, send, target } from './src/load.mjs';
import { recordStatements } from './src/replay.mjs';
import { launchApi, launchReplay, ROOT } from './src/servers.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string' }, only: { type: 'string' } } });
const seconds = Number(values.seconds ?? 2);
const only = values.only ? new Set(values.only.split(',')) : null;
const ROUNDS = 3;
const CONCURRENCY = 8;
const YEARS = 20;
const WARM_UP = 20_000;
const DATA = join(ROOT, '.data/bench');
const log = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
/** HSDS is beside the API. */
const addressOf = (/** @type {string} */ path) => (path.startsWith('/') ? path : `/api/v1/${path}`);
const median = (/** @type {number[]} */ list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;

const database = await startPostgres({ dataDir: join(DATA, 'postgres'), log });
const undo = [database.stop];
try {
  // Kept data meets a newer program.
  const { status: migrated } = spawnSync(process.execPath, [join(ROOT, 'tools/dev/bin/yizhu.mjs'), 'migrate'], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, YIZHU_DATA_DIR: DATA, YIZHU_BUILD: '0' } });
  if (migrated !== 0) throw new Error('the county could not be brought up to date');
  const signIn = async (/** @type {import('./src/load.mjs').Target} */ api) => {
    const answer = await send(api, { method: 'POST', path: '/api/v1/auth/sessions', body: JSON.stringify({ account: 'admin', password: 'Yizhu-demo-2026' }) });
    if (answer.status !== 201) throw new Error(`signing in failed: ${answer.status}; make the county first: npm run bench:loop`);
    api.headers = { authorization: `Bearer ${JSON.parse(answer.body).accessToken}` };
  };
  const { home, head, township, village, name, item } = await oldest(database.ownerUrl);
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  /** @type {[key: string, path: string, goal: number][]} */
  const cases = [
    ['recipients', 'recipients?page=1&perPage=20', 0.6], ['category', 'recipients?category=destitute&perPage=20', 0.6], ['group', `recipients?group=disabled_in_hardship&township=${township}&perPage=20`, 0.6], ['reviews', `recipients?reviewDueBefore=${today}&sort=reviewDueOn&perPage=20`, 0.6],
    ['search', `recipients?q=${encodeURIComponent(name)}&perPage=20`, 0.6], ['households', 'households?page=1&perPage=20', 0.6], ['due', `households?dueBefore=${today}&sort=nextVisitDue&perPage=20`, 0.6], ['householdSearch', `households?q=${encodeURIComponent(name)}&perPage=20`, 0.6],
    ['population', 'population', 0.6], ['visitPlan', `visit-plan?township=${township}`, 0.6], ['proposals', 'category-proposals?perPage=20', 0.6], ['consents', 'consents?perPage=20', 0.6], ['verifications', 'verification-requests?perPage=20', 0.6],
    ['alerts', 'monitoring-alerts?perPage=20', 0.6], ['facts', 'monitoring-facts?perPage=20', 0.6], ['imports', 'roster-imports?perPage=20', 0.6], ['dueAssessments', 'due-assessments?perPage=20', 0.6], ['duplicates', `duplicates?village=${village}&perPage=20`, 0.6],
    ['points', 'service-points?perPage=20', 0.6], ['pointsOpen', 'service-points?openNow=true&perPage=20', 0.6], ['nearest', 'service-points/nearest?lng=118.2414&lat=25.4915&limit=10', 0.6], ['appointments', 'appointments?perPage=20', 0.6],
    ['items', 'service-items?perPage=20', 0.6], ['itemSearch', `service-items?q=${encodeURIComponent('补贴')}&perPage=20`, 0.6], ['item', `service-items/${item}`, 0.6], ['hsds', '/hsds/services?full=true&per_page=50', 0.4],
    ['board', 'help-requests?status=in_service&page=1&perPage=50', 0.6], ['boardLate', 'help-requests?status=triaged&overdue=true&page=1&perPage=50', 0.6], ['day', 'today', 0.6], ['personHistory', `help-requests?personId=${head}&perPage=20`, 0.6], ['householdOrders', `service-orders?householdId=${home}&perPage=20`, 0.6],
    ['dossier', `households/${home}`, 0.5], ['timeline', `households/${home}/timeline?limit=25`, 0.5], ['dossierFacts', `households/${home}/facts`, 0.5], ['papers', `households/${home}/attachments?perPage=20`, 0.6],
  ];
  const wanted = cases.filter(([key]) => !only || only.has(key));
  const options = { appUrl: database.appUrl, keyFile: join(DATA, 'kek.json') };
  const statements = await recordStatements(options, wanted.map(([, path]) => path), signIn);
  const api = await launchApi(options);
  undo.unshift(api.stop);
  const bare = await launchReplay({ url: database.appUrl, settings: { 'yizhu.divisions': '{350526}', 'yizhu.county': '350526', 'yizhu.organisation': '', 'yizhu.member': '' }, paths: wanted.map(([, path]) => statements[path] ?? []) });
  undo.unshift(bare.stop);
  const [ours, theirs] = [target(api.port), target(bare.port)];
  await signIn(ours);
  const get = async (/** @type {import('./src/load.mjs').Target} */ to, /** @type {string} */ path) => {
    const { status, body } = await send(to, { path });
    if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 200)}`);
  };
  // Servers run for weeks: neither side is measured while its code is still being compiled.
  for (const until = Date.now() + WARM_UP; Date.now() < until; )
    for (const [i, [, path]] of wanted.entries()) await Promise.all(Array.from({ length: CONCURRENCY }, () => Promise.all([get(ours, addressOf(path)), get(theirs, `/?${i}`)])));
  process.stdout.write(`${'list'.padEnd(18)}${'goal'.padStart(6)}${'ratio'.padStart(8)}${'spread'.padStart(14)}${'ours'.padStart(12)}${'bare'.padStart(12)}  statements\n`);
  for (const [i, [key, path, goal]] of wanted.entries()) {
    await signIn(ours);
    const limits = { concurrency: CONCURRENCY, seconds, most: 1e9 };
    const [a, b] = [() => get(ours, addressOf(path)), () => get(theirs, `/?${i}`)];
    for (const warm of [a, b]) await measure(warm, { ...limits, seconds: 0.7 });
    const rounds = [];
    for (let n = 0; n < ROUNDS; n++) rounds.push({ ours: (await measure(a, limits)).perSecond, bare: (await measure(b, limits)).perSecond });
    const ratios = rounds.map((r) => r.ours / r.bare);
    const ratio = median(ratios);
    process.stdout.write(`${key.padEnd(18)}${String(goal).padStart(6)}${ratio.toFixed(2).padStart(8)}${`${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`.padStart(14)}${`${median(rounds.map((r) => r.ours)).toFixed(0)}/s`.padStart(12)}${`${median(rounds.map((r) => r.bare)).toFixed(0)}/s`.padStart(12)}  ${statements[path]?.length} ${ratio >= goal ? 'met' : 'FALLS SHORT'}\n`);
  }
} finally {
  for (const step of undo) await step();
}

/** A household to which something has happened each fortnight for twenty years; made once. */
async function oldest(/** @type {string} */ ownerUrl) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const [home] = (await client.query(`SELECT id, head_id, division_code, township_code, county_code FROM recipients.household WHERE source = 'seed' AND member_count BETWEEN 3 AND 5 AND details_sealed NOT LIKE 'v1.aes256gcm.00000000.%' ORDER BY number LIMIT 1`)).rows;
  const { rows: [{ n }] } = await client.query('SELECT count(*)::int AS n FROM recipients.timeline_entry WHERE household_id = $1', [home.id]);
  if (n < YEARS * 26)
    await client.query(
      `INSERT INTO recipients.timeline_entry (id, county_code, division_code, household_id, at, kind, type, params, actor_name)
       SELECT gen_random_uuid(), $2, $3, $1, now() - i * interval '14 days', (ARRAY['visit','order','request','household'])[1 + i % 4], (ARRAY['visit-checked-out','order-delivered','request-submitted','household-updated'])[1 + i % 4], '{"number": "QZ-2020-000001"}', '林志伟' FROM generate_series(1, $4::int) i`,
      [home.id, home.county_code, home.division_code, YEARS * 26],
    );
  const [{ name }] = (await client.query(`SELECT right(name, 2) AS name FROM recipients.person TABLESAMPLE SYSTEM (1) WHERE length(name) = 3 GROUP BY 1 HAVING count(*) BETWEEN 3 AND 30 ORDER BY 1 LIMIT 1`)).rows;
  const [{ id: item }] = (await client.query(`SELECT id FROM service_catalogue.service_item WHERE code = 'meals'`)).rows;
  await client.end();
  return { item, home: home.id, head: home.head_id, township: home.township_code, village: home.division_code, name };
}
