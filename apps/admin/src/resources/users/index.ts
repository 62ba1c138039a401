import { lazy } from 'react';

export const users = { list: lazy(() => import('./UserList')), create: lazy(() => import('./UserCreate')), show: lazy(() => import('./UserShow')) };
