import ExcelJS from 'exceljs';
import { crc32, deflateRawSync } from 'node:zlib';
import { families, VARIANTS, workbook } from '../../../testing/roster-variants.js';
import { inMemory } from '../../../testing/in-memory.js';
import { openXlsx } from './workbook.js';

interface Part {
  name: string;
  body: Buffer | string;
  /** What the directory says, where it lies. */
  claims?: number;
  flags?: number;
  method?: number;
  crc?: number;
}
/** A ZIP archive by hand, so that it can lie. */
const zip = (parts: Part[]): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, body, claims, flags = 0, method = 8, crc } of parts) {
    const plain = Buffer.from(body);
    const packed = method === 8 ? deflateRawSync(plain) : plain;
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc ?? crc32(plain), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claims ?? plain.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, Buffer.from(name));
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(method, 8);
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    files.push(header, Buffer.from(name), packed);
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
};
const TYPES = '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
const BOOK = '<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>';
const RELS = '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';
const xlsx = (sheet: string | Buffer, rest: Partial<Part> = {}): Buffer => zip([{ name: '[Content_Types].xml', body: TYPES }, { name: 'xl/workbook.xml', body: BOOK }, { name: 'xl/_rels/workbook.xml.rels', body: RELS }, { name: 'xl/worksheets/sheet1.xml', body: sheet, ...rest }]);
const rowsOf = async (bytes: Buffer): Promise<string[][]> => {
  const rows: string[][] = [];
  for (const sheet of await openXlsx(inMemory(bytes))) for await (const row of sheet.rows()) rows.push([...row.cells].map(([c, cell]) => `${c}:${cell.kind === 'fault' ? cell.fault : cell.text}`));
  return rows;
};
const ole = (mark: string): Buffer => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(2_000_000), Buffer.from(mark, 'utf16le')]);

it.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ['nothing', () => Buffer.alloc(0), 'file-not-xlsx'],
  ['a .csv', () => Buffer.from('姓名,身份证号\n张三,1'), 'file-not-xlsx'],
  ['a web page called .xls', () => Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), 'file-not-xlsx'],
  ['an .xls', () => ole('Workbook'), 'file-not-xlsx'],
  ['a workbook with a password', () => ole('EncryptedPackage'), 'file-encrypted'],
  ['a .docx', () => zip([{ name: '[Content_Types].xml', body: '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' }]), 'file-not-xlsx'],
  ['a zip of pictures', () => zip([{ name: 'a.jpg', body: 'x' }]), 'file-not-xlsx'],
  ['half a file', async () => (await workbook(families(5), VARIANTS[0]!)).subarray(0, 4_000), 'file-damaged'],
  ['an encrypted part', () => xlsx('<worksheet/>', { flags: 1 }), 'file-encrypted'],
  ['a bomb that says so', () => xlsx(Buffer.alloc(20_000_000, 32)), 'file-too-large'],
  ['a bomb that says it is small', () => xlsx(Buffer.alloc(5_000_000, 32), { claims: 100 }), 'file-damaged'],
  ['more than may be unpacked', () => xlsx('<worksheet/>', { claims: 400_000_000 }), 'file-too-large'],
  ['two parts of one name', () => zip([{ name: '[Content_Types].xml', body: TYPES }, { name: '[Content_Types].xml', body: TYPES }]), 'file-damaged'],
  ['bytes that are not those that were packed', () => xlsx('<worksheet/>', { crc: 1 }), 'file-damaged'],
  ['bytes stored as they are, and changed since', () => xlsx('<worksheet/>', { method: 0, crc: 1 }), 'file-damaged'],
  ['a strange way of packing', () => xlsx('<worksheet/>', { method: 12 }), 'file-damaged'],
  ['XML that ends in the middle', () => xlsx('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'), 'file-damaged'],
  ['entities that multiply', () => xlsx('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>'), 'file-damaged'],
  ['an entity from elsewhere', () => xlsx('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&e;</v></c></row></sheetData></worksheet>'), 'file-damaged'],
  ['an undeclared entity', () => xlsx('<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&e;</v></c></row></sheetData></worksheet>'), 'file-damaged'],
  ['bytes that are no text', () => xlsx(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0xfd])), 'file-damaged'],
  ['rows going backwards', () => xlsx('<worksheet><sheetData><row r="5"/><row r="3"/></sheetData></worksheet>'), 'file-damaged'],
  ['a string that isn’t there', () => xlsx('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData></worksheet>'), 'file-damaged'],
  ['a depth without end', () => xlsx(`<worksheet>${'<a>'.repeat(500)}${'</a>'.repeat(500)}</worksheet>`), 'file-damaged'],
])('%s: a clear answer', async (_, make, code) => {
  const bytes = await make();
  await expect(rowsOf(bytes)).rejects.toMatchObject({ code });
});

it('a table as large as a file may be is refused by its size', async () => {
  await expect(openXlsx({ size: 60 * 1024 * 1024, read: async () => Buffer.alloc(8) })).rejects.toMatchObject({ code: 'file-too-large' });
});

it('reads what writers write: prefixes, places left out, inline text, pronunciation, truth, errors, formulas with and without results', async () => {
  const sheet = `<x:worksheet xmlns:x="s"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>张</x:t></x:r><x:rPh><x:t>zhang</x:t></x:rPh><x:r><x:t>三</x:t></x:r></x:is></x:c><x:c><x:v>3.50526196507075E+17</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:f>A1</x:f><x:v>#REF!</x:v></x:c><x:c><x:f>A1</x:f></x:c><x:c t="str"><x:f>A1</x:f><x:v>好</x:v></x:c><x:c t="d"><x:v>1965-07-07T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  expect(await rowsOf(xlsx(sheet))).toEqual([['1:张三', '2:350526196507075000', '3:是', '4:cell-error', '5:formula-without-result', '6:好', '7:1965-07-07']]);
});

it('fills merged areas, also where the rows leave their cells out', async () => {
  const sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>户</v></c><c r="B1" t="str"><v>a</v></c></row><row r="2"><c r="B2" t="str"><v>b</v></c></row><row r="3"><c r="B3" t="str"><v>c</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells></worksheet>';
  expect((await rowsOf(xlsx(sheet))).map((r) => r.sort())).toEqual([['1:户', '2:a'], ['1:户', '2:b'], ['2:c']]);
});

it('dates by their style, counted from 1900 or 1904', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表');
  sheet.getCell('A1').value = new Date(Date.UTC(1965, 6, 7));
  sheet.getCell('A1').numFmt = 'yyyy"年"m"月"d"日"';
  sheet.getCell('B1').value = 650;
  sheet.getCell('B1').numFmt = '#,##0.00"元"';
  expect(await rowsOf(Buffer.from(await book.xlsx.writeBuffer()))).toEqual([['1:1965-07-07', '2:650']]);
});
