import { inflateSync } from 'node:zlib';
import { writePdf, type PdfBlock } from './pdf.js';

const pages = (blocks: PdfBlock[]): Promise<Buffer> => writePdf({ title: '信息核实报告', traced: '陈志强 2026-11-23 10:00', pageWords: (n, m) => `第${n}页 共${m}页`, blocks });
/** Unicode of the characters that were set, from the fonts' own tables (ToUnicode). */
const lettersOf = (pdf: Buffer): Set<string> => {
  const letters = new Set<string>();
  const text = pdf.toString('latin1');
  for (const { index, 0: head } of text.matchAll(/stream\r?\n/g)) {
    try {
      const table = inflateSync(pdf.subarray(index + head.length)).toString('latin1');
      if (table.includes('beginbfrange')) for (const [, hex] of table.matchAll(/<([0-9a-f ]{4,9})>/gi)) letters.add(Buffer.from(hex!.replace(' ', ''), 'hex').swap16().toString('utf16le'));
    } catch {
      /* a stream that is not deflated: a font, a picture */
    }
  }
  return letters;
};

it('sets Chinese, rare characters too, in embedded type, and stays small', async () => {
  const pdf = await pages([{ kind: 'facts', rows: [['姓名', '欧阳𬱖㛃'], ['住址', '']] }, { kind: 'text', text: '龍门滩镇' }]);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const letters = lettersOf(pdf);
  for (const letter of '信息核实报告欧阳𬱖㛃龍陈志强') expect({ letter, set: letters.has(letter) }).toEqual({ letter, set: true });
  expect(pdf.length).toBeLessThan(150_000);
});

it('breaks long tables into pages with headings, numbers and traces each', async () => {
  const pdf = await pages([{ kind: 'heading', text: '明细' }, { kind: 'table', columns: [{ title: '事项', width: 2 }, { title: '金额', width: 1, align: 'right' }], rows: Array.from({ length: 120 }, (_, i) => [`第${i}项`.repeat(i === 5 ? 400 : 1), String(i)]) }]);
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(3);
});
