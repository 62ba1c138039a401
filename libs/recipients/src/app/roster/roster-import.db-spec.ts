import { runInContext, apiDataSource, Database, Divisions, fileKeyEncryption, loadDivisions, loadKeys, ownerDataSource, platformMigrations, runAsSystem, Sealer, SYSTEM, UnitOfWork } from '@yizhu/platform';
import { testDatabase, type TestDatabase } from '@yizhu/testing';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@yizhu/kernel';
import type { DataSource } from 'typeorm';
import { recipientsMigrations } from '../../db/migrations/index.js';
import { recipientsSchemas } from '../../db/recipients.schemas.js';
import { families, VARIANTS, workbook, type Family } from '../../testing/roster-variants.js';
import { inMemory } from '../../testing/in-memory.js';
import { RosterImporter, type ImportOrder } from './roster-importer.js';
import { CategoryRules } from '../category/category-rules.js';
import { CategoryProposalQueries } from '../category/category-proposal.queries.js';
import { RecipientQueries } from '../recipient.queries.js';
import { RecipientService } from '../recipient.service.js';
import { RosterChanges } from './roster-changes.js';
import { RosterImports } from './roster-imports.js';
import { RosterSources } from './roster-sources.js';
import { RosterJobs } from './roster-jobs.js';
import type { RosterResult } from './tally.js';

const COUNTY = '350526';
const data = (name: string): Buffer => readFileSync(join(__dirname, '../../../test-data', name));
const sample = data('roster-sample.xlsx');
const expected = JSON.parse(data('roster-sample.expected.json').toString()) as Pick<RosterResult, 'households' | 'people' | 'acceptedHouseholds' | 'acceptedPeople' | 'rejected'>;
const folder = mkdtempSync(join(tmpdir(), 'yizhu-import-'));
let database: TestDatabase;
let owner: DataSource;
let source: DataSource;
let importer: RosterImporter;
let imports: RosterImports;
let jobs: RosterJobs;

beforeEach(async () => {
  database = await testDatabase({ migrations: [...platformMigrations, ...recipientsMigrations] });
  owner = await ownerDataSource(database.ownerUrl, []).initialize();
  await loadDivisions(owner.manager, JSON.parse(readFileSync(join(__dirname, '../../../../../apps/api/data/dehua-divisions.json'), 'utf8')));
  source = await apiDataSource(database.appUrl, recipientsSchemas, 8).initialize();
  const sealer = new Sealer(await loadKeys(source.manager, fileKeyEncryption(join(folder, `${database.name}.json`)), 'aes256gcm'));
  const uow = new UnitOfWork(source, sealer);
  const reads = new Database(source);
  const rules = new CategoryRules(reads, uow);
  const recipients = new RecipientService(uow, new RecipientQueries(reads, sealer, uow), new CategoryProposalQueries(reads), rules);
  importer = new RosterImporter(uow, sealer, new Divisions(source), reads, rules, recipients);
  imports = new RosterImports(reads, uow, sealer, new RosterSources(reads, uow), new RosterChanges(reads, sealer));
  jobs = new RosterJobs({ countyCode: COUNTY, backgroundWork: false } as never, reads, uow, sealer, importer, { authenticate: () => Promise.reject(new Error('no tokens here')), callerNow: () => Promise.resolve(null) });
});
afterEach(async () => {
  await source.destroy();
  await owner.destroy();
  await database.drop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (bytes: Buffer, order: Partial<ImportOrder> = {}): Promise<RosterResult> => runAsSystem(COUNTY, 'spec', () => importer.run(inMemory(bytes), { dryRun: false, importId: null, basis: '名册', ...order }));
const asExpected = (result: RosterResult): unknown => ({ households: result.households, people: result.people, acceptedHouseholds: result.acceptedHouseholds, acceptedPeople: result.acceptedPeople, rejected: result.rejected.map(({ sheet, row, code }) => ({ sheet, row, code })) });
const TABLES = ['household', 'person', 'name_gram', 'category_decision', 'timeline_entry'];
const checksums = async (): Promise<string[]> =>
  Promise.all([...TABLES.map((t) => `recipients.${t}`), 'platform.outbox_event'].map(async (t) => `${t} ${((await owner.query(`SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(x::text), '' ORDER BY md5(x::text))), '') AS sum FROM ${t} x`)) as { sum: string }[])[0]!.sum}`));
