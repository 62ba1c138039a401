/**
 * Loaded before the API (`--import`): notes every statement that is sent to the database and hands the list to whoever asks over
 * the process's channel, so that a bare server can be made to run the very same ones.
 */
import pg from 'pg';

/** @type {{ text: string, values: unknown[] }[]} */
let noted = [];
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (/** @type {any} */ config, /** @type {any} */ ...rest) {
  const text = typeof config === 'string' ? config : config?.text;
  if (typeof text === 'string') noted.push({ text, values: config?.values ?? (Array.isArray(rest[0]) ? rest[0] : []) });
  return query.call(this, config, ...rest);
};
process.on('message', (said) => {
  if (said !== 'take') return;
  process.send?.(JSON.stringify(noted, (_, value) => (value?.type === 'Buffer' ? { hex: Buffer.from(value.data).toString('hex') } : value)));
  noted = [];
});
