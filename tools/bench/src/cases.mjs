/** What is measured: the same question to both, and the ratio that is hoped for. */
import { randomBytes } from 'node:crypto';
import { send } from './load.mjs';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const check = (/** @type {string} */ digits) => '10X98765432'[WEIGHTS.reduce((sum, w, i) => sum + w * Number(digits[i]), 0) % 11];
let serial = Date.now() % 10_000_000;
/** An ID of nobody: an area that was never given out, other than the demo county's. */
const nobodysId = () => {
  serial++;
  const day = new Date(Date.UTC(1930, 0, 1 + (serial % 25_000))).toISOString().slice(0, 10).replaceAll('-', '');
  const digits = `35059${1 + (Math.floor(serial / 25_000_00) % 9)}${day}${String(Math.floor(serial / 25_000) % 1000).padStart(3, '0')}`;
  return digits + check(digits);
};

const ok = (/** @type {import('./load.mjs').Answer} */ answer, /** @type {string} */ what) => {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${answer.body.slice(0, 300)}`);
  return answer;
};
const pick = (/** @type {any[]} */ list) => list[Math.floor(Math.random() * list.length)];
/** UUIDv7 by hand: time, then chance. */
export const uuid7 = () => {
  const time = Date.now().toString(16).padStart(12, '0');
  const r = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${r.slice(0, 3)}-8${r.slice(3, 6)}-${r.slice(6, 18)}`;
};

/**
 * @typedef {import('./load.mjs').Target} Target
 * @typedef {{ homes: { id: string, version: number }[], names: string[], township: string, month: { runId: string, cards: number, from: string, to: string }, deep: { at: string, id: string, cursor: string }, shallow: { at: string, id: string, cursor: string }[] }} Facts
 * @typedef {{ key: string, title: string, goal: number, by: 'throughput' | 'latency', concurrency?: number, most?: number, ours: (asker: number) => Promise<void>, bare: (asker: number) => Promise<void> }} Case
 */

/** @param {Target} api @param {Target} bare @param {Facts} facts @returns {Case[]} */
export function casesOf(api, bare, facts) {
  const get = async (/** @type {Target} */ to, /** @type {string} */ path) => void ok(await send(to, { path }), path);
  const both = (/** @type {() => string} */ ours, /** @type {() => string} */ theirs) => ({ ours: () => get(api, `/api/v1/${ours()}`), bare: () => get(bare, `/${theirs()}`) });
  const after = (/** @type {{ at: string, id: string }} */ c) => `after?at=${encodeURIComponent(c.at)}&id=${c.id}`;
  return [
    { key: 'list', title: 'list page with total', goal: 1.7, by: 'throughput', ...both(() => 'recipients?page=1&perPage=20', () => 'list?page=1&perPage=20') },
    { key: 'township', title: 'list page with total, one township', goal: 1.7, by: 'throughput', ...both(() => `recipients?township=${facts.township}&page=1&perPage=20`, () => `township?code=${facts.township}`) },
    { key: 'cursor', title: 'cursor page', goal: 0.85, by: 'throughput', ...both(() => `recipients?limit=20&cursor=${pick(facts.shallow).cursor}`, () => after(pick(facts.shallow))) },
    { key: 'deep', title: 'cursor page at depth 500 000', goal: 0.85, by: 'throughput', ...both(() => `recipients?limit=20&cursor=${facts.deep.cursor}`, () => after(facts.deep)) },
    { key: 'page', title: 'page 20 000 by number', goal: 18, by: 'latency', concurrency: 1, ...both(() => 'recipients?page=20000&perPage=20', () => 'list?page=20000&perPage=20') },
    { key: 'search', title: 'name search, two characters', goal: 300, by: 'latency', concurrency: 1, ...both(() => `recipients?q=${encodeURIComponent(pick(facts.names))}&perPage=20`, () => `search?q=${encodeURIComponent(pick(facts.names))}`) },
    { key: 'one', title: 'read one dossier (sealed fields opened)', goal: 0.8, by: 'throughput', ...both(() => `households/${pick(facts.homes).id}`, () => `one?id=${pick(facts.homes).id}`) },
    {
      key: 'all', title: 'read one with visits and orders (3 requests)', goal: 0.8, by: 'throughput',
      ours: async () => {
        const { id } = pick(facts.homes);
        await Promise.all([get(api, `/api/v1/households/${id}`), get(api, `/api/v1/visits?householdId=${id}&limit=25`), get(api, `/api/v1/service-orders?householdId=${id}&limit=25`)]);
      },
      bare: () => get(bare, `/one?all=1&id=${pick(facts.homes).id}`),
    },
    { key: 'create', title: 'create', goal: 0.8, by: 'throughput', most: 4_000, ours: () => create(api), bare: () => createBare(bare) },
    { key: 'update', title: 'optimistic update', goal: 0.8, by: 'throughput', ours: (asker) => update(api, facts.homes, asker), bare: (asker) => updateBare(bare, facts.homes, asker) },
    {
      key: 'score', title: 'month’s score of all coordinators, month closed', goal: 14, by: 'latency', concurrency: 1,
      // All of them, as the other side computes all: a page holds 500 at most.
      ours: async () => void (await Promise.all(Array.from({ length: Math.ceil(facts.month.cards / 500) }, (_, i) => get(api, `/api/v1/score-runs/${facts.month.runId}/scorecards?page=${i + 1}&perPage=500`)))),
      bare: () => get(bare, `/scores?from=${facts.month.from}&to=${facts.month.to}`),
    },
  ];
}

