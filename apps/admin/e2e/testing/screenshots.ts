import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROUTES, type RouteSpec } from '../../src/routes.js';

const FOLDER = resolve(__dirname, '../../../../docs/screenshots');
export type Kind = 'desktop' | 'phone' | 'en' | 'dark';
export const routes: readonly RouteSpec[] = ROUTES;

/** Which pictures a route has: both sizes each, the main ones in English and dark too. */
export const kindsOf = (route: RouteSpec): Kind[] => ['desktop', 'phone', ...(route.main ? (['en', 'dark'] as const) : [])];
export const fileOf = (name: string, kind: Kind): string => join(FOLDER, `${name}.${kind}.png`);

/** Pictures are of the day they were taken: a run adds those that are missing, and with YIZHU_SCREENSHOTS=renew takes all anew. */
export const keep = (name: string, kind: Kind, png: Buffer): void => {
  const file = fileOf(name, kind);
  if (existsSync(file) && process.env.YIZHU_SCREENSHOTS !== 'renew') return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, png);
};

/** Width and height from the head of a PNG file; null when there is none. */
export const sizeOf = (file: string): { width: number; height: number; bytes: number } | null => {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  if (bytes.length < 33 || bytes.toString('latin1', 1, 4) !== 'PNG') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), bytes: bytes.length };
};
