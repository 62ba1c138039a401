import { lazy } from 'react';

export const appointments = { desk: lazy(() => import('./AppointmentDesk')) };
