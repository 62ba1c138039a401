import { fileTypeFromBuffer } from 'file-type/core';

/** As many bytes as tell a type. */
const HEAD = 4_100;

/** What a file is by its content, never by its name; the bytes come back whole. Null when it is nothing known. */
export const sniffed = async (bytes: AsyncIterable<Buffer>): Promise<{ type: string | null; bytes: AsyncIterable<Buffer> }> => {
  const iterator = bytes[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  let size = 0;
  while (size < HEAD) {
    const { done, value } = await iterator.next();
    if (done) break;
    read.push(value);
    size += value.length;
  }
  const type = (await fileTypeFromBuffer(Buffer.concat(read)))?.mime ?? null;
  const whole = async function* (): AsyncGenerator<Buffer> {
    try {
      yield* read;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  return { type, bytes: whole() };
};
