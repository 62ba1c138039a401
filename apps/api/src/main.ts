// The bundled files have long lines: what keeps the API from starting is told by its stack alone.
import('./serve.js').catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
