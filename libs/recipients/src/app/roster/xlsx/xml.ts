import { SaxesParser } from 'saxes';
import { rosterError } from '../../../domain/roster/roster.errors.js';

export interface XmlHandlers {
  /** Names without their prefix: `x:row` is `row`. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name);

/** Nothing in a workbook is nested deeper. */
const MAX_DEPTH = 64;

/**
 * Parses pieces of XML as they come. There are no entities but XML's own five: a document type, where others would be
 * declared, is refused. @throws file-damaged
 */
export class XmlReader {
  private readonly parser = new SaxesParser();
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private depth = 0;

  constructor(handlers: XmlHandlers) {
    const { parser } = this;
    parser.on('error', () => {
      throw rosterError('file-damaged');
    });
    parser.on('doctype', () => {
      throw rosterError('file-damaged');
    });
    parser.on('opentag', (tag) => {
      if (++this.depth > MAX_DEPTH) throw rosterError('file-damaged');
      handlers.open?.(local(tag.name), tag.attributes as Record<string, string>);
    });
    parser.on('closetag', (tag) => {
      this.depth--;
      handlers.close?.(local(tag.name));
    });
    if (handlers.text) {
      parser.on('text', (text) => handlers.text!(text));
      parser.on('cdata', (text) => handlers.text!(text));
    }
  }

  write(piece: Buffer): void {
    this.parser.write(this.decode(piece));
  }
  end(): void {
    this.decode(Buffer.alloc(0), false);
    this.parser.close();
  }
  private decode(piece: Buffer, stream = true): string {
    try {
      return this.decoder.decode(piece, { stream });
    } catch {
      throw rosterError('file-damaged');
    }
  }
}

export const readXml = async (pieces: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> => {
  const reader = new XmlReader(handlers);
  for await (const piece of pieces) reader.write(piece);
  reader.end();
};
