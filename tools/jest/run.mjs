#!/usr/bin/env node
/**
 * Runs one kind of spec of the project in the current folder, with a database for the kinds that need one, and leaves
 * the figures in .results/, where the test command adds them up (also when Nx answers from its cache).
 *   node ../../tools/jest/run.mjs spec|db-spec|http-spec|e2e [jest's own arguments: then no figures, it isn't all of them]
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testServer } from '../dev/src/test-server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [kind = 'spec', ...rest] = process.argv.slice(2);
const { name } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = join(root, '.results', `${name}.${kind}.json`);
mkdirSync(dirname(file), { recursive: true });
// A run that dies must not leave the figures of the one before.
rmSync(file, { force: true });

// Most projects have specs of some kinds only, and jest takes seconds to find none.
const specs = new RegExp(`\\.${kind}\\.tsx?$`);
if (!readdirSync('.', { withFileTypes: true }).some((entry) => (entry.isDirectory() ? !['node_modules', 'dist'].includes(entry.name) && readdirSync(entry.name, { recursive: true }).some((name) => specs.test(String(name))) : specs.test(entry.name)))) {
  writeFileSync(file, JSON.stringify({ numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }));
  process.exit(0);
}

/** @type {Record<string, string>} */
const WORKERS = { spec: '1' };

const server = kind === 'spec' ? null : await testServer();
const jest = spawn(
  process.execPath,
  [
    ...['--max-old-space-size=4096', join(root, 'node_modules/jest/bin/jest.js'), '--passWithNoTests', '-w', WORKERS[kind] ?? '2'],
    ...(rest.length === 0 ? ['--json', `--outputFile=${file}`] : rest),
  ],
  {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...(server && { TEST_DATABASE_URL: server.maintenanceUrl, TEST_APP_URL: server.appUrl }),
      SPEC_KIND: kind,
      NODE_ENV: 'test',
      TZ: 'UTC',
    },
  },
);
// Stay until jest has ended, so that the server is not left behind.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
/** Figures are written when the last test is done: whoever has not ended long after that was left something that runs, and would wait for ever. */
const PATIENCE = 30_000;
let done = 0;
const watch = setInterval(() => {
  if (done === 0 && existsSync(file)) done = Date.now();
  if (done === 0 || Date.now() - done < PATIENCE) return;
  console.error('The specs are done, but something that they started has not ended: ended by force.');
  jest.kill('SIGKILL');
}, 1_000);
const code = await new Promise((resolve) => jest.on('exit', (status) => resolve(status)));
clearInterval(watch);
await server?.stop();
process.exit(code ?? 1);
