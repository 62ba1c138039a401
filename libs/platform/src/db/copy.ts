import { Readable } from 'node:stream';
import { escapeLiteral, Query, type ClientBase, type Connection } from 'pg';

/** What of pg's connection COPY needs and its types leave out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  readonly stream: { pause(): void; resume(): void; destroy(): void };
}
type Done = (error: Error | null) => void;

/**
 * A statement by the simple protocol that speaks COPY. It is a `Query`, because a pipelining connection takes no others;
 * what a Query does with rows never happens here.
 */
class CopyQuery extends Query {
  private finished = false;

  constructor(
    private readonly sql: string,
    private readonly done: Done,
  ) {
    super(sql as never);
    // pg's types have these as properties, so they are set as such.
    Object.assign(this, {
      submit: (connection: Connection): null => {
        (connection as unknown as CopyConnection).query(this.sql);
        return null;
      },
      handleError: (error: Error): void => this.finish(error),
      handleCommandComplete: (): void => undefined,
      handleReadyForQuery: (): void => this.finish(null),
    });
  }

  private finish(error: Error | null): void {
    if (this.finished) return;
    this.finished = true;
    this.done(error);
  }
}

/** Sends lines of COPY's text format: `COPY … FROM STDIN`. The chunks are held in memory: send big loads in parts. */
export const copyIn = (client: ClientBase, sql: string, chunks: readonly Buffer[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const query = new CopyQuery(sql, (error) => (error ? reject(error) : resolve()));
    Object.assign(query, {
      handleCopyInResponse: (connection: CopyConnection): void => {
        for (const chunk of chunks) connection.sendCopyFromChunk(chunk);
        connection.endCopyFrom();
      },
    });
    client.query(query as never);
  });

/** PostgreSQL sends a message a row; what goes on to a socket goes in pieces of this size. */
const PIECE = 32 * 1024;

/**
 * What `COPY (…) TO STDOUT` answers, as it comes: the first row at once, the rest in pieces. A slow reader slows PostgreSQL
 * down and not the memory: the connection is paused while nobody reads. Whoever stops reading early must close the
 * connection, which is in the middle of an answer.
 */
export const copyOut = (client: ClientBase, sql: string): Readable => {
  let connection: CopyConnection | undefined;
  let piece: Buffer | undefined;
  let filled = 0;
  const readable = new Readable({ highWaterMark: 4 * PIECE, read: () => connection?.stream.resume() });
  const push = (chunk: Buffer): void => {
    if (!readable.push(chunk)) connection!.stream.pause();
  };
  const flush = (): void => {
    if (filled > 0) push(piece!.subarray(0, filled));
    piece = Buffer.allocUnsafeSlow(PIECE);
    filled = 0;
  };
  const query = new CopyQuery(sql, (error) => {
    if (error) return void readable.destroy(error);
    flush();
    readable.push(null);
  });
  Object.assign(query, {
    handleCopyData: ({ chunk }: { chunk: Buffer }, from: CopyConnection): void => {
      // pg hands out a view of a buffer it will use again: everything is copied on.
      connection = from;
      if (!piece) {
        push(Buffer.from(chunk));
        return flush();
      }
      if (filled + chunk.length > PIECE) flush();
      if (chunk.length > PIECE) return push(Buffer.from(chunk));
      filled += chunk.copy(piece, filled);
    },
  });
  client.query(query as never);
  return readable;
};

/** A value as it stands in SQL, for COPY, which takes no parameters. Quoted by the driver's own rules. */
const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(',')}]::text[]`;
  if (typeof value === 'string') return escapeLiteral(value);
  throw new Error('only texts, numbers, flags and lists of them stand in a COPY');
};

/** A statement with its values written in: `$1` … become literals. */
export const withLiterals = (text: string, values: readonly unknown[]): string => text.replace(/\$(\d+)/g, (_, n: string) => literal(values[Number(n) - 1]));
