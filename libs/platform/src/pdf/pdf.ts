import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';

/** What a printed document is made of, from top to bottom. Texts as they are to be read; nothing is translated here. */
export type PdfBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What it is, and what it says, in two columns of pairs. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** `widths` are shares of the line; a row that doesn't fit goes to the next page whole, under the headings again. */
  | { readonly kind: 'table'; readonly columns: readonly PdfColumn[]; readonly rows: readonly (readonly string[])[] };
export interface PdfColumn {
  readonly title: string;
  readonly width: number;
  readonly align?: 'left' | 'right';
}
export interface PdfPages {
  readonly title: string;
  readonly subtitle?: string;
  /** Who took it out and when: in the foot of each page and, faintly, across it. */
  readonly traced: string;
  /** Page `n` of `m`, in the reader's language. */
  readonly pageWords: (n: number, m: number) => string;
  readonly blocks: readonly PdfBlock[];
}

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89, side: 50, top: 56, foot: 64 };
const INNER = PAGE.width - 2 * PAGE.side;
const BOTTOM = PAGE.height - PAGE.foot;
const INK = '#22302C';
const SECONDARY = '#5F6F6A';
const LINE = '#C9D2CE';
const TINT = '#EEF3F1';
const PAD = 5;

type Doc = PDFKit.PDFDocument;

/** Both weights, read once when the first document is asked for: whoever starts the API does not wait for them. */
let fonts: Promise<{ plain: Buffer; bold: Buffer }> | undefined;
const loadFonts = (): Promise<{ plain: Buffer; bold: Buffer }> => {
  const folder = '@expo-google-fonts/noto-sans-sc';
  const { resolve } = createRequire(import.meta.url);
  fonts ??= Promise.all([readFile(resolve(`${folder}/400Regular/NotoSansSC_400Regular.ttf`)), readFile(resolve(`${folder}/700Bold/NotoSansSC_700Bold.ttf`))]).then(([plain, bold]) => ({ plain, bold }));
  return fonts;
};

/**
 * Sets a document in Chinese type (Noto Sans SC, OFL; only the characters used are embedded), A4, with page numbers.
 * Held whole in memory: for documents of some pages, not for registers.
 */
export const writePdf = async (pages: PdfPages): Promise<Buffer> => {
  const [{ default: PDFDocument }, { plain, bold }] = await Promise.all([import('pdfkit'), loadFonts()]);
  const doc = new PDFDocument({ size: 'A4', margins: { top: PAGE.top, left: PAGE.side, right: PAGE.side, bottom: 0 }, bufferPages: true, info: { Title: pages.title, Creator: '易助 Yizhu' }, lang: 'zh-CN' });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => doc.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks))).on('error', reject));
  doc.registerFont('plain', plain);
  doc.registerFont('bold', bold);
  doc.font('bold').fontSize(18).fillColor(INK).text(pages.title, { align: 'center', width: INNER });
  if (pages.subtitle) doc.moveDown(0.2).font('plain').fontSize(10).fillColor(SECONDARY).text(pages.subtitle, { align: 'center', width: INNER });
  doc.moveDown(0.8);
  for (const block of pages.blocks) setBlock(doc, block);
  footPages(doc, pages);
  doc.end();
  return whole;
};

const setBlock = (doc: Doc, block: PdfBlock): void => {
  if (block.kind === 'heading') {
    keepTogether(doc, 46);
    doc.moveDown(0.6).font('bold').fontSize(12).fillColor(INK).text(block.text, PAGE.side, doc.y, { width: INNER }).moveDown(0.3);
  } else if (block.kind === 'text') {
    doc.font('plain').fontSize(10);
    keepTogether(doc, Math.min(doc.heightOfString(block.text, { width: INNER, lineGap: 3 }), 200));
    doc.fillColor(INK).text(block.text, PAGE.side, doc.y, { width: INNER, lineGap: 3 }).moveDown(0.4);
  } else if (block.kind === 'facts') setFacts(doc, block.rows);
  else setTable(doc, block.columns, block.rows);
};

