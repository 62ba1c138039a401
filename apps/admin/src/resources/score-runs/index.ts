import { lazy } from 'react';

export const scoreRuns = { list: lazy(() => import('./RunList')), show: lazy(() => import('./RunShow')), card: lazy(() => import('./ScorecardShow')) };
