import { lazy } from 'react';

export const teams = { list: lazy(() => import('./TeamList')), create: lazy(() => import('./TeamCreate')), show: lazy(() => import('./TeamShow')) };
