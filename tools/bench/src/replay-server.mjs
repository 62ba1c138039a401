/**
 * The bare side of "any list": node:http and pg, nothing else. `GET /?n` runs the statements noted for the n-th path, one after the
 * other, as the API's own role under the same scope, and answers the last one's rows as they come.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

/** @type {{ url: string, settings: Record<string, string>, paths: { text: string, values: any[] }[][] }} */
const { url, settings, paths } = JSON.parse(process.env.REPLAY ?? '{}');
const pool = new pg.Pool({ connectionString: url, max: 16 });
pool.on('connect', (client) => {
  for (const [name, value] of Object.entries({ ...settings, synchronous_commit: 'off' })) void client.query(`SELECT set_config($1, $2, false)`, [name, value]);
});
const uuid7 = () => {
  const time = Date.now().toString(16).padStart(12, '0');
  const r = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${r.slice(0, 3)}-8${r.slice(3, 6)}-${r.slice(6, 18)}`;
};
const named = paths.map((statements) => statements.map(({ text, values }) => ({ name: `r${createHash('sha1').update(text).digest('hex').slice(0, 20)}`, text, values })));

createServer(async (request, response) => {
  const statements = named[Number(request.url?.slice(2))] ?? [];
  const client = await pool.connect();
  try {
    const results = await Promise.all(statements.map(({ name, text, values }) => client.query({ name, text, values: values.map((value) => (value?.fresh ? uuid7() : value?.hex ? Buffer.from(value.hex, 'hex') : value)) })));
    const [row] = results.at(-1)?.rows ?? [];
    const body = row && typeof Object.values(row)[0] === 'string' ? String(Object.values(row).join('')) : JSON.stringify(row ?? null);
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  } finally {
    client.release();
  }
}).listen(Number(process.env.PORT), process.env.HOST);
