import type { Uuid } from '@yizhu/kernel';
import type { TransactionManager } from '@yizhu/platform';

/** Columns that belong together, as they stood; a unit is restored whole or not at all. */
export type Columns = Readonly<Record<string, unknown>>;
export interface Changed {
  readonly table: Table;
  readonly id: Uuid;
  readonly before: Columns;
  readonly after: Columns;
}
type Table = 'recipients.person' | 'recipients.household';

/** Sets columns of one row and answers what stood there and what stands there now. */
export const changeRow = async (manager: TransactionManager, table: Table, id: Uuid, set: Columns): Promise<Changed> => {
  const names = Object.keys(set);
  const state = (row: 'OLD' | 'NEW'): string => `jsonb_build_object(${names.map((name) => `'${name}', ${row}.${name}`).join(', ')})`;
  const [answer] = (await manager.query(`WITH changed AS (UPDATE ${table} SET ${names.map((name, i) => `${name} = $${i + 2}`).join(', ')} WHERE id = $1 RETURNING ${state('OLD')} AS before, ${state('NEW')} AS after) SELECT * FROM changed`, [id, ...Object.values(set)])) as [Pick<Changed, 'before' | 'after'>];
  return { table, id, ...answer };
};

/** Puts back what a change has changed, unless somebody has changed it again since: that stays. Answers whether it was put back. */
export const restoreRow = async (manager: TransactionManager, { table, id, before, after }: Changed): Promise<boolean> => {
  const names = Object.keys(before);
  const rows = (await manager.query(
    `WITH restored AS (UPDATE ${table} t SET ${names.map((name) => `${name} = w.${name}`).join(', ')} FROM jsonb_populate_record(NULL::${table}, $2::jsonb) w WHERE t.id = $1 AND ${names.map((name) => `coalesce(to_jsonb(t.${name}), 'null') = $3::jsonb -> '${name}'`).join(' AND ')} RETURNING 1) SELECT * FROM restored`,
    [id, JSON.stringify(before), JSON.stringify(after)],
  )) as unknown[];
  return rows.length > 0;
};

/** A whole row as it stands; what the database generates is left out. */
export const wholeRow = async (manager: TransactionManager, table: Table, id: Uuid): Promise<Columns> => {
  const [row] = (await manager.query(
    `SELECT to_jsonb(t) - (SELECT coalesce(array_agg(attname::text), '{}') FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attgenerated <> '') AS body FROM ${table} t WHERE t.id = $1`,
    [id],
  )) as [{ body: Columns }];
  return row.body;
};

/** Writes a row that was taken out before; columns that were added since get their default. */
export const putBack = async (manager: TransactionManager, table: Table, row: Columns): Promise<void> => {
  const names = Object.keys(row).join(', ');
  await manager.query(`INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`, [JSON.stringify(row)]);
};
