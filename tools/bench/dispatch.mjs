#!/usr/bin/env node
/**
 * `node tools/bench/dispatch.mjs [--orders 2000] [--helpers 300]`: a county's day dealt out in one step, and one order after the other.
 * The arithmetic and the solver alone, over made-up orders and members; prints seconds beside their bound (docs/adr/0020).
 */
import { parseArgs } from 'node:util';
import { assignGreedily, assignmentProblem, pairsOf, scoreOf } from '../../libs/assistance/dist/domain/dispatch/assignment.js';
import { DEFAULT_DISPATCH_RULE } from '../../libs/assistance/dist/domain/dispatch/dispatch-rule.js';
import { solve } from '../../libs/assistance/dist/app/dispatch/assignment-solver.js';

const { values } = parseArgs({ options: { orders: { type: 'string' }, helpers: { type: 'string' } } });
const { maxOpen, ...weights } = DEFAULT_DISPATCH_RULE;
let seed = 7;
const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
const upTo = (/** @type {number} */ n) => Math.floor(random() * n);
const township = () => `3505261${String(upTo(18)).padStart(2, '0')}`;
const spot = () => ({ lng: 117.9 + random() * 0.6, lat: 25.4 + random() * 0.5 });
const SKILLS = ['nursing', 'bathing', 'cooking', 'repairs'];

const helpers = Array.from({ length: Number(values.helpers ?? 300) }, (_, j) => {
  const base = township();
  return { id: `h${j}`, skills: SKILLS.filter(() => random() < 0.4), areas: [`${base}2${String(upTo(12)).padStart(2, '0')}`], base: j % 10 === 0 ? '350526' : base, position: spot(), openOrders: upTo(3) };
});
const orders = Array.from({ length: Number(values.orders ?? 2_000) }, (_, i) => ({
  id: `o${i}`, village: `${township()}2${String(upTo(12)).padStart(2, '0')}`, skill: random() < 0.5 ? /** @type {string} */ (SKILLS[upTo(SKILLS.length)]) : null, householdId: `home${i}`, home: spot(), refusedBy: [],
}));
const visited = new Map(orders.filter(() => random() < 0.3).map(({ householdId }) => [`${householdId}/h${upTo(helpers.length)}`, 1 + upTo(4)]));

const begun = performance.now();
const pairs = pairsOf(orders, helpers, visited, weights);
const greedy = assignGreedily(pairs, helpers, maxOpen, weights);
const simple = performance.now();
const problem = assignmentProblem(pairs, greedy, helpers, maxOpen, weights);
const chosen = await solve(problem.text);
const seconds = (performance.now() - begun) / 1_000;
const tell = (/** @type {string} */ what, /** @type {readonly (number | null)[]} */ assignment) =>
  process.stdout.write(`${what.padEnd(12)} ${String(assignment.filter((j) => j !== null).length).padStart(6)} sent  ${String(scoreOf(assignment, pairs, helpers, weights)).padStart(8)} points\n`);
tell('one by one', greedy);
if (chosen) tell('balanced', problem.read(chosen));
process.stdout.write(`${orders.length} orders, ${helpers.length} members: ${seconds.toFixed(1)} s, of them weighing ${((simple - begun) / 1_000).toFixed(1)} s  bound 30 s  ${chosen && seconds <= 30 ? 'met' : 'FALLS SHORT'}\n`);
