import { lazy, type ComponentType } from 'react';
import type { RouteName } from './routes';

export const Today = lazy(() => import('./dashboard/Today'));

/** Which page stands at which route; each is loaded when it is first opened. */
export const SCREENS: Partial<Record<RouteName, ComponentType>> = {
  password: lazy(() => import('./pages/Password')),
};
