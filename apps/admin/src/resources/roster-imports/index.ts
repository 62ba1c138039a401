import { lazy } from 'react';

export const rosterImports = { list: lazy(() => import('./ImportList')), show: lazy(() => import('./ImportShow')) };
