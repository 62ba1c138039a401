import { lazy } from 'react';

export const calendarYears = { list: lazy(() => import('./YearList')), edit: lazy(() => import('./YearEdit')) };
