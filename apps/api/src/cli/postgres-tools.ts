import { spawn } from 'node:child_process';

export interface Tool {
  readonly name: string;
  readonly path: string;
}

/** The major version a PostgreSQL client program says it has, or null when there is no such program. */
export const toolVersion = (path: string): Promise<number | null> =>
  new Promise((done) => {
    const child = spawn(path, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', () => done(null));
    child.on('close', () => done(/\(PostgreSQL\) (\d+)/.exec(said) ? Number(/\(PostgreSQL\) (\d+)/.exec(said)![1]) : null));
  });

/**
 * The program a task needs, at least as new as the server: an older pg_dump refuses it. The embedded server comes without
 * client programs, so this says which to install. `PG_DUMP` and `PG_RESTORE` name them where they are not on the PATH.
 */
export const needed = async (name: 'pg_dump' | 'pg_restore', server: number): Promise<Tool> => {
  const path = process.env[name.toUpperCase()] ?? name;
  const version = await toolVersion(path);
  const how = `Install the PostgreSQL ${server} client programs (Debian: postgresql-client-${server}; macOS: libpq; Windows: the PostgreSQL installer), or name the program in ${name.toUpperCase()}.`;
  if (version === null) throw new Error(`This needs ${name}, which is not here. ${how}`);
  if (version < server) throw new Error(`This needs ${name} ${server} or newer; the one here is ${version}. ${how}`);
  return { name, path };
};
