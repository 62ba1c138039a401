import { lazy } from 'react';

export const incentiveSchemes = { list: lazy(() => import('./SchemeList')), create: lazy(() => import('./SchemeCreate')), edit: lazy(() => import('./SchemeEdit')) };
