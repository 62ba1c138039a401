#!/usr/bin/env node
/** See src/start/start.mjs; here only the case that nothing is installed yet, which would else end in a stack trace. */
try {
  const { start } = await import('./src/start/start.mjs');
  await start();
} catch (error) {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ERR_MODULE_NOT_FOUND') throw error;
  process.stderr.write(`${/** @type {Error} */ (error).message}\n请先安装依赖 / Install the packages first: npm ci\n`);
  process.exit(1);
}
