import { lazy } from 'react';

export const serviceOrders = { list: lazy(() => import('./OrderList')), show: lazy(() => import('./OrderShow')) };
