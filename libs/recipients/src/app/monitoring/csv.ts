import { rosterError } from '../../domain/roster/roster.errors.js';

/** Cells of comma-separated text by RFC 4180: quoted fields may hold commas, quotes (doubled) and line ends. Blank lines keep their number. @throws file-damaged when a quote stays open */
export const csvRows = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  // A byte order mark is no part of the first heading.
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (cell.lastIndex = 0; cell.lastIndex < source.length; ) {
    const found = cell.exec(source);
    if (!found) throw rosterError('file-damaged');
    row.push(found[1] !== undefined ? found[1].replace(/""/g, '"') : found[2]!);
    if (found[3] === ',') {
      if (cell.lastIndex === source.length) row.push('');
      else continue;
    }
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
};
