import { lazy } from 'react';

export const servicePoints = { list: lazy(() => import('./PointList')), create: lazy(() => import('./PointCreate')), edit: lazy(() => import('./PointEdit')) };
