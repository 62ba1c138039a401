import { Command, CommandRunner, Option } from 'nest-commander';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Client } from 'pg';
import { print } from './command-line.js';
import { needed, toolVersion, type Tool } from './postgres-tools.js';

/** Runs a PostgreSQL client program; the password travels in the environment, never on the command line. */
const run = (tool: Tool, args: readonly string[], url: URL): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn(tool.path, args, {
      stdio: ['ignore', 'inherit', 'pipe'],
      env: { ...process.env, PGHOST: url.hostname, PGPORT: url.port || '5432', PGUSER: decodeURIComponent(url.username), PGPASSWORD: decodeURIComponent(url.password), PGDATABASE: url.pathname.slice(1) },
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`${tool.name} ended with ${code}: ${said.trim().split('\n').slice(-3).join(' ')}`))));
  });

const ownerUrl = (): URL => {
  const url = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!url) throw new Error('MIGRATION_DATABASE_URL is not set');
  return new URL(url);
};

const serverVersion = async (url: URL): Promise<number> => {
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return Math.floor(Number((await client.query<{ server_version_num: string }>('SHOW server_version_num')).rows[0]!.server_version_num) / 10_000);
  } finally {
    await client.end();
  }
};

@Command({ name: 'backup', arguments: '<file>', description: 'write the whole database to a file; needs pg_dump / 备份（需要 pg_dump）' })
export class BackupCommand extends CommandRunner {
  async run([file]: string[], options: { json?: boolean }): Promise<void> {
    const url = ownerUrl();
    const tool = await needed('pg_dump', await serverVersion(url));
    // Under another name until it is whole: a half-written backup must not pass for one.
    const unfinished = `${file!}.unfinished`;
    try {
      await run(tool, ['--format=custom', '--no-owner', '--file', unfinished], url);
      await rename(unfinished, file!);
    } finally {
      await rm(unfinished, { force: true });
    }
    const { size } = await stat(file!);
    const keyFile = process.env.YIZHU_KEY_FILE ?? '.data/kek.json';
    const files = process.env.YIZHU_S3_ENDPOINT ? `${process.env.YIZHU_S3_ENDPOINT}/${process.env.YIZHU_S3_BUCKET}` : (process.env.YIZHU_FILES_DIR ?? '.data/files');
    print(options.json, { file, bytes: size, tool: `${tool.name} ${await toolVersion(tool.path)}`, keyFile, files }, () => `已备份到 ${file}（${Math.ceil(size / 1024)} KB）。不在其中的有：密钥文件 ${keyFile}，请另处保管，没有它封存的字段打不开；附件 ${files}，请一起备份。`);
  }
  @Option({ flags: '--json', description: 'answer as JSON' }) json(): boolean { return true; }
}

@Command({ name: 'restore', arguments: '<file>', description: 'bring an empty database back from a backup; needs pg_restore / 恢复（需要 pg_restore）' })
export class RestoreCommand extends CommandRunner {
  async run([file]: string[], options: { json?: boolean }): Promise<void> {
    if (!existsSync(file!)) throw new Error(`There is no file ${file!}.`);
    const url = ownerUrl();
    const tool = await needed('pg_restore', await serverVersion(url));
    const client = new Client({ connectionString: url.href });
    await client.connect();
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_namespace WHERE nspname = 'platform'`);
    await client.end();
    if (rows[0]!.n > 0) throw new Error('The database is not empty. Restore into a new, empty one: nothing is overwritten here.');
    await run(tool, ['--no-owner', '--exit-on-error', '--single-transaction', '--dbname', url.pathname.slice(1), file!], url);
    print(options.json, { file, restored: true }, () => `已从 ${file} 恢复。请用备份时的密钥文件启动，再运行 yizhu audit verify 校验。`);
  }
  @Option({ flags: '--json', description: 'answer as JSON' }) json(): boolean { return true; }
}
