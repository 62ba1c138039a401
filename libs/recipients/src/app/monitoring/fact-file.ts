import type { Cell, SheetRow } from '../../domain/roster/cells.js';
import { rosterError } from '../../domain/roster/roster.errors.js';
import { monitoringError } from '../../domain/monitoring/monitoring.errors.js';
import { openXlsx } from '../roster/xlsx/workbook.js';
import { csvRows } from './csv.js';

/** A file of facts is a list of a month, not a roster of years. */
const MAX_BYTES = 10 * 1_048_576;
/** As many rows as are worked through while somebody waits. */
export const MAX_FILE_ROWS = 20_000;

/** The rows of an .xlsx (its first sheet that has any) or a .csv in UTF-8 or GB 18030, as Chinese spreadsheets save it. @throws file-* | fact-file-* */
export const readFactFile = async (name: string, bytes: AsyncIterable<Buffer>): Promise<SheetRow[]> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MAX_BYTES) throw rosterError('file-too-large');
    chunks.push(chunk);
  }
  const file = Buffer.concat(chunks);
  if (/\.csv$/i.test(name)) return capped(csvRows(decoded(file)).map(rowOfTexts));
  if (!/\.xlsx$/i.test(name)) throw monitoringError('fact-file-unreadable');
  const sheets = await openXlsx({ size: file.length, read: async (offset, length) => file.subarray(offset, offset + length) });
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const rows: SheetRow[] = [];
    for await (const row of sheet.rows()) capped(rows).push(row);
    if (rows.length > 0) return rows;
  }
  throw monitoringError('fact-file-no-headings');
};

const rowOfTexts = (texts: readonly string[], index: number): SheetRow => ({ number: index + 1, cells: new Map(texts.map((text, i): [number, Cell] => [i + 1, { kind: 'text', text }])), merged: new Map() });

/** A heading and title lines come on top. */
const capped = (rows: SheetRow[]): SheetRow[] => {
  if (rows.length > MAX_FILE_ROWS + 10) throw monitoringError('fact-file-too-long', { limit: MAX_FILE_ROWS });
  return rows;
};

const decoded = (file: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('gb18030').decode(file);
  }
};
