import { lazy } from 'react';

export const serviceOrders = { dispatch: lazy(() => import('./DispatchDesk')), list: lazy(() => import('./OrderList')), show: lazy(() => import('./OrderShow')) };
