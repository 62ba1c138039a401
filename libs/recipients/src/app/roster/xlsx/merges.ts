import type { MergedArea } from '../../../domain/roster/cells.js';
import { rosterError } from '../../../domain/roster/roster.errors.js';

const MAX_AREAS = 2_000_000;
const MAX_AT_ONCE = 2_000;

export const columnOf = (letters: string): number => {
  let n = 0;
  for (let i = 0; i < letters.length; i++) n = n * 26 + (letters.charCodeAt(i) - 64);
  return n;
};

/**
 * Merged areas stand at the end of a sheet, after its rows: they are collected by a first look at the sheet that parses
 * nothing else, and kept as figures (16 bytes each). The rows are counted on the way.
 */
export const collectMerges = async (pieces: AsyncIterable<Buffer>): Promise<{ merges: Merges; rows: number }> => {
  const merges = new Merges();
  let rows = 0;
  let rest = '';
  const look = (text: string): void => {
    for (const tag of text.matchAll(TAGS)) {
      if (tag[1] === undefined) rows++;
      else merges.add(Number(tag[2]), columnOf(tag[1]), Number(tag[4]), columnOf(tag[3]!));
    }
  };
  for await (const piece of pieces) {
    const text = rest + piece.toString('latin1');
    // The last tag may be cut in two by the end of the piece.
    const cut = text.lastIndexOf('<');
    look(text.slice(0, Math.max(cut, 0)));
    rest = text.slice(Math.max(cut, 0));
    if (rest.length > MAX_TAG) throw rosterError('file-damaged');
  }
  look(rest);
  return { merges: merges.sorted(), rows };
};
const TAGS = /<(?:\w+:)?(?:row[\s>]|mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")/g;
const MAX_TAG = 1024 * 1024;

/** The merged areas of a sheet, met in the order of its rows. */
export class Merges {
  private figures = new Uint32Array(4 * 1024);
  private count = 0;
  private order: Uint32Array | undefined;
  private next = 0;
  private active: MergedArea[] = [];

  add(row: number, column: number, lastRow: number, lastColumn: number): void {
    if (this.count >= MAX_AREAS) throw rosterError('file-too-large');
    if (this.count * 4 === this.figures.length) {
      const wider = new Uint32Array(this.figures.length * 2);
      wider.set(this.figures);
      this.figures = wider;
    }
    this.figures.set([row, column, lastRow, lastColumn], this.count * 4);
    this.count++;
  }

  sorted(): this {
    const { figures } = this;
    this.order = Uint32Array.from({ length: this.count }, (_, i) => i).sort((a, b) => figures[a * 4]! - figures[b * 4]!);
    return this;
  }

  rewind(): void {
    this.next = 0;
    this.active = [];
  }

  /** The areas that cover a row; rows are asked for in rising order. */
  at(row: number): readonly MergedArea[] {
    if (this.active.some((area) => area.lastRow < row)) this.active = this.active.filter((area) => area.lastRow >= row);
    for (; this.next < this.count; this.next++) {
      const [first, column, lastRow, lastColumn] = this.figures.subarray(this.order![this.next]! * 4, this.order![this.next]! * 4 + 4);
      if (first! > row) break;
      if (lastRow! >= row) this.active.push({ row: first!, column: column!, lastRow: lastRow!, lastColumn: Math.min(lastColumn!, column! + 255) });
      if (this.active.length > MAX_AT_ONCE) throw rosterError('file-damaged');
    }
    return this.active;
  }
}
