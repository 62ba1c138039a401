import { setFlagsFromString } from 'node:v8';

// What is let go of is swept once the heap is a quarter larger than what is in use; V8 alone waits until it is several times that, and two
// offices importing at once then cost a hundred megabytes of nothing (bench:import).
setFlagsFromString('--heap-growing-percent=25');

// The bundled files have long lines: what keeps the API from starting is told by its stack alone.
import('./serve.js').catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
