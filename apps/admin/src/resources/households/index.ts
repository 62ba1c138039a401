import { lazy } from 'react';

export const households = {
  list: lazy(() => import('./HouseholdList')),
  create: lazy(() => import('./HouseholdCreate')),
  show: lazy(() => import('./HouseholdShow')),
  edit: lazy(() => import('./HouseholdEdit')),
};
