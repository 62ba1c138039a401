import { lazy } from 'react';

export const verificationRules = {
  list: lazy(() => import('./RuleList')),
  edit: lazy(() => import('./RuleEdit')),
};
