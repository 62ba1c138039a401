import { rosterError } from '../../../domain/roster/roster.errors.js';
import { readXml } from './xml.js';

/** Text of all shared strings together; beyond it a file is refused instead of the process growing. */
const MAX_BYTES = 64 * 1024 * 1024;
const BLOCK = 1024 * 1024;

/** The workbook's shared strings, outside the heap: each is made when it is asked for. */
export class SharedStrings {
  private readonly blocks: Buffer[] = [];
  private block: Buffer | undefined;
  private used = 0;
  private total = 0;
  private places = new Uint32Array(3 * 4096);
  private count = 0;

  static async read(pieces: AsyncIterable<Buffer>): Promise<SharedStrings> {
    const strings = new SharedStrings();
    let text = '';
    let inItem = false;
    let inText = false;
    let phonetic = 0;
    await readXml(pieces, {
      open: (name) => {
        if (name === 'si') [inItem, text] = [true, ''];
        // Pronunciation stands beside the text (rPh) and is none of it.
        else if (name === 'rPh') phonetic++;
        else if (name === 't') inText = inItem && phonetic === 0;
      },
      close: (name) => {
        if (name === 'si') {
          strings.add(text);
          inItem = false;
        } else if (name === 'rPh') phonetic--;
        else if (name === 't') inText = false;
      },
      text: (piece) => {
        if (inText) text += piece;
      },
    });
    return strings;
  }

  private add(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.total += bytes.length + 12;
    if (this.total > MAX_BYTES) throw rosterError('file-too-large');
    if (!this.block || this.used + bytes.length > this.block.length) {
      this.block = Buffer.allocUnsafeSlow(Math.max(BLOCK, bytes.length));
      this.blocks.push(this.block);
      this.used = 0;
    }
    bytes.copy(this.block, this.used);
    if ((this.count + 1) * 3 > this.places.length) {
      const wider = new Uint32Array(this.places.length * 2);
      wider.set(this.places);
      this.places = wider;
    }
    this.places.set([this.blocks.length - 1, this.used, bytes.length], this.count * 3);
    this.used += bytes.length;
    this.count++;
  }

  at(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) throw rosterError('file-damaged');
    const [block, start, length] = this.places.subarray(index * 3, index * 3 + 3);
    return this.blocks[block!]!.toString('utf8', start!, start! + length!);
  }
}
