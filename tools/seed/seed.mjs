#!/usr/bin/env node
/**
 * `npm run seed -- [--households 5000] [--json]`: the invented county, into this checkout's own database or the one of
 * DATABASE_URL. What it is made of stands in apps/api/src/demo, because the shipped command line loads it as well.
 */
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const data = resolve(process.env.YIZHU_DATA_DIR ?? join(root, '.data'));
const env = { YIZHU_DEMO_SIGN_INS: join(data, 'demo-sign-ins.json'), ...process.env };
const run = (/** @type {string[]} */ args, /** @type {import('node:child_process').StdioOptions} */ stdio) =>
  new Promise((done) => spawn(process.execPath, [join(root, 'tools/dev/bin/yizhu.mjs'), ...args], { env, stdio }).on('close', (code) => done(code ?? 1)));

// Tables first: an empty folder has none. Standard output belongs to the seed's own answer.
const prepared = await run(['migrate'], ['ignore', 'ignore', 'inherit']);
process.exit(prepared || (await run(['seed', '--demo', ...process.argv.slice(2)], 'inherit')));
