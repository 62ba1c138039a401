#!/usr/bin/env node
/**
 * Runs one kind of spec of the project in the current folder and leaves the figures in .results/,
 * where the test command adds them up (also when Nx answers from its cache).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [kind = 'spec', ...rest] = process.argv.slice(2);
const { name } = JSON.parse(readFileSync('package.json', 'utf8'));
const results = join(root, '.results');
mkdirSync(results, { recursive: true });
const file = join(results, `${name}.${kind}.json`);
mkdirSync(dirname(file), { recursive: true });
const { status } = spawnSync(
  process.execPath,
  ['--max-old-space-size=4096', join(root, 'node_modules/jest/bin/jest.js'), '--json', `--outputFile=${file}`, '--passWithNoTests', ...(kind === 'spec' ? ['-w', '1'] : ['-w', '2']), ...rest],
  { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, SPEC_KIND: kind, NODE_ENV: 'test', TZ: 'UTC' } },
);
process.exit(status ?? 1);
