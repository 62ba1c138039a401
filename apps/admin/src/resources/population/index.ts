import { lazy } from 'react';

export const population = { page: lazy(() => import('./PopulationPage')) };
