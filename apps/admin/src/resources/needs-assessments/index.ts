import { lazy } from 'react';

export const needsAssessments = { due: lazy(() => import('./DueList')), person: lazy(() => import('./PersonNeeds')), show: lazy(() => import('./AssessmentShow')), form: lazy(() => import('./AssessmentForm')) };
