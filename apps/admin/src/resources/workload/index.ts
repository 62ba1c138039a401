import { lazy } from 'react';

export const workload = { list: lazy(() => import('./WorkloadList')) };
