import { lazy } from 'react';

export const recipients = { list: lazy(() => import('./RecipientList')) };
