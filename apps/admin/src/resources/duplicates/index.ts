import { lazy } from 'react';

export const duplicates = { list: lazy(() => import('./DuplicateList')), show: lazy(() => import('./DuplicateShow')) };
