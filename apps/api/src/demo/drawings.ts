import { crc32, deflateSync } from 'node:zlib';

/** Bytes as an upload hands them over. */
export async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** A drawn picture of a small house under a hill, as a PNG: nobody's home. */
export const picture = (n: number): Buffer => {
  const [width, height] = [480, 320];
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const hill = y > 190 - 60 * Math.sin(((x + n * 70) / width) * Math.PI);
      const wall = x > 170 && x < 310 && y > 170 && y < 260;
      const roof = y > 120 && y <= 170 && Math.abs(x - 240) < (y - 115) * 1.8;
      const door = wall && x > 225 && x < 258 && y > 205;
      const [r, g, b] = door ? [122, 74, 48] : wall ? [236, 226, 208] : roof ? [148, 66, 48] : hill ? [86, 140, 104] : [196, 221, 232];
      rows.set([r, g, b], y * (1 + width * 3) + 1 + x * 3);
    }
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
};
