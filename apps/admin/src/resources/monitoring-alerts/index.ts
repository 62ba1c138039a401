import { lazy } from 'react';

export const monitoringAlerts = { list: lazy(() => import('./AlertList')), show: lazy(() => import('./AlertShow')) };
