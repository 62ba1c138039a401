import { lazy } from 'react';

export const catalogueReleases = { list: lazy(() => import('./ReleaseList')), show: lazy(() => import('./ReleaseShow')) };
