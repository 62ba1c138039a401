/** Crockford's letters: none that is read as another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** A code by which anybody who holds it sees how far a request has come, and nothing about whom: 60 random bits, not to be guessed. */
export const newTrackingCode = (): string => [...crypto.getRandomValues(new Uint8Array(LENGTH))].map((byte) => LETTERS[byte & 31]).join('');

/** As it is kept, of a code as somebody types or reads it out: any case, with gaps, O for 0, I or L for 1. Null when it is none. */
export const trackingCodeOf = (typed: string): string | null => {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
};
