/**
 * Run by postgres.spec.ts as a process of its own, so that it can be killed: starts a server (or joins one), says so,
 * writes row after row when told to, says each number once the database has acknowledged it, and leaves when its input ends.
 */
import pg from 'pg';
import { startPostgres } from '../postgres.mjs';

const [dataDir, write] = process.argv.slice(2);
const say = (/** @type {object} */ what) => process.stdout.write(`${JSON.stringify(what)}\n`);

const server = await startPostgres({ dataDir: /** @type {string} */ (dataDir) });
say({ port: server.port, adopted: server.adopted, pid: process.pid });

if (write) {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS line (number int PRIMARY KEY, filler text NOT NULL)');
  for (let number = 1; ; number += 1) {
    await client.query("INSERT INTO line VALUES ($1, repeat('瓷', 500))", [number]);
    say({ number });
  }
}

process.stdin.resume();
process.stdin.on('end', async () => {
  await server.stop();
  say({ left: true });
});
