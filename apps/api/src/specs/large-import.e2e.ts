import { loadDivisions, ownerDataSource } from '@yizhu/platform';
import { IMPORT_HEAP } from '@yizhu/recipients';
import { testDatabase, type TestDatabase } from '@yizhu/testing';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contextMigrations } from '../contexts.js';
import { writeLargeRoster } from '../testing/large-roster.js';

/** Many times what the process may hold; `npm run bench:import` shows the same of 100 000. */
const PEOPLE = 40_000;
const MEGABYTES = 300;
const folder = mkdtempSync(join(tmpdir(), 'yizhu-large-'));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ migrations: contextMigrations });
  const owner = await ownerDataSource(database.ownerUrl, []).initialize();
  await loadDivisions(owner.manager, JSON.parse(readFileSync(join(__dirname, '../../data/dehua-divisions.json'), 'utf8')));
  await owner.destroy();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

it('a roster of 40 000 people is imported by a process that stays small', async () => {
  const file = join(folder, 'large.xlsx');
  const households = await writeLargeRoster(file, PEOPLE);
  const child = spawn(process.execPath, [...IMPORT_HEAP, join(__dirname, '../../dist/bundle/cli.js'), 'import', file, '--json'], { env: { ...process.env, DATABASE_URL: database.appUrl, YIZHU_KEY_FILE: join(folder, 'kek.json') }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  let highest = 0;
  const watch = setInterval(() => {
    try {
      highest = Math.max(highest, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid!}/status`, 'utf8'))?.[1] ?? 0));
    } catch {
      /* it has ended, or this is no Linux */
    }
  }, 200);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(watch);
  expect(code).toBe(0);
  expect(JSON.parse(said)).toMatchObject({ households, people: PEOPLE, acceptedHouseholds: households, acceptedPeople: PEOPLE, rejected: [] });
  expect(highest / 1024).toBeLessThan(MEGABYTES);
}, 900_000);
