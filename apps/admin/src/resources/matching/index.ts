import { lazy } from 'react';

export const matching = { counts: lazy(() => import('./MatchCounts')), reach: lazy(() => import('./ItemReach')) };
