import { lazy } from 'react';

export const feedback = {
  list: lazy(() => import('./FeedbackList')),
  toAsk: lazy(() => import('./FeedbackToAsk')),
  followUps: lazy(() => import('./FollowUpList')),
  followUp: lazy(() => import('./FollowUpShow')),
  spotChecks: lazy(() => import('./SpotCheckList')),
  distribution: lazy(() => import('./FeedbackDistribution')),
};
