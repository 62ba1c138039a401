#!/usr/bin/env node
/**
 * `npm test`: everything that says whether the repository is sound. What hasn't changed is answered from Nx's cache.
 * Arguments go to Nx, e.g. `npm test -- --projects=@yizhu/kernel` or `npm test -- --skip-nx-cache`.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTargets } from './src/nx.mjs';
import { tally } from './src/tally.mjs';
import { reserveTestServer } from './src/test-server.mjs';

const RESULTS = join(ROOT, '.results');
const TARGETS = ['lint', 'typecheck', 'boundaries', 'build', 'spec', 'db-spec', 'http-spec', 'e2e'];

// Figures come back from the cache with the rest; what a run by hand left is not among them.
rmSync(RESULTS, { recursive: true, force: true });
const server = await reserveTestServer();
let interrupted = false;
const run = await runTargets(TARGETS, {
  args: process.argv.slice(2),
  onStart: (child) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
      process.on(signal, () => {
        interrupted = true;
        child.kill(signal);
      });
    }
  },
});
await server.stop();

const { passed, failed, failures } = tally(interrupted ? { code: 1, tasks: run.tasks } : run, (project, target) => {
  try {
    return JSON.parse(readFileSync(join(RESULTS, `${project}.${target}.json`), 'utf8'));
  } catch {
    return null;
  }
});
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
