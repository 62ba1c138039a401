import { Readable } from 'node:stream';
import { Query, type ClientBase, type Connection } from 'pg';

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

/**
 * What `COPY (…) TO STDOUT` answers, as it comes. A slow reader slows PostgreSQL down, not the memory: the connection is
 * paused while nobody reads. Whoever stops reading early must close the connection; it is in the middle of an answer.
 */
export const copyOut = (client: ClientBase, sql: string): Readable => {
  let connection: CopyConnection | undefined;
  const readable = new Readable({ highWaterMark: 256 * 1024, read: () => connection?.stream.resume() });
  const query = new CopyQuery(sql, (error) => (error ? readable.destroy(error) : readable.push(null)));
  Object.assign(query, {
    handleCopyData: (message: { chunk: Buffer }, from: CopyConnection): void => {
      connection = from;
      // pg reads from a buffer it will use again.
      if (!readable.push(Buffer.from(message.chunk))) from.stream.pause();
    },
  });
  client.query(query as never);
  return readable;
};
