import { UnitOfWork, verifyAudit } from '@yizhu/platform';
import { RawJson } from '@yizhu/platform';
import { ROLES, UserService, type Role, type ScopeKind } from '@yizhu/identity';
import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { configFromEnvironment } from '@yizhu/platform';
import { print, withApplication, withOwner } from './command-line.js';

interface Json {
  json?: boolean;
}

@Command({ name: 'migrate', description: 'bring the database to this version’s tables / 升级数据库结构' })
export class MigrateCommand extends CommandRunner {
  async run(_: string[], options: Json): Promise<void> {
    const names = await withOwner(async (owner) => (await owner.runMigrations()).map((m) => m.name));
    print(options.json, { applied: names }, () => (names.length === 0 ? 'the database is up to date' : `applied ${names.length}: ${names.join(', ')}`));
  }
  @Option({ flags: '--json', description: 'answer as JSON' }) json(): boolean { return true; }
}

@SubCommand({ name: 'verify', description: 'walk the audit chain and name the first fault / 校验审计链' })
export class AuditVerifyCommand extends CommandRunner {
  async run(_: string[], options: Json & { expect?: string }): Promise<void> {
    const report = await withApplication((app) => app.get(UnitOfWork).run(({ manager }) => verifyAudit(manager, options.expect)));
    print(options.json, report, () =>
      report.ok ? `审计链完整：${report.checked} 条已校验，${report.unsealed} 条待封存，链头 ${report.head ?? '—'}` : `审计链在第 ${report.firstFault!.seq} 条断开（${report.firstFault!.kind}，${report.firstFault!.entryId}）`,
    );
    if (!report.ok) process.exitCode = 1;
  }
  @Option({ flags: '--json', description: 'answer as JSON' }) json(): boolean { return true; }
  @Option({ flags: '--expect <seq:hash>', description: 'a head noted earlier; finds an end that was cut off' }) expect(value: string): string { return value; }
}

@Command({ name: 'audit', description: 'the audit trail / 审计', subCommands: [AuditVerifyCommand] })
export class AuditCommand extends CommandRunner {
  async run(): Promise<void> {
    this.command.help();
  }
}

@SubCommand({ name: 'add', arguments: '<account> <name>', description: 'open an account and give it a role / 新建账号并授予角色' })
export class UserAddCommand extends CommandRunner {
  async run([account, name]: string[], options: Json & { role?: Role; scope?: string[]; password?: string; member?: string; permanent?: boolean }): Promise<void> {
    const password = options.password ?? (await readStdin());
    if (!password) throw new Error('give the password by --password or on standard input');
    const role = options.role;
    if (role && !ROLES.includes(role)) throw new Error(`--role must be one of ${ROLES.join(', ')}`);
    const codes = options.scope ?? [];
    const kind: ScopeKind = codes.length === 0 ? 'county' : /^\d+$/.test(codes[0]!) ? 'division' : 'organisation';
    const user = await withApplication(async (app) => {
      const users = app.get(UserService);
      const opened = parse(await users.open({ account: account!, name: name!, password, teamMemberId: options.member ?? null, mustChangePassword: !options.permanent }));
      return role ? parse(await users.grant(opened.id, null, role, kind, codes)) : opened;
    });
    print(options.json, user, () => `已建账号 ${user.account}（${user.name}）`);
  }
  @Option({ flags: '--json', description: 'answer as JSON' }) json(): boolean { return true; }
  @Option({ flags: '--role <role>', description: `one of ${ROLES.join(', ')}` }) role(value: string): string { return value; }
  @Option({ flags: '--scope <codes>', description: 'division codes or an organisation id, comma-separated' }) scope(value: string): string[] { return value.split(','); }
  @Option({ flags: '--password <password>', description: 'otherwise read from standard input' }) password(value: string): string { return value; }
  @Option({ flags: '--member <id>', description: 'the team member this is / 对应的队员' }) member(value: string): string { return value; }
  @Option({ flags: '--permanent', description: 'the password need not be changed at the first sign-in / 首次登录不必改密码' }) permanent(): boolean { return true; }
}

@Command({ name: 'user', description: 'staff accounts / 账号', subCommands: [UserAddCommand] })
export class UserCommand extends CommandRunner {
  async run(): Promise<void> {
    this.command.help();
  }
}

@Command({ name: 'openapi', arguments: '[file]', description: 'write the OpenAPI document / 生成接口文档' })
export class OpenApiCommand extends CommandRunner {
  async run([file]: string[], options: Json & { check?: boolean }): Promise<void> {
    const { createApp } = await import('../create-app.js');
    const { buildDocument } = await import('../openapi/document.js');
    const app = await createApp({ ...configFromEnvironment(), backgroundWork: false, consoleDir: null });
    const text = `${JSON.stringify(buildDocument(app), null, 1)}\n`;
    await app.close();
    if (!file) process.stdout.write(text);
    else {
      await mkdir(dirname(file), { recursive: true });
      const before = await readFile(file, 'utf8').catch(() => '');
      if (before !== text) await writeFile(file, text);
      print(options.json, { file, changed: before !== text }, () => `${file} ${before === text ? 'is current' : 'written'}`);
    }
  }
  @Option({ flags: '--json', description: 'answer as JSON' }) json(): boolean { return true; }
}

const parse = (raw: RawJson): { id: string; account: string; name: string } => JSON.parse(raw.text) as { id: string; account: string; name: string };

const readStdin = async (): Promise<string> => {
  if (process.stdin.isTTY) return '';
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text.trim();
};
