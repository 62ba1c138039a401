import { tidy, type Language } from '@yizhu/kernel';
import { PassThrough, type Readable } from 'node:stream';
import type { SheetRow } from '../../domain/roster/cells.js';
import { headingReader, type HeadingMapping } from '../../domain/roster/headings.js';
import { RowSorter } from '../../domain/roster/rows.js';
import type { ByteSource } from './byte-source.js';
import type { RowNote } from './tally.js';
import { openXlsx } from './xlsx/workbook.js';

const WORDS = { zh: { reason: '未通过的原因', row: '原文件行号' }, en: { reason: 'Reason', row: 'Row in the file' } } as const;

/** Text that a spreadsheet would take for a formula is shown, not run. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Copies the rejected rows of a roster with their headings, the reason in front of each; written as it is read. */
export const rejectedWorkbook = async (source: ByteSource, rejected: readonly RowNote[], language: Language, mapping: HeadingMapping = {}): Promise<Readable> => {
  // Loaded when somebody asks for one: it is a third of the API's memory and start-up otherwise.
  const { default: ExcelJS } = await import('exceljs');
  const sheets = await openXlsx(source);
  const stream = new PassThrough();
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false, useStyles: false });
  const write = async (): Promise<void> => {
    for (const sheet of sheets) {
      const reasons = new Map(rejected.filter((r) => r.sheet === sheet.name).map((r) => [r.row, r.message]));
      if (reasons.size === 0) continue;
      const out = book.addWorksheet(sheet.name.replace(/[*?:\\/[\]]/g, '_').slice(0, 31) || 'Sheet');
      const sorter = new RowSorter(headingReader(mapping));
      let headed = false;
      for await (const row of sheet.rows()) {
        const table = sorter.sort(row)?.table;
        const reason = reasons.get(row.number);
        if (reason === undefined) continue;
        if (table && !headed) {
          const headings: string[] = [];
          for (const c of table.columns) headings[c.column - 1] = c.heading;
          out.addRow([WORDS[language].reason, WORDS[language].row, ...Array.from(headings, (h) => harmless(h ?? ''))]).commit();
          headed = true;
        }
        out.addRow([harmless(reason), row.number, ...texts(row)]).commit();
        if (stream.writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve));
      }
      out.commit();
    }
    await book.commit();
  };
  void write().catch((error: unknown) => stream.destroy(error as Error));
  return stream;
};

const texts = (row: SheetRow): string[] => {
  const last = Math.max(0, ...row.cells.keys());
  return Array.from({ length: last }, (_, i) => harmless(tidy(row.cells.get(i + 1)?.text ?? '')));
};
