import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { DataSource } from 'typeorm';
import { contextMigrations, contextSchemas } from '../contexts.js';
import { buildDocument } from '../openapi/document.js';
import { TestApi } from '../testing/test-api.js';

const root = resolve(__dirname, '../../../..');
let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start({ reference: false });
});
afterAll(() => api.stop());

/** What TypeORM would change to make the tables fit the mapping, as far as columns go: indexes, defaults and fences are the migrations' own. */
const drift = async (): Promise<string[]> => {
  await api.owner.query(`CREATE TABLE IF NOT EXISTS public.typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)`);
  const source = await new DataSource({ type: 'postgres', url: api.database.ownerUrl, entities: contextSchemas, synchronize: false }).initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map((q) => q.query).filter((sql) => /CREATE TABLE|ADD "|RENAME|ALTER COLUMN .* TYPE|SET NOT NULL|DROP NOT NULL/i.test(sql) && !/CONSTRAINT|INDEX/i.test(sql));
  } finally {
    await source.destroy();
  }
};

it('the mapped schemas are what the migrations made (no drift)', async () => expect(await drift()).toEqual([]));

it.each([['a renamed column', 'RENAME COLUMN kind TO sort', 'RENAME COLUMN sort TO kind', '"kind"'], ['another type', 'ALTER COLUMN summary TYPE varchar(2000)', 'ALTER COLUMN summary TYPE text', '"summary"']])('notices %s', async (_, there, back, told) => {
  const table = told === '"kind"' ? 'assistance.visit' : 'assistance.help_request';
  await api.owner.query(`ALTER TABLE ${table} ${there}`);
  try {
    expect((await drift()).some((sql) => sql.includes(told))).toBe(true);
  } finally {
    await api.owner.query(`ALTER TABLE ${table} ${back}`);
  }
});

it('migrations run in the order of their time stamps, each once', () => {
  const stamps = contextMigrations.map((m) => Number(/\d{13}$/.exec(m.name)?.[0]));
  expect(stamps.every((s) => s > 1_000_000_000_000)).toBe(true);
  expect(new Set(stamps).size).toBe(stamps.length);
});