const setFacts = (doc: Doc, rows: readonly (readonly [string, string])[]): void => {
  const half = INNER / 2;
  const label = 78;
  doc.font('plain').fontSize(10);
  for (let i = 0; i < rows.length; i += 2) {
    const pair = rows.slice(i, i + 2);
    const height = Math.max(...pair.map(([, value]) => doc.heightOfString(value || '—', { width: half - label - 10, lineGap: 2 }))) + 5;
    keepTogether(doc, height);
    const y = doc.y;
    pair.forEach(([name, value], column) => {
      const x = PAGE.side + column * half;
      doc.fillColor(SECONDARY).text(name, x, y, { width: label - 6 });
      doc.fillColor(INK).text(value || '—', x + label, y, { width: half - label - 10, lineGap: 2 });
    });
    doc.y = y + height;
  }
  doc.x = PAGE.side;
  doc.moveDown(0.3);
};

const setTable = (doc: Doc, columns: readonly PdfColumn[], rows: readonly (readonly string[])[]): void => {
  const share = INNER / columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => width * share);
  const line = (cells: readonly string[], head: boolean): void => {
    doc.font(head ? 'bold' : 'plain').fontSize(9);
    const height = Math.min(Math.max(...cells.map((cell, i) => doc.heightOfString(cell || ' ', { width: widths[i]! - 2 * PAD, lineGap: 1 }))) + 2 * PAD, BOTTOM - PAGE.top - 40);
    if (doc.y + height > BOTTOM) {
      doc.addPage();
      if (!head) line(columns.map(({ title }) => title), true);
      doc.font(head ? 'bold' : 'plain').fontSize(9);
    }
    const y = doc.y;
    if (head) doc.rect(PAGE.side, y, INNER, height).fill(TINT);
    let x = PAGE.side;
    cells.forEach((cell, i) => {
      doc.fillColor(INK).text(cell, x + PAD, y + PAD, { width: widths[i]! - 2 * PAD, height: height - 2 * PAD + 1, align: columns[i]!.align ?? 'left', lineGap: 1, ellipsis: true });
      x += widths[i]!;
    });
    doc.moveTo(PAGE.side, y + height).lineTo(PAGE.side + INNER, y + height).lineWidth(0.5).strokeColor(LINE).stroke();
    doc.x = PAGE.side;
    doc.y = y + height;
  };
  line(columns.map(({ title }) => title), true);
  for (const row of rows) line(row, false);
  doc.moveDown(0.6);
};

const keepTogether = (doc: Doc, height: number): void => {
  if (doc.y + height > BOTTOM) doc.addPage();
};

const footPages = (doc: Doc, { traced, pageWords }: PdfPages): void => {
  const { count } = doc.bufferedPageRange();
  for (let n = 0; n < count; n++) {
    doc.switchToPage(n);
    doc.save().font('plain').fontSize(22).fillColor(SECONDARY).fillOpacity(0.09).rotate(-30, { origin: [PAGE.width / 2, PAGE.height / 2] });
    for (const y of [0.25, 0.5, 0.75]) doc.text(traced, 0, PAGE.height * y, { width: PAGE.width, align: 'center', lineBreak: false });
    doc.restore().fillOpacity(1);
    const y = PAGE.height - 40;
    doc.moveTo(PAGE.side, y - 6).lineTo(PAGE.width - PAGE.side, y - 6).lineWidth(0.5).strokeColor(LINE).stroke();
    doc.font('plain').fontSize(8).fillColor(SECONDARY).text(traced, PAGE.side, y, { width: INNER * 0.75, lineBreak: false });
    doc.text(pageWords(n + 1, count), PAGE.side + INNER * 0.75, y, { width: INNER * 0.25, align: 'right', lineBreak: false });
  }
};
