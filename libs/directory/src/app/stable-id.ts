import { createHash } from 'node:crypto';

/** The id of something that has none of its own, the same in every answer: a UUID of version 8 (RFC 9562). `directory.stable_id` in the database makes the same. */
export const stableId = (...parts: readonly string[]): string => {
  const hash = createHash('md5').update(parts.join('/')).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20)}`;
};
