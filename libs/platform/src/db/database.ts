import { Inject, Injectable } from '@nestjs/common';
import type { DomainError } from '@yizhu/kernel';
import { createHash, randomUUID } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import type { Scope } from '@yizhu/kernel';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { currentContext } from '../context/request-context.js';
import { copyOut, withLiterals } from './copy.js';
import { scopeSettings } from './scope-sql.js';

/** The running transaction, as contexts are handed it. */
export type { EntityManager as TransactionManager } from 'typeorm';

/** A statement by its text; prepared once per connection under a name made from it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

type ScopedClient = PoolClient & { yizhuScope?: string | undefined };

/**
 * Puts a connection under a scope. It stays there, so the settings travel only when they differ from what the connection had
 * last, and in the same round trip as the statement that follows (the pool pipelines): do not await before sending that.
 */
export const enterScope = async (client: PoolClient, scope: Scope): Promise<void> => {
  const scoped = client as ScopedClient;
  const { county, divisions, organisation, member } = scopeSettings(scope);
  const wanted = `${county}|${divisions}|${organisation}|${member}`;
  if (scoped.yizhuScope === wanted) return;
  // Nobody else has the connection: what is sent next runs after this.
  scoped.yizhuScope = wanted;
  try {
    await client.query({ name: 'scope', text: `SELECT set_config('yizhu.divisions', $1, false), set_config('yizhu.organisation', $2, false), set_config('yizhu.member', $3, false), set_config('yizhu.county', $4, false)`, values: [divisions, organisation, member, county] });
  } catch (error) {
    scoped.yizhuScope = undefined;
    throw error;
  }
};

const names = new Map<string, string>();
const nameOf = (text: string): string => {
  let name = names.get(text);
  if (!name) {
    // The number of shapes is bounded by the code (filters present or not), not by what callers send.
    name = `q${createHash('sha1').update(text).digest('hex').slice(0, 20)}`;
    names.set(text, name);
  }
  return name;
};

/**
 * A statement inside a transaction, prepared under the same name as everywhere: a big one is parsed and planned once a
 * connection and not at each act. Rows as the driver has them.
 */
export const queryPrepared = async <Row extends QueryResultRow>(manager: EntityManager, text: string, values: readonly unknown[]): Promise<Row[]> => {
  const client = (await manager.queryRunner!.connect()) as PoolClient;
  return (await client.query<Row>({ name: nameOf(text), text, values: values as unknown[] })).rows;
};

/**
 * The read side: prepared statements straight to PostgreSQL, under the caller's scope.
 */
@Injectable()
export class Database {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Which database this is, for what a process remembers of it. */
  readonly key = randomUUID();

  get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /** Rows of a read, inside the running transaction if there is one. */
  async read<Row extends QueryResultRow>({ text, values }: Statement): Promise<Row[]> {
    const { transaction } = currentContext();
    if (transaction) return queryPrepared<Row>(transaction.manager, text, values);
    return this.withClient(async (client) => (await client.query<Row>({ name: nameOf(text), text, values: values as unknown[] })).rows);
  }

  async one<Row extends QueryResultRow>(statement: Statement): Promise<Row | undefined> {
    return (await this.read<Row>(statement))[0];
  }

  /**
   * The rows of a SELECT as CSV with a heading, as they come. `settings` hold for this statement (`SET LOCAL`).
   * The connection goes back when the last byte was read, and is closed when the reader goes away before that.
   */
  csv({ text, values }: Statement, settings: Readonly<Record<string, string>> = {}): Promise<Readable> {
    const set = Object.entries(settings).map(([name, value]) => `SET LOCAL ${name} = '${value}'; `).join('');
    return new Promise((resolve, reject) => {
      this.withClient(async (client) => {
        const stream = copyOut(client, `${set}COPY (${withLiterals(text, values)}) TO STDOUT (FORMAT csv, HEADER)`);
        resolve(stream);
        await finished(stream).catch((error: NodeJS.ErrnoException) => {
          throw error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? Object.assign(new Error('Connection terminated: the reader went away'), { code: 'ECONNRESET' }) : error;
        });
      }).catch(reject);
    });
  }

  /** A connection under the present scope, for cursors and COPY; given back when the work ends. */
  async withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const { scope } = currentContext();
    const client = await this.pool.connect();
    let fault: Error | undefined;
    try {
      const [, answer] = await Promise.all([enterScope(client, scope), work(client)]);
      return answer;
    } catch (error) {
      fault = error as Error;
      throw error;
    } finally {
      client.release(fault && isConnectionFault(fault) ? fault : undefined);
    }
  }
}

const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT', 'ENOENT', '57P01', '57P02', '57P03', '08000', '08003', '08006', '08001', '08004', '53300', '55P03']);
const AWAY_WORDS = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected|Cannot use a pool after calling end|not queryable/i;

/** The database is away or too busy: the caller should come again (503), nothing is wrong with the request. */
export const isConnectionFault = (error: unknown): boolean => {
  const { code, message, driverError } = error as { code?: string; message?: string; driverError?: unknown };
  return (code !== undefined && AWAY.has(code)) || AWAY_WORDS.test(message ?? '') || (driverError !== undefined && driverError !== error && isConnectionFault(driverError));
};

/** The constraint a write broke, if that was it (23505 unique, 23514 check, 23503 foreign key, 23P01 exclusion). */
export const brokenConstraint = (error: unknown): string | undefined => {
  const e = error as { code?: string; constraint?: string; driverError?: { code?: string; constraint?: string } };
  const code = e.driverError?.code ?? e.code;
  return code && ['23505', '23514', '23503', '23P01'].includes(code) ? (e.driverError?.constraint ?? e.constraint) : undefined;
};

/** Tells a broken constraint in the words of the trade; whatever else went wrong goes on as it is. */
export const onBrokenConstraint = async <T>(constraint: string, refusal: () => DomainError, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) === constraint) throw refusal();
    throw error;
  }
};
