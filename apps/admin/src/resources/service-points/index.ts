import { lazy } from 'react';

export const servicePoints = {
  list: lazy(() => import('./PointList')),
  create: lazy(() => import('./PointCreate')),
  show: lazy(() => import('./PointShow')),
  edit: lazy(() => import('./PointEdit')),
  hours: lazy(() => import('./PointHours')),
};
