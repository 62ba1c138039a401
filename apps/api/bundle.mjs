/**
 * The production files: everything the API and the command line load, in a few files under dist/bundle. A process that looks up
 * 2 000 modules one by one takes half as long again to be ready, and more memory. A stack is read with `node --enable-source-maps`
 * (40 MB more).
 */
import { rmSync } from 'node:fs';
import { rolldown } from 'rolldown';

/** What stays a package of its own: native code, files it reads beside itself, what TypeORM requires by name (a second pg would not know the first one's queries), and what Nest only tries to load. */
const EXTERNAL = [/^@node-rs\//, 'pg', 'exceljs', 'pdfkit', 'highs', /^swagger-ui-dist/, /^@nestjs\/(microservices|websockets|platform-express)/, '@fastify/view', 'pg-native', 'class-transformer/storage', 'typescript', 'prettier'];

const here = (/** @type {string} */ path) => new URL(path, import.meta.url).pathname;
rmSync(here('dist/bundle'), { recursive: true, force: true });
const bundle = await rolldown({
  // Workers and child processes are started by the name of their file.
  input: { main: here('dist/main.js'), cli: here('dist/cli.js'), 'lane-worker': here('dist/demo/lane-worker.js') },
  platform: 'node',
  external: EXTERNAL,
  logLevel: 'warn',
});
await bundle.write({ dir: here('dist/bundle'), format: 'esm', entryFileNames: '[name].js', sourcemap: true, keepNames: true, minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } });
await bundle.close();
