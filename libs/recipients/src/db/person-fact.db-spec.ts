import { ageOn } from '@yizhu/kernel';
import { testDatabase, type TestDatabase } from '@yizhu/testing';
import { Client } from 'pg';
import { platformMigrations } from '@yizhu/platform';
import { recipientsMigrations } from './migrations/index.js';
import { age, months, nextMonth } from './person-fact.sql.js';

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await testDatabase({ migrations: [...platformMigrations, ...recipientsMigrations] });
  client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

it('months are whole ones, and one more on the day that is told and not before', async () => {
  const { rows } = await client.query(
    `SELECT count(*)::int AS n, count(*) FILTER (WHERE later <> now + 1 OR before <> now)::int AS wrong, max(now) AS most FROM (
       SELECT ${months('d.since')} AS now, (SELECT ${months('d.since')} FROM (SELECT x.next AS today) t) AS later, (SELECT ${months('d.since')} FROM (SELECT x.next - 1 AS today) t) AS before
         FROM (SELECT DATE '2023-11-28' + i AS today FROM generate_series(0, 500) i) t CROSS JOIN (SELECT DATE '2023-01-01' + j AS since FROM generate_series(0, 330) j) d CROSS JOIN LATERAL (SELECT ${nextMonth('d.since')} AS next) x) y`,
  );
  expect(rows[0]).toEqual({ n: 501 * 331, wrong: 0, most: 27 });
});

it('somebody is as old as everywhere else', async () => {
  const days = ['2024-02-28', '2024-02-29', '2025-02-28', '2025-03-01', '2025-12-31'];
  for (const born of ['2000-02-29', '2000-02-28', '2000-03-01', '1999-12-31']) {
    const { rows } = await client.query<{ day: string; age: number }>(`SELECT today::text AS day, ${age('d.born')} AS age FROM (SELECT unnest($1::date[]) AS today) t, (SELECT $2::date AS born) d ORDER BY 1`, [days, born]);
    expect([born, rows.map((row) => row.age)]).toEqual([born, days.map((day) => ageOn(born, day))]);
  }
});
