import { crc32, deflateSync } from 'node:zlib';
import { packed } from './png.js';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};
/** A picture of three colours in stripes, as a browser would write it. */
const striped = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (__, x) => [[255, 255, 255], [47, 127, 107], [(x * 7) % 256, (y * 5) % 256, 9]][y % 3]!).flat()])));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 0 })), chunk('IEND', Buffer.alloc(0))]);
};

it('a picture is smaller packed, keeps its size, and is left alone the second time', () => {
  const png = striped(200, 90);
  const once = packed(png);
  expect(once.length).toBeLessThan(png.length);
  expect([once.readUInt32BE(16), once.readUInt32BE(20), once[25]]).toEqual([200, 90, 3]);
  expect(packed(once)).toBe(once);
});
