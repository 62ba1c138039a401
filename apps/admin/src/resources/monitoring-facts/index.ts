import { lazy } from 'react';

export const monitoringFacts = { list: lazy(() => import('./FactList')), create: lazy(() => import('./FactCreate')), import: lazy(() => import('./FactImport')) };
