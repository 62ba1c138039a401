import { lazy } from 'react';

export const cases = {
  list: lazy(() => import('./CaseList')),
  create: lazy(() => import('./CaseCreate')),
  show: lazy(() => import('./CaseShow')),
};
