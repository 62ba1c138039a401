/**
 * Text as offices type it: full-width digits and letters, ideographic and zero-width spaces, non-breaking spaces.
 * NFKC would also fold rare characters' compatibility forms in names, so only the ASCII block is folded.
 */
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const INVISIBLE = /[\u200B-\u200F\u2028-\u202E\u2060\uFEFF\u00AD]/g;

export const halfWidth = (text: string): string => text.replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000|\u00A0/g, ' ');

/** One line, trimmed, single spaces, nothing invisible. */
export const tidy = (text: string): string => halfWidth(text.replace(INVISIBLE, '')).replace(/\s+/g, ' ').trim();

/** Codes and numbers: no white space at all. */
export const compact = (text: string): string => tidy(text).replace(/\s+/g, '');

const HAN_OR_LETTER = /^[\p{Script=Han}A-Za-z\u3007](?:[\p{Script=Han}A-Za-z\u3007·•.\- ]{0,48}[\p{Script=Han}A-Za-z\u3007])?$/u;

/** The separator of minority names has many look-alikes; GB 18030 names ·(U+00B7). */
export const tidyName = (text: string): string => tidy(text).replace(/[•・‧．]/g, '·').replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1');

/** A person's name: 1 to 50 characters of Han script or Latin letters, with · between parts. */
export const isPersonName = (text: string): boolean => HAN_OR_LETTER.test(text);

export const hasControlCharacter = (text: string): boolean => /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text);
