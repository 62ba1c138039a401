import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId, SetClock } from '@yizhu/kernel';
import { loadDivisions, ownerDataSource, Relay, runAsSystem, UnitOfWork, type PlatformConfig } from '@yizhu/platform';
import { UserService, type Role, type ScopeKind } from '@yizhu/identity';
import { testDatabase, type TestDatabase } from '@yizhu/testing';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { contextMigrations } from '../contexts.js';
import { createApp } from '../create-app.js';
import { residentId } from './people.js';
import { COUNTY, countyFile, referenceCounty, testConfig } from './reference-county.js';

export { COUNTY };
/** 浔中镇 and two of its villages; 龙浔镇, another township. */
export const XUNZHONG = '350526100';
export const XUNZHONG_VILLAGE = '350526100201';
export const OTHER_VILLAGE = '350526100202';
export const LONGXUN = '350526101';
export const PASSWORD = 'Only-for-tests-1';

export interface Answer {
  readonly status: number;
  // Bodies are looked into by what a test expects of them.
  readonly body: Record<string, never> & { [field: string]: Answer['body'] };
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Record<string, string | string[] | number | undefined>;
}
export interface CallOptions {
  readonly version?: number;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly raw?: string | Buffer;
}
/** A form with a file, as a browser sends it: the body and its headers, for `raw`. */
export const upload = (file: Buffer, fields: Record<string, string> = {}, fileName = '名册.xlsx'): CallOptions => {
  const edge = '----yizhu-test';
  const parts = Object.entries(fields).map(([name, value]) => `--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const head = `${parts.join('')}--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return { raw: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${edge}--\r\n`)]), headers: { 'content-type': `multipart/form-data; boundary=${edge}` } };
};
/** Calls the API as somebody. */
export type Caller = ((method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH', path: string, body?: unknown, options?: CallOptions) => Promise<Answer>) & { userId: string; memberId: string | null };

/** The real application on a database of its own, with the county's reference data; as quick as a copy of a template. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
    readonly owner: DataSource,
    readonly clock: SetClock,
    readonly config: PlatformConfig,
    private readonly keyFolder: string,
  ) {}

  static async start(options: { reference?: boolean } = {}): Promise<TestApi> {
    const keyFolder = mkdtempSync(join(tmpdir(), 'yizhu-test-'));
    const database = options.reference === false ? await TestApi.bare() : await TestApi.furnished(keyFolder);
    const config = testConfig(database, keyFolder);
    const owner = await ownerDataSource(database.ownerUrl, []).initialize();
    const clock = new SetClock(new Date());
    const app = await createApp(config, clock);
    await app.getHttpAdapter().getInstance().ready();
    return new TestApi(app, database, owner, clock, config, keyFolder);
  }

  private static async bare(): Promise<TestDatabase> {
    const database = await testDatabase({ migrations: contextMigrations });
    const owner = await ownerDataSource(database.ownerUrl, []).initialize();
    await loadDivisions(owner.manager, countyFile());
    await owner.destroy();
    return database;
  }

  private static async furnished(keyFolder: string): Promise<TestDatabase> {
    const { database, kept } = await referenceCounty();
    cpSync(kept, keyFolder, { recursive: true });
    return database;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.owner.destroy();
    await this.database.drop();
    rmSync(this.keyFolder, { recursive: true, force: true });
  }

  asSystem<T>(work: () => Promise<T>): Promise<T> {
    return runAsSystem(COUNTY, 'test', work);
  }

  /** Delivers every event that waits, and seals the audit trail. */
  async settle(): Promise<void> {
    while ((await this.app.get(Relay).deliverAll(COUNTY)) > 0);
  }

  /**
   * Tidies up until every page is known to be visible to all: what an index alone can answer, and so how many pages a plan touches,
   * must not depend on a snapshot that the server's own statistics worker held at that moment, nor on dead rows that a vacuum leaves
   * where they are because they are few (hence the cleaning of indexes).
   */
  async tidy(): Promise<void> {
    let untidy = '';
    for (let tries = 50; tries > 0; tries--) {
      await this.owner.query(`VACUUM (ANALYZE, INDEX_CLEANUP ON) ${untidy}`);
      [{ untidy }] = (await this.owner.query(`SELECT coalesce(string_agg(c.oid::regclass::text, ', '), '') AS untidy FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema)' AND c.relallvisible < c.relpages`)) as [{ untidy: string }];
      if (untidy === '') return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`a snapshot is held that keeps these from being tidied: ${untidy}`);
  }

  get uow(): UnitOfWork {
    return this.app.get(UnitOfWork);
  }

  /** Raw call, signed in or not. */
  async call(method: string, path: string, body?: unknown, options: CallOptions & { token?: string } = {}): Promise<Answer> {
    const response = await this.app.inject({
      method: method as 'GET', url: path.startsWith('/api') || path.startsWith('/hsds') || path.startsWith('/health') || path.startsWith('/docs') || path.startsWith('/problems') || path.startsWith('/openapi') ? path : `/api/v1/${path}`,
      headers: {
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}), ...(options.version !== undefined ? { 'if-match': `"${options.version}"` } : {}), ...(options.key ? { 'idempotency-key': options.key } : {}),
        ...(options.raw !== undefined ? { 'content-type': 'application/json' } : {}), ...options.headers,
      },
      ...(options.raw !== undefined ? { payload: options.raw } : body !== undefined ? { payload: body as object } : {}),
    });
    const isJson = /[/+]json\b/.test(String(response.headers['content-type'] ?? ''));
    return { status: response.statusCode, body: isJson && response.body ? (JSON.parse(response.body) as Answer['body']) : ({} as Answer['body']), text: response.body, bytes: response.rawPayload, headers: response.headers };
  }

  /** Opens an account with a role and signs in. Field roles get a team member of their own in the given village. */
  async signIn(role: Role | null, scopeKind: ScopeKind = 'county', scopeCodes: string[] = [], member?: { roles: string[]; villages: string[]; divisionCode?: string; skills?: string[]; organisationId?: string }): Promise<Caller> {
    const account = `u${newId().slice(-12)}`;
    const memberId = member ? await this.addMember(member) : null;
    const user = await this.asSystem(async () => {
      const users = this.app.get(UserService);
      const opened = JSON.parse((await users.open({ account, name: `测试${role ?? '无'}`, password: PASSWORD, teamMemberId: memberId })).text) as { id: string };
      if (role) await users.grant(opened.id, null, role, scopeKind, scopeCodes);
      return opened;
    });
    const { body } = await this.call('POST', 'auth/sessions', { account, password: PASSWORD });
    const token = body.accessToken as unknown as string;
    const caller = ((method: string, path: string, payload?: unknown, options?: CallOptions) => this.call(method, path, payload, { ...options, token })) as Caller;
    caller.userId = user.id;
    caller.memberId = memberId;
    return caller;
  }

  async addMember(member: { roles: string[]; villages: string[]; divisionCode?: string; skills?: string[]; organisationId?: string; name?: string }): Promise<string> {
    const { TeamMembers } = await import('@yizhu/teams');
    const made = await this.asSystem(() => this.app.get(TeamMembers).create({ name: member.name ?? '陈秀英', phone: '13800138001', roles: member.roles as never, skills: member.skills ?? [], divisionCode: member.divisionCode ?? XUNZHONG, villages: member.villages, ...(member.organisationId ? { organisationId: member.organisationId } : {}) }));
    return (JSON.parse(made.text) as { id: string }).id;
  }
}

let serial = 0;
/** A household of invented people, ready to POST. */
export const household = (villageCode = XUNZHONG_VILLAGE, rest: Record<string, unknown> = {}): Record<string, unknown> => ({
  villageCode, address: '1号', category: 'subsistence', basis: '德政民〔2026〕1号', benefitFen: 65_000,
  members: [{ name: '林秀英', idNumber: residentId(++serial), phone: '13800138000', health: '慢性病', bankAccount: '6216000000001234', isHead: true }],
  ...rest,
});
