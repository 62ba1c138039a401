import { lazy } from 'react';

export const erasures = { due: lazy(() => import('./DueErasureList')), list: lazy(() => import('./ErasureList')) };
