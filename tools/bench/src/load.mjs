/** A small load generator: keep-alive connections, a closed loop, bounded in count and in time. Loopback only. */
import { Agent, request } from 'node:http';

/**
 * @typedef {{ method?: string, path: string, body?: string, headers?: Record<string, string> }} Ask
 * @typedef {{ status: number, body: string, headers: import('node:http').IncomingHttpHeaders }} Answer
 * @typedef {{ port: number, agent: Agent, headers: Record<string, string> }} Target
 */

/** @param {number} port @param {Record<string, string>} [headers] @returns {Target} */
export const target = (port, headers = {}) => ({ port, headers, agent: new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'fifo' }) });

/** @param {Target} to @param {Ask} ask @returns {Promise<Answer>} */
export const send = (to, { method = 'GET', path, body, headers }) =>
  new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: to.port, agent: to.agent, method, path, headers: { ...to.headers, ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }) } },
      (response) => {
        /** @type {Buffer[]} */
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8'), headers: response.headers }));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/**
 * Lets `concurrency` askers do one operation after another for so long, and tells how many a second were done.
 * @param {(asker: number) => Promise<void>} operation throws when an answer isn't as it must be
 * @param {{ concurrency: number, seconds: number, most: number }} limits
 */
export async function measure(operation, { concurrency, seconds, most }) {
  let done = 0;
  /** @type {number[]} */
  const times = [];
  const begun = performance.now();
  const end = begun + seconds * 1000;
  await Promise.all(
    Array.from({ length: concurrency }, async (_, asker) => {
      while (performance.now() < end && done + concurrency <= most + concurrency - 1) {
        const at = performance.now();
        await operation(asker);
        times.push(performance.now() - at);
        done++;
      }
    }),
  );
  const spent = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: done / spent, p50: times[Math.floor(times.length / 2)] ?? NaN, p99: times[Math.floor(times.length * 0.99)] ?? NaN, done };
}

/**
 * One big answer: how long to the first byte and to the last, and how many bytes and lines.
 * @param {Target} to @param {Ask} ask
 */
export const stream = (to, { path }) =>
  new Promise((resolve, reject) => {
    const at = performance.now();
    request({ host: '127.0.0.1', port: to.port, agent: to.agent, path, headers: to.headers }, (response) => {
      let [first, bytes, lines] = [0, 0, 0];
      response.on('data', (part) => {
        if (first === 0) first = performance.now() - at;
        bytes += part.length;
        for (let i = part.indexOf(10); i !== -1; i = part.indexOf(10, i + 1)) lines++;
      });
      response.on('end', () => (response.statusCode === 200 ? resolve({ first, total: performance.now() - at, bytes, lines }) : reject(new Error(`${path}: ${response.statusCode}`))));
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
