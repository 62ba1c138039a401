/** The server that tests use when nobody gave them one: under .data/test, fast and unsafe, shared by all that run at once. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reserveFreshPostgres, startPostgres } from './postgres.mjs';

const DATA_DIR = join(dirname(fileURLToPath(import.meta.url)), '../../../.data/test/postgres');

/**
 * @typedef {object} TestServer
 * @property {string} maintenanceUrl of the owner's role, for making databases: TEST_DATABASE_URL
 * @property {string} appUrl of the API's role: TEST_APP_URL
 * @property {() => Promise<void>} stop
 */

/**
 * The server named by TEST_DATABASE_URL and TEST_APP_URL, else an embedded one.
 * @returns {Promise<TestServer>}
 */
export async function testServer() {
  const { TEST_DATABASE_URL: maintenanceUrl, TEST_APP_URL: appUrl } = process.env;
  if (maintenanceUrl && appUrl) return { maintenanceUrl, appUrl, stop: async () => undefined };
  if (maintenanceUrl) throw new Error('TEST_DATABASE_URL is set without TEST_APP_URL, the same server by the role of the API.');

  const server = await startPostgres({ dataDir: DATA_DIR, ephemeral: true });
  const url = new URL(server.ownerUrl);
  url.pathname = '/postgres';
  return { maintenanceUrl: url.href, appUrl: server.appUrl, stop: server.stop };
}

/** For a whole run of tests: the first that needs the server starts it, and it then stays until `stop`. */
export const reserveTestServer = () => reserveFreshPostgres({ dataDir: DATA_DIR, ephemeral: true });
