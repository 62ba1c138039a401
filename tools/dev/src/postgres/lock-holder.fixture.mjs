/** Run by postgres.spec.ts: takes a lock and never lets go. */
import { withLock } from './lock.mjs';

await withLock(/** @type {string} */ (process.argv[2]), async () => {
  process.stdout.write('{"locked":true}\n');
  await new Promise((resolve) => setTimeout(resolve, 2 ** 30));
});