const village = '350526101201';
const member = () => ({ name: '测试甲', idNumber: nobodysId(), phone: '12900000000', health: '慢性病', bankAccount: '6000001234567890', isHead: true });
const create = async (/** @type {Target} */ api) =>
  void ok(await send(api, { method: 'POST', path: '/api/v1/households', body: JSON.stringify({ villageCode: village, address: '1号', category: 'subsistence', basis: '试', benefitFen: 65_000, members: [member()] }) }), 'create');

/** Sealing is the register's own affair: the bare server stores texts of the same length. */
const sealed = (/** @type {number} */ n) => `v1.aes256gcm.00000000.${'x'.repeat(n)}`;
const createBare = async (/** @type {Target} */ bare) => {
  const { idNumber } = member();
  const now = new Date().toISOString();
  const [householdId, personId] = [uuid7(), uuid7()];
  const place = { county_code: '350526', division_code: village };
  const household = { id: householdId, ...place, version: 1, number: `B-${householdId}`, head_id: personId, head_name: '测试甲', member_count: 1, category: 'subsistence', cause_of_hardship: '', benefit_fen: 65_000, details_sealed: sealed(90), next_visit_due: now.slice(0, 10), source: 'form', created_at: now };
  const person = {
    id: personId, ...place, version: 1, household_id: householdId, name: '测试甲', sex: Number(idNumber[16]) % 2 ? '1' : '2', birth_date: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`, id_sealed: sealed(70), id_blind: `\\x${randomBytes(16).toString('hex')}`, id_masked: `3****************${idNumber[17]}`,
    phone_sealed: sealed(60), phone_blind: `\\x${randomBytes(16).toString('hex')}`, phone_masked: '129****0000', health_sealed: sealed(60), bank_sealed: sealed(70), bank_masked: '****7890', relation: '户主', is_head: true, member_since: now.slice(0, 10), status: 'active', category: 'subsistence', groups: '{low_income}', created_at: now,
  };
  const decision = { id: uuid7(), ...place, household_id: householdId, person_id: personId, category: 'subsistence', groups: '{low_income}', basis: '试', effective_on: now.slice(0, 10), decided_at: now };
  ok(await send(bare, { method: 'POST', path: '/create', body: JSON.stringify({ household, person, decision }) }), 'create bare');
};

/** Each asker has households of its own, so that nobody is stale. @param {Facts['homes']} homes @param {number} asker */
const own = (homes, asker) => homes[asker * 50 + Math.floor(Math.random() * 50)];
const change = () => ({ causeOfHardship: '因病', benefitFen: 60_000 + Math.floor(Math.random() * 1000) });

const update = async (/** @type {Target} */ api, /** @type {Facts['homes']} */ homes, /** @type {number} */ asker) => {
  const home = own(homes, asker);
  const answer = ok(await send(api, { method: 'PUT', path: `/api/v1/households/${home.id}`, headers: { 'if-match': `"${home.version}"` }, body: JSON.stringify({ address: '2号', remark: '', ...change() }) }), 'update');
  home.version = JSON.parse(answer.body).version;
};
const updateBare = async (/** @type {Target} */ bare, /** @type {Facts['homes']} */ homes, /** @type {number} */ asker) => {
  const home = own(homes, asker + 32);
  const { causeOfHardship: cause, benefitFen: benefit } = change();
  const answer = JSON.parse(ok(await send(bare, { method: 'POST', path: '/update', body: JSON.stringify({ id: home.id, version: home.version, cause, benefit }) }), 'update bare').body);
  if (answer.stale) throw new Error('the bare update was stale');
  home.version = answer.version;
};

/**
 * Twenty at once for one version, again and again: how many won each round.
 * @param {Target} api @param {{ id: string, version: number }} home @param {number} rounds
 */
export async function race(api, home, rounds) {
  const winners = [];
  for (let round = 0; round < rounds; round++) {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(api, { method: 'PUT', path: `/api/v1/households/${home.id}`, headers: { 'if-match': `"${home.version}"` }, body: JSON.stringify({ address: '3号', remark: '', ...change() }) })),
    );
    for (const { status } of answers) if (status !== 200 && status !== 412) throw new Error(`a race was answered with ${status}`);
    const won = answers.filter(({ status }) => status === 200);
    winners.push(won.length);
    home.version = JSON.parse(won[0].body).version;
  }
  return winners;
}
