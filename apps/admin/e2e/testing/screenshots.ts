import { pictureWanted } from '@yizhu/testing';
import { ROUTES, type RouteSpec } from '../../src/routes.js';

export type Kind = 'desktop' | 'phone' | 'en' | 'dark';
export const routes: readonly RouteSpec[] = ROUTES;

/** Which pictures a route has: both sizes each, the main ones in English and dark too. */
export const kindsOf = (route: RouteSpec): Kind[] => ['desktop', 'phone', ...(route.main ? (['en', 'dark'] as const) : [])];
/** Dark pages are light ones in other colours: they are opened to be photographed, the others also to be read. */
export const isWalked = (route: RouteSpec, kind: Kind): boolean => kindsOf(route).includes(kind) && (kind !== 'dark' || pictureWanted(route.name, kind));
