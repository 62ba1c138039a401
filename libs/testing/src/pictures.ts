import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packed } from './png.js';

const FOLDER = resolve(__dirname, '../../../docs/screenshots');

/** The pictures of pages that are kept with the sources, in docs/screenshots: `page.kind.png`. */
export const pictureFile = (page: string, kind: string): string => join(FOLDER, `${page}.${kind}.png`);

/** Pictures are of the day they were taken: a run adds those that are missing, and with YIZHU_SCREENSHOTS=renew takes all anew. */
export const pictureWanted = (page: string, kind: string): boolean => process.env.YIZHU_SCREENSHOTS === 'renew' || !existsSync(pictureFile(page, kind));

/** Packs a browser's PNG and keeps it. */
export const keepPicture = (page: string, kind: string, png: Buffer): void => {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(pictureFile(page, kind), packed(png));
};

/** Width and height from the head of a PNG file; null when there is none. */
export const pictureSize = (page: string, kind: string): { width: number; height: number; bytes: number } | null => {
  const file = pictureFile(page, kind);
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  if (bytes.length < 33 || bytes.toString('latin1', 1, 4) !== 'PNG') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), bytes: bytes.length };
};

/** What all pictures weigh together, whoever has taken them. */
export const picturesWeigh = (): number => readdirSync(FOLDER).reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
