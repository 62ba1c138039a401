import { createHash, randomInt } from 'node:crypto';

/** Without what is mistaken for something else when it is read aloud (0 O, 1 I L, U). */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random code; 12 characters can't be guessed, also not by who asks for years. */
export const randomCode = (length: number): string => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]!).join('');

/** What is kept of a code that opens something. */
export const codeHash = (code: string): Buffer => createHash('sha256').update(code.toUpperCase().replace(/[^0-9A-Z]/g, '')).digest();
