import { lazy } from 'react';

export const visits = { plan: lazy(() => import('./VisitPlan')), list: lazy(() => import('./VisitList')), show: lazy(() => import('./VisitShow')) };