it('going down and up again leaves the same tables', async () => {
  const columns = `SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog','information_schema','public') ORDER BY 1, 2, 3`;
  const before = await api.owner.query(columns);
  const runner = api.owner.createQueryRunner();
  await runner.startTransaction();
  try {
    const instances = contextMigrations.map((M) => new M());
    for (const migration of [...instances].reverse()) await migration.down(runner);
    for (const migration of instances) await migration.up(runner);
    expect(await runner.query(columns)).toEqual(before);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
});

it('the county stands in every primary and unique key of what belongs to a county (shard key)', async () => {
  const keys = (await api.owner.query(
    `SELECT n.nspname || '.' || c.relname AS "table", i.relname AS key FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE x.indisunique AND n.nspname NOT IN ('pg_catalog','pg_toast','public') AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'county_code')
       AND NOT EXISTS (SELECT 1 FROM unnest(x.indkey::int[]) k JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k WHERE a.attname = 'county_code')`,
  )) as { table: string; key: string }[];
  // Sessions are looked up by a token of their own; a division's code begins with its county.
  expect(keys.map((k) => k.table).sort()).toEqual(['identity.session', 'platform.division']);
});

it('every table of people or their affairs is fenced by row-level security', async () => {
  const open = (await api.owner.query(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname IN ('recipients','assistance','appointments','casework') AND NOT c.relrowsecurity ORDER BY 1`,
  )) as { name: string }[];
  // A calendar's secret names a provider. What a tier asks for, what visits look at, rules of deliveries, of spot checks, of wishes, of verification and of alerts, and questionnaires are the county's. Pieces of names lead only through the fenced person; transitions hold states; how long records are kept is the county's, and a file to be destroyed says not whose it was; imports hold counts and belong to who made them.
  expect(open.map((t) => t.name).filter((name) => !/roster/.test(name))).toEqual(['assistance.calendar_feed', 'assistance.delivery_rule', 'assistance.dispatch_rule', 'assistance.spot_check_rule', 'assistance.transition', 'assistance.visit_checklist', 'assistance.wish_rule', 'recipients.alert_rule', 'recipients.alert_rule_progress', 'recipients.alert_rule_revision', 'recipients.alert_transition', 'recipients.category_rule', 'recipients.doomed_file', 'recipients.duplicate_look', 'recipients.name_gram', 'recipients.name_sound', 'recipients.questionnaire', 'recipients.retention_rule', 'recipients.verification_rule']);
});

it('docs/openapi.json is the document of this code', () => {
  const committed = readFileSync(join(root, 'docs/openapi.json'), 'utf8');
  expect(`${JSON.stringify(buildDocument(api.app), null, 1)}\n` === committed ? 'current' : 'stale: run `npm run openapi`').toBe('current');
});

it('the client is generated from that document', () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/openapi-typescript/bin/cli.js'), join(root, 'docs/openapi.json'), '-o', join(root, 'libs/api-client/src/generated/schema.ts'), '--check'], { encoding: 'utf8', cwd: root });
  expect({ status, said: status === 0 ? '' : `${stdout}${stderr}` }).toEqual({ status: 0, said: '' });
});

it('every route says what it answers, what it may refuse, and carries a tag that is explained', () => {
  const document = buildDocument(api.app);
  const tags = new Set(document.tags?.map((t) => t.name));
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods as Record<string, { tags?: string[]; responses: Record<string, { content?: object; description?: string }>; 'x-permission'?: string }>)) {
      const where = `${method.toUpperCase()} ${path}`;
      expect({ where, tagged: operation.tags?.every((t) => tags.has(t)) }).toEqual({ where, tagged: true });
      expect({ where, permission: typeof operation['x-permission'] }).toEqual({ where, permission: 'string' });
      expect({ where, refusals: Object.keys(operation.responses).filter((s) => s >= '400').length > 0 }).toEqual({ where, refusals: true });
      expect({ where, answers: Object.entries(operation.responses).some(([s, r]) => s < '300' && (s === '204' || r.content !== undefined)) }).toEqual({ where, answers: true });
    }
});

it('a route that states no permission keeps the API from starting', async () => {
  const { Controller, Get, Module } = await import('@nestjs/common');
  const { DiscoveryModule, DiscoveryService, MetadataScanner, NestFactory, Reflector } = await import('@nestjs/core');
  const { FastifyAdapter } = await import('@nestjs/platform-fastify');
  const { assertEveryRouteStatesAccess, SignedIn } = await import('@yizhu/platform');
  class Silent {
    open(): string {
      return 'x';
    }
  }
  const decorate = (said: boolean): void => {
    Controller('silent')(Silent);
    const descriptor = Object.getOwnPropertyDescriptor(Silent.prototype, 'open')!;
    Get()(Silent.prototype, 'open', descriptor);
    if (said) SignedIn()(Silent.prototype, 'open', descriptor);
  };
  class Host {}
  Module({ imports: [DiscoveryModule], controllers: [Silent] })(Host);
  const check = async (): Promise<void> => {
    const app = await NestFactory.create(Host, new FastifyAdapter(), { logger: false });
    assertEveryRouteStatesAccess(app.get(DiscoveryService), new MetadataScanner(), app.get(Reflector));
    await app.close();
  };
  decorate(false);
  await expect(check()).rejects.toThrow('Silent.open');
  decorate(true);
  await expect(check()).resolves.toBeUndefined();
});

it('refuses to start with a database role that could see everything', async () => {
  const { createApp } = await import('../create-app.js');
  await expect(createApp({ ...api.config, databaseUrl: api.database.ownerUrl })).rejects.toThrow(/row-level security/);
});
