/** What the API and the command line are told of their surroundings when they run from a checkout. */
import { join, resolve } from 'node:path';
import { ROOT } from '../nx.mjs';
import { startPostgres } from '../postgres.mjs';

/** Database, keys and notes of this checkout; another folder makes another, independent installation. */
export const DATA = resolve(process.env.YIZHU_DATA_DIR ?? join(ROOT, '.data'));

/**
 * Variables for a child process, and the database they name: the one of DATABASE_URL, else the embedded one.
 * @param {(text: string) => void} log
 * @returns {Promise<{ env: NodeJS.ProcessEnv, dataDir: string | null, stop: () => Promise<void> }>} dataDir: of the embedded database
 */
export async function surroundings(log) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { YIZHU_KEY_FILE: join(DATA, 'kek.json'), YIZHU_FILES_DIR: join(DATA, 'files'), YIZHU_CONSOLE_DIR: join(ROOT, 'apps/admin/dist'), YIZHU_DIRECTORY_DIR: join(ROOT, 'apps/directory/dist'), ...process.env };
  if (env.DATABASE_URL) return { env, dataDir: null, stop: async () => undefined };
  const server = await startPostgres({ dataDir: join(DATA, 'postgres'), log });
  return { env: { ...env, DATABASE_URL: server.appUrl, MIGRATION_DATABASE_URL: server.ownerUrl }, dataDir: server.dataDir, stop: server.stop };
}
