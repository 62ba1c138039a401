import { tidy } from '@yizhu/kernel';

/** A cell as a sheet holds it. `fault`: there is something, but nothing that could be used. */
export type Cell =
  | { readonly kind: 'text' | 'date'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly value: number }
  | { readonly kind: 'fault'; readonly text: string; readonly fault: CellFault };
export type CellFault = 'cell-error' | 'formula-without-result';

/** A merged area; its value is that of the upper left cell. Rows and columns count from 1. */
export interface MergedArea {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** A row of a sheet: every cell that has a value, those inside a merged area with the area's. */
export interface SheetRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, Cell>;
  readonly merged: ReadonlyMap<number, MergedArea>;
}

/** The cell's own, not handed to it by a merged area. */
export const isOwn = (row: SheetRow, column: number): boolean => {
  const area = row.merged.get(column);
  return !area || (area.row === row.number && area.column === column);
};
/** What the row itself says, left to right. */
export const ownCells = (row: SheetRow): [number, Cell][] => [...row.cells].filter(([column, cell]) => isOwn(row, column) && tidy(cell.text) !== '').sort((a, b) => a[0] - b[0]);

/** 1 → A, 27 → AA. */
export const columnLetter = (column: number): string => (column > 26 ? columnLetter(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));
