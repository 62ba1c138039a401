import ExcelJS from 'exceljs';
import { runCli, startReplica, testDatabase, testFolder, until, type Replica, type Surroundings, type TestDatabase } from '@yizhu/testing';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** The built files: imports run in a process of their own there, and what is loaded late is loaded as an ES module. */
const PASSWORD = 'Only-for-tests-1';
const sample = readFileSync(join(__dirname, '../../../../libs/recipients/test-data/roster-sample.xlsx'));
let database: TestDatabase;
let around: Surroundings;
let replica: Replica;
let me: Record<string, string>;
beforeAll(async () => {
  database = await testDatabase({ migrations: [] });
  around = { ...database, folder: testFolder('roster') };
  for (const args of [['migrate'], ['seed'], ['user', 'add', 'chief', '局长', '--role', 'county_admin', '--password', PASSWORD]]) runCli(around, ...args);
  replica = await startReplica(around);
  const signedIn = await fetch(`${replica.origin}/api/v1/auth/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'chief', password: PASSWORD }) });
  me = { authorization: `Bearer ${((await signedIn.json()) as { accessToken: string }).accessToken}` };
}, 120_000);
afterAll(async () => {
  const ended = new Promise((done) => replica.process.once('exit', done));
  replica.process.kill('SIGTERM');
  await ended;
  await database.drop();
  rmSync(around.folder, { recursive: true, force: true });
});

interface Job { id: string; status: string; error: { code: string; message: string } | null; result: { acceptedPeople: number; rejectedCount: number } | null }
const queue = async (): Promise<string> => {
  const form = new FormData();
  form.append('file', new Blob([sample]), '名册.xlsx');
  const answer = await fetch(`${replica.origin}/api/v1/roster-imports`, { method: 'POST', headers: me, body: form });
  expect(answer.status).toBe(202);
  return ((await answer.json()) as { id: string }).id;
};
const job = async (id: string): Promise<Job> => (await fetch(`${replica.origin}/api/v1/roster-imports/${id}`, { headers: me })).json() as Promise<Job>;
const children = (): number[] => readFileSync(`/proc/${replica.process.pid!}/task/${replica.process.pid!}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

it('an import whose process is killed is tried again; killed each time it has failed, in words; the API lives on and takes the file again', async () => {
  const holder = new Client({ connectionString: database.ownerUrl });
  await holder.connect();
  try {
    // Its turn doesn't come while this is held: the process is there, in the middle of its work.
    await holder.query(`SELECT pg_advisory_lock(hashtextextended('recipients.roster-import|350526', 0))`);
    const id = await queue();
    const killed = new Set<number>();
    while (killed.size < 3) {
      const [pid] = await until(async () => children().filter((p) => !killed.has(p)), (found) => found.length > 0);
      await until(() => job(id), ({ status }) => status === 'running');
      killed.add(pid!);
      process.kill(pid!, 'SIGKILL');
    }
    const failed = await until(() => job(id), ({ status }) => status === 'failed');
    expect(failed.error).toEqual({ code: 'import-failed', message: '导入中断了，没有写入任何内容，请再试一次' });
    expect((await holder.query(`SELECT count(*)::int AS n FROM recipients.household`)).rows).toEqual([{ n: 0 }]);
  } finally {
    await holder.end();
  }
  expect([(await fetch(`${replica.origin}/health/ready`)).status, replica.process.exitCode]).toEqual([200, null]);
  const again = await queue();
  expect((await until(() => job(again), ({ status }) => status === 'done')).result).toMatchObject({ acceptedPeople: 292, rejectedCount: 5 });
});

it('the rejected rows come as a workbook from the built files, too', async () => {
  const id = await queue();
  await until(() => job(id), ({ status }) => status === 'done');
  const answer = await fetch(`${replica.origin}/api/v1/roster-imports/${id}/rejected.xlsx`, { headers: me });
  expect(answer.status).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await answer.arrayBuffer()) as never);
  const [sheet] = book.worksheets;
  expect([sheet!.rowCount, sheet!.getRow(1).getCell(1).value, String(sheet!.getRow(2).getCell(1).value)]).toEqual([6, '未通过的原因', expect.stringContaining('校验位')]);
});
