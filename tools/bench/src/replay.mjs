/** What every list and search of the API asks the database, noted once, for the bare server to ask again. */
import { once } from 'node:events';
import { send, target } from './load.mjs';
import { launchRecorder } from './servers.mjs';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Statements that put a connection under a scope or a transaction around an act are asked once a connection, or belong to no read. */
const ONCE = /^SELECT set_config\('yizhu\.divisions'/;

/**
 * The statements of each path, as the API sends them when it is warm. A value that differs between two askings of the same path
 * and looks like an id is one that is made anew each time (the audit row's): marked `{ fresh: true }`.
 * @param {{ appUrl: string, keyFile: string }} options @param {string[]} paths @param {(api: import('./load.mjs').Target) => Promise<void>} signIn
 * @returns {Promise<Record<string, { text: string, values: unknown[] }[]>>}
 */
export async function recordStatements(options, paths, signIn) {
  const api = await launchRecorder(options);
  try {
    const to = target(api.port);
    await signIn(to);
    const take = async () => {
      const answer = once(api.child, 'message');
      api.child.send('take');
      return /** @type {{ text: string, values: unknown[] }[]} */ (JSON.parse(String((await answer)[0]))).filter(({ text }) => !ONCE.test(text));
    };
    /** @type {Record<string, { text: string, values: unknown[] }[]>} */
    const told = {};
    for (const path of paths) {
      const ask = async () => {
        await take();
        const { status, body } = await send(to, { path: path.startsWith('/') ? path : `/api/v1/${path}` });
        if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 200)}`);
        return take();
      };
      await ask();
      const [one, two] = [await ask(), await ask()];
      told[path] = two.map(({ text, values }, i) => ({ text, values: values.map((value, k) => (typeof value === 'string' && UUID.test(value) && one[i]?.values[k] !== value ? { fresh: true } : value)) }));
      if (told[path].length === 0) throw new Error(`${path}: nothing was asked of the database`);
    }
    return told;
  } finally {
    await api.stop();
  }
}
