import { pinyinInitials } from './pinyin.js';

const GRAM_LIMIT = 80;

/**
 * What a name is found by: its 1- and 2-character pieces and those of its pinyin initials. A search takes its rarest piece
 * (the longest) by equality on an index and rechecks with strpos; pg_trgm can't serve two Chinese characters.
 */
export const nameGrams = (name: string): string[] => {
  const grams = new Set<string>();
  for (const text of [name.toLowerCase(), pinyinInitials(name)]) {
    const characters = [...text.replace(/\s/g, '')];
    characters.forEach((c, i) => {
      grams.add(c);
      if (characters[i + 1] !== undefined) grams.add(c + characters[i + 1]!);
    });
  }
  return [...grams].slice(0, GRAM_LIMIT);
};

/** The piece to look up for a query, and the text to recheck. Undefined for a query with nothing to look for. */
export const searchGram = (q: string): { gram: string; text: string } | undefined => {
  const text = q.toLowerCase().replace(/\s/g, '');
  const characters = [...text];
  if (characters.length === 0) return undefined;
  return { gram: characters.slice(0, 2).join(''), text };
};
