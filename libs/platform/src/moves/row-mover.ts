import { Injectable } from '@nestjs/common';
import type { Uuid } from '@yizhu/kernel';
import type { EntityManager } from 'typeorm';
import { currentContext } from '../context/request-context.js';
import { queryPrepared } from '../db/database.js';

/**
 * How a table holds people and households. Whoever has such a column declares it (a test reads information_schema and fails
 * otherwise), so that nothing is left behind when records are merged.
 */
export interface MovedTable {
  /** `assistance.help_request`; the key is (id, county_code). */
  readonly table: string;
  /** Column with a person's id: their rows go with them. */
  readonly person?: string;
  /** Or the column with the id of a record that shows whose a row is; declared after that record's table. */
  readonly follows?: { readonly table: string; readonly column: string; readonly person: string };
  /** Column with a household's id: follows the person, or the household when it becomes part of another. */
  readonly household?: string;
  /** Columns that show a name; they follow. */
  readonly personName?: string;
  readonly headName?: string;
  /** `division_code` follows the household. */
  readonly place?: boolean;
  /** `uuid[]` or `jsonb` that names people among a household's rows. */
  readonly mentions?: { readonly column: string; readonly type: 'uuid[]' | 'jsonb' };
  /** Further assignments by column, over the row `t` and the move `m` (`m.from_id`, `m.to_id`). */
  readonly also?: Readonly<Record<string, string>>;
  /** Condition over `t` and `m`: such rows stay with the record they were written for. */
  readonly stays?: string;
}

/** A person whose rows go to a person (the same one, when only the household changes). */
export interface PersonMove {
  readonly from: Uuid;
  readonly to: Uuid;
  readonly name: string;
  /** Every household that ever had them: where rows may mention them. */
  readonly households: readonly Uuid[];
  readonly household: Uuid;
  readonly headName: string;
  readonly place: string;
}
/** A household whose rows become another's. */
export interface HouseholdMove {
  readonly from: Uuid;
  readonly to: Uuid;
  readonly headName: string;
  readonly place: string;
}

/**
 * Moves what contexts hold on people and households when records are merged or people change households: one statement a table,
 * in the transaction of the act, each moved row noted with what stood there before. Taking a move back returns exactly those rows;
 * what was written since stays with the survivor.
 */
@Injectable()
export class RowMover {
  private readonly tables = new Map<string, MovedTable>();

  /** At module init, by the context that owns the tables. */
  register(tables: readonly MovedTable[]): void {
    // A table may hold people in two ways (a ward and their guardian): each is declared by itself.
    for (const each of tables) this.tables.set(`${each.table} ${each.person ?? ''}`, each);
  }

  get declared(): readonly MovedTable[] {
    return [...this.tables.values()];
  }

  /** Within a scope that reaches all of it (UnitOfWork.widened). */
  async move(manager: EntityManager, id: Uuid, people: readonly PersonMove[], households: readonly HouseholdMove[] = []): Promise<void> {
    const { countyCode } = currentContext();
    const of = JSON.stringify(people.map((p) => ({ from_id: p.from, to_id: p.to, name: p.name, household: p.household, head: p.headName, place: p.place, homes: p.households })));
    const homes = JSON.stringify(households.map((h) => ({ from_id: h.from, to_id: h.to, head: h.headName, place: h.place })));
    for (const each of this.tables.values()) {
      if (people.length > 0 && (each.person || each.follows)) await queryPrepared(manager, personSql(each), [id, countyCode, of]);
      if (people.some(({ from, to }) => from !== to) && each.mentions) await queryPrepared(manager, mentionSql(each), [id, countyCode, of]);
      if (households.length > 0 && each.household) await queryPrepared(manager, householdSql(each), [id, countyCode, homes]);
    }
  }

  /** Returns what a move has moved to where it was. */
  async takeBack(manager: EntityManager, id: Uuid): Promise<void> {
    for (const each of this.tables.values()) await queryPrepared(manager, backSql(each), [id, currentContext().countyCode]);
    await manager.query('DELETE FROM platform.moved_row WHERE move_id = $1 AND county_code = $2', [id, currentContext().countyCode]);
  }
}

