import { lazy } from 'react';

export const serviceItems = { list: lazy(() => import('./ItemList')), create: lazy(() => import('./ItemCreate')), edit: lazy(() => import('./ItemEdit')) };
