import { lazy } from 'react';

export const feedback = { list: lazy(() => import('./FeedbackList')) };
