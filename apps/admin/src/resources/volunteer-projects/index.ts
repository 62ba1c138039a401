import { lazy } from 'react';

export const volunteerProjects = { list: lazy(() => import('./ProjectList')), create: lazy(() => import('./ProjectCreate')), edit: lazy(() => import('./ProjectEdit')), show: lazy(() => import('./ProjectShow')) };
