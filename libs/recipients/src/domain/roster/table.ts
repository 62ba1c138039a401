import { compact, tidy } from '@yizhu/kernel';
import { columnLetter, isOwn, ownCells, type Cell, type SheetRow } from './cells.js';
import type { HeadingReader, RosterField } from './headings.js';

export interface RosterColumn {
  readonly column: number;
  /** As written, with the group above it where two columns would be called alike. */
  readonly heading: string;
  readonly field: RosterField | null;
}

/** A table of a sheet: what its columns mean. */
export interface RosterTable {
  readonly headingRows: readonly number[];
  readonly columns: readonly RosterColumn[];
  readonly byField: ReadonlyMap<RosterField, RosterColumn>;
}

/** Nothing that belongs to a heading has this many digits in a row. */
const LONG_NUMBER = /\d{6,}/;
const IDENTIFIES: readonly RosterField[] = ['name', 'headName', 'idNumber', 'headId'];

/** A row of headings: several that are known by their words, and nothing that only data have. */
export const isHeadingRow = (row: SheetRow, reader: HeadingReader): boolean => {
  const own = ownCells(row);
  if (own.some(([, cell]) => LONG_NUMBER.test(compact(cell.text)) || cell.kind === 'date')) return false;
  const known = own.filter(([, cell]) => reader.isWord(cell.text));
  const fields = new Set(known.map(([, cell]) => reader.meaning(cell.text)));
  return fields.size >= 3 || (fields.size >= 2 && known.length * 2 >= own.length && IDENTIFIES.some((f) => fields.has(f)));
};

/** The next row of a heading of several rows: cells of the heading reach into it, or it says what stands under them. */
export const continuesHeading = (row: SheetRow, headingRows: readonly SheetRow[], reader: HeadingReader): boolean => {
  const own = ownCells(row);
  if (own.some(([, cell]) => LONG_NUMBER.test(compact(cell.text)) || cell.kind === 'date')) return false;
  const first = headingRows[0]!.number;
  for (const area of row.merged.values()) if (area.row >= first && area.row < row.number) return true;
  // Sub-headings without merged cells: known words, under cells that are blank or wider than one column.
  return own.length > 0 && own.filter(([, cell]) => reader.isWord(cell.text)).length * 2 > own.length && own.length >= 2;
};

/** A row of column numbers below the headings (1 2 3 … or 甲 乙 丙). */
export const isNumbering = (row: SheetRow): boolean => {
  const own = ownCells(row).map(([, cell]) => compact(cell.text).replace(/[()（）栏]/g, ''));
  if (own.length < 3) return false;
  const numbers = own.filter((t) => /^\d{1,2}$/.test(t)).map(Number);
  return numbers.length >= own.length - 2 && numbers.length >= 3 && numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1) && own.every((t) => /^(\d{1,2}|[甲乙丙丁a-zA-Z])$/.test(t));
};

/**
 * Reads a table's columns from its rows of headings, and from the row above them, which may hold groups.
 * Undefined when the headings name no person and no resident ID: no roster.
 */
export const readTable = (rows: readonly SheetRow[], above: SheetRow | undefined, reader: HeadingReader): RosterTable | undefined => {
  const grouped = above && isGroupRow(above) ? [above, ...rows] : rows;
  const last = Math.max(...rows.flatMap((row) => [...row.cells.keys(), 0]));
  const found: { column: number; heading: string; group: string; field: RosterField | null }[] = [];
  for (let column = 1; column <= last; column++) {
    const texts = grouped.map((row) => headingText(row, column, row === grouped.at(-1))).filter((t) => t !== '');
    const distinct = texts.filter((t, i) => t !== texts[i - 1]);
    const heading = distinct.at(-1);
    if (heading === undefined) continue;
    const group = distinct.slice(0, -1).join('');
    found.push({ column, heading, group, field: reader.meaning(heading, group) ?? null });
  }
  return tableOf(found, rows.map((row) => row.number));
};

const tableOf = (found: readonly { column: number; heading: string; group: string; field: RosterField | null }[], headingRows: number[]): RosterTable | undefined => {
  const has = (field: RosterField): boolean => found.some((f) => f.field === field);
  // A roster of heads of households names nobody else; then what is said of the head is said of the person.
  const instead: Partial<Record<RosterField, RosterField>> = {
    ...(has('name') ? {} : { headName: 'name' }),
    ...(has('idNumber') ? {} : { headId: 'idNumber' }),
    ...(has('sex') || has('relation') ? {} : { headSex: 'sex' }),
    ...(has('birthDate') || has('relation') ? {} : { headBirthDate: 'birthDate' }),
  };
  const columns: RosterColumn[] = [];
  const byField = new Map<RosterField, RosterColumn>();
  const headings = new Set<string>();
  for (const { column, heading, group, field } of found) {
    const meant = field && (instead[field] ?? field);
    // Of two columns that mean the same, the first is it; the other is kept by its heading.
    const taken = meant !== null && byField.has(meant);
    let unique = headings.has(heading) && group !== '' ? `${group}/${heading}` : heading;
    if (headings.has(unique)) unique = `${unique} ${columnLetter(column)}`;
    headings.add(unique);
    const made = { column, heading: unique, field: taken ? null : meant };
    columns.push(made);
    if (made.field) byField.set(made.field, made);
  }
  return byField.has('name') && byField.has('idNumber') ? { headingRows, columns, byField } : undefined;
};

/** A heading's text over a column: its own, or that of the cell to its left which spans it, merged or not. */
const headingText = (row: SheetRow, column: number, bottom: boolean): string => {
  const text = (c: Cell | undefined): string => (c ? tidy(c.text) : '');
  const here = text(row.cells.get(column));
  if (here !== '' || bottom || row.merged.has(column)) return here;
  for (let left = column - 1; left > 0; left--) if (text(row.cells.get(left)) !== '') return row.merged.has(left) ? '' : text(row.cells.get(left));
  return '';
};

/** Groups stand side by side and span columns; a title spans all of them. */
const isGroupRow = (row: SheetRow): boolean => {
  const own = ownCells(row);
  return own.length >= 2 && own.some(([column]) => (row.merged.get(column)?.lastColumn ?? 0) > column && isOwn(row, column)) && own.every(([, cell]) => tidy(cell.text).length <= 12 && !/[:：]/.test(cell.text));
};
