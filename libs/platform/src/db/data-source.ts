import type { PoolClient } from 'pg';
import type { Duplex } from 'node:stream';
import { DataSource, type EntitySchema, type MixedList } from 'typeorm';

type Migrations = MixedList<new () => object>;

/**
 * The API's data source. The pool pipelines: statements sent together cost one round trip. A read's audit row does not wait for
 * the disk (ADR 10); acts do, see UnitOfWork.
 */
export const apiDataSource = (url: string, schemas: EntitySchema[], poolSize: number): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: schemas,
    synchronize: false,
    installExtensions: false,
    logging: false,
    poolErrorHandler: () => undefined, // a lost idle connection is noticed, and answered with 503, by whoever needs one next
    extra: { max: poolSize, pipeline: true, connectionTimeoutMillis: 4_000, idleTimeoutMillis: 30_000, statement_timeout: 30_000, lock_timeout: 8_000, idle_in_transaction_session_timeout: 30_000, application_name: 'yizhu-api', options: '-c search_path=pg_catalog,public -c jit=off -c synchronous_commit=off', onConnect: sendTogether },
  });

/** What is asked of a connection in one go leaves in one packet, instead of one system call each. */
const sendTogether = (client: PoolClient): void => {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  let corked = false;
  Object.assign(client, {
    query: (...args: unknown[]) => {
      if (!corked) {
        corked = true;
        stream.cork();
        process.nextTick(() => {
          corked = false;
          stream.uncork();
        });
      }
      return query(...args);
    },
  });
};

/** The owner's data source: migrations only. */
export const ownerDataSource = (url: string, migrations: Migrations, schemas: EntitySchema[] = []): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: schemas,
    migrations: migrations as never,
    migrationsTableName: 'yizhu_migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    logging: ['error'],
    extra: { max: 2, application_name: 'yizhu-owner' },
  });

/** Refuses a database role that could see past row-level security. */
export const assertHarmlessRole = async (dataSource: DataSource): Promise<void> => {
  const [role] = (await dataSource.query(
    `SELECT rolsuper OR rolbypassrls AS bypasses, EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relowner = r.oid AND n.nspname NOT LIKE 'pg\\_%') AS owns FROM pg_roles r WHERE rolname = current_user`,
  )) as { bypasses: boolean; owns: boolean }[];
  if (!role || role.bypasses || role.owns)
    throw new Error('The database role of DATABASE_URL owns tables or bypasses row-level security. Use the application role there and the owner in MIGRATION_DATABASE_URL.');
};
