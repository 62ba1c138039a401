#!/usr/bin/env node
/**
 * `npm test`: everything that says whether the repository is sound. What hasn't changed is answered from Nx's cache.
 * Arguments go to Nx, e.g. `npm test -- --projects=@yizhu/kernel` or `npm test -- --skip-nx-cache`.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTargets } from './src/nx.mjs';
import { failedTests, tally } from './src/tally.mjs';
import { reserveTestServer } from './src/test-server.mjs';

const RESULTS = join(ROOT, '.results');
const APPS = ['@yizhu/api', '@yizhu/admin', '@yizhu/directory-page'].join(',');
const NEEDY = ['db-spec', 'http-spec', 'e2e'];
/** What keeps one core busy goes two at a time; what shares two cores among its own workers goes one after the other. */
const STAGES = [
  { targets: ['lint', 'typecheck', 'boundaries', 'build', 'spec'], parallel: 2, among: [] },
  { targets: NEEDY, parallel: 2, among: [`--exclude=${APPS}`] },
  { targets: NEEDY, parallel: 1, among: [`--projects=${APPS}`] },
];

// Figures come back from the cache with the rest; what a run by hand left is not among them.
rmSync(RESULTS, { recursive: true, force: true });
const server = await reserveTestServer();
let interrupted = false;
/** @type {import('node:child_process').ChildProcess | undefined} */
let running;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    interrupted = true;
    running?.kill(signal);
  });
}

const sum = { passed: 0, failed: 0, failures: /** @type {string[]} */ ([]) };
const asked = process.argv.slice(2);
// Who names projects has them in one go.
const stages = asked.some((arg) => /^(?:-p|--projects|--exclude)\b/.test(arg)) ? [{ targets: STAGES.flatMap(({ targets }, i) => (i < 2 ? targets : [])), parallel: 1, among: [] }] : STAGES;
for (const { targets, parallel, among } of stages) {
  if (interrupted) break;
  // What fails in one stage does not hide what the next would tell.
  const run = await runTargets(targets, { parallel, args: [...among, ...asked], onStart: (child) => (running = child) });
  // Of builds that the second stage finds done, the first has told.
  const tasks = run.tasks && run.tasks.filter(({ target }) => targets.includes(target));
  const { passed, failed, failures } = tally({ code: interrupted ? 1 : run.code, tasks }, figuresOf);
  sum.passed += passed;
  sum.failed += failed;
  sum.failures.push(...failures.filter((failure) => !sum.failures.includes(failure)));
}
await server.stop();

// By name at the very end: of a long log, often only the end is kept.
for (const test of failedTests(sum.failures, figuresOf)) console.log(`✕ ${test}`);
if (sum.failures.length > 0) console.log(`\nFailed: ${sum.failures.join(', ')}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 ? 1 : 0);

/** @param {string} project @param {string} target @returns {import('./src/tally.mjs').JestFigures | null} */
function figuresOf(project, target) {
  try {
    return JSON.parse(readFileSync(join(RESULTS, `${project}.${target}.json`), 'utf8'));
  } catch {
    return null;
  }
}
