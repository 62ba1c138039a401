import { lazy } from 'react';

export const visits = { list: lazy(() => import('./VisitList')), show: lazy(() => import('./VisitShow')) };
