import { rosterError } from '../../../domain/roster/roster.errors.js';
import type { SheetRow } from '../../../domain/roster/cells.js';
import type { ByteSource } from '../byte-source.js';
import type { Sheet, SheetReader } from '../sheet-reader.js';
import { collectMerges } from './merges.js';
import { SharedStrings } from './shared-strings.js';
import { sheetRows, type CellReading } from './sheet-rows.js';
import { readXml } from './xml.js';
import { LIMITS, ZipArchive } from './zip.js';

const PART = 8 * 1024 * 1024;
const MAX_SHEETS = 200;

/** Office's own formats of before, and what it wraps an encrypted workbook in. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** @throws file-not-xlsx | file-encrypted | file-too-large when the file isn't what it claims */
const assertXlsx = async (source: ByteSource): Promise<void> => {
  if (source.size > LIMITS.fileBytes) throw rosterError('file-too-large');
  const start = await source.read(0, 8);
  if (start.equals(OLE)) {
    const marker = Buffer.from('EncryptedPackage', 'utf16le');
    for (let at = 0; at < source.size; at += 1_000_000) if ((await source.read(at, 1_000_000 + marker.length)).includes(marker)) throw rosterError('file-encrypted');
    throw rosterError('file-not-xlsx');
  }
  if (start.length < 4 || start.readUInt32LE(0) !== 0x04034b50) throw rosterError('file-not-xlsx');
};

/** Opens an .xlsx for reading row by row. */
export const openXlsx: SheetReader = async (source) => {
  await assertXlsx(source);
  const zip = await ZipArchive.open(source);
  const workbookPath = await findWorkbook(zip);
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const targets = await relations(zip, `${folder}_rels/${workbookPath.slice(folder.length)}.rels`, folder);
  const sheets: { name: string; state: string; id: string }[] = [];
  let dayShift = 0;
  await readXml(zip.stream(workbookPath), {
    open: (name, attributes) => {
      if (name === 'workbookPr' && ['1', 'true'].includes(attributes.date1904 ?? '')) dayShift = 1462;
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ name: attributes.name ?? '', state: attributes.state ?? 'visible', id });
    },
  });
  if (sheets.length > MAX_SHEETS) throw rosterError('file-too-large');
  const part = (type: string): string | undefined => [...targets.values()].find((t) => t.type === type && zip.has(t.path))?.path;
  const [stringsPath, stylesPath] = [part('sharedStrings'), part('styles')];
  let reading: Promise<CellReading> | undefined;
  const prepare = async (): Promise<CellReading> => ({
    strings: stringsPath ? await SharedStrings.read(zip.stream(stringsPath)) : undefined,
    dateStyles: stylesPath ? await dateStyles(zip.stream(stylesPath)) : new Set<number>(),
    dayShift,
  });
  return sheets.flatMap(({ name, state, id }): Sheet[] => {
    const target = targets.get(id);
    // Charts and dialogs are sheets by name only.
    if (!target || target.type !== 'worksheet') return [];
    if (!zip.has(target.path)) throw rosterError('file-damaged');
    let first: ReturnType<typeof collectMerges> | undefined;
    const look = (): ReturnType<typeof collectMerges> => (first ??= collectMerges(zip.stream(target.path)));
    return [{
      name, hidden: state !== 'visible',
      count: async () => (await look()).rows,
      async *rows(): AsyncGenerator<SheetRow> {
        reading ??= prepare();
        yield* sheetRows(zip.stream(target.path), (await look()).merges, await reading);
      },
    }];
  });
};

/** The workbook by the package's content types: other office files are packages, too. */
const findWorkbook = async (zip: ZipArchive): Promise<string> => {
  if (zip.has('EncryptedPackage')) throw rosterError('file-encrypted');
  if (!zip.has('[Content_Types].xml')) throw rosterError('file-not-xlsx');
  let found: string | undefined;
  await readXml(zip.stream('[Content_Types].xml'), {
    open: (name, attributes) => {
      if (name === 'Override' && /(sheet|sheet\.macroEnabled|template)\.main\+xml$/.test(attributes.ContentType ?? '') && /spreadsheetml|ms-excel/.test(attributes.ContentType ?? '')) found = (attributes.PartName ?? '').replace(/^\//, '');
    },
  });
  // Some writers name the workbook by its default place only.
  if (!found && zip.has('xl/workbook.xml')) found = 'xl/workbook.xml';
  if (!found) throw rosterError('file-not-xlsx');
  if (!zip.has(found)) throw rosterError('file-damaged');
  return found;
};

const relations = async (zip: ZipArchive, path: string, folder: string): Promise<Map<string, { type: string; path: string }>> => {
  if (!zip.has(path)) throw rosterError('file-damaged');
  if (zip.sizeOf(path) > PART) throw rosterError('file-too-large');
  const found = new Map<string, { type: string; path: string }>();
  await readXml(zip.stream(path), {
    open: (name, attributes) => {
      // What lies outside the file is never fetched.
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const target = attributes.Target ?? '';
      const joined = target.startsWith('/') ? target.slice(1) : folder + target;
      found.set(attributes.Id ?? '', { type: (attributes.Type ?? '').split('/').at(-1)!, path: joined.replace(/[^/]+\/\.\.\//g, '').replace(/(^|\/)\.\//g, '$1') });
    },
  });
  return found;
};

/** Number formats that show a date; the built-in ones by number, others by their letters. */
const dateStyles = async (pieces: AsyncIterable<Buffer>): Promise<Set<number>> => {
  const formats = new Map<number, boolean>();
  const styles = new Set<number>();
  let inCellXfs = false;
  let n = 0;
  await readXml(pieces, {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), /[ymd年月日]/i.test((attributes.formatCode ?? '').replace(/"[^"年月日]*"|\[[^\]]*\]|\\./g, '').replace(/general/gi, '')));
      else if (name === 'cellXfs') inCellXfs = true;
      else if (name === 'xf' && inCellXfs) {
        const id = Number(attributes.numFmtId ?? 0);
        if (formats.get(id) ?? ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) styles.add(n);
        n++;
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellXfs = false;
    },
  });
  return styles;
};
