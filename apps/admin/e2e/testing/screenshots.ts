import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROUTES, type RouteSpec } from '../../src/routes.js';

const FOLDER = resolve(__dirname, '../../../../docs/screenshots');
export type Kind = 'desktop' | 'phone' | 'en' | 'dark';
export const routes: readonly RouteSpec[] = ROUTES;

/** Which pictures a route has: both sizes each, the main ones in English and dark too. */
export const kindsOf = (route: RouteSpec): Kind[] => ['desktop', 'phone', ...(route.main ? (['en', 'dark'] as const) : [])];
/** Dark pages are light ones in other colours: they are opened to be photographed, the others also to be read. */
export const isWalked = (route: RouteSpec, kind: Kind): boolean => kindsOf(route).includes(kind) && (kind !== 'dark' || wanted(route.name, kind));
export const fileOf = (name: string, kind: Kind): string => join(FOLDER, `${name}.${kind}.png`);

/** Pictures are of the day they were taken: a run adds those that are missing, and with YIZHU_SCREENSHOTS=renew takes all anew. */
export const wanted = (name: string, kind: Kind): boolean => process.env.YIZHU_SCREENSHOTS === 'renew' || !existsSync(fileOf(name, kind));
export const keep = (name: string, kind: Kind, png: Buffer): void => {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(name, kind), png);
};

/** Width and height from the head of a PNG file; null when there is none. */
export const sizeOf = (file: string): { width: number; height: number; bytes: number } | null => {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  if (bytes.length < 33 || bytes.toString('latin1', 1, 4) !== 'PNG') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), bytes: bytes.length };
};
