import type { SheetRow } from '../../domain/roster/cells.js';
import type { ByteSource } from './byte-source.js';

/** One sheet of a workbook. Its rows may be walked more than once, one walk at a time. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  rows(): AsyncIterable<SheetRow>;
  /** How many rows there are, blank ones included. */
  count(): Promise<number>;
}

/** Reads a workbook of some format, row by row. @throws file-* when the file isn't what it claims, is damaged, or too large */
export type SheetReader = (source: ByteSource) => Promise<readonly Sheet[]>;
