import { lazy } from 'react';

export const duties = { list: lazy(() => import('./DutyList')) };
