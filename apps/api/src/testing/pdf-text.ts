import { inflateSync } from 'node:zlib';

/** The characters of a PDF in the order they are set, by the fonts' own tables (ToUnicode). */
export const textOf = (pdf: Buffer): string => {
  const raw = pdf.toString('latin1');
  const streams = new Map<string, string>();
  for (const match of raw.matchAll(/(\d+) 0 obj\n((?:(?!endobj)[\s\S])*?)stream\r?\n/g)) {
    try { streams.set(match[1]!, inflateSync(pdf.subarray(match.index + match[0].length)).toString('latin1')); } catch { /* not deflated: a font's bytes */ }
  }
  const objects = new Map([...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n((?:(?!endobj)[\s\S])*)/g)].map((m) => [m[1]!, m[2]!]));
  const maps = new Map<string, Map<number, string>>();
  for (const body of objects.values())
    for (const [, name, font] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font!) ?? '')?.[1];
      const table = unicode === undefined ? undefined : streams.get(unicode);
      if (!table) continue;
      const map = new Map<number, string>();
      for (const [, from, list] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
        [...list!.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex], i) => map.set(parseInt(from!, 16) + i, Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')));
      maps.set(name!, map);
    }
  let out = '';
  for (const stream of streams.values()) {
    let map: Map<number, string> | undefined;
    for (const token of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[\s\d.-])*)\] TJ|\bET\b/g)) {
      if (token[1]) map = maps.get(token[1]);
      else if (token[2] !== undefined) for (const [, hex] of token[2].matchAll(/<([0-9a-f]*)>/g)) for (let i = 0; i < hex!.length; i += 4) out += map?.get(parseInt(hex!.slice(i, i + 4), 16)) ?? '';
      else out += '\n';
    }
  }
  return out;
};
