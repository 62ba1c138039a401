import type { ByteSource } from '../app/roster/byte-source.js';

export const inMemory = (bytes: Buffer): ByteSource => ({ size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) });
