import { lazy } from 'react';

export const volunteerProjects = { list: lazy(() => import('./ProjectList')), create: lazy(() => import('./ProjectCreate')), show: lazy(() => import('./ProjectShow')) };
