import type { LocalDate } from '@yizhu/kernel';
import { columnLetter } from '../../domain/roster/cells.js';
import { HouseholdGrouper, householdKey } from '../../domain/roster/grouping.js';
import type { HeadingReader } from '../../domain/roster/headings.js';
import { readHousehold, type RosterHousehold } from '../../domain/roster/household.js';
import { RowSorter, textOf } from '../../domain/roster/rows.js';
import type { RosterTable } from '../../domain/roster/table.js';
import type { Sheet } from './sheet-reader.js';

/** What was understood of a sheet. */
export interface SheetReport {
  readonly name: string;
  readonly headings: readonly { readonly column: string; readonly heading: string; readonly field: string | null }[];
  /** Why nothing was taken from it, or null. */
  readonly skipped: 'sheet-empty' | 'sheet-hidden' | 'sheet-no-roster' | null;
  readonly rows: number;
  readonly passedOver: readonly number[];
}

const report = (sheet: Sheet, tables: readonly RosterTable[], rows: number, passedOver: readonly number[], skipped: SheetReport['skipped']): SheetReport => ({
  name: sheet.name, rows, passedOver, skipped,
  headings: (tables[0]?.columns ?? []).map((c) => ({ column: columnLetter(c.column), heading: c.heading, field: c.field })),
});

/**
 * The households of one sheet, in its order, read as they pass by. Returns what was understood of the sheet.
 * @param onRow is told of each row, and of the titles before the first household
 */
export async function* sheetHouseholds(sheet: Sheet, today: LocalDate, reader: HeadingReader, onRow: (row: number, titles: readonly string[]) => void | Promise<void>): AsyncGenerator<RosterHousehold, SheetReport> {
  if (sheet.hidden) return report(sheet, [], 0, [], 'sheet-hidden');
  const sorter = new RowSorter(reader);
  const grouper = new HouseholdGrouper(await keysOf(sheet, reader));
  let rows = 0;
  for await (const row of sheet.rows()) {
    const data = sorter.sort(row);
    rows++;
    const told = onRow(row.number, sorter.titles);
    if (told) await told;
    if (!data) continue;
    for (const household of grouper.add(data)) yield readHousehold(household, today);
  }
  sorter.end();
  for (const household of grouper.end()) yield readHousehold(household, today);
  return report(sheet, sorter.tables, rows, sorter.passedOver, rows === 0 ? 'sheet-empty' : sorter.tables.length === 0 ? 'sheet-no-roster' : null);
}

/** The last row of each household that the office gave a key: its rows may lie apart. Only sheets with such a column pay for the look. */
const keysOf = async (sheet: Sheet, reader: HeadingReader): Promise<Map<string, number>> => {
  const last = new Map<string, number>();
  const sorter = new RowSorter(reader);
  let village = '';
  for await (const row of sheet.rows()) {
    const data = sorter.sort(row);
    if (!data) continue;
    // Nothing to learn from a sheet whose headings have no such column; a further table of it is taken row by row.
    if (!data.table.byField.has('householdNumber') && !data.table.byField.has('headId')) break;
    village = textOf(data, 'village') || village;
    const key = householdKey(data, village);
    if (key !== undefined) last.set(key, row.number);
  }
  return last;
};