const PEOPLE = 'm AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS m(from_id uuid, to_id uuid, name text, household uuid, head text, place text, homes uuid[]))';
const HOMES = 'm AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS m(from_id uuid, to_id uuid, head text, place text))';

/** Changes the rows and notes what stood there; of a row that is changed twice in one move the first note holds. */
const noting = (moves: string, { table }: MovedTable, set: Readonly<Record<string, string>>, where: string): string => `WITH ${moves},
  moved AS (UPDATE ${table} t SET ${Object.entries(set).map(([column, sql]) => `${column} = ${sql}`).join(', ')} FROM m WHERE t.county_code = $2 AND ${where}
    RETURNING t.id, jsonb_build_object(${Object.keys(set).map((column) => `'${column}', OLD.${column}`).join(', ')}) AS was)
  INSERT INTO platform.moved_row AS r (move_id, county_code, table_name, row_id, was) SELECT $1, $2, '${table}', id, was FROM moved
    ON CONFLICT (move_id, table_name, row_id, county_code) DO UPDATE SET was = excluded.was || r.was`;

const personSql = (each: MovedTable): string =>
  noting(PEOPLE, each, {
    ...(each.person ? { [each.person]: 'm.to_id' } : {}), ...(each.household ? { [each.household]: 'm.household' } : {}), ...(each.personName ? { [each.personName]: 'm.name' } : {}), ...(each.headName ? { [each.headName]: 'm.head' } : {}), ...(each.place ? { division_code: 'm.place' } : {}), ...each.also,
  }, `${each.follows ? followed(each.follows) : `t.${each.person} = m.from_id`}${each.stays ? ` AND NOT (${each.stays})` : ''}`);

/** The parent has been moved in this move already. */
const followed = ({ table, column, person }: NonNullable<MovedTable['follows']>): string =>
  `EXISTS (SELECT 1 FROM platform.moved_row p JOIN ${table} o ON o.id = p.row_id WHERE p.move_id = $1 AND p.county_code = $2 AND p.table_name = '${table}' AND p.row_id = t.${column} AND o.${person} = m.to_id)`;

const householdSql = (each: MovedTable): string =>
  noting(HOMES, each, { [each.household!]: 'm.to_id', ...(each.headName ? { [each.headName]: 'm.head' } : {}), ...(each.place ? { division_code: 'm.place' } : {}), ...each.also }, `t.${each.household} = m.from_id`);

const mentionSql = (each: MovedTable): string => {
  const { column, type } = each.mentions!;
  // A person seen twice on one visit was one person.
  const replaced = type === 'uuid[]' ? `(SELECT coalesce(array_agg(DISTINCT x), '{}') FROM unnest(array_replace(t.${column}, m.from_id, m.to_id)) x)` : `replace(t.${column}::text, m.from_id::text, m.to_id::text)::jsonb`;
  const found = type === 'uuid[]' ? `m.from_id = ANY (t.${column})` : `strpos(t.${column}::text, m.from_id::text) > 0`;
  return noting(PEOPLE, each, { [column]: replaced }, `t.${each.household} = ANY (m.homes) AND m.from_id <> m.to_id AND ${found}`);
};

const backSql = (each: MovedTable): string => {
  const columns = [each.person, each.household, each.personName, each.headName, each.place ? 'division_code' : undefined, each.mentions?.column, ...Object.keys(each.also ?? {})].filter((column) => column !== undefined);
  return `UPDATE ${each.table} t SET ${columns.map((column) => `${column} = CASE WHEN r.was ? '${column}' THEN w.${column} ELSE t.${column} END`).join(', ')}
    FROM platform.moved_row r, LATERAL jsonb_populate_record(NULL::${each.table}, r.was) w WHERE r.move_id = $1 AND r.county_code = $2 AND r.table_name = '${each.table}' AND t.id = r.row_id AND t.county_code = $2`;
};
