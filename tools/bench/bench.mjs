#!/usr/bin/env node
/**
 * `npm run bench [-- --parts loop,lists]`: every figure that is promised, part by part, each with its goal. About an hour on two cores,
 * which want to be left alone meanwhile. A part by itself, with its own options: `npm run bench:<part>`.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** `loop` first: it makes the county of a million people that `lists` reads. */
const PARTS = ['loop', 'lists', 'import', 'monitoring', 'matching', 'dispatch'];

const { values } = parseArgs({ options: { parts: { type: 'string', default: PARTS.join(',') } } });
const parts = values.parts.split(',');
const unknown = parts.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}: ${PARTS.join(', ')}`);
const ended = parts.map((part) => {
  process.stdout.write(`\n== ${part}\n`);
  return spawnSync(process.execPath, [join(dirname(fileURLToPath(import.meta.url)), `${part}.mjs`)], { stdio: 'inherit' }).status;
});
// One part that breaks leaves the others their turn.
process.exit(ended.every((status) => status === 0) ? 0 : 1);
