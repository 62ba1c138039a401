import { lazy } from 'react';

export const volunteerApplications = { list: lazy(() => import('./ApplicationList')) };