const count = async (what: string): Promise<number> => Number(((await owner.query(`SELECT count(*) AS n FROM ${what}`)) as { n: string }[])[0]!.n);
const sheetOf = (list: readonly Family[]): Promise<Buffer> => workbook(list, VARIANTS[0]!);

it('the sample, as a dry run: what is expected, and nothing written', async () => {
  expect(asExpected(await run(sample, { dryRun: true }))).toEqual(expected);
  expect(await count('recipients.person')).toBe(0);
});

it('the sample for real, and again: the second time changes nothing and says the same', async () => {
  const first = await run(sample);
  expect(asExpected(first)).toEqual(expected);
  expect([first.createdHouseholds, await count('recipients.household'), await count('recipients.person')]).toEqual([115, 115, 292]);
  expect(await count(`platform.audit_entry WHERE action = 'register'`)).toBe(115);
  const before = await checksums();
  const second = await run(sample);
  expect(asExpected(second)).toEqual(expected);
  expect([second.createdHouseholds, second.unchangedHouseholds]).toEqual([0, 115]);
  expect(await checksums()).toEqual(before);
});

it('every reason is in words', async () => {
  const { rejected } = await run(sample, { dryRun: true });
  for (const { code, message } of rejected) expect([code, /\p{Script=Han}{4}/u.test(message)]).toEqual([code, true]);
});

it('of a person listed twice the first stays, also across sheets', async () => {
  const list = families(30, 5);
  const twice = list.map((f, i) => (i === 25 ? { ...f, people: [...f.people, { ...list[2]!.people[0]!, relation: '母亲' }] } : f));
  const result = await run(await workbook(twice, VARIANTS.find((v) => v.sheets)!));
  expect(result.rejected.map((r) => r.code)).toEqual(['duplicate-in-file']);
  expect([result.acceptedHouseholds, await count(`recipients.household WHERE head_name = '${list[2]!.people[0]!.name}'`) > 0]).toEqual([29, true]);
});

it('two imports of the same file at once: each person once', async () => {
  const results = await Promise.all([run(sample), run(sample)]);
  expect(results.map(asExpected)).toEqual([expected, expected]);
  expect(results.map((r) => r.createdHouseholds).sort((a, b) => a - b)).toEqual([0, 115]);
  expect(await count('recipients.person')).toBe(292);
});

it('a failure in the middle leaves nothing of any household', async () => {
  const bytes = await workbook(families(1_200, 3), VARIANTS[1]!);
  await expect(run(bytes, { onProgress: async (done) => { if (done > 2_000) throw new Error('power cut'); } })).rejects.toThrow('power cut');
  expect(await Promise.all(TABLES.map((t) => count(`recipients.${t}`)))).toEqual([0, 0, 0, 0, 0]);
});

it('people registered elsewhere, places unknown or outside the caller’s area', async () => {
  const list = families(12, 9);
  await run(await sheetOf(list.slice(0, 2)));
  const moved = { ...list[5]!, people: [list[5]!.people[0]!, { ...list[0]!.people[0]!, relation: '母亲' }] };
  const lost = { ...list[6]!, village: '无此村' };
  const abroad = { ...list[7]!, township: '浔中镇', village: '凤池社区居委会' };
  const scoped = await runInContext({ traceId: 'spec', countyCode: COUNTY, language: 'zh', address: null, actor: SYSTEM, permission: null, scope: { divisions: ['350526103'], organisationId: null, memberId: null } }, async () =>
    importer.run(inMemory(await workbook([moved, lost, abroad, list[8]!], { ...VARIANTS[0]!, columns: VARIANTS[0]!.columns.map((c) => (c.heading === '村（居）' ? { ...c, of: (f: Family) => f.village } : c)) })), { dryRun: false, importId: null, basis: '名册' }),
  );
  expect(scoped.rejected.map((r) => r.code)).toEqual(['already-registered', 'village-unknown', 'outside-scope']);
  expect([scoped.households, scoped.acceptedHouseholds, scoped.createdHouseholds]).toEqual([4, 1, 1]);
});

