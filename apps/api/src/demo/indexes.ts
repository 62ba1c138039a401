import { Client, type ClientBase } from 'pg';

/** Tables whose indexes are built after a big load: building once from sorted rows beats a million small insertions. */
const BIG = ['recipients.household', 'recipients.person', 'recipients.name_gram', 'recipients.category_decision', 'recipients.timeline_entry', 'assistance.visit', 'assistance.transition', 'assistance.service_order'];

export interface SetAside {
  readonly table: string;
  readonly create: string;
}

/** Takes away the secondary indexes of the big tables, and the key of the name pieces, and says how to make them again. */
export const setIndexesAside = async (client: ClientBase): Promise<SetAside[]> => {
  const { rows } = await client.query<{ table: string; index: string; definition: string; key: string | null }>(
    `SELECT n.nspname || '.' || t.relname AS "table", n.nspname || '.' || i.relname AS index, pg_get_indexdef(i.oid) AS definition,
       CASE WHEN c.contype = 'p' THEN format('ALTER TABLE %s ADD CONSTRAINT %I %s', t.oid::regclass, c.conname, pg_get_constraintdef(c.oid)) END AS key
     FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace LEFT JOIN pg_constraint c ON c.conindid = i.oid
     WHERE n.nspname || '.' || t.relname = ANY($1) AND (NOT x.indisprimary OR t.relname = 'name_gram') ORDER BY t.relname, i.relname`,
    [BIG],
  );
  for (const { table, index, key } of rows) await client.query(key ? `ALTER TABLE ${table} DROP CONSTRAINT ${index.split('.')[1]}` : `DROP INDEX ${index}`);
  return rows.map(({ table, definition, key }) => ({ table, create: key ?? definition }));
};

/** Builds them again, two at a time on tables of their own. */
export const buildIndexes = async (ownerUrl: string, aside: readonly SetAside[]): Promise<void> => {
  const byTable = new Map<string, string[]>();
  for (const { table, create } of aside) byTable.set(table, [...(byTable.get(table) ?? []), create]);
  const queue = [...byTable.entries()].sort((a, b) => Number(b[0].includes('name_gram')) - Number(a[0].includes('name_gram')));
  const work = async (): Promise<void> => {
    const client = new Client({ connectionString: ownerUrl, application_name: 'yizhu-seed' });
    await client.connect();
    try {
      await client.query(`SET maintenance_work_mem = '512MB'; SET max_parallel_maintenance_workers = 0; SET synchronous_commit = off`);
      for (let next = queue.shift(); next; next = queue.shift()) for (const create of next[1]) await client.query(create);
    } finally {
      await client.end();
    }
  };
  await Promise.all([work(), work()]);
};

/** Figures for the planner, and the visibility map that index-only scans need. */
export const settle = async (client: ClientBase, tables: readonly string[]): Promise<void> => {
  for (const table of tables) await client.query(`VACUUM (ANALYZE) ${table}`);
};
