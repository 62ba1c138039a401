import { createHash, randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as later } from 'node:timers/promises';
import { testServer } from '@yizhu/dev';
import { Client } from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';

type Migration = new () => MigrationInterface;

/** Keys and files that belong to the databases which are copied, a folder for each template. */
export const KEPT = join(dirname(fileURLToPath(import.meta.url)), '../../../.data/test/counties');

export interface TestDatabase {
  name: string;
  /** URL of the role that owns everything in it: for arranging what a spec needs. */
  ownerUrl: string;
  /** URL of the role that the API uses, row-level security and all: for what a spec is about. */
  appUrl: string;
  /** Ends what is still connected and removes the database. */
  drop(): Promise<void>;
}

/**
 * A database of its own for a spec file, with these migrations applied. They run once for all spec files that
 * name the same ones, into a template; each file gets a copy, which takes a fraction of a second.
 */
export async function testDatabase({ migrations }: { migrations: readonly Migration[] }): Promise<TestDatabase> {
  return copiedDatabase(`template_${(await fingerprint(migrations)).slice(0, 16)}`, ({ ownerUrl }) => migrate(ownerUrl, migrations));
}

/** A database of its own, copied from the template of this name; whoever comes first makes that one, while others that want it wait. */
export async function copiedDatabase(template: string, make: (urls: Pick<TestDatabase, 'ownerUrl' | 'appUrl'>) => void | Promise<void>): Promise<TestDatabase> {
  const server = await testServer();
  const urlsOf = (name: string): Pick<TestDatabase, 'ownerUrl' | 'appUrl'> => ({ ownerUrl: inDatabase(server.maintenanceUrl, name), appUrl: inDatabase(server.appUrl, name) });
  try {
    await assertPowerless(server.appUrl);
    await ensureTemplate(server.maintenanceUrl, template, (unfinished) => make(urlsOf(unfinished)));
    const name = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
    await withClient(server.maintenanceUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
    const drop = async (): Promise<void> => {
      await dropDatabase(server.maintenanceUrl, name);
      await server.stop();
    };
    return { name, ...urlsOf(name), drop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Ends the connections to a database and removes it. A worker that cleans up there (autovacuum) belongs to the server itself and may
 * not be ended by the owner: it is done in a moment, and then the database goes.
 */
async function dropDatabase(maintenanceUrl: string, name: string): Promise<void> {
  for (let tries = 100; ; tries--)
    try {
      await withClient(maintenanceUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      return;
    } catch (error) {
      if (tries === 0 || !['42501', '55006'].includes((error as { code?: string }).code ?? '')) throw error;
      await later(100);
    }
}

/** Tests of who may see what prove nothing for a role that may see everything. */
async function assertPowerless(appUrl: string): Promise<void> {
  const { rows } = await withClient(appUrl, (client) => client.query('SELECT rolsuper OR rolbypassrls AS mighty FROM pg_roles WHERE rolname = current_user'));
  if (rows[0].mighty) throw new Error('TEST_APP_URL names a role that row-level security does not hold.');
}

async function ensureTemplate(maintenanceUrl: string, template: string, make: (name: string) => void | Promise<void>): Promise<void> {
  await withClient(maintenanceUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [template]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    // Made under another name, so that one that failed half-way is never copied.
    const unfinished = `${template}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${unfinished} TEMPLATE template0`);
    try {
      await make(unfinished);
    } catch (error) {
      await client.query(`DROP DATABASE ${unfinished} WITH (FORCE)`);
      throw error;
    }
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  });
}

async function migrate(url: string, migrations: readonly Migration[]): Promise<void> {
  const source = new DataSource({ type: 'postgres', url, migrations: [...migrations], migrationsTransactionMode: 'each' });
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}

/**
 * Tells migrations by what they do, not by their names: a template must not outlive an edit of a migration,
 * nor one of a file that a migration takes its SQL from. So each is played to a recorder.
 */
async function fingerprint(migrations: readonly Migration[]): Promise<string> {
  const hash = createHash('sha256');
  for (const Each of migrations) {
    const migration = new Each();
    hash.update(`${migration.name ?? Each.name}\n${Each.toString()}\n`);
    const record = (...said: unknown[]): Promise<unknown[]> => {
      hash.update(JSON.stringify(said));
      return Promise.resolve([]);
    };
    const recorder = new Proxy({}, { get: (_, method) => (...args: unknown[]) => record(method.toString(), ...args) });
    // A migration that reads an answer may give up on an empty one; what it did until then counts.
    await migration.up(recorder as QueryRunner).catch(() => undefined);
  }
  return hash.digest('hex');
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
