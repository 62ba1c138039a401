import { lazy } from 'react';

export const assistancePlans = {
  list: lazy(() => import('./PlanList')),
  create: lazy(() => import('./PlanCreate')),
  show: lazy(() => import('./PlanShow')),
};
