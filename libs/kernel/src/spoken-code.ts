/** Crockford's letters: none that is read as another, over the telephone or from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How long a code is by which somebody without an account finds what is theirs: 60 random bits, not to be guessed. */
export const CODE_LENGTH = 12;

/** A random code to be read out. */
export const newCode = (length = CODE_LENGTH): string => [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => LETTERS[byte & 31]).join('');

/** As it is kept, of a code as somebody types or reads it out: any case, with gaps, O for 0, I or L for 1. Null when it is none. */
export const codeOf = (typed: string, length = CODE_LENGTH): string | null => {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === length && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
};
