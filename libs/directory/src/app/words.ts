/** A code in the words of the asker's language (`$2`), as an SQL expression; a code that has none stands for itself. */
export const sqlWords = (column: string, codes: Readonly<Record<string, readonly [zh: string, en: string]>>): string =>
  `CASE ${column} ${Object.entries(codes).map(([code, [zh, en]]) => `WHEN '${code}' THEN CASE WHEN $2 = 'en' THEN '${en}' ELSE '${zh}' END`).join(' ')} ELSE ${column} END`;
