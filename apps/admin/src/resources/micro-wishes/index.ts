import { lazy } from 'react';

export const microWishes = {
  desk: lazy(() => import('./WishDesk')),
  create: lazy(() => import('./WishCreate')),
  show: lazy(() => import('./WishShow')),
};
