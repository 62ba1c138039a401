#!/usr/bin/env node
/**
 * Runs one kind of spec of the project in the current folder, with a database for the kinds that need one, and leaves
 * the figures in .results/, where the test command adds them up (also when Nx answers from its cache).
 *   node ../../tools/jest/run.mjs spec|db-spec|http-spec|e2e [jest's own arguments: then no figures, it isn't all of them]
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
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

const server = kind === 'spec' ? null : await testServer();
const jest = spawn(
  process.execPath,
  [
    ...['--max-old-space-size=4096', join(root, 'node_modules/jest/bin/jest.js'), '--passWithNoTests', '-w', kind === 'spec' ? '1' : '2'],
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
const code = await new Promise((resolve) => jest.on('close', resolve));
await server?.stop();
process.exit(code ?? 1);
