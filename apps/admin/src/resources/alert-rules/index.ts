import { lazy } from 'react';

export const alertRules = { list: lazy(() => import('./RuleList')), create: lazy(() => import('./RuleCreate')), edit: lazy(() => import('./RuleEdit')) };
