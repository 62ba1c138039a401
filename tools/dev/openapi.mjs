#!/usr/bin/env node
/** `npm run openapi`: writes docs/openapi.json from the built API and generates the client's types from it. CI fails while either is stale. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTargets } from './src/nx.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const run = (/** @type {string[]} */ ...args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
const { code } = await runTargets(['build'], { args: ['--projects=@yizhu/api'] });
if (code !== 0) process.exit(code);
run('tools/dev/bin/yizhu.mjs', 'migrate');
run('tools/dev/bin/yizhu.mjs', 'openapi', 'docs/openapi.json');
run('node_modules/openapi-typescript/bin/cli.js', 'docs/openapi.json', '-o', 'libs/api-client/src/generated/schema.ts');
