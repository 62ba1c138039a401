#!/usr/bin/env node
/**
 * Stamps a new bounded context under libs/, shaped as docs/architecture.md says.
 *   npm run new-context -- NAME --tier 1|2|3|4 --zh 中文名 [--uses recipients,teams]
 *   npm run new-context -- NAME --plain              a tier-0 library without Nest (kernel, events, …)
 * It writes the package, its module, front door, first migration and the tier in tools/boundaries/tiers.json,
 * and tells what is left to do by hand. It never overwrites a file.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contextFiles, plainFiles } from './templates.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tier: { type: 'string' }, zh: { type: 'string' }, uses: { type: 'string' }, plain: { type: 'boolean' } },
});
const [name] = positionals;
const fail = (why) => {
  console.error(`new-context: ${why}`);
  process.exit(2);
};
if (!name || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) fail('give a name in kebab-case, e.g. `new-context health-checks --tier 1 --zh 健康检查`');
const folder = join(root, 'libs', name);
if (existsSync(join(folder, 'src'))) fail(`libs/${name} exists already`);

const tiersFile = join(root, 'tools/boundaries/tiers.json');
const tiers = JSON.parse(readFileSync(tiersFile, 'utf8'));
const tier = values.plain ? 0 : Number(values.tier);
if (![0, 1, 2, 3, 4].includes(tier) || (!values.plain && tier === 0)) fail('--tier must be 1, 2, 3 or 4');
const uses = (values.uses ?? '').split(',').filter(Boolean);
for (const other of uses) if (!(tiers[other] < tier)) fail(`${name} (tier ${tier}) may not use ${other} (tier ${tiers[other] ?? 'unknown'}): only lower tiers`);

const today = new Date();
const stamp = `${Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()) + Object.keys(tiers).length}`;
const files = values.plain ? plainFiles({ name, uses }) : contextFiles({ name, zh: values.zh ?? name, uses, stamp });
for (const [path, text] of Object.entries(files)) {
  const file = join(folder, path);
  if (existsSync(file)) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
tiers[name] = tier;
writeFileSync(tiersFile, `${JSON.stringify(tiers, null, 2)}\n`);
console.log(`libs/${name} stamped (tier ${tier}). Next: npm install; add its module and migrations in apps/api/src/contexts.ts and its reference in apps/api/tsconfig.json.`);
