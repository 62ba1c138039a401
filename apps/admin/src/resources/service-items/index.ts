import { lazy } from 'react';

export const serviceItems = { list: lazy(() => import('./ItemList')), show: lazy(() => import('./ItemShow')), create: lazy(() => import('./ItemCreate')), edit: lazy(() => import('./ItemEdit')) };
