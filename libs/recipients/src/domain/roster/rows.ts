import { compact, isPersonName, tidy, tidyName } from '@yizhu/kernel';
import { ownCells, type Cell, type SheetRow } from './cells.js';
import { continuesHeading, isHeadingRow, isNumbering, readTable, type RosterTable } from './table.js';
import { headingReader, type HeadingReader, type RosterField } from './headings.js';

/** Below a table: sums, signatures, notes. */
const SUMS = /^(合计|小计|总计|共计|累计|本页合计|本页小计|总合计|全镇合计|全村合计|total)/i;
const SIGNATURES = /^(填表人|填报人|制表人?|制表日期|审核人?|审批人?|复核|经办人?|负责人|单位负责人|分管领导|主管领导|领导签字|联系人|填报单位|填表单位|填报时间|填报日期|填表日期|单位[(（]?盖章|盖章|公章|日期|村委会意见|乡镇意见|民政局意见)[^\d]{0,3}($|[:：(（\s]|签)/;
const NOTES = /^(注|备注|说明|填表说明|附注|温馨提示|提示|※)\s*[:：.、]|^(注|说明)\d/;

/** A row of data under the table whose headings it stands under. */
export interface DataRow {
  readonly table: RosterTable;
  readonly row: SheetRow;
}

export const cellOf = ({ table, row }: DataRow, field: RosterField): Cell | undefined => {
  const column = table.byField.get(field)?.column;
  return column === undefined ? undefined : valueAt(row, column);
};
/** The value of a cell for the row: its own, or from above in a merged area; a neighbour's merged area says nothing of this column. */
export const valueAt = (row: SheetRow, column: number): Cell | undefined => ((row.merged.get(column)?.column ?? column) === column ? row.cells.get(column) : undefined);
/** A cell's text; one that can't be used says nothing. */
export const textOf = (data: DataRow, field: RosterField): string => {
  const cell = cellOf(data, field);
  return !cell || cell.kind === 'fault' ? '' : tidy(cell.text);
};

/**
 * Finds the tables of one sheet, row by row, and says which rows are data. Titles above, headings repeated on each page,
 * sums, signatures and notes are none. Pure, and keeps no more than the headings.
 */
export class RowSorter {
  private table: RosterTable | undefined;
  private heading: SheetRow[] = [];
  private above: SheetRow | undefined;
  /** Every table found, in order. */
  readonly tables: RosterTable[] = [];
  /** What stands above the first table: the office often names its township only there. */
  readonly titles: string[] = [];
  /** Rows that say something and were taken for no data. */
  readonly passedOver: number[] = [];

  constructor(private readonly reader: HeadingReader = headingReader()) {}

  /** The row as data, or undefined. */
  sort(row: SheetRow): DataRow | undefined {
    if (this.heading.length > 0) {
      if (this.heading.length < 5 && row.number - this.heading.at(-1)!.number <= 1 && continuesHeading(row, this.heading, this.reader)) {
        this.heading.push(row);
        return undefined;
      }
      this.endHeading();
    }
    const own = ownCells(row);
    if (own.length === 0) return undefined;
    if (isHeadingRow(row, this.reader)) {
      this.heading = [row];
      return undefined;
    }
    if (!this.table) {
      if (this.titles.length < 20) this.titles.push(...own.map(([, cell]) => tidy(cell.text)));
      this.above = row;
      return undefined;
    }
    const data = { table: this.table, row };
    if (isNumbering(row)) return undefined;
    if (isPerson(data) && !isClosing(data, own)) return data;
    if (!saysClosing(own)) this.passedOver.push(row.number);
    this.above = row;
    return undefined;
  }

  private endHeading(): void {
    const table = readTable(this.heading, this.above?.number === this.heading[0]!.number - 1 ? this.above : undefined, this.reader);
    this.heading = [];
    if (!table) return;
    this.table = table;
    this.tables.push(table);
  }

  /** A sheet that ends with its headings has a table, too. */
  end(): void {
    if (this.heading.length > 0) this.endHeading();
  }
}

const looksLikeId = (text: string): boolean => /^\d{14,17}[\dXx]$/.test(compact(text));

const saysClosing = (own: readonly [number, Cell][]): boolean => {
  const first = compact(own[0]?.[1].text ?? '');
  return SUMS.test(first) || SIGNATURES.test(first) || NOTES.test(first);
};

/** Sums and signatures begin the row; a person of such a name has a resident ID. */
const isClosing = (data: DataRow, own: readonly [number, Cell][]): boolean => {
  if (looksLikeId(textOf(data, 'idNumber'))) return false;
  const texts = own.map(([, cell]) => tidy(cell.text));
  if (saysClosing(own)) return true;
  const name = compact(textOf(data, 'name'));
  if (SUMS.test(name) || SIGNATURES.test(name)) return true;
  // A village's seal, a date, a sentence in the column of names, and nothing else that a person has.
  if (name !== '' && !isPersonName(tidyName(name)) && (['idNumber', 'relation', 'sex', 'birthDate'] as const).every((field) => textOf(data, field) === '')) return true;
  // One sentence over the width of the table.
  const [column] = own[0]!;
  const area = data.row.merged.get(column);
  return own.length === 1 && ((area && area.lastColumn - area.column >= 3) || texts[0]!.length > 20);
};

const TELLS: readonly RosterField[] = ['name', 'idNumber', 'headName', 'headId'];
const ALSO: readonly RosterField[] = ['relation', 'sex', 'birthDate', 'phone', 'bankAccount'];

/** Something of a person stands in the row itself; numbers printed ahead on empty lines are no people. */
const isPerson = ({ table, row }: DataRow): boolean => {
  const own = (field: RosterField): boolean => {
    const column = table.byField.get(field)?.column;
    if (column === undefined) return false;
    const area = row.merged.get(column);
    return (!area || (area.row === row.number && area.column === column)) && tidy(row.cells.get(column)?.text ?? '') !== '';
  };
  return TELLS.some(own) || ALSO.filter(own).length >= 2;
};
