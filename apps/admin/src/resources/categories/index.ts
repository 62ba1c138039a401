import { lazy } from 'react';

export const categories = { proposals: lazy(() => import('./ProposalList')), reviews: lazy(() => import('./ReviewList')), rules: lazy(() => import('./RuleTable')) };
