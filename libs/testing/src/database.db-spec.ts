import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { testDatabase, type TestDatabase } from './index.js';

class Village1795392000001 implements MigrationInterface {
  name = 'Village1795392000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE village (name text PRIMARY KEY, county text NOT NULL)');
    await runner.query('ALTER TABLE village ENABLE ROW LEVEL SECURITY');
    await runner.query("CREATE POLICY own_county ON village USING (county = current_setting('yizhu.county', true))");
    await runner.query('GRANT SELECT ON village TO yizhu_app');
    await runner.query("INSERT INTO village VALUES ('浔中', '350526'), ('龙浔', '350500')");
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE village');
  }
}

/** One whose SQL comes from elsewhere: its own text stays the same when that changes. */
const withText = (text: { sql: string }) =>
  class Borrowed1795392000002 implements MigrationInterface {
    name = 'Borrowed1795392000002';
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(text.sql);
    }
    async down(): Promise<void> {}
  };

class Broken1795392000003 implements MigrationInterface {
  name = 'Broken1795392000003';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE before_the_fault (id int)');
    await runner.query('CREATE NONSENSE');
  }
  async down(): Promise<void> {}
}

const open: TestDatabase[] = [];
async function database(...migrations: (new () => MigrationInterface)[]): Promise<TestDatabase> {
  const made = await testDatabase({ migrations });
  open.push(made);
  return made;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

afterAll(async () => {
  for (const each of open.splice(0)) await each.drop();
});

describe('a test database', () => {
  it('has the migrations, and copies asked for at once are apart', async () => {
    const [one, two, three] = await Promise.all([database(Village1795392000001), database(Village1795392000001), database(Village1795392000001)]);
    await ask(one.ownerUrl, "INSERT INTO village VALUES ('三班', '350526')");
    expect(await ask(one.ownerUrl, 'SELECT count(*)::int FROM village')).toEqual([3]);
    expect(await ask(two.ownerUrl, 'SELECT count(*)::int FROM village')).toEqual([2]);
    expect(new Set([one.name, two.name, three.name]).size).toBe(3);
  });

  it('holds the role of the API to row-level security, and shows the owner all', async () => {
    const { appUrl, ownerUrl } = await database(Village1795392000001);
    expect(await ask(appUrl, 'SELECT name FROM village')).toEqual([]);
    expect(await ask(`${appUrl}?options=-c%20yizhu.county%3D350526`, 'SELECT name FROM village')).toEqual(['浔中']);
    expect(await ask(ownerUrl, 'SELECT count(*)::int FROM village')).toEqual([2]);
    await expect(ask(appUrl, "INSERT INTO village VALUES ('x', 'y')")).rejects.toThrow('permission denied');
  });

  it('is migrated anew when what a migration does has changed, though the migration reads the same', async () => {
    const text = { sql: 'CREATE TABLE first_shape (id int)' };
    const before = await database(Village1795392000001, withText(text));
    text.sql = 'CREATE TABLE second_shape (id int)';
    const after = await database(Village1795392000001, withText(text));
    const tables = "SELECT tablename FROM pg_tables WHERE tablename LIKE '%shape'";
    expect(await ask(before.ownerUrl, tables)).toEqual(['first_shape']);
    expect(await ask(after.ownerUrl, tables)).toEqual(['second_shape']);
  });

  it('fails with the migration that fails, each time it is asked', async () => {
    await expect(database(Broken1795392000003)).rejects.toThrow('NONSENSE');
    await expect(database(Broken1795392000003)).rejects.toThrow('NONSENSE');
    const { ownerUrl } = await database();
    expect(await ask(ownerUrl, "SELECT count(*)::int FROM pg_database WHERE datname LIKE '%unfinished'")).toEqual([0]);
  });

  it('is gone after drop, with somebody still connected', async () => {
    const { name, ownerUrl, drop } = await testDatabase({ migrations: [Village1795392000001] });
    const other = await database(Village1795392000001);
    const late = new Client({ connectionString: ownerUrl });
    late.on('error', () => undefined);
    await late.connect();
    await drop();
    expect(await ask(other.ownerUrl, `SELECT count(*)::int FROM pg_database WHERE datname = '${name}'`)).toEqual([0]);
  });
});
