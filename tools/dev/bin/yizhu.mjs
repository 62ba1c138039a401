#!/usr/bin/env node
/**
 * `npx yizhu …` in a checkout: the command line with the checkout's own database, beside a running `npm start` or alone.
 * Words of its own go to standard error: standard output belongs to the command.
 */
import { buildWhatIsStale } from '../src/start/build.mjs';
import { yizhu } from '../src/start/cli.mjs';
import { surroundings } from '../src/start/environment.mjs';

const log = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
// The command gets a Ctrl-C itself, being in the same group; we stay to leave the database.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

try {
  if (process.env.YIZHU_BUILD !== '0') await buildWhatIsStale({ log });
  const { env, stop } = await surroundings(log);
  try {
    const { code } = await yizhu(process.argv.slice(2), { env, stdio: 'inherit' });
    process.exitCode = code;
  } finally {
    await stop();
  }
} catch (error) {
  log(`yizhu: ${/** @type {Error} */ (error).message}`);
  process.exitCode = 1;
}