it('nothing of an ID, a telephone or an account stands in any table in plain', async () => {
  await runAsSystem(COUNTY, 'spec', async () => imports.queue(await imports.stage(pieces(sample)), { fileName: '名册.xlsx', dryRun: false, updates: false, sourceId: null }));
  await jobs.workOff();
  expect(await count('recipients.person')).toBe(292);
  const tables = (await owner.query(`SELECT format('%I.%I', table_schema, table_name) AS t FROM information_schema.tables WHERE table_schema IN ('recipients', 'platform') AND table_type = 'BASE TABLE'`)) as { t: string }[];
  const secrets = ['350526196507075174', '13621621547', '62163916397374123', '62548703966895118'];
  for (const { t } of tables) for (const secret of secrets) expect({ t, secret, found: await count(`${t} x WHERE strpos(x::text, '${secret}') > 0`) }).toEqual({ t, secret, found: 0 });
});

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}
const parse = (raw: { text: string }): { status: string; result: RosterResult | null; error: { code: string } | null; undoUntil: string | null } => JSON.parse(raw.text) as never;

describe('as a job', () => {
  const queue = (bytes: Buffer, dryRun = false): Promise<string> => runAsSystem(COUNTY, 'spec', async () => (await imports.queue(await imports.stage(pieces(bytes)), { fileName: '名册.xlsx', dryRun, updates: false, sourceId: null })).id);
  const detail = (id: string) => runAsSystem(COUNTY, 'spec', async () => parse(await imports.detail(id)));

  it('is queued, worked off, and says what it found; its rejected rows come back with their reasons', async () => {
    const id = await queue(sample);
    expect((await detail(id)).status).toBe('queued');
    expect(await jobs.workOff()).toBe(1);
    const done = await detail(id);
    expect([done.status, asExpected(done.result!)]).toEqual(['done', expected]);
    const { stream } = await runAsSystem(COUNTY, 'spec', () => imports.rejected(id));
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const { openXlsx } = await import('./xlsx/workbook.js');
    const [sheet] = await openXlsx(inMemory(Buffer.concat(parts)));
    const rows: string[][] = [];
    for await (const row of sheet!.rows()) rows.push([...row.cells.values()].map((c) => c.text));
    expect(rows.map((r) => r[1])).toEqual(['原文件行号', '22', '112', '149', '185', '233']);
    expect(rows[1]![0]).toContain('校验位');
    expect(await count(`platform.audit_entry WHERE action = 'download'`)).toBe(1);
  });

  it('can be undone while nothing has happened, and not after', async () => {
    const id = await queue(sample);
    await jobs.workOff();
    const [{ id: household }] = (await owner.query(`SELECT id FROM recipients.household LIMIT 1`)) as [{ id: string }];
    await owner.query(`UPDATE recipients.household SET version = 2 WHERE id = $1`, [household]);
    await expect(runAsSystem(COUNTY, 'spec', () => imports.undo(id))).rejects.toThrow('import-not-undoable');
    await owner.query(`UPDATE recipients.household SET version = 1 WHERE id = $1`, [household]);
    expect(parse(await runAsSystem(COUNTY, 'spec', () => imports.undo(id))).status).toBe('undone');
    expect(await Promise.all(TABLES.map((t) => count(`recipients.${t}`)))).toEqual([0, 0, 0, 0, 0]);
    await expect(runAsSystem(COUNTY, 'spec', () => imports.undo(id))).rejects.toThrow('import-not-undoable');
  });

  it('is cancelled while it waits; a file that isn’t one fails in words; one whose process died is taken up again', async () => {
    const waiting = await queue(sample);
    expect(parse(await runAsSystem(COUNTY, 'spec', () => imports.cancel(waiting))).status).toBe('cancelled');
    const bad = await queue(Buffer.from('姓名,身份证号\n'));
    const dead = await queue(sample);
    await owner.query(`UPDATE recipients.roster_import SET status = 'running', worker = $2, heartbeat_at = now() - interval '2 minutes' WHERE id = $1`, [dead, newId()]);
    await jobs.workOff();
    expect([(await detail(bad)).status, (await detail(bad)).error?.code, (await detail(dead)).status]).toEqual(['failed', 'file-not-xlsx', 'done']);
    await expect(runAsSystem(COUNTY, 'spec', () => imports.cancel(dead))).rejects.toThrow('import-busy');
  });

  it('belongs to whoever covers its place', async () => {
    const id = await queue(sample, true);
    const elsewhere = { traceId: 'spec', countyCode: COUNTY, language: 'zh' as const, address: null, actor: SYSTEM, permission: null, scope: { divisions: ['350526100'], organisationId: null, memberId: null } };
    await expect(runInContext(elsewhere, () => imports.detail(id))).rejects.toThrow('not-found');
  });
});
