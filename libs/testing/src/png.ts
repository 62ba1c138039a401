import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A browser's PNG with at most 256 colours: a third of the size, and for a page of text no visible difference. */
export const packed = (png: Buffer): Buffer => {
  // With a palette already: its pixels are no colours.
  if (png[25] === 3) return png;
  const { width, height, pixels } = decode(png);
  const { palette, indices } = quantise(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) indices.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const small = Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
  return small.length < png.length ? small : png;
};

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

/** Colours of eight bits a channel without interlace, as browsers write them. */
const decode = (png: Buffer): { width: number; height: number; pixels: Uint32Array } => {
  const parts: Buffer[] = [];
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    const line = y * stride;
    for (let x = 0; x < stride; x++) {
      const a = x >= channels ? out[line + x - channels]! : 0;
      const b = y > 0 ? out[line - stride + x]! : 0;
      const c = x >= channels && y > 0 ? out[line - stride + x - channels]! : 0;
      const guess = filter === 0 ? 0 : filter === 1 ? a : filter === 2 ? b : filter === 3 ? (a + b) >> 1 : paeth(a, b, c);
      out[line + x] = raw[y * (stride + 1) + 1 + x]! + guess;
    }
  }
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (out[i * channels]! << 16) | (out[i * channels + 1]! << 8) | out[i * channels + 2]!;
  return { width, height, pixels };
};
const paeth = (a: number, b: number, c: number): number => {
  const pa = Math.abs(b - c);
  const pb = Math.abs(a - c);
  const pc = Math.abs(a + b - 2 * c);
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** The most used colours stay as they are; each of the others becomes the nearest of them. */
const quantise = (pixels: Uint32Array): { palette: Buffer; indices: Buffer } => {
  const used = new Map<number, number>();
  for (const colour of pixels) used.set(colour, (used.get(colour) ?? 0) + 1);
  const colours = [...used].sort((x, y) => y[1] - x[1]).slice(0, 256).map(([colour]) => colour);
  const index = new Map(colours.map((colour, i) => [colour, i]));
  const near = (colour: number): number => {
    let [best, far] = [0, Infinity];
    for (let i = 0; i < colours.length; i++) {
      const other = colours[i]!;
      const r = (colour >> 16) - (other >> 16);
      const g = ((colour >> 8) & 255) - ((other >> 8) & 255);
      const b = (colour & 255) - (other & 255);
      const distance = r * r + g * g + b * b;
      if (distance < far) [best, far] = [i, distance];
    }
    return best;
  };
  const indices = Buffer.alloc(pixels.length);
  for (let i = 0; i < pixels.length; i++) {
    const colour = pixels[i]!;
    let found = index.get(colour);
    if (found === undefined) index.set(colour, (found = near(colour)));
    indices[i] = found;
  }
  const palette = Buffer.alloc(colours.length * 3);
  colours.forEach((colour, i) => palette.writeUIntBE(colour, i * 3, 3));
  return { palette, indices };
};
