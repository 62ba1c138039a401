import { lazy } from 'react';

export const helpRequests = {
  board: lazy(() => import('./HelpRequestBoard')),
  list: lazy(() => import('./HelpRequestList')),
  create: lazy(() => import('./HelpRequestCreate')),
  show: lazy(() => import('./HelpRequestShow')),
};
