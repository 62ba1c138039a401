import type { Cell, MergedArea, SheetRow } from '../../../domain/roster/cells.js';
import { dateOfSerial } from '../../../domain/roster/values.js';
import { rosterError } from '../../../domain/roster/roster.errors.js';
import { columnOf, type Merges } from './merges.js';
import type { SharedStrings } from './shared-strings.js';
import { XmlReader } from './xml.js';

/** How a workbook's cells are read. */
export interface CellReading {
  readonly strings: SharedStrings | undefined;
  /** Which cell styles show a date. */
  readonly dateStyles: ReadonlySet<number>;
  /** Days between the workbook's day 0 and Excel's for Windows: 1462 where years count from 1904. */
  readonly dayShift: number;
}

/** No roster is wider; what lies beyond is somebody's scratch paper. */
const MAX_COLUMN = 256;
/** A cell holds no more in any spreadsheet. */
const MAX_CELL = 32_767;

interface RawCell {
  column: number;
  type: string;
  style: number;
  formula: boolean;
  value: string;
  hasValue: boolean;
  inline: string;
}

/** The rows of one sheet, in order, with merged cells filled in; nothing is kept of a row that has passed. @throws file-damaged */
export async function* sheetRows(pieces: AsyncIterable<Buffer>, merges: Merges, reading: CellReading): AsyncGenerator<SheetRow> {
  merges.rewind();
  const done: SheetRow[] = [];
  const anchors = new Map<MergedArea, Cell | undefined>();
  let number = 0;
  let cells = new Map<number, Cell>();
  let cell: RawCell | undefined;
  let collecting: 'value' | 'inline' | undefined;
  let phonetic = 0;
  let inData = false;
  let column = 0;

  const finish = (): void => {
    const areas = merges.at(number);
    const merged = new Map<number, MergedArea>();
    if (anchors.size > 0) for (const area of anchors.keys()) if (area.lastRow < number) anchors.delete(area);
    for (const area of areas) {
      if (area.row === number) anchors.set(area, cells.get(area.column));
      const value = anchors.get(area);
      for (let c = area.column; c <= area.lastColumn && c <= MAX_COLUMN; c++) {
        merged.set(c, area);
        if (value) cells.set(c, value);
        else cells.delete(c);
      }
    }
    if (cells.size > 0) done.push({ number, cells, merged });
  };

  const reader = new XmlReader({
    open: (name, attributes) => {
      if (name === 'sheetData') inData = true;
      else if (!inData) return;
      else if (name === 'row') {
        const given = Number(attributes.r ?? number + 1);
        if (!Number.isInteger(given) || given <= number || given > 1_048_576) throw rosterError('file-damaged');
        [number, cells, column] = [given, new Map(), 0];
      } else if (name === 'c') {
        const letters = /^[A-Z]{1,3}/.exec(attributes.r ?? '')?.[0];
        column = letters ? columnOf(letters) : column + 1;
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), formula: false, value: '', hasValue: false, inline: '' };
      } else if (!cell) return;
      else if (name === 'v') [collecting, cell.hasValue] = ['value', true];
      else if (name === 'f') cell.formula = true;
      else if (name === 'rPh') phonetic++;
      else if (name === 't' && phonetic === 0) collecting = 'inline';
    },
    text: (text) => {
      if (!cell || !collecting) return;
      if (collecting === 'value') cell.value += text;
      else cell.inline += text;
      if (cell.value.length + cell.inline.length > MAX_CELL * 2) throw rosterError('file-damaged');
    },
    close: (name) => {
      if (name === 'v' || name === 't') collecting = undefined;
      else if (name === 'rPh') phonetic--;
      else if (name === 'c' && cell) {
        const read = cell.column <= MAX_COLUMN ? readCell(cell, reading) : undefined;
        if (read) cells.set(cell.column, read);
        cell = undefined;
      } else if (name === 'row') finish();
      else if (name === 'sheetData') inData = false;
    },
  });
  for await (const piece of pieces) {
    reader.write(piece);
    if (done.length > 0) yield* done.splice(0);
  }
  reader.end();
  yield* done;
}

const plain = (value: string): string => {
  if (!/e/i.test(value)) return value;
  const n = Number(value);
  return Number.isInteger(n) && Math.abs(n) < 1e21 ? n.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 0 }) : String(n);
};

const readCell = (raw: RawCell, { strings, dateStyles, dayShift }: CellReading): Cell | undefined => {
  const text = (value: string): Cell | undefined => (value === '' ? undefined : { kind: 'text', text: value });
  if (raw.formula && (!raw.hasValue || (raw.value === '' && raw.type !== 'str'))) return { kind: 'fault', text: '=', fault: 'formula-without-result' };
  switch (raw.type) {
    case 's':
      if (raw.value === '') return undefined;
      if (!strings) throw rosterError('file-damaged');
      return text(strings.at(Number(raw.value)));
    case 'inlineStr':
      return text(raw.inline);
    case 'str':
      return text(raw.value);
    case 'e':
      return { kind: 'fault', text: raw.value || '#ERROR', fault: 'cell-error' };
    case 'b':
      return text(raw.value === '1' ? '是' : raw.value === '0' ? '否' : raw.value);
    case 'd':
      return /^\d{4}-\d\d-\d\d/.test(raw.value) ? { kind: 'date', text: raw.value.slice(0, 10) } : text(raw.value);
    default: {
      if (raw.value === '') return undefined;
      const value = Number(raw.value);
      if (!Number.isFinite(value)) return text(raw.value);
      if (dateStyles.has(raw.style) && value >= 1 && value < 2_958_466) return { kind: 'date', text: dateOfSerial(value + dayShift) };
      return { kind: 'number', text: plain(raw.value), value };
    }
  }
};
