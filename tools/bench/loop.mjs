#!/usr/bin/env node
/**
 * `npm run bench:loop -- [--json] [--households 400000] [--seconds 2.5] [--only list,search]`: one API process from the built dist
 * (signed in, scoped, validated, audited, row-level security on) against a bare node:http + pg server on the same data, in the
 * same run, by turns. The data (about a million recipients) is made once under .data/bench and used again.
 */
import { parseArgs } from 'node:util';
import { runBench } from './src/run.mjs';
import { asTable } from './src/report.mjs';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, households: { type: 'string' }, seconds: { type: 'string' }, only: { type: 'string' } } });
const report = await runBench({
  households: Number(values.households ?? 400_000),
  seconds: Number(values.seconds ?? 2.5),
  only: values.only ? new Set(values.only.split(',')) : null,
  log: (text) => process.stderr.write(`${text}\n`),
});
process.stdout.write(values.json ? `${JSON.stringify(report, null, 1)}\n` : asTable(report));
